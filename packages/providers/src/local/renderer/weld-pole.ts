import { add, len, sub, type V3 } from './vector.ts';

/** Where a border row of a patch is a single point (a pole), gives all its vertices one normal. */
export function weldPole(P: V3[], N: Float64Array, start: number, nu: number, welded: (i: number) => number) {
  for (let i = 1; i <= nu; i++) if (len(sub(P[start + i], P[start])) > 1e-6) return;
  let sum: V3 = [0, 0, 0];
  for (let i = 0; i <= nu; i++) {
    const k = welded(i) * 3;
    sum = add(sum, [N[k], N[k + 1], N[k + 2]]);
  }
  for (let i = 0; i <= nu; i++) N.set(sum, (start + i) * 3);
}
