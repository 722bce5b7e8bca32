import { cross, norm, sub, type V3 } from '../vector.ts';

/** A rectangular area light at a finite place. */
export interface Softbox {
  /** centre, facing direction, and half-width and half-height directions */
  c: V3;
  n: V3;
  u: V3;
  v: V3;
  hu: number;
  hv: number;
  /** radiance, linear RGB */
  col: V3;
  /** edge softness as a share of the half size */
  soft: number;
  /** the light that casts the shadow */
  key: boolean;
  /** seen in reflections only; may reach below the floor, so that a camera looking down still finds a highlight on upright walls */
  ghost: boolean;
}

/** Lights in a flat table for the inner loop, real boxes before ghosts, and the dome behind them. */
export interface Rig {
  boxes: Softbox[];
  /** how many of the boxes are real */
  nReal: number;
  /** index of the key */
  key: number;
  /** [boxes, STRIDE] */
  table: Float64Array;
  /** dome radiance overhead and at the horizon */
  top: V3;
  horizon: V3;
}

export const STRIDE = 20;
/** Where the radiance sits in a row of the table. */
export const RADIANCE = 12;

export function softbox(
  c: V3,
  target: V3,
  hu: number,
  hv: number,
  col: V3,
  o: { soft?: number; key?: boolean; ghost?: boolean } = {},
): Softbox {
  const n = norm(sub(target, c));
  const u = norm(cross(Math.abs(n[1]) < 0.95 ? [0, 1, 0] : [0, 0, 1], n));
  const v = cross(n, u);
  return { c, n, u, v, hu, hv, col, soft: o.soft ?? 0.06, key: o.key ?? false, ghost: o.ghost ?? false };
}

export function makeRig(boxes: Softbox[], top: V3, horizon: V3): Rig {
  const rig: Rig = {
    boxes,
    nReal: boxes.filter((b) => !b.ghost).length,
    key: boxes.findIndex((b) => b.key),
    table: new Float64Array(boxes.length * STRIDE),
    top,
    horizon,
  };
  boxes.forEach((_, i) => writeRow(rig, i));
  return rig;
}

/** Copies box i into the table. */
export function writeRow(rig: Rig, i: number): void {
  const b = rig.boxes[i];
  const u: V3 = [b.u[0] / b.hu, b.u[1] / b.hu, b.u[2] / b.hu];
  const v: V3 = [b.v[0] / b.hv, b.v[1] / b.hv, b.v[2] / b.hv];
  rig.table.set([...b.c, ...b.n, ...u, ...v, ...b.col, b.soft, 1 / b.hu, 1 / b.hv], i * STRIDE);
}

/** Radiance of the dome in a direction of height ry, into out[0..2]. */
export function domeRadiance(rig: Rig, ry: number, out: Float64Array): void {
  const k = ry < 0 ? 0 : Math.sqrt(ry);
  const h = rig.horizon;
  const t = rig.top;
  out[0] = h[0] + (t[0] - h[0]) * k;
  out[1] = h[1] + (t[1] - h[1]) * k;
  out[2] = h[2] + (t[2] - h[2]) * k;
}

/** Cumulative smoothstep: the integral across a soft edge. */
function edge(x: number): number {
  const t = x * 0.5 + 0.5;
  if (t <= 0) return 0;
  return t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/**
 * Adds to out[0..2] what the boxes `from`..`to` send to point P out of direction R, seen through a lobe of
 * half-width `blur` (tangent). Each box is convolved with the lobe separably — S((x+1)/b) − S((x−1)/b), and the
 * same in y — so energy is kept at every roughness; the factor 1.12 − 0.3·r² is the hot centre of a real softbox.
 */
export function boxRadiance(
  rig: Rig,
  px: number,
  py: number,
  pz: number,
  rx: number,
  ry: number,
  rz: number,
  blur: number,
  out: Float64Array,
  skip: number,
  to: number,
  from = 0,
): void {
  const T = rig.table;
  let r = 0;
  let g = 0;
  let b = 0;
  for (let i = from; i < to; i++) {
    if (i === skip) continue;
    const o = i * STRIDE;
    const facing = rx * T[o + 3] + ry * T[o + 4] + rz * T[o + 5];
    if (facing > -0.02) continue;
    const cx = T[o] - px;
    const cy = T[o + 1] - py;
    const cz = T[o + 2] - pz;
    const t = (cx * T[o + 3] + cy * T[o + 4] + cz * T[o + 5]) / facing;
    if (t <= 0) continue;
    const hx = rx * t - cx;
    const hy = ry * t - cy;
    const hz = rz * t - cz;
    const x = hx * T[o + 6] + hy * T[o + 7] + hz * T[o + 8];
    const y = hx * T[o + 9] + hy * T[o + 10] + hz * T[o + 11];
    const bx = T[o + 15] + blur * t * T[o + 16];
    const by = T[o + 15] + blur * t * T[o + 17];
    if (x > 1 + bx || x < -1 - bx || y > 1 + by || y < -1 - by) continue;
    const wide = edge((x + 1) / bx) - edge((x - 1) / bx);
    const high = edge((y + 1) / by) - edge((y - 1) / by);
    const e = wide * high * (1.12 - 0.3 * Math.min(1.4, x * x + y * y));
    r += T[o + 12] * e;
    g += T[o + 13] * e;
    b += T[o + 14] * e;
  }
  out[0] += r;
  out[1] += g;
  out[2] += b;
}
