import type { BassPart } from '../genres/genre.ts';
import { chordAt, type Harmony } from '../score/harmony.ts';
import { type Note, patternOf, plays, type Score, STEPS } from './part.ts';

/** The lowest pitch of that class from `low` up. */
function above(low: number, pitchClass: number): number {
  return low + ((((pitchClass - low) % 12) + 12) % 12);
}

function pitchFor(symbol: string, low: number, harmony: Harmony, next: Harmony): number | undefined {
  const root = above(low, harmony.chord.bass);
  switch (symbol) {
    case 'R':
      return root;
    case '8':
      return root + 12;
    case '5':
      return above(root, harmony.chord.tones[2] ?? harmony.chord.bass);
    case '3':
      return above(root, harmony.chord.tones[1] ?? harmony.chord.bass);
    case 'a': {
      // A half step from the side the line is coming from leads into any root.
      const target = above(low, next.chord.bass);
      return target > root ? target - 1 : target + 1;
    }
    default:
      return undefined;
  }
}

/** Writes the bass: pattern letters over the chords, a fresh root at every change, the last root held out. */
export function writeBass(part: BassPart, score: Score): Note[] {
  const notes: Note[] = [];
  for (const bar of score.bars) {
    if (!plays(part, bar.energy)) continue;
    const pattern = patternOf(part, bar.energy, score.groove);
    for (let step = 0; step < bar.beats * STEPS; step++) {
      const start = bar.start + step / STEPS;
      const symbol = pattern[step % pattern.length] ?? '.';
      const harmony = chordAt(score.harmonies, start);
      const held = symbol === '-' ? notes.at(-1) : undefined;
      if (held && held.start >= harmony.start) {
        held.beats += 1 / STEPS;
        continue;
      }
      const next = chordAt(score.harmonies, harmony.start + harmony.beats);
      const pitch = pitchFor(symbol === '-' ? 'R' : symbol, part.low, harmony, next);
      if (pitch === undefined) continue;
      notes.push({ start, beats: 1 / STEPS, pitch, velocity: step % STEPS === 0 ? 0.9 : 0.75 });
    }
  }
  const last = chordAt(score.harmonies, score.grid.lastHit);
  notes.push({
    start: last.start,
    beats: last.beats,
    pitch: above(part.low, last.chord.bass),
    velocity: 0.95,
  });
  return notes;
}
