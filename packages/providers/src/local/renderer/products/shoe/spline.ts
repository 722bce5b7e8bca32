import type { V2, V3 } from '../../math.ts';

/** Uniform Catmull-Rom through points, clamped at the ends; cheap enough to call per vertex. */
export function splineAt(points: readonly V3[], t: number): V3 {
  const last = points.length - 1;
  const f = t * last;
  const i = Math.min(last - 1, Math.floor(f));
  const s = f - i;
  const at = (k: number) => points[Math.max(0, Math.min(last, k))];
  const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
  const axis = (k: 0 | 1 | 2) =>
    0.5 *
    (2 * b[k] +
      (c[k] - a[k]) * s +
      (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * s * s +
      (3 * b[k] - a[k] - 3 * c[k] + d[k]) * s ** 3);
  return [axis(0), axis(1), axis(2)];
}

/** The same in the plane. */
export function splineAt2(points: readonly V2[], t: number): V2 {
  const p = splineAt(
    points.map(([x, y]): V3 => [x, y, 0]),
    t,
  );
  return [p[0], p[1]];
}
