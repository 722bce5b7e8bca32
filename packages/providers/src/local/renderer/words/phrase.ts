import { hex, type V3 } from '../math.ts';
import { COLOUR_NAMES, COLOUR_SPELLINGS } from './colour-names.ts';
import { FINISH_WORDS, MATERIAL_WORDS, METAL_WORDS } from './material-words.ts';
import { emptyPhrase, type Phrase } from './product-spec.ts';

type Kind = 'colour' | 'metal' | 'material' | 'finish';

interface Entry {
  kind: Kind;
  value: string;
}

const ENTRIES: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ...Object.entries(FINISH_WORDS).map(([word, value]): [string, Entry] => [word, { kind: 'finish', value }]),
  ...Object.entries(MATERIAL_WORDS).map(([word, value]): [string, Entry] => [
    word,
    { kind: 'material', value },
  ]),
  ...Object.keys(COLOUR_NAMES).map((value): [string, Entry] => [value, { kind: 'colour', value }]),
  ...Object.entries(COLOUR_SPELLINGS).map(([word, value]): [string, Entry] => [
    word,
    { kind: 'colour', value },
  ]),
  ...Object.entries(METAL_WORDS).map(([word, value]): [string, Entry] => [word, { kind: 'metal', value }]),
]);

/** "copper" and "bronze" are metals, "pearl" a finish, yet all of them name a colour too. */
const ALSO_FINISH: ReadonlySet<string> = new Set(['pearl']);
const LONGEST = 3;

/** The attribute starting at `words[index]`, longest first, and how many words it takes. */
export function attributeAt(
  words: readonly string[],
  index: number,
): { length: number; entry: Entry } | null {
  for (let length = LONGEST; length >= 1; length--) {
    const entry = ENTRIES.get(words.slice(index, index + length).join(' '));
    if (entry && index + length <= words.length) return { length, entry };
  }
  const word = words[index];
  if (word !== undefined && /^#([0-9a-f]{3}|[0-9a-f]{6})$/.test(word)) {
    return { length: 1, entry: { kind: 'colour', value: word } };
  }
  return null;
}

/** Is this word part of a colour, material or finish name by itself? */
export function isAttribute(word: string): boolean {
  return attributeAt([word], 0) !== null;
}

/** Colours, materials and finishes named by a run of words, in the order written. */
export function readPhrase(words: readonly string[]): Phrase {
  const phrase = emptyPhrase();
  phrase.words.push(...words);
  let before: Entry | null = null;
  for (let i = 0; i < words.length; ) {
    const found = attributeAt(words, i);
    if (found && !(before && isHueOf(before, found.entry))) addEntry(phrase, found.entry);
    before = found?.entry ?? null;
    i += found?.length ?? 1;
  }
  return phrase;
}

const HUES: ReadonlySet<string> = new Set(
  'white black grey brown red orange yellow green blue purple pink'.split(' '),
);

/** "chocolate brown" and "cherry red" are one colour: the hue only explains the word before it. */
function isHueOf(before: Entry, entry: Entry): boolean {
  return (
    before.kind === 'colour' && entry.kind === 'colour' && HUES.has(entry.value) && !HUES.has(before.value)
  );
}

function addEntry(phrase: Phrase, { kind, value }: Entry): void {
  if (kind === 'metal' || kind === 'material') phrase.materials.push(value);
  else if (kind === 'finish') phrase.finishes.push(value);
  else {
    phrase.colors.push(colourValue(value));
    phrase.colorNames.push(value);
    if (value === 'matte black') phrase.finishes.push('matte');
    if (ALSO_FINISH.has(value)) phrase.finishes.push(value);
  }
}

function colourValue(name: string): V3 {
  if (!name.startsWith('#')) return hex(COLOUR_NAMES[name] ?? '#808080');
  const digits = name.slice(1);
  return hex(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits);
}

/** Adds what `from` says to `to`. */
export function mergePhrase(to: Phrase, from: Phrase): void {
  to.words.push(...from.words);
  to.colors.push(...from.colors);
  to.colorNames.push(...from.colorNames);
  to.materials.push(...from.materials);
  to.finishes.push(...from.finishes);
}

/** Does the phrase name any colour, material or finish? */
export function saysSomething(phrase: Phrase): boolean {
  return phrase.colors.length + phrase.materials.length + phrase.finishes.length > 0;
}
