import type { Genre } from '../genres/genre.ts';
import type { Random } from '../random.ts';
import type { Bar, Section } from '../score/form.ts';
import type { Grid } from '../score/grid.ts';
import type { Harmony } from '../score/harmony.ts';

/** A written note; times in beats, before anyone plays it. */
export interface Note {
  start: number;
  beats: number;
  /** MIDI */
  pitch: number;
  /** 0–1 */
  velocity: number;
  /** Seconds after its beat, as in a strum. */
  late?: number;
}

/** What every writer reads from. */
export interface Score {
  genre: Genre;
  grid: Grid;
  bars: readonly Bar[];
  sections: readonly Section[];
  harmonies: readonly Harmony[];
  /** Which of the written grooves the whole kit plays. */
  groove: number;
  /** The tune, so that several instruments may share it. */
  tune: readonly Note[];
  random: Random;
}

/** Sixteenths in a beat. */
export const STEPS = 4;

/** Does a part with these limits play at this energy? */
export function plays(part: { from: number; until?: number }, energy: number): boolean {
  return energy >= part.from && energy <= (part.until ?? 5);
}

/** The pattern of a bar: `lift` from energy 4 when there is one; the groove number picks among variants. */
export function patternOf(
  part: { steps: readonly string[]; lift?: readonly string[] },
  energy: number,
  groove: number,
): string {
  const list = energy >= 4 && part.lift ? part.lift : part.steps;
  return list[groove % list.length] ?? '';
}
