import type { MelodyPart } from '../genres/genre.ts';
import type { Bar } from '../score/form.ts';
import { chordAt } from '../score/harmony.ts';
import { type Note, plays, type Score } from './part.ts';

/** Semitones the line keeps below the tune: nearer it would hide in it, farther it would be a bass. */
const BELOW = { least: 3, most: 14 };
/** Thirds and sixths carry two voices; fifths and octaves are hollow (Fux, "Gradus ad Parnassum", second exercise). */
const HOLLOW = new Set([0, 5, 7]);

/**
 * A second voice under the tune: slow chord tones that move least, against the direction of the tune where they can, with a
 * passing note where the tune rests. It stays silent where the tune is not heard.
 */
export function writeCounter(part: MelodyPart, score: Score): Note[] {
  const notes: Note[] = [];
  let before: Voice | undefined;
  for (const bar of score.bars) {
    if (!plays(part, bar.energy)) continue;
    for (const half of halves(bar)) {
      const sounding = score.tune.filter(
        (note) => note.start < half.start + half.beats - 1e-6 && note.start + note.beats > half.start + 1e-6,
      );
      const tune = sounding[0]?.pitch;
      if (tune === undefined) continue;
      const pitch = choose(score, half.start, sounding, before);
      if (pitch === undefined) continue;
      notes.push({ ...half, pitch: pitch + part.transpose, velocity: 0.78 });
      before = { pitch, tune };
    }
  }
  return [...passing(notes, score), ...ending(part, score, before)];
}

interface Voice {
  pitch: number;
  /** the tune above it */
  tune: number;
}

function halves(bar: Bar): { start: number; beats: number }[] {
  if (bar.beats < 4) return [{ start: bar.start, beats: bar.beats }];
  return [0, 2].map((at) => ({ start: bar.start + at, beats: 2 }));
}

/** The chord tone below every sounding note of the tune that makes the best second voice. */
function choose(
  score: Score,
  start: number,
  sounding: readonly Note[],
  before: Voice | undefined,
): number | undefined {
  const { chord } = chordAt(score.harmonies, start);
  const lowest = Math.min(...sounding.map((note) => note.pitch));
  const tune = sounding[0]?.pitch ?? lowest;
  const firm = chord.tones.slice(0, 4);
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let pitch = lowest - BELOW.most; pitch <= lowest - BELOW.least; pitch++) {
    if (!firm.includes(((pitch % 12) + 12) % 12)) continue;
    const gaps = sounding.map((note) => (note.pitch - pitch) % 12);
    // A half step or a major seventh rubs.
    if (gaps.some((gap) => gap === 1 || gap === 11)) continue;
    const moved = before ? pitch - before.pitch : 0;
    const tuneMoved = before ? tune - before.tune : 0;
    const parallel =
      before && HOLLOW.has((tune - pitch) % 12) && (before.tune - before.pitch) % 12 === (tune - pitch) % 12;
    const cost =
      Math.abs(moved) +
      (HOLLOW.has((tune - pitch) % 12) ? 2 : 0) +
      (moved * tuneMoved > 0 ? 1.5 : 0) +
      (parallel && moved !== 0 ? 6 : 0) +
      (moved === 0 && before ? 1.2 : 0);
    if (cost < least) {
      least = cost;
      best = pitch;
    }
  }
  return best;
}

/** Where the tune is silent in the second half of a note, the line walks on towards its next one. */
function passing(notes: readonly Note[], score: Score): Note[] {
  return notes.flatMap((note, at) => {
    const next = notes[at + 1];
    const middle = note.start + note.beats / 2;
    const rests = !score.tune.some(
      (other) => other.start < note.start + note.beats - 1e-6 && other.start + other.beats > middle + 1e-6,
    );
    const gap = next ? next.pitch - note.pitch : 0;
    if (!rests || note.beats < 2 || !next || next.start > note.start + note.beats + 1e-6) return [note];
    if (Math.abs(gap) < 3) return [note];
    const { chord } = chordAt(score.harmonies, middle);
    const between = chord.tones.map((tone) => {
      const up = note.pitch + ((((tone - note.pitch) % 12) + 12) % 12);
      return gap > 0 ? up : up - 12;
    });
    const step = between.find(
      (pitch) => (pitch - note.pitch) * gap > 0 && Math.abs(pitch - note.pitch) < Math.abs(gap),
    );
    if (step === undefined) return [note];
    return [
      { ...note, beats: note.beats / 2 },
      { ...note, start: middle, beats: note.beats / 2, pitch: step, velocity: 0.66 },
    ];
  });
}

/** A tone of the last chord, held with it. */
function ending(part: MelodyPart, score: Score, before: Voice | undefined): Note[] {
  const { lastHit, beats } = score.grid;
  const last = score.tune.at(-1);
  if (!before || !last) return [];
  const pitch = choose(score, lastHit, [last], before);
  if (pitch === undefined) return [];
  return [{ start: lastHit, beats: beats - lastHit, pitch: pitch + part.transpose, velocity: 0.8 }];
}
