import { checkpoint } from '../stop.ts';
import type { Geo } from '../geometry.ts';

import { OrthoDepth } from './ortho-depth.ts';
import type { Visibility } from './visibility.ts';
import type { V3 } from '../vector.ts';

/** Directions sampled across the key and the irradiance each carries when unblocked. */
export interface KeySamples {
  dirs: V3[];
  /** irradiance per sample and per cosine */
  each: number;
}

/** Soft area shadow: one 512² depth map per sample of the key; gives the key irradiance of vertices [nv] and floor [G, G]. */
export function keyShadows(
  geo: Geo,
  vis: Visibility,
  skip: Uint8Array,
  key: KeySamples,
): { vertices: Float32Array; floor: Float32Array } {
  const vertices = new Float32Array(geo.nv);
  const floor = new Float32Array(vis.G * vis.G);
  const depth = new OrthoDepth(geo, 512);
  for (const d of key.dirs) {
    checkpoint();
    depth.render(d, skip);
    addVertices(depth, d, vertices);
    addFloor(depth, d, vis, floor);
  }
  for (let i = 0; i < vertices.length; i++) vertices[i] *= key.each;
  for (let i = 0; i < floor.length; i++) floor[i] *= key.each;
  return { vertices, floor };
}

function addVertices(depth: OrthoDepth, d: V3, out: Float32Array): void {
  const { X, Y, Z, zmax, scale, res, geo } = depth;
  const N = geo.nrm;
  const [a0, a1, a2] = depth.right;
  const [b0, b1, b2] = depth.up;
  const [d0, d1, d2] = d;
  const bias = 1.3 / scale;
  const lift = 1.5 / scale;
  for (let i = 0; i < geo.nv; i++) {
    const nx = N[i * 3];
    const ny = N[i * 3 + 1];
    const nz = N[i * 3 + 2];
    const cosine = nx * d0 + ny * d1 + nz * d2;
    if (cosine <= 0) continue;
    const px = (X[i] + (nx * a0 + ny * a1 + nz * a2) * 1.5) | 0;
    const py = (Y[i] + (nx * b0 + ny * b1 + nz * b2) * 1.5) | 0;
    const outside = px < 0 || py < 0 || px >= res || py >= res;
    if (outside || Z[i] + cosine * lift + bias >= zmax[py * res + px]) out[i] += cosine;
  }
}

function addFloor(depth: OrthoDepth, d: V3, vis: Visibility, out: Float32Array): void {
  const { right: a, up: b, scale, res, zmax, originX, originY } = depth;
  const { G, R, cx, cz } = vis;
  const bias = 0.65 / scale;
  for (let j = 0; j < G; j++) {
    const z = cz + (((j + 0.5) / G) * 2 - 1) * R;
    for (let i = 0; i < G; i++) {
      const x = cx + (((i + 0.5) / G) * 2 - 1) * R;
      const px = ((x * a[0] + z * a[2]) * scale + originX) | 0;
      const py = ((x * b[0] + z * b[2]) * scale + originY) | 0;
      const outside = px < 0 || py < 0 || px >= res || py >= res;
      if (outside || x * d[0] + z * d[2] + bias >= zmax[py * res + px]) out[j * G + i] += d[1];
    }
  }
}
