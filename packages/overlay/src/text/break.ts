const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Takes a text, gives what a reader would call its characters; never broken inside. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const KATAKANA = /^[\u30a1-\u30fa\u30fc-\u30ff]/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
/** Kinsoku: these may not begin a line. */
const NOT_FIRST =
  /^[)\]}»”’!?.,:;%、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〙〗〟…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ℃％\u200d]/u;
/** …and these may not end one. */
const NOT_LAST = /[([{«“‘（［｛〔〈《「『【〘〖〝＄￥£€]$/u;

function mayBreakBetween(before: string, after: string): boolean {
  if (before === '\u200b') return true;
  if (NOT_FIRST.test(after) || NOT_LAST.test(before)) return false;
  // Borrowed words: a reader stumbles over half of one.
  if (KATAKANA.test(before) && KATAKANA.test(after)) return false;
  if (/^[-\u2010\u2013\u2014/]$/.test(before) && /[\p{L}\p{N}]/u.test(after)) return true;
  return [before, after].some((side) => IDEOGRAPH.test(side) || EMOJI.test(side));
}

/** A piece of a line that is kept together, with the spaces that follow it. */
export interface Chunk {
  graphemes: string[];
  /** Spaces after it; they count only when something follows on the same line. */
  spaces: number;
}

/** Takes one paragraph (no line ends), gives its chunks in order; lines may end after any of them. */
export function chunks(paragraph: string): Chunk[] {
  const found: Chunk[] = [];
  let current: Chunk = { graphemes: [], spaces: 0 };
  const close = () => {
    if (current.graphemes.length > 0) found.push(current);
    current = { graphemes: [], spaces: 0 };
  };
  for (const grapheme of graphemes(paragraph)) {
    const last = current.graphemes.at(-1);
    if (grapheme === ' ') {
      current.spaces++;
      continue;
    }
    if (current.spaces > 0 || (last !== undefined && mayBreakBetween(last, grapheme))) close();
    current.graphemes.push(grapheme);
  }
  close();
  return found;
}
