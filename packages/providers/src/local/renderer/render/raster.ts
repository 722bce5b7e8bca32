import type { Stage } from './stage.ts';

/** Inclusive pixel rectangle [x0, y0, x1, y1]; empty when x1 < x0. */
export type Box = [number, number, number, number];

/** Lists the opaque or the glass triangles that face the camera inside the frame; every sample pass then reads only those. */
export function cull(stage: Stage, W: number, H: number, glass: boolean, mirror: boolean): void {
  const { X, Y, IW, isGlass, list } = stage;
  const { idx, nt, tm } = stage.geo;
  const want = glass ? 1 : 0;
  let n = 0;
  for (let t = 0; t < nt; t++) {
    if (isGlass[tm[t]] !== want) continue;
    const a = idx[t * 3];
    const b = idx[t * 3 + 1];
    const c = idx[t * 3 + 2];
    if (IW[a] === 0 || IW[b] === 0 || IW[c] === 0) continue;
    const xa = X[a];
    const ya = Y[a];
    const xb = X[b];
    const yb = Y[b];
    const xc = X[c];
    const yc = Y[c];
    const area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya);
    if (mirror ? area <= 0 : area >= 0) continue;
    if ((xa < 0 && xb < 0 && xc < 0) || (ya < 0 && yb < 0 && yc < 0)) continue;
    if ((xa > W && xb > W && xc > W) || (ya > H && yb > H && yc > H)) continue;
    list[n++] = t;
  }
  stage.listed = n;
}

/** A point of a pixel that is sampled: its place 0–1, the nearest triangle per pixel (−1 = none), focal length / depth there. */
export interface SamplePass {
  x: number;
  y: number;
  tri: Int32Array;
  z: Float32Array;
}

/** One sample pass of the visibility buffer over the triangles cull() listed. Returns what it touched. */
export function raster(
  stage: Stage,
  W: number,
  H: number,
  x: number,
  y: number,
  tri: Int32Array,
  z: Float32Array,
): Box {
  return rasterSamples(stage, W, H, [{ x, y, tri, z }]);
}

/**
 * Sample passes of the visibility buffer (Burns & Hunt 2013) over the triangles cull() listed: the nearest one per pixel
 * and pass. A triangle is set up once for all passes. Returns what they touched.
 */
export function rasterSamples(stage: Stage, W: number, H: number, passes: readonly SamplePass[]): Box {
  for (const { tri, z } of passes) {
    tri.fill(-1);
    z.fill(0);
  }
  const box: Box = [W, H, -1, -1];
  const { list, listed } = stage;
  for (let k = 0; k < listed; k++) setUp(stage, list[k], W, H, passes, box);
  return box;
}

function setUp(
  { X, Y, IW, geo: { idx } }: Stage,
  t: number,
  W: number,
  H: number,
  passes: readonly SamplePass[],
  box: Box,
): void {
  const a = idx[t * 3];
  const b = idx[t * 3 + 1];
  const c = idx[t * 3 + 2];
  const xa = X[a];
  const ya = Y[a];
  const xb = X[b];
  const yb = Y[b];
  const xc = X[c];
  const yc = Y[c];
  const left = Math.min(xa, xb, xc);
  const right = Math.max(xa, xb, xc);
  const top = Math.min(ya, yb, yc);
  const bottom = Math.max(ya, yb, yc);
  const inverse = 1 / ((xb - xa) * (yc - ya) - (xc - xa) * (yb - ya));
  const za = IW[a];
  const w1x = (yc - ya) * inverse;
  const w1y = (xa - xc) * inverse;
  const w2x = (ya - yb) * inverse;
  const w2y = (xb - xa) * inverse;
  const dz1 = IW[b] - za;
  const dz2 = IW[c] - za;
  for (let s = 0; s < passes.length; s++) {
    const pass = passes[s];
    const x0 = Math.max(0, Math.ceil(left - pass.x));
    const x1 = Math.min(W - 1, Math.floor(right - pass.x));
    const y0 = Math.max(0, Math.ceil(top - pass.y));
    const y1 = Math.min(H - 1, Math.floor(bottom - pass.y));
    if (x1 < x0 || y1 < y0) continue;
    if (x0 < box[0]) box[0] = x0;
    if (x1 > box[2]) box[2] = x1;
    if (y0 < box[1]) box[1] = y0;
    if (y1 > box[3]) box[3] = y1;
    const { tri, z } = pass;
    const fx = x0 + pass.x - xa;
    const fy = y0 + pass.y - ya;
    let row1 = fx * w1x + fy * w1y;
    let row2 = fx * w2x + fy * w2y;
    for (let y = y0; y <= y1; y++, row1 += w1y, row2 += w2y) {
      let w1 = row1;
      let w2 = row2;
      let o = y * W + x0;
      for (let x = x0; x <= x1; x++, o++, w1 += w1x, w2 += w2x) {
        if (w1 < 0 || w2 < 0 || w1 + w2 > 1) continue;
        const depth = za + dz1 * w1 + dz2 * w2;
        if (depth > z[o]) {
          z[o] = depth;
          tri[o] = t;
        }
      }
    }
  }
}
