import { type Chunk, chunks } from './break.ts';
import type { Measure } from './measure.ts';
import { type Line, shaper } from './shape.ts';

/** Distance between baselines, in ems. */
export const LINE_HEIGHT = 1.2;
/** Room every line has around its baseline, in ems, so that blocks do not jump with their letters. */
const ASCENT = 0.74;
const DESCENT = 0.22;
/** Lines whose accents would touch are moved apart by this much, in ems. */
const CLEARANCE = 0.06;
/** Words are shrunk to this share of the wished size before they are broken: small is read, a torn word is not… */
const SHRINK_BEFORE_BREAKING = 0.36;
/** …but what has more letters than any word is broken early. */
const LONGEST_WORD = 22;
const SHRINK_OF_NO_WORD = 0.6;
/** A label keeps to few lines, and in more of them starts smaller, or it would outweigh the name above it. Shares of the wished size. */
const LABEL_LINES = [
  { most: 1, from: 1, to: 0.6 },
  { most: 2, from: 0.8, to: 0.45 },
  { most: 3, from: 0.65, to: 0.36 },
] as const;
/** In a column it stays large and takes lines instead, but not so many that it becomes a list. */
const COLUMN_LINES = [
  { most: 2, from: 1, to: 0.75 },
  { most: 3, from: 1, to: 0.5 },
] as const;
const STEP = 0.96;
const SMALLEST = 3;

/** Text fitted into a box. Sizes in pixels. */
export interface Fitted {
  size: number;
  lines: PlacedLine[];
  width: number;
  height: number;
}

/** A line with its baseline below the block's top and its ink's left edge from its origin, in pixels. */
export interface PlacedLine {
  line: Line;
  baseline: number;
  width: number;
}

interface Sized {
  text: string;
  spaces: number;
  /** ems, without the spaces after it */
  width: number;
  endsParagraph: boolean;
}

/** Everything about a text that does not depend on its size. */
export interface Prepared {
  shape: (line: string) => Line;
  /** Width of a space, ems. */
  space: number;
  whole: Sized[];
  broken: Sized[];
}

/** Takes clean text, gives its pieces measured, ready to be fitted into boxes. */
export function prepare(text: string, font: string, measure: Measure): Prepared {
  const shape = shaper(text, font, measure);
  const paragraphs = text.split('\n').map(chunks);
  const size = (chunk: Chunk, endsParagraph: boolean): Sized => {
    const piece = chunk.graphemes.join('');
    const { extent } = shape(piece);
    return { text: piece, spaces: chunk.spaces, width: inkWidth(extent), endsParagraph };
  };
  const each = (make: (chunk: Chunk) => Chunk[]) =>
    paragraphs.flatMap((paragraph) => {
      const pieces = paragraph.flatMap(make);
      if (pieces.length === 0) return [{ text: '', spaces: 0, width: 0, endsParagraph: true }];
      return pieces.map((piece, index) => size(piece, index === pieces.length - 1));
    });
  const whole = each((chunk) => [chunk]);
  const broken = each((chunk) =>
    chunk.graphemes.map((grapheme, index) => ({
      graphemes: [grapheme],
      spaces: index === chunk.graphemes.length - 1 ? chunk.spaces : 0,
    })),
  );
  return { shape, space: shape(' ').extent.advance, whole, broken };
}

/** Pixels a text may take, and how it is to fill them. */
export interface Room {
  width: number;
  height: number;
  /** `label` is rather made smaller than wrapped, `column` rather wrapped, in three lines at most. */
  kind: 'text' | 'label' | 'column';
}

