import { SCENE_LIMITS } from '@admint/contract';

const { min, max } = SCENE_LIMITS.seconds;
/** Letters a person reads in a second over moving pictures, and the time to find the text. */
const LETTERS_PER_SECOND = 14;
const FIND_SECONDS = 1.4;
const round = (seconds: number) => Math.round(seconds * 10) / 10;

/** Seconds a scene wants for its text: never under 3, never over 7. */
export function wishedSeconds(text: string): number {
  return round(Math.min(max, Math.max(min + 0.4, FIND_SECONDS + text.length / LETTERS_PER_SECOND)));
}

/**
 * Takes the wished seconds of the scenes and how long they shall be together, gives lengths between 3 and 7 s in
 * tenths that add up to it as nearly as the limits allow. Without `total` the wishes stand.
 */
export function sceneLengths(wishes: number[], total: number | null): number[] {
  if (total === null) return wishes.map(round);
  const lengths = wishes.map((wish) => Math.min(max, Math.max(min, wish)));
  for (let pass = 0; pass < 12; pass++) {
    const missing = total - lengths.reduce((sum, length) => sum + length, 0);
    const open = lengths.flatMap((length, i) => ((missing > 0 ? length < max : length > min) ? [i] : []));
    if (Math.abs(missing) < 0.01 || open.length === 0) break;
    for (const i of open)
      lengths[i] = Math.min(max, Math.max(min, (lengths[i] ?? min) + missing / open.length));
  }
  const rounded = lengths.map(round);
  // What rounding lost goes to the scene with the most room.
  const lost = round(total - rounded.reduce((sum, length) => sum + length, 0));
  const at = rounded.findIndex((length) => length + lost >= min && length + lost <= max);
  if (at >= 0 && Math.abs(lost) < 1) rounded[at] = round((rounded[at] ?? min) + lost);
  return rounded;
}
