/** Takes the largest value, gives round numbers for the lines of a chart from 0 up to at least that value. */
export function roundSteps(most: number, lines = 4): number[] {
  if (most <= 0) return [0];
  const rough = most / lines;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}

/** Takes how many bars there are, gives the places of about `wanted` labels under them, the last always among them. */
export function labelPlaces(count: number, wanted: number): number[] {
  const every = Math.max(1, Math.ceil(count / wanted));
  return Array.from({ length: count }, (_, i) => i).filter((i) => (count - 1 - i) % every === 0);
}
