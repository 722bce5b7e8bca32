import type { Stage } from './stage.ts';

/** Inclusive pixel rectangle [x0, y0, x1, y1]; empty when x1 < x0. */
export type Box = [number, number, number, number];

/**
 * Lists the opaque or the glass triangles that face the camera inside the frame; every sample pass then reads only
 * those. A mirrored list holds filled vessels with what is opaque.
 */
export function cull(stage: Stage, W: number, H: number, glass: boolean, mirror: boolean): void {
  const { X, Y, IW, isGlass, isVessel, list } = stage;
  const { idx, nt, tm } = stage.geo;
  const want = glass ? 1 : 0;
  let n = 0;
  for (let t = 0; t < nt; t++) {
    if (isGlass[tm[t]] !== want && !(mirror && isVessel[tm[t]] === 1)) continue;
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

/**
 * One sample pass of the visibility buffer (Burns & Hunt 2013) over the triangles cull() listed: the nearest one per
 * pixel into `tri` (−1 = none), its focal length / depth into `z`. Returns what it touched.
 */
export function raster(
  stage: Stage,
  W: number,
  H: number,
  offsetX: number,
  offsetY: number,
  tri: Int32Array,
  z: Float32Array,
): Box {
  tri.fill(-1);
  z.fill(0);
  const { X, Y, IW, list, listed } = stage;
  const { idx } = stage.geo;
  let bx0 = W;
  let by0 = H;
  let bx1 = -1;
  let by1 = -1;
  for (let k = 0; k < listed; k++) {
    const t = list[k];
    const a = idx[t * 3];
    const b = idx[t * 3 + 1];
    const c = idx[t * 3 + 2];
    const xa = X[a];
    const ya = Y[a];
    const xb = X[b];
    const yb = Y[b];
    const xc = X[c];
    const yc = Y[c];
    const x0 = Math.max(0, Math.ceil(Math.min(xa, xb, xc) - offsetX));
    const x1 = Math.min(W - 1, Math.floor(Math.max(xa, xb, xc) - offsetX));
    const y0 = Math.max(0, Math.ceil(Math.min(ya, yb, yc) - offsetY));
    const y1 = Math.min(H - 1, Math.floor(Math.max(ya, yb, yc) - offsetY));
    if (x1 < x0 || y1 < y0) continue;
    if (x0 < bx0) bx0 = x0;
    if (x1 > bx1) bx1 = x1;
    if (y0 < by0) by0 = y0;
    if (y1 > by1) by1 = y1;
    const inverse = 1 / ((xb - xa) * (yc - ya) - (xc - xa) * (yb - ya));
    const za = IW[a];
    const w1x = (yc - ya) * inverse;
    const w1y = (xa - xc) * inverse;
    const w2x = (ya - yb) * inverse;
    const w2y = (xb - xa) * inverse;
    const dz1 = IW[b] - za;
    const dz2 = IW[c] - za;
    const fx = x0 + offsetX - xa;
    const fy = y0 + offsetY - ya;
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
  return [bx0, by0, bx1, by1];
}
