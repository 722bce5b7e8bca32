import type { Geo } from '../geometry.ts';
import { VERTEX } from './vertex-light.ts';

/** Laplacian smoothing of per-vertex light across grid seams: one bit per direction is noisy next to thin parts. */
export class Smoother {
  readonly #geo: Geo;
  /** the vertex each one is welded to */
  readonly #welded: Int32Array;
  /** neighbours of vertex i: around[start[i]..start[i + 1]] */
  readonly #start: Int32Array;
  readonly #around: Int32Array;

  constructor(geo: Geo, extent: number) {
    this.#geo = geo;
    this.#welded = weld(geo, extent);
    const w = this.#welded;
    const { idx, nv, nt } = geo;
    const start = new Int32Array(nv + 1);
    for (let t = 0; t < nt * 3; t++) start[w[idx[t]] + 1] += 2;
    for (let i = 0; i < nv; i++) start[i + 1] += start[i];
    const around = new Int32Array(start[nv]);
    const fill = start.slice(0, nv);
    for (let t = 0; t < nt; t++) {
      for (let k = 0; k < 3; k++) {
        const v = w[idx[t * 3 + k]];
        around[fill[v]++] = w[idx[t * 3 + ((k + 1) % 3)]];
        around[fill[v]++] = w[idx[t * 3 + ((k + 2) % 3)]];
      }
    }
    this.#start = start;
    this.#around = around;
  }

  /** `passes` averages with the neighbours whose normals agree; returns a new [nv, 8]. */
  smooth(light: Float32Array, passes: number): Float32Array {
    let from = light;
    for (let p = 0; p < passes; p++) {
      const to = new Float32Array(light.length);
      for (let i = 0; i < this.#geo.nv; i++) if (this.#welded[i] === i) this.#average(from, to, i);
      from = to;
    }
    for (let i = 0; i < this.#geo.nv; i++) {
      const w = this.#welded[i];
      if (w !== i) from.copyWithin(i * VERTEX, w * VERTEX, w * VERTEX + VERTEX);
    }
    return from;
  }

  readonly #sum = new Float64Array(VERTEX);
  #average(from: Float32Array, to: Float32Array, i: number): void {
    const N = this.#geo.nrm;
    const sum = this.#sum;
    const around = this.#around;
    const nx = N[i * 3];
    const ny = N[i * 3 + 1];
    const nz = N[i * 3 + 2];
    let weight = 2;
    for (let c = 0; c < VERTEX; c++) sum[c] = from[i * VERTEX + c] * 2;
    for (let e = this.#start[i]; e < this.#start[i + 1]; e++) {
      const j = around[e];
      if (nx * N[j * 3] + ny * N[j * 3 + 1] + nz * N[j * 3 + 2] < 0.6) continue;
      for (let c = 0; c < VERTEX; c++) sum[c] += from[j * VERTEX + c] * 0.5;
      weight += 0.5;
    }
    for (let c = 0; c < VERTEX; c++) to[i * VERTEX + c] = sum[c] / weight;
  }
}

/** Finds coincident vertices with like normals by hashing positions (Teschner 2003). */
function weld(geo: Geo, extent: number): Int32Array {
  const P = geo.pos;
  const N = geo.nrm;
  const out = new Int32Array(geo.nv);
  const buckets = new Map<number, number[]>();
  const cells = 1 / (extent * 2e-5);
  for (let i = 0; i < geo.nv; i++) {
    const hash =
      Math.imul(Math.round(P[i * 3] * cells), 73856093) ^
      Math.imul(Math.round(P[i * 3 + 1] * cells), 19349663) ^
      Math.imul(Math.round(P[i * 3 + 2] * cells), 83492791);
    out[i] = i;
    const bucket = buckets.get(hash);
    if (!bucket) {
      buckets.set(hash, [i]);
      continue;
    }
    for (const j of bucket) {
      const alike = N[i * 3] * N[j * 3] + N[i * 3 + 1] * N[j * 3 + 1] + N[i * 3 + 2] * N[j * 3 + 2] > 0.9;
      if (alike && Math.abs(P[i * 3] - P[j * 3]) < extent * 1e-4) {
        out[i] = j;
        break;
      }
    }
    if (out[i] === i) bucket.push(i);
  }
  return out;
}
