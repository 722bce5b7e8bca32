import type { Timeline } from '@admint/contract';
import { COLUMN } from '../layout/blocks.ts';
import { sentencesOf } from '../text/clean.ts';
import type { TextPlace } from './text-places.data.ts';

export type Frame = Pick<Timeline, 'width' | 'height' | 'safe_area'>;

/** Where a text would stand, 0–1 of the frame, and how large it would be set, 0–1 of the wish. */
export interface TextBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
  shrunk: number;
}

/** Width of an average letter of a bold face, ems. */
const LETTER = 0.6;
/** Lines are never quite as long as one another. */
const UNEVEN = 1.12;
/** Ems between a text and the edge of its plate. */
const PADDING = 0.32;
/** How small so many lines of a label may be set; the painter's own steps. */
const LABEL_LINES = [
  { count: 1, from: 1, to: 0.6 },
  { count: 2, from: 0.8, to: 0.45 },
  { count: 3, from: 0.65, to: 0.36 },
] as const;
const COLUMN_LINES = [
  { most: 2, to: 0.75 },
  { most: 3, to: 0.5 },
] as const;
const SHARE = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 };

/** Guesses, without a font to measure with, what the painter will make of a text there. `size` is a share of the smaller side. */
export function textBox(
  { text, size }: { text: string; size: number },
  place: TextPlace,
  { width, height, safe_area: safe }: Frame,
): TextBox {
  const across = (1 - safe.left - safe.right) * width;
  const down = (1 - safe.top - safe.bottom) * height;
  const em = (size * Math.min(width, height)) / 1.2;
  const room = place.max_width * across - 2 * PADDING * em;
  const { lines, scale, length } = (place.max_width > COLUMN ? asLabel : asColumn)(text, em, room);
  const own = {
    width: (length * scale + 2 * PADDING * em) / width,
    height: ((lines * 1.2 * scale + 2 * PADDING) * em) / height,
  };
  const x = safe.left + (place.position.x * across) / width - SHARE[place.align] * own.width;
  const y = safe.top + (place.position.y * down) / height - SHARE[place.valign] * own.height;
  const left = Math.max(safe.left, Math.min(x, 1 - safe.right - own.width));
  const top = Math.max(safe.top, Math.min(y, 1 - safe.bottom - own.height));
  return { left, top, right: left + own.width, bottom: top + own.height, shrunk: scale };
}

const lengthOf = (text: string, em: number) => text.length * LETTER * em;
const longestWord = (text: string, em: number) =>
  Math.max(...text.split(/\s+/).map((word) => lengthOf(word, em)));

/** Every sentence begins a line, in two or three lines. `length` is that of the longest line before it is scaled. */
function asColumn(text: string, em: number, room: number) {
  const sentences = sentencesOf(text).map((sentence) => lengthOf(sentence, em));
  const longest = longestWord(text, em);
  const setAt = (scale: number) => {
    const counts = sentences.map((length) => Math.max(1, Math.ceil((length * scale * 1.05) / room)));
    const lines = counts.reduce((sum, count) => sum + count, 0);
    const lengths = sentences.map(
      (length, i) => (length / (counts[i] ?? 1)) * (counts[i] === 1 ? 1 : UNEVEN),
    );
    return { lines, scale, length: Math.max(longest, ...lengths) };
  };
  const widest = Math.min(1, room / longest);
  for (const { most, to } of COLUMN_LINES)
    for (let scale = widest; scale >= to; scale *= 0.96) {
      const set = setAt(scale);
      if (set.lines <= Math.max(most, sentences.length)) return set;
    }
  return setAt(Math.min(widest, 0.5));
}

/** Rather made smaller than wrapped. */
function asLabel(text: string, em: number, room: number) {
  const [whole, longest] = [lengthOf(text, em), longestWord(text, em)];
  for (const { count, from, to } of LABEL_LINES) {
    const length = Math.max(longest, (whole / count) * (count > 1 ? UNEVEN : 1));
    const scale = Math.min(from, room / length);
    if (scale >= to) return { lines: count, scale, length };
  }
  return { lines: 3, scale: 0.36, length: whole / 3 };
}
