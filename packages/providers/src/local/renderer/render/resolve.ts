import { checkpoint } from '../stop.ts';
import type { Lattice } from './lattice.ts';
import type { Box } from './raster.ts';
import { shade } from './shade.ts';
import type { Stage } from './stage.ts';

export interface ResolveTarget {
  rgb: Float32Array;
  dist: Float32Array;
  mask: Float32Array;
}

/** Sample positions in a pixel: rotated grid of 4, and the 8-sample pattern of Direct3D. */
export const SAMPLES: Record<4 | 8, readonly (readonly [number, number])[]> = {
  4: [
    [0.375, 0.125],
    [0.875, 0.375],
    [0.125, 0.625],
    [0.625, 0.875],
  ],
  8: [
    [0.5625, 0.3125],
    [0.4375, 0.6875],
    [0.8125, 0.5625],
    [0.3125, 0.1875],
    [0.1875, 0.8125],
    [0.0625, 0.4375],
    [0.6875, 0.9375],
    [0.9375, 0.0625],
  ],
};
/** Cosine between planes that are still shaded as one: at clip size a bend under a pixel is not seen as an edge. */
const BEND = { still: 0.97, clip: 0.9 };
/** Keeps one blown-out sample from turning an edge pixel into a jaggy. */
const EDGE_CLIP = 12;

/** The distinct triangles under one pixel: how many samples each has and where their mean lies. */
class Groups {
  n = 0;
  /** do they share one surface that covers the pixel? */
  uniform = true;
  readonly id = new Int32Array(8);
  readonly count = new Int32Array(8);
  readonly weight = new Int32Array(8);
  readonly sumX = new Float64Array(8);
  readonly sumY = new Float64Array(8);

  add(t: number, x: number, y: number): void {
    let k = 0;
    while (k < this.n && this.id[k] !== t) k++;
    if (k === this.n) {
      this.id[k] = t;
      this.count[k] = 0;
      this.sumX[k] = 0;
      this.sumY[k] = 0;
      this.n++;
    }
    this.count[k]++;
    this.sumX[k] += x;
    this.sumY[k] += y;
  }
  largest(): number {
    let best = 0;
    for (let k = 1; k < this.n; k++) if (this.count[k] > this.count[best]) best = k;
    return this.id[best];
  }
}
const groups = new Groups();

/**
 * Shades the visibility buffer into the frame. A pixel whose samples share material and plane (normals within
 * BEND) is shaded once at its centre, or averaged from a lattice of shaded points when one is given; an edge pixel
 * once per group of like triangles.
 */
export function resolve(
  stage: Stage,
  W: number,
  box: Box,
  tris: readonly Int32Array[],
  target: ResolveTarget,
  lattice: Lattice | null = null,
): void {
  const { tm } = stage.geo;
  const { out } = stage;
  if (lattice) shadeLattice(stage, W, box, tris, lattice);
  for (let y = box[1]; y <= box[3]; y++) {
    checkpoint();
    for (let x = box[0]; x <= box[2]; x++) {
      const q = y * W + x;
      const covered = gather(stage, tris, q);
      if (covered === 0) continue;
      if (groups.uniform) {
        const t = groups.largest();
        const between = lattice?.isPlain(tm[t]) === true && lattice.read(stage, x, y, t, tm[t]);
        if (!between) shade(stage, t, x + 0.5, y + 0.5);
      } else shadeGroups(stage, x, y, covered);
      const cover = (covered / tris.length) * out[4];
      const o = q * 3;
      for (let k = 0; k < 3; k++) target.rgb[o + k] += (out[k] - target.rgb[o + k]) * cover;
      if (cover > 0.4) target.dist[q] = out[3];
      target.mask[q] = cover;
    }
  }
}

/** Shades the points of a lattice: every second pixel of every second row that lies inside one plain surface. */
function shadeLattice(
  stage: Stage,
  W: number,
  box: Box,
  tris: readonly Int32Array[],
  lattice: Lattice,
): void {
  const { tm } = stage.geo;
  lattice.clear();
  for (let y = (box[1] + 1) & ~1; y <= box[3]; y += 2) {
    checkpoint();
    for (let x = (box[0] + 1) & ~1; x <= box[2]; x += 2) {
      const q = y * W + x;
      if (tris[0][q] < 0 || !lattice.isPlain(tm[tris[0][q]])) continue;
      if (gather(stage, tris, q) === 0 || !groups.uniform) continue;
      const t = groups.largest();
      shade(stage, t, x + 0.5, y + 0.5);
      lattice.keep(x, y, t, tm[t], stage.out);
    }
  }
}

/** Sorts the samples of a pixel into groups; returns how many are covered. */
function gather(stage: Stage, tris: readonly Int32Array[], q: number): number {
  const K = tris.length as 4 | 8;
  const offsets = SAMPLES[K];
  const { tm } = stage.geo;
  const first = tris[0][q];
  let same = true;
  for (let s = 1; s < K; s++) {
    if (tris[s][q] !== first) {
      same = false;
      break;
    }
  }
  groups.n = 0;
  groups.uniform = same;
  if (same) {
    if (first < 0) return 0;
    groups.id[0] = first;
    groups.n = 1;
    return K;
  }
  let covered = 0;
  let leader = -1;
  groups.uniform = true;
  for (let s = 0; s < K; s++) {
    const t = tris[s][q];
    if (t < 0) {
      groups.uniform = false;
      continue;
    }
    covered++;
    if (leader < 0) leader = t;
    else if (t !== leader && groups.uniform) {
      groups.uniform = tm[t] === tm[leader] && alike(stage, t, leader, K === 4 ? BEND.clip : BEND.still);
    }
    groups.add(t, offsets[s][0], offsets[s][1]);
  }
  return covered;
}

function alike(stage: Stage, a: number, b: number, cosine: number): boolean {
  const n = stage.faceNormal;
  return n[a * 3] * n[b * 3] + n[a * 3 + 1] * n[b * 3 + 1] + n[a * 3 + 2] * n[b * 3 + 2] > cosine;
}

/** Mean of the groups under an edge pixel, into stage.out. */
function shadeGroups(stage: Stage, x: number, y: number, covered: number): void {
  const { tm } = stage.geo;
  const { out } = stage;
  const g = groups;
  for (let k = 0; k < g.n; k++) g.weight[k] = g.count[k];
  for (let k = 0; k < g.n; k++) {
    if (g.weight[k] === 0) continue;
    for (let m = k + 1; m < g.n; m++) {
      if (g.weight[m] === 0 || tm[g.id[k]] !== tm[g.id[m]] || !alike(stage, g.id[k], g.id[m], 0.95)) continue;
      g.weight[k] += g.weight[m];
      g.weight[m] = 0;
    }
  }
  let r = 0;
  let green = 0;
  let b = 0;
  let distance = 0;
  let alpha = 0;
  for (let k = 0; k < g.n; k++) {
    if (g.weight[k] === 0) continue;
    shade(stage, g.id[k], x + g.sumX[k] / g.count[k], y + g.sumY[k] / g.count[k]);
    const w = g.weight[k] * out[4];
    r += Math.min(EDGE_CLIP, out[0]) * w;
    green += Math.min(EDGE_CLIP, out[1]) * w;
    b += Math.min(EDGE_CLIP, out[2]) * w;
    distance += out[3] * g.weight[k];
    alpha += w;
  }
  const s = alpha > 0 ? 1 / alpha : 0;
  out[0] = r * s;
  out[1] = green * s;
  out[2] = b * s;
  out[3] = distance / covered;
  out[4] = alpha / covered;
}
