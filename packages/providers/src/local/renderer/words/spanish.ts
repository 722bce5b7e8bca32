import { SPANISH_COLOURS, SPANISH_NOUNS, SPANISH_SCENES } from './spanish.data.ts';

const LONGEST = 5;

/** "roj/o/a/os/as" → rojo, roja, rojos, rojas; "zapato/s de vestir" → zapato de vestir, zapatos de vestir. */
function forms(phrase: string): string[] {
  let out = [''];
  for (const word of phrase.split(' ')) {
    const [stem = '', ...endings] = word.split('/');
    // A stem with one ending may stand alone (its plural); one with several is no word by itself.
    const endless = endings.length < 2 || endings.every((e) => e.endsWith('s'));
    const all = [...(endless ? [stem] : []), ...endings.map((ending) => stem + ending)];
    out = out.flatMap((start) => all.map((form) => (start === '' ? form : `${start} ${form}`)));
  }
  return out;
}

function readTable(text: string): [string, string][] {
  return text
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const [spanish = '', english = ''] = entry.split(' = ');
      return forms(spanish).map((form): [string, string] => [form, english]);
    });
}

const COLOURS = readTable(SPANISH_COLOURS);
const shades = ([word, english]: [string, string]): [string, string][] =>
  / /.test(word)
    ? []
    : [
        ...['claro', 'clara', 'claros', 'claras'].map((s): [string, string] => [
          `${word} ${s}`,
          `light ${english}`,
        ]),
        ...['oscuro', 'oscura', 'oscuros', 'oscuras'].map((s): [string, string] => [
          `${word} ${s}`,
          `dark ${english}`,
        ]),
        [`${word} pastel`, `pastel ${english}`],
      ];

const DICTIONARY: ReadonlyMap<string, string> = new Map([
  ...readTable(SPANISH_SCENES),
  ...COLOURS.flatMap(shades),
  ...COLOURS,
  ...readTable(SPANISH_NOUNS),
]);

/** Words that are English too, or names: alone they do not make a sentence Spanish. */
const SHARED: ReadonlySet<string> = new Set(
  'a e o al de del en la el los las un una par bar color colores hotel metal mate coral serum perfume crema sin son su beige interior pedestal marco parque natural bomba serum solar sofa sofas tenis bote botes menta celeste lente'.split(
    ' ',
  ),
);

function phraseAt(words: readonly string[], at: number): { length: number; english: string } | null {
  for (let length = Math.min(LONGEST, words.length - at); length >= 1; length--) {
    const english = DICTIONARY.get(words.slice(at, at + length).join(' '));
    if (english !== undefined) return { length, english };
  }
  return null;
}

/**
 * A Spanish sentence in the English words the parser knows, in the order they stood; any other sentence as it is.
 * @param words lower case, without accents; marks such as `,` count as words
 */
export function fromSpanish(words: readonly string[]): string[] {
  if (!words.some((word) => DICTIONARY.has(word) && !SHARED.has(word))) return [...words];
  const out: string[] = [];
  for (let i = 0; i < words.length; ) {
    const found = phraseAt(words, i);
    if (found) out.push(...found.english.split(' '));
    else out.push(words[i] ?? '');
    i += found?.length ?? 1;
  }
  return out;
}
