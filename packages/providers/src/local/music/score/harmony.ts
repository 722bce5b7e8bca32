import type { Genre } from '../genres/genre.ts';
import type { Random } from '../random.ts';
import type { Bar } from './form.ts';
import type { Grid } from './grid.ts';

export interface Chord {
  numeral: string;
  /** Pitch classes, root first. */
  tones: number[];
  bass: number;
}

/** A chord in time, in beats. */
export interface Harmony {
  start: number;
  beats: number;
  chord: Chord;
}

const DEGREES: Record<string, number> = { i: 0, ii: 2, iii: 4, iv: 5, v: 7, vi: 9, vii: 11 };

/** Semitones above the root by suffix, for major and minor numerals. */
const QUALITIES: Record<string, readonly [readonly number[], readonly number[]]> = {
  '': [
    [0, 4, 7],
    [0, 3, 7],
  ],
  '6': [
    [0, 4, 7, 9],
    [0, 3, 7, 9],
  ],
  '7': [
    [0, 4, 7, 10],
    [0, 3, 7, 10],
  ],
  '9': [
    [0, 4, 7, 10, 2],
    [0, 3, 7, 10, 2],
  ],
  maj7: [
    [0, 4, 7, 11],
    [0, 3, 7, 11],
  ],
  maj9: [
    [0, 4, 7, 11, 2],
    [0, 3, 7, 11, 2],
  ],
  add9: [
    [0, 4, 7, 2],
    [0, 3, 7, 2],
  ],
  sus4: [
    [0, 5, 7],
    [0, 5, 7],
  ],
  sus2: [
    [0, 2, 7],
    [0, 2, 7],
  ],
  '9sus': [
    [0, 5, 7, 10, 2],
    [0, 5, 7, 10, 2],
  ],
  dim7: [
    [0, 3, 6, 9],
    [0, 3, 6, 9],
  ],
};

/**
 * Reads a roman numeral against the major scale of `tonic`: `bVI`, `ii7`, `V9sus`, `I/3` (third in the bass).
 * Upper case is major, lower case minor. Throws RangeError on a numeral it cannot read.
 */
export function readChord(numeral: string, tonic: number): Chord {
  const match = /^([b#]?)([iv]+|[IV]+)([a-z0-9]*)(?:\/([35]))?$/.exec(numeral);
  const degree = DEGREES[match?.[2]?.toLowerCase() ?? ''];
  const quality = QUALITIES[match?.[3] ?? ''];
  if (!match || degree === undefined || !quality) throw new RangeError(`not a chord: ${numeral}`);
  const accidental = match[1] === 'b' ? -1 : match[1] === '#' ? 1 : 0;
  const minor = match[2] === match[2]?.toLowerCase();
  const root = tonic + degree + accidental + 12;
  const tones = quality[minor ? 1 : 0].map((semitones) => (root + semitones) % 12);
  const bassTone = match[4] === '3' ? 1 : match[4] === '5' ? 2 : 0;
  return { numeral, tones, bass: tones[bassTone] ?? root % 12 };
}

/** One loop for the themes, another for the lifts, a cadence before the end, and the last chord. */
export function harmonise(
  bars: readonly Bar[],
  grid: Grid,
  genre: Genre,
  tonic: number,
  random: Random,
): Harmony[] {
  const main = random.pick(genre.loops);
  const others = genre.loops.filter((loop) => loop !== main);
  const lift = others.length > 0 && bars.length > 6 ? random.pick(others) : main;
  const cadence = random.pick(genre.cadences);
  let place = 0;
  let before: Bar | undefined;
  const harmonies = bars.flatMap((bar, at) => {
    const loop = bar.section.name === 'lift' ? lift : main;
    // A section as long as the loop starts it afresh; shorter ones share one loop between them.
    if (bar.section !== before?.section && bar.of >= loop.length) place = 0;
    before = bar;
    const written = at === bars.length - 1 ? cadence : (loop[place % loop.length] ?? 'I');
    place++;
    return split(written, bar, tonic);
  });
  const last = {
    start: grid.lastHit,
    beats: grid.beats - grid.lastHit,
    chord: readChord(genre.final, tonic),
  };
  return [...harmonies, last];
}

function split(written: string, bar: Bar, tonic: number): Harmony[] {
  const numerals = bar.beats >= 2 ? written.split(' ') : written.split(' ').slice(-1);
  const beats = bar.beats / numerals.length;
  return numerals.map((numeral, i) => ({
    start: bar.start + i * beats,
    beats,
    chord: readChord(numeral, tonic),
  }));
}

/** The chord sounding at a beat. */
export function chordAt(harmonies: readonly Harmony[], beat: number): Harmony {
  const found = harmonies.findLast((harmony) => harmony.start <= beat + 1e-6) ?? harmonies[0];
  if (!found) throw new RangeError('a piece has at least one chord');
  return found;
}
