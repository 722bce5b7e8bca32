const FIRST_MS = 400;
const LONGEST_MS = 15_000;

/**
 * Takes how often connecting has failed in a row (from 0) and a random number 0–1, gives the wait in ms:
 * doubling from 0.4 s to 15 s, with half of it at random so that a thousand pages do not return together.
 */
export function backoff(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
