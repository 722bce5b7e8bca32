import bidiFactory from 'bidi-js';
import { faceChooser } from '../fonts/choose.ts';
import { EMOJI } from '../fonts/faces.ts';
import { graphemes } from './break.ts';
import type { Extent, Measure } from './measure.ts';

/** A stretch of a line drawn in one go: one face, one direction. Offsets in ems from the line's left. */
export interface Run {
  text: string;
  alias: string;
  rightToLeft: boolean;
  offset: number;
}

/** One line in the order it is seen, left to right; all sizes in ems. */
export interface Line {
  runs: Run[];
  extent: Extent;
}

const bidi = bidiFactory();
/** Marks that steer direction but have no picture; also the zero-width space, which only allowed a break. */
const UNSEEN = /[\u200b\u200e\u200f\u061c]/gu;

type FaceOf = ReturnType<typeof faceChooser>;

interface LogicalRun {
  text: string;
  alias: string;
  level: number;
}

function logicalRuns(line: string, levels: Uint8Array, faceOf: FaceOf): LogicalRun[] {
  const runs: LogicalRun[] = [];
  let at = 0;
  for (const grapheme of graphemes(line)) {
    const level = levels[at] ?? 0;
    at += grapheme.length;
    const seen = grapheme.replace(UNSEEN, '');
    if (seen === '') continue;
    const { face, text } = faceOf(seen);
    const { alias } = face;
    const last = runs.at(-1);
    // Every file has a space, so words of another script stay one run; the one among emoji is too wide.
    const joins = last?.level === level && (last.alias === alias || (text === ' ' && !isEmoji(last.alias)));
    if (last && joins) last.text += text;
    else runs.push({ text, alias, level });
  }
  return runs;
}

const isEmoji = (alias: string) => EMOJI.some((face) => face.alias === alias);

/** Unicode bidirectional algorithm, rule L2: from the highest level down, turn each stretch around. */
function visualOrder(runs: LogicalRun[]): LogicalRun[] {
  const order = [...runs];
  const levels = runs.map((run) => run.level);
  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while (end < order.length && (order[end] as LogicalRun).level >= level) end++;
      if (end === start) continue;
      order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = end;
    }
  }
  return order;
}

/**
 * Takes a clean text in a font, gives a function that takes lines cut from it and gives their runs in
 * visual order with their places. Language and direction are decided by the whole text for all its lines.
 */
export function shaper(whole: string, fontId: string, measure: Measure): (line: string) => Line {
  const base = directionOf(whole);
  const faceOf = faceChooser(fontId, whole);
  return (line) => {
    const { levels } = bidi.getEmbeddingLevels(line, base);
    return setSideBySide(visualOrder(logicalRuns(line, levels, faceOf)), measure);
  };
}

function setSideBySide(order: readonly LogicalRun[], measure: Measure): Line {
  const extent: Extent = { advance: 0, left: 0, right: 0, ascent: 0, descent: 0 };
  const runs = order.map((run): Run => {
    const rightToLeft = run.level % 2 === 1;
    const measured = measure(run.alias, run.text, rightToLeft);
    const offset = extent.advance;
    extent.left = Math.max(extent.left, measured.left - offset);
    extent.right = Math.max(extent.right, offset + measured.right);
    extent.ascent = Math.max(extent.ascent, measured.ascent);
    extent.descent = Math.max(extent.descent, measured.descent);
    extent.advance += measured.advance;
    return { text: run.text, alias: run.alias, rightToLeft, offset };
  });
  return { runs, extent };
}

/** Direction of the first strong letter (rules P2 and P3). */
function directionOf(text: string): 'ltr' | 'rtl' {
  return (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
}
