import { graphemes } from '../text/break.ts';
import { COVERAGE } from './coverage.data.ts';
import { faceNeeded } from './needed.ts';
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

/**
 * A text-style character joined to an emoji: the export's text engine cuts runs between the two, so
 * that these few (heart on fire, rainbow flag …) are drawn side by side, in the browser too.
 */
const UNJOINED = /^([\u2764\u26d3\u{1f3f3}]\ufe0f?)\u200d(?=\p{Emoji_Presentation}$)/u;
const BOX = '\u25a1';
const ALPHABETS = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u];

/**
 * Takes a font id and a text, gives a function that names the one face each grapheme of it is drawn with.
 * One face per grapheme is what makes browser and export agree: neither is left to look for a fallback.
 */
export function faceChooser(fontId: string, text: string): (grapheme: string) => Choice {
  const { faces } = fontById(fontId);
  const usual = [...faces, ...FALLBACK, ...HAN[languageOf(text)], ...EMOJI];
  const pictures = [...EMOJI, ...usual];
  // A word with one strange letter in it looks broken: such an alphabet is taken from the fallback altogether.
  const lacking = ALPHABETS.filter((alphabet) =>
    graphemes(text).some((part) => alphabet.test(part) && !faces.some((face) => coversAll(face, part))),
  );
  const orderFor = (grapheme: string) => {
    if (EMOJI_LOOK.test(grapheme)) return pictures;
    return lacking.some((alphabet) => alphabet.test(grapheme)) ? [...FALLBACK, ...usual] : usual;
  };
  const chosen = new Map<string, Choice>();
  const choose = (grapheme: string): Choice => {
    const order = orderFor(grapheme);
    const whole = order.find((face) => coversAll(face, grapheme));
    if (whole) return { face: whole, text: grapheme.replace(UNJOINED, '$1'), missing: false };
    const [base = ''] = grapheme;
    const face = order.find((candidate) => coversAll(candidate, base));
    if (!face) return { face: usual.find((one) => coversAll(one, BOX)) as Face, text: BOX, missing: true };
    return {
      face,
      text: Array.from(grapheme)
        .filter((part) => coversAll(face, part))
        .join(''),
      missing: false,
    };
  };
  return (grapheme) => {
    let choice = chosen.get(grapheme);
    if (!choice) {
      choice = choose(grapheme);
      chosen.set(grapheme, choice);
      faceNeeded(choice.face);
    }
    return choice;
  };
}
