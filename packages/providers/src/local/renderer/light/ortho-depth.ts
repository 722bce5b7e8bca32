import type { Geo } from '../geometry.ts';
import { cross, norm, type V3 } from '../vector.ts';

/** Depth maps of a mesh seen from infinity, keeping the nearest and the farthest surface: two directions for one pass. */
export class OrthoDepth {
  readonly geo: Geo;
  readonly res: number;
  /** [nv] texel coordinates and depth along the direction */
  readonly X: Float32Array;
  readonly Y: Float32Array;
  readonly Z: Float32Array;
  /** [res, res]; empty texels hold ∓1e9 */
  readonly zmax: Float32Array;
  readonly zmin: Float32Array;
  /** texels per world unit, and the texel of the world origin */
  scale = 1;
  originX = 0;
  originY = 0;
  /** image axes */
  right: V3 = [1, 0, 0];
  up: V3 = [0, 1, 0];

  constructor(geo: Geo, res: number) {
    this.geo = geo;
    this.res = res;
    this.X = new Float32Array(geo.nv);
    this.Y = new Float32Array(geo.nv);
    this.Z = new Float32Array(geo.nv);
    this.zmax = new Float32Array(res * res);
    this.zmin = new Float32Array(res * res);
  }

  /** Renders the maps for one direction; triangles whose material is marked in `skip` cast nothing. */
  render(direction: V3, skip: Uint8Array): void {
    this.right = norm(cross(Math.abs(direction[1]) < 0.95 ? [0, 1, 0] : [1, 0, 0], direction));
    this.up = cross(direction, this.right);
    this.#project(direction);
    this.zmax.fill(-1e9);
    this.zmin.fill(1e9);
    const { idx, nt, tm } = this.geo;
    for (let t = 0; t < nt; t++) {
      if (skip[tm[t]] === 0) this.#triangle(idx[t * 3], idx[t * 3 + 1], idx[t * 3 + 2]);
    }
  }

  #project(direction: V3): void {
    const { X, Y, Z, geo, res } = this;
    const P = geo.pos;
    const n = geo.nv;
    const [a0, a1, a2] = this.right;
    const [b0, b1, b2] = this.up;
    const [d0, d1, d2] = direction;
    let x0 = 1e9;
    let x1 = -1e9;
    let y0 = 1e9;
    let y1 = -1e9;
    for (let i = 0; i < n; i++) {
      const x = P[i * 3];
      const y = P[i * 3 + 1];
      const z = P[i * 3 + 2];
      const u = x * a0 + y * a1 + z * a2;
      const v = x * b0 + y * b1 + z * b2;
      X[i] = u;
      Y[i] = v;
      Z[i] = x * d0 + y * d1 + z * d2;
      if (u < x0) x0 = u;
      if (u > x1) x1 = u;
      if (v < y0) y0 = v;
      if (v > y1) y1 = v;
    }
    const s = (res - 4) / Math.max(x1 - x0, y1 - y0);
    this.scale = s;
    this.originX = 2 - x0 * s;
    this.originY = 2 - y0 * s;
    for (let i = 0; i < n; i++) {
      X[i] = X[i] * s + this.originX;
      Y[i] = Y[i] * s + this.originY;
    }
  }

  #triangle(a: number, b: number, c: number): void {
    const { X, Y, Z, zmax, zmin, res } = this;
    const xa = X[a];
    const ya = Y[a];
    const xb = X[b];
    const yb = Y[b];
    const xc = X[c];
    const yc = Y[c];
    const px0 = Math.ceil(Math.min(xa, xb, xc) - 0.5);
    const px1 = Math.floor(Math.max(xa, xb, xc) - 0.5);
    const py0 = Math.ceil(Math.min(ya, yb, yc) - 0.5);
    const py1 = Math.floor(Math.max(ya, yb, yc) - 0.5);
    if (px1 < px0 || py1 < py0) return;
    const area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya);
    if (area === 0) return;
    const inverse = 1 / area;
    const za = Z[a];
    const dzb = Z[b] - za;
    const dzc = Z[c] - za;
    const w1x = (yc - ya) * inverse;
    const w1y = (xa - xc) * inverse;
    const w2x = (ya - yb) * inverse;
    const w2y = (xb - xa) * inverse;
    for (let y = py0; y <= py1; y++) {
      let w1 = (px0 + 0.5 - xa) * w1x + (y + 0.5 - ya) * w1y;
      let w2 = (px0 + 0.5 - xa) * w2x + (y + 0.5 - ya) * w2y;
      let o = y * res + px0;
      for (let x = px0; x <= px1; x++, o++, w1 += w1x, w2 += w2x) {
        if (w1 < -1e-6 || w2 < -1e-6 || w1 + w2 > 1.000001) continue;
        const z = za + dzb * w1 + dzc * w2;
        if (z > zmax[o]) zmax[o] = z;
        if (z < zmin[o]) zmin[o] = z;
      }
    }
  }
}
