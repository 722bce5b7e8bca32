import type { ChordPart } from '../genres/genre.ts';
import { chordAt, type Harmony } from '../score/harmony.ts';
import { voiceChord } from '../score/voicing.ts';
import { type Note, patternOf, plays, type Score, STEPS } from './part.ts';

/** Seconds between the strings of a strum. */
const STRUM = 0.011;

/** Voices every chord of the piece in turn, so that each moves least from the one before. */
function voiceAll(part: ChordPart, harmonies: readonly Harmony[]): Map<Harmony, number[]> {
  const voicings = new Map<Harmony, number[]>();
  let before: number[] | undefined;
  for (const harmony of harmonies) {
    before = voiceChord(harmony.chord, before, part.range, part.voices);
    voicings.set(harmony, before);
  }
  return voicings;
}

/** Beats a stroke lasts: its own step and the holds after it, up to the next chord. */
function heldBeats(pattern: string, step: number, steps: number): number {
  let length = 1;
  while (step + length < steps && pattern[(step + length) % pattern.length] === '-') length++;
  return length / STEPS;
}

function strike(part: ChordPart, voicing: readonly number[], at: Omit<Note, 'pitch'>, up: boolean): Note[] {
  const order = up ? voicing.toReversed() : voicing;
  return order.map((pitch, i) => ({ ...at, pitch, late: part.style === 'strum' ? i * STRUM : 0 }));
}

/** Writes one bar; a hold that runs over a chord change is struck again on the new chord. */
function writeBar(part: ChordPart, score: Score, voicings: Map<Harmony, number[]>, at: number): Note[] {
  const bar = score.bars[at];
  if (!bar || !plays(part, bar.energy)) return [];
  const pattern = patternOf(part, bar.energy, score.groove);
  const notes: Note[] = [];
  const steps = bar.beats * STEPS;
  for (let step = 0; step < steps; step++) {
    const start = bar.start + step / STEPS;
    const harmony = chordAt(score.harmonies, start);
    const voicing = voicings.get(harmony) ?? [];
    const symbol = pattern[step % pattern.length] ?? '.';
    const changes = Math.abs(harmony.start - start) < 1e-6 && step > 0;
    if (symbol === '.' || (symbol === '-' && !(changes && step > 0))) continue;
    const beats = Math.min(heldBeats(pattern, step, steps), harmony.start + harmony.beats - start);
    const accent = symbol === 'X' ? 1 : step % STEPS === 0 ? 0.82 : 0.7;
    if (part.style === 'arpeggio') {
      const digit = symbol === '-' ? 0 : Number(symbol);
      const pitch = (voicing[digit % voicing.length] ?? 60) + 12 * Math.floor(digit / voicing.length);
      notes.push({ start, beats, pitch, velocity: step % STEPS === 0 ? 0.85 : 0.65 });
    } else {
      const up = part.style === 'strum' && step % 4 === 2;
      notes.push(...strike(part, voicing, { start, beats, velocity: accent }, up));
    }
  }
  return notes;
}

/** Writes an accompaniment; every style ends on the whole last chord, broken upwards where the instrument is plucked. */
export function writeChords(part: ChordPart, score: Score): Note[] {
  const voicings = voiceAll(part, score.harmonies);
  const notes = score.bars.flatMap((_, at) => writeBar(part, score, voicings, at));
  const last = chordAt(score.harmonies, score.grid.lastHit);
  const roll = part.style === 'block' ? 0 : part.style === 'strum' ? STRUM * 2 : 0.03;
  const ending = (voicings.get(last) ?? []).map((pitch, i) => {
    return { start: last.start, beats: last.beats, pitch, velocity: 0.9, late: i * roll };
  });
  return [...notes, ...ending];
}
