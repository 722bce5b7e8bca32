/** Seeded choices; the same seed and the same order of calls give the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** Throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** Normal with deviation 1, cut at ±3. */
  gaussian(): number;
  /** An independent stream, so that one part's choices never shift another's. */
  fork(name: string): Random;
}

/** FNV-1a over UTF-16 units, finished with the murmur3 mixer so that near seeds give far streams. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Takes any text as seed. Generator: mulberry32 (Tommy Ettinger, public domain). */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (list) => {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new RangeError('nothing to pick from');
      return chosen;
    },
    chance: (probability) => next() < probability,
    gaussian: () => {
      // Twelve uniforms (Irwin–Hall): no logarithm, so no rounding differs between math libraries.
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return Math.max(-3, Math.min(3, sum));
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}