/** Takes a prepared text, a wished font size and its room, gives the largest setting that stays inside. */
export function fit(prepared: Prepared, wished: number, room: Room): Fitted {
  const { width: maxWidth, height: maxHeight } = room;
  const longest = Math.max(0, ...prepared.whole.map((chunk) => chunk.width));
  const isWord = prepared.whole.every((piece) => piece.text.length <= LONGEST_WORD);
  const smallest = wished * (isWord ? SHRINK_BEFORE_BREAKING : SHRINK_OF_NO_WORD);
  if (room.kind !== 'text') {
    const paragraphs = prepared.whole.filter((piece) => piece.endsParagraph).length;
    const steps = room.kind === 'label' ? LABEL_LINES : COLUMN_LINES;
    for (const { most, from, to } of steps)
      for (let size = wished * from; size >= Math.max(wished * to, smallest); size *= STEP) {
        if (longest * size > maxWidth) continue;
        const fitted = set(prepared, prepared.whole, size, maxWidth);
        const limit = room.kind === 'label' ? paragraphs * most : Math.max(paragraphs, most);
        if (fitted.lines.length <= limit && fits(fitted, maxWidth, maxHeight)) return fitted;
      }
  }
  for (let size = wished; size >= smallest; size *= STEP) {
    if (longest * size > maxWidth) continue;
    const fitted = set(prepared, prepared.whole, size, maxWidth);
    if (fits(fitted, maxWidth, maxHeight)) return fitted;
  }
  for (let size = wished; ; size *= STEP) {
    const pieces = prepared.whole.every((chunk) => chunk.width * size <= maxWidth)
      ? prepared.whole
      : prepared.broken;
    const fitted = set(prepared, pieces, size, maxWidth);
    if (fits(fitted, maxWidth, maxHeight) || size <= SMALLEST) return fitted;
  }
}

function fits(fitted: Fitted, maxWidth: number, maxHeight: number): boolean {
  return fitted.width <= maxWidth && fitted.height <= maxHeight;
}

/** Sets the pieces at one size: as few lines as the width allows, then as even as that number of lines allows. */
function set(prepared: Prepared, pieces: Sized[], size: number, maxWidth: number): Fitted {
  const wide = wrap(prepared, pieces, maxWidth / size);
  let [low, high] = [0, maxWidth / size];
  let best = wide;
  for (let round = 0; round < 7 && wide.length > 1 && wide.length < 12; round++) {
    const middle = (low + high) / 2;
    const lines = wrap(prepared, pieces, middle);
    if (lines.length > wide.length) low = middle;
    else [high, best] = [middle, lines];
  }
  return stack(prepared, best, size);
}

/** First fit: each line takes pieces until the next would not fit. `limit` in ems. */
function wrap(prepared: Prepared, pieces: Sized[], limit: number): string[] {
  const { space } = prepared;
  const lines: string[] = [];
  let line = '';
  let width = 0;
  let gap = 0;
  for (const piece of pieces) {
    if (line !== '' && width + gap * space + piece.width > limit) {
      lines.push(line);
      [line, width, gap] = ['', 0, 0];
    }
    line += (gap > 0 ? ' ' : '') + piece.text;
    width += gap * space + piece.width;
    gap = piece.spaces > 0 ? 1 : 0;
    if (!piece.endsParagraph) continue;
    lines.push(line);
    [line, width, gap] = ['', 0, 0];
  }
  return lines;
}

function stack(prepared: Prepared, texts: string[], size: number): Fitted {
  let baseline = 0;
  let below = 0;
  let width = 0;
  const lines = texts.map((text, index): PlacedLine => {
    const line = prepared.shape(text);
    const ascent = Math.max(ASCENT, line.extent.ascent);
    baseline += index === 0 ? ascent : Math.max(LINE_HEIGHT, below + ascent + CLEARANCE);
    below = Math.max(DESCENT, line.extent.descent);
    const lineWidth = inkWidth(line.extent) * size;
    width = Math.max(width, lineWidth);
    return { line, baseline: baseline * size, width: lineWidth };
  });
  return { size, lines, width, height: (baseline + below) * size };
}

/** From the leftmost ink or origin to the rightmost ink or advance. */
function inkWidth(extent: Line['extent']): number {
  return Math.max(0, extent.left) + Math.max(extent.advance, extent.right);
}
