import { COVERAGE } from './coverage.data.ts';
import { EMOJI, FALLBACK, type Face, fontById, HAN } from './faces.ts';

const EMOJI_LOOK = /\p{Emoji_Presentation}|\p{Emoji}️|\p{Emoji_Modifier}|⃣/u;
/** Joiners and variation selectors shape what is beside them; no glyph of their own is needed. */
const INVISIBLE = /\p{Variation_Selector}|[\u200c-\u200f\u{e0020}-\u{e007f}]/u;

const decoded = new Map<string, Uint32Array>();

/** Takes a face, gives its ranges as [first, last, first, last …], ascending. */
function rangesOf(alias: string): Uint32Array {
  let ranges = decoded.get(alias);
  if (!ranges) {
    let at = 0;
    const bounds = (COVERAGE[alias] ?? '').split(' ').flatMap((range) => {
      const [gap = '0', length = '0'] = range.split(',');
      const first = at + Number.parseInt(gap, 36);
      at = first + Number.parseInt(length, 36);
      return [first, at];
    });
    ranges = Uint32Array.from(bounds);
    decoded.set(alias, ranges);
  }
  return ranges;
}

/** Whether the face has a glyph for the code point. */
export function covers(face: Face, codePoint: number): boolean {
  const ranges = rangesOf(face.alias);
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (ranges[middle * 2] as number)) high = middle - 1;
    else if (codePoint > (ranges[middle * 2 + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}

function coversAll(face: Face, grapheme: string): boolean {
  for (const character of grapheme) {
    if (INVISIBLE.test(character)) continue;
    if (!covers(face, character.codePointAt(0) as number)) return false;
  }
  return true;
}

/** Kana means Japanese and Hangul Korean; Han alone is taken for Chinese. */
function languageOf(text: string): keyof typeof HAN {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'japanese';
  return /\p{Script=Hangul}/u.test(text) ? 'korean' : 'chinese';
}

/** What is drawn for one grapheme. */
export interface Choice {
  face: Face;
  /** The grapheme, without marks the face lacks, or a box where no shipped font has it. */
  text: string;
  missing: boolean;
}

const BOX = '\u25a1';

/**
 * Takes a font id and a text, gives a function that names the one face each grapheme of it is drawn with.
 * One face per grapheme is what makes browser and export agree: neither is left to look for a fallback.
 */
export function faceChooser(fontId: string, text: string): (grapheme: string) => Choice {
  const usual = [...fontById(fontId).faces, ...FALLBACK, ...HAN[languageOf(text)], ...EMOJI];
  const pictures = [...EMOJI, ...usual];
  const chosen = new Map<string, Choice>();
  const choose = (grapheme: string): Choice => {
    const order = EMOJI_LOOK.test(grapheme) ? pictures : usual;
    const whole = order.find((face) => coversAll(face, grapheme));
    if (whole) return { face: whole, text: grapheme, missing: false };
    const [base = ''] = grapheme;
    const face = order.find((candidate) => coversAll(candidate, base));
    if (!face) return { face: usual.find((one) => coversAll(one, BOX)) as Face, text: BOX, missing: true };
    return { face, text: Array.from(grapheme).filter((part) => coversAll(face, part)).join(''), missing: false };
  };
  return (grapheme) => {
    let choice = chosen.get(grapheme);
    if (!choice) chosen.set(grapheme, (choice = choose(grapheme)));
    return choice;
  };
}
