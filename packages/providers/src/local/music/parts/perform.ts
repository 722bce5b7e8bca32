import type { Genre, Part } from '../genres/genre.ts';
import type { Random } from '../random.ts';
import { SAMPLE_RATE, type Sound } from '../synth/sound.ts';
import type { Note, Score } from './part.ts';

/** Delays the second half of each pair of `unit`s, as swing does. Takes and gives beats. */
export function swung(beat: number, swing: Genre['swing']): number {
  const pair = swing.unit * 2;
  const start = Math.floor(beat / pair + 1e-9) * pair;
  const inside = (beat - start) / pair;
  const moved =
    inside < 0.5 ? inside * 2 * swing.share : swing.share + (inside - 0.5) * 2 * (1 - swing.share);
  return start + moved * pair;
}

/** Plays written notes: swing, small errors of timing and touch, louder towards the top of the form. */
export function perform(notes: readonly Note[], part: Part, score: Score, random: Random): Sound[] {
  const secondsPerBeat = 60 / score.grid.bpm;
  const loose = part.loose ?? 0.004;
  return notes.map((note) => {
    const start = swung(note.start, score.genre.swing);
    const end = swung(note.start + note.beats, score.genre.swing);
    const error = note.start === 0 || note.start === score.grid.lastHit ? 0 : random.gaussian() * loose;
    const time = Math.max(0, start * secondsPerBeat + error + (note.late ?? 0));
    const touch = 1 + random.gaussian() * 0.045;
    return {
      at: Math.round(time * SAMPLE_RATE),
      seconds: Math.max(0.03, (end - start) * secondsPerBeat),
      pitch: note.pitch,
      velocity: Math.min(
        1,
        Math.max(0.05, note.velocity * touch * (0.84 + 0.032 * energyAt(score, note.start))),
      ),
      random: random.fork(`${note.start}/${note.pitch}`),
    };
  });
}

function energyAt(score: Score, beat: number): number {
  return score.sections.findLast((section) => section.start <= beat + 1e-6)?.energy ?? 3;
}
