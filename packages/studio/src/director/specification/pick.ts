/** Chooses among lines: the same for the same words, another for others. */
export interface Pick {
  one<T>(from: readonly [T, ...T[]]): T;
  shuffled<T>(from: readonly T[]): T[];
}

/** Takes what decides the choices (FNV-1a of it starts a mulberry32), gives one choice after the other. */
export function picker(words: string): Pick {
  let state = 0x811c9dc5;
  for (const char of words) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    one: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    shuffled: (from) =>
      from
        .map((value) => ({ value, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value),
  };
}
