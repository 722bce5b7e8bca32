import { norm, type V2, type V3 } from './vector.ts';

const BEVEL_STEPS = 4;

/** Rows of a bevelled prism: the wall, the bevel arc, then `rings` rows shrinking to the centroid. */
export function prismRows(
  polygon: readonly (readonly number[])[],
  z0: number,
  z1: number,
  bevel: number,
  rings: number,
): { point: (i: number, row: number) => V3; rows: number; clockwise: boolean } {
  const n = polygon.length;
  let cx = 0;
  let cy = 0;
  let area = 0;
  polygon.forEach((p, i) => {
    const next = polygon[(i + 1) % n];
    cx += p[0] / n;
    cy += p[1] / n;
    area += p[0] * next[1] - next[0] * p[1];
  });
  const sign = area > 0 ? 1 : -1;
  const inward = polygon.map((_, i): V2 => {
    const a = polygon[(i + n - 1) % n];
    const b = polygon[(i + 1) % n];
    const t = norm([b[0] - a[0], b[1] - a[1], 0]);
    return [-t[1] * sign, t[0] * sign];
  });
  const profile: V2[] = [[0, z0]];
  for (let k = 0; k <= BEVEL_STEPS; k++) {
    const a = ((k / BEVEL_STEPS) * Math.PI) / 2;
    profile.push([bevel * (1 - Math.cos(a)), z1 - bevel + bevel * Math.sin(a)]);
  }
  const point = (i: number, row: number): V3 => {
    const [inset, z] = profile[Math.min(row, profile.length - 1)];
    const shrink = row < profile.length ? 1 : 1 - (row - profile.length + 1) / rings;
    const p = polygon[i % n];
    const q = inward[i % n];
    return [cx + (p[0] + q[0] * inset - cx) * shrink, cy + (p[1] + q[1] * inset - cy) * shrink, z];
  };
  return { point, rows: profile.length + rings, clockwise: sign < 0 };
}
