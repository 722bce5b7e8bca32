import type { Mat } from './materials.ts';
import { cross, dot, len, mad, norm, type V3 } from './vector.ts';

/** A finished triangle mesh as flat arrays: nv vertices, nt counter-clockwise triangles. */
export interface Geo {
  nv: number;
  nt: number;
  /** [nv, 3] */
  pos: Float32Array;
  nrm: Float32Array;
  /** [nv, 2] */
  uv: Float32Array;
  /** [nv, 3] direction of growing u */
  tan: Float32Array;
  /** [nt, 3] */
  idx: Uint32Array;
  /** [nt] index into mats */
  tm: Uint16Array;
  /** [nt] uv units per world unit; negative where the uv chart is mirrored */
  dens: Float32Array;
  mats: Mat[];
  bmin: V3;
  bmax: V3;
}

/** Bounding-box centre. */
export const centreOf = (g: Geo): V3 => [
  (g.bmin[0] + g.bmax[0]) / 2,
  (g.bmin[1] + g.bmax[1]) / 2,
  (g.bmin[2] + g.bmax[2]) / 2,
];
/** Longest side of the bounding box. */
export const extentOf = (g: Geo): number =>
  Math.max(g.bmax[0] - g.bmin[0], g.bmax[1] - g.bmin[1], g.bmax[2] - g.bmin[2]);

export interface Arrays {
  pos: number[];
  nrm: number[];
  uv: number[];
  idx: number[];
  tm: number[];
  mats: Mat[];
}

/** Freezes growing arrays into a Geo with bounds, uv density and tangents (Lengyel 2001, area-weighted). */
export function freeze(a: Arrays): Geo {
  const nv = a.pos.length / 3;
  const nt = a.idx.length / 3;
  const g: Geo = {
    nv,
    nt,
    pos: new Float32Array(a.pos),
    nrm: new Float32Array(a.nrm),
    uv: new Float32Array(a.uv),
    tan: new Float32Array(nv * 3),
    idx: new Uint32Array(a.idx),
    tm: new Uint16Array(a.tm),
    dens: new Float32Array(nt),
    mats: a.mats,
    bmin: [1e9, 1e9, 1e9],
    bmax: [-1e9, -1e9, -1e9],
  };
  for (let i = 0; i < nv * 3; i++) {
    const k = i % 3;
    if (g.pos[i] < g.bmin[k]) g.bmin[k] = g.pos[i];
    if (g.pos[i] > g.bmax[k]) g.bmax[k] = g.pos[i];
  }
  for (let t = 0; t < nt; t++) addTangent(g, t);
  for (let i = 0; i < nv; i++) orthogonalise(g, i);
  return g;
}

const at = (a: Float32Array, i: number): V3 => [a[i * 3], a[i * 3 + 1], a[i * 3 + 2]];

function addTangent(g: Geo, t: number) {
  const a = g.idx[t * 3];
  const b = g.idx[t * 3 + 1];
  const c = g.idx[t * 3 + 2];
  const p = at(g.pos, a);
  const e1 = mad(at(g.pos, b), p, -1);
  const e2 = mad(at(g.pos, c), p, -1);
  const du1 = g.uv[b * 2] - g.uv[a * 2];
  const dv1 = g.uv[b * 2 + 1] - g.uv[a * 2 + 1];
  const du2 = g.uv[c * 2] - g.uv[a * 2];
  const dv2 = g.uv[c * 2 + 1] - g.uv[a * 2 + 1];
  const det = du1 * dv2 - du2 * dv1;
  const sign = det < 0 ? -1 : 1;
  g.dens[t] = Math.sqrt(Math.abs(det) / (len(cross(e1, e2)) + 1e-12)) * sign;
  if (Math.abs(det) < 1e-14) return;
  for (let k = 0; k < 3; k++) {
    const d = sign * (e1[k] * dv2 - e2[k] * dv1);
    g.tan[a * 3 + k] += d;
    g.tan[b * 3 + k] += d;
    g.tan[c * 3 + k] += d;
  }
}

function orthogonalise(g: Geo, i: number) {
  const n = at(g.nrm, i);
  let t = at(g.tan, i);
  t = mad(t, n, -dot(t, n));
  if (len(t) < 1e-12) t = cross(n, Math.abs(n[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]);
  g.tan.set(norm(t), i * 3);
}
