/** Mulberry32: a seeded sequence of numbers in [0, 1), so that a failing moment can be tried again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `small` with every change, `full` with `npm run test:money`, which sets ADMINT_MONEY=full. */
export function sized(setting: string | undefined, small: number, full: number): number {
  return setting === 'full' ? full : small;
}
