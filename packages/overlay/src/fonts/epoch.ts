let epoch = 0;

/** A number that changes when fonts were loaded: what was measured before may no longer hold. */
export function fontEpoch(): number {
  return epoch;
}

export function fontsChanged(): void {
  epoch++;
}
