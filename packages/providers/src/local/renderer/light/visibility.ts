import { checkpoint } from '../stop.ts';
import { extentOf, type Geo } from '../geometry.ts';
import { KIND } from '../materials.ts';
import type { V3 } from '../vector.ts';
import { OrthoDepth } from './ortho-depth.ts';

/** Which of `nd` directions every vertex and every texel of the floor around the product can see. One bit each. */
export interface Visibility {
  /** [nd, 3] unit directions; i and i + nd/2 are antipodes */
  dirs: Float32Array;
  nd: number;
  /** 32-bit words per vertex */
  words: number;
  /** [nv, words] */
  bits: Uint32Array;
  /** [G, G, words] */
  floorBits: Uint32Array;
  /** floor grid: G × G texels over ±R around (cx, cz) */
  G: number;
  R: number;
  cx: number;
  cz: number;
}

export interface BakeOptions {
  nd?: number;
  /** side of the depth maps */
  res?: number;
  floorG?: number;
  floorR?: number;
}

/** Fibonacci hemisphere and its mirror (González 2010): evenly spread antipodal pairs. */
export function spreadDirections(n: number): Float32Array {
  const half = n >> 1;
  const d = new Float32Array(n * 3);
  const golden = Math.PI * (3 - Math.sqrt(5));
  for (let i = 0; i < half; i++) {
    const y = 1 - (i + 0.5) / half;
    const r = Math.sqrt(1 - y * y);
    d.set([Math.cos(golden * i) * r, y, Math.sin(golden * i) * r], i * 3);
    for (let k = 0; k < 3; k++) d[(i + half) * 3 + k] = -d[i * 3 + k];
  }
  return d;
}

/** Thin glass casts no occlusion: else the crystal blackens the dial under it. A filled vessel does. */
export const castsNothing = (geo: Geo): Uint8Array =>
  Uint8Array.from(geo.mats, (m) => (m.kind === KIND.glass && !m.vessel ? 1 : 0));

/** Bakes visibility with one depth map per antipodal pair: ~30× cheaper than casting the same rays. */
export function bakeVisibility(geo: Geo, o: BakeOptions = {}): Visibility {
  const nd = o.nd ?? 256;
  const G = o.floorG ?? 128;
  const words = nd >> 5;
  const wide = Math.max(
    geo.bmax[0] - geo.bmin[0],
    geo.bmax[2] - geo.bmin[2],
    (geo.bmax[1] - geo.bmin[1]) * 0.9,
  );
  const vis: Visibility = {
    dirs: spreadDirections(nd),
    nd,
    words,
    bits: new Uint32Array(geo.nv * words),
    floorBits: new Uint32Array(G * G * words),
    G,
    R: o.floorR ?? (wide || extentOf(geo)) * 1.5,
    cx: (geo.bmin[0] + geo.bmax[0]) / 2,
    cz: (geo.bmin[2] + geo.bmax[2]) / 2,
  };
  const depth = new OrthoDepth(geo, o.res ?? 400);
  const skip = castsNothing(geo);
  for (let k = 0; k < nd >> 1; k++) {
    checkpoint();
    const d: V3 = [vis.dirs[k * 3], vis.dirs[k * 3 + 1], vis.dirs[k * 3 + 2]];
    depth.render(d, skip);
    markVertices(vis, depth, d, k);
    markFloor(vis, depth, d, k);
  }
  return vis;
}

/** A vertex, pushed off its surface by 1.6 texels, sees +d when nothing is in front of it and −d when nothing is behind. */
function markVertices(vis: Visibility, depth: OrthoDepth, d: V3, k: number): void {
  const { X, Y, Z, zmax, zmin, scale, res, geo } = depth;
  const N = geo.nrm;
  const off = 1.6;
  const [a0, a1, a2] = depth.right.map((x) => x * off) as V3;
  const [b0, b1, b2] = depth.up.map((x) => x * off) as V3;
  const [d0, d1, d2] = d;
  const lift = off / scale;
  const bias = 1.2 / scale;
  const { bits, words } = vis;
  const far = k + (vis.nd >> 1);
  const wordA = k >> 5;
  const maskA = 1 << (k & 31);
  const wordB = far >> 5;
  const maskB = 1 << (far & 31);
  for (let i = 0; i < geo.nv; i++) {
    const nx = N[i * 3];
    const ny = N[i * 3 + 1];
    const nz = N[i * 3 + 2];
    const facing = nx * d0 + ny * d1 + nz * d2;
    const px = (X[i] + nx * a0 + ny * a1 + nz * a2) | 0;
    const py = (Y[i] + nx * b0 + ny * b1 + nz * b2) | 0;
    const outside = px < 0 || py < 0 || px >= res || py >= res;
    const z = Z[i] + facing * lift;
    const q = py * res + px;
    if (facing > 0) {
      if (outside || z + bias >= zmax[q]) bits[i * words + wordA] |= maskA;
    } else if (outside || z - bias <= zmin[q]) bits[i * words + wordB] |= maskB;
  }
}

function markFloor(vis: Visibility, depth: OrthoDepth, d: V3, k: number): void {
  const { right: a, up: b, scale, res, zmax, originX, originY } = depth;
  const { G, R, cx, cz, floorBits, words } = vis;
  const bias = 0.6 / scale;
  const word = k >> 5;
  const mask = 1 << (k & 31);
  for (let j = 0; j < G; j++) {
    const z = cz + (((j + 0.5) / G) * 2 - 1) * R;
    for (let i = 0; i < G; i++) {
      const x = cx + (((i + 0.5) / G) * 2 - 1) * R;
      const px = ((x * a[0] + z * a[2]) * scale + originX) | 0;
      const py = ((x * b[0] + z * b[2]) * scale + originY) | 0;
      const inside = px >= 0 && py >= 0 && px < res && py < res;
      if (!inside || x * d[0] + z * d[2] + bias >= zmax[py * res + px]) {
        floorBits[(j * G + i) * words + word] |= mask;
      }
    }
  }
}
