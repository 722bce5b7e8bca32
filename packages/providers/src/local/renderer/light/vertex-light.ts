import { checkpoint } from '../stop.ts';
import type { Geo } from '../geometry.ts';
import type { V3 } from '../vector.ts';
import type { Visibility } from './visibility.ts';

/** Values per vertex: ambient RGB, key, openness, mean open direction. */
export const VERTEX = 8;

export interface VertexLightInput {
  /** [nd, 3] */
  sky: Float64Array;
  /** [nv] */
  key: Float32Array;
  /** [G, G, 3] */
  floorRadiance: Float32Array;
  openFloor: V3;
  /** irradiance that blocked directions return, times the material's own colour */
  selfLight: number;
}

/**
 * Ambient light of every vertex, Σ (n·d)·4/N over the directions it faces: sky when the direction is open and goes
 * up, the lit floor where it goes down, the material's own colour where it is blocked.
 */
export function lightVertices(geo: Geo, vis: Visibility, o: VertexLightInput): Float32Array {
  const { nd, dirs: D, words, bits, G, R, cx, cz } = vis;
  const { sky, floorRadiance: FR } = o;
  const [f0, f1, f2] = o.openFloor;
  const P = geo.pos;
  const N = geo.nrm;
  const own = vertexColours(geo, o.selfLight);
  const L = new Float32Array(geo.nv * VERTEX);
  const dw = 4 / nd;
  for (let i = 0; i < geo.nv; i++) {
    if ((i & 4095) === 0) checkpoint();
    const nx = N[i * 3];
    const ny = N[i * 3 + 1];
    const nz = N[i * 3 + 2];
    let r = 0;
    let g = 0;
    let b = 0;
    let open = 0;
    let total = 0;
    let bx = 0;
    let by = 0;
    let bz = 0;
    for (let k = 0; k < nd; k++) {
      const dx = D[k * 3];
      const dy = D[k * 3 + 1];
      const dz = D[k * 3 + 2];
      const cosine = nx * dx + ny * dy + nz * dz;
      if (cosine <= 0) continue;
      const w = cosine * dw;
      total += w;
      if ((bits[i * words + (k >> 5)] & (1 << (k & 31))) === 0) {
        r += own[i * 3] * w;
        g += own[i * 3 + 1] * w;
        b += own[i * 3 + 2] * w;
        continue;
      }
      open += w;
      bx += dx * w;
      by += dy * w;
      bz += dz * w;
      if (dy >= 0) {
        r += sky[k * 3] * w;
        g += sky[k * 3 + 1] * w;
        b += sky[k * 3 + 2] * w;
        continue;
      }
      const t = P[i * 3 + 1] / (1e-4 - dy);
      const gx = (((P[i * 3] + dx * t - cx) / R) * 0.5 + 0.5) * G;
      const gz = (((P[i * 3 + 2] + dz * t - cz) / R) * 0.5 + 0.5) * G;
      if (gx >= 0 && gz >= 0 && gx < G && gz < G) {
        const q = ((gz | 0) * G + (gx | 0)) * 3;
        r += FR[q] * w;
        g += FR[q + 1] * w;
        b += FR[q + 2] * w;
      } else {
        r += f0 * w;
        g += f1 * w;
        b += f2 * w;
      }
    }
    const q = i * VERTEX;
    const bent = Math.sqrt(bx * bx + by * by + bz * bz);
    L[q] = r;
    L[q + 1] = g;
    L[q + 2] = b;
    L[q + 3] = o.key[i];
    L[q + 4] = total > 0 ? open / total : 0;
    L[q + 5] = bent > 1e-6 ? bx / bent : nx;
    L[q + 6] = bent > 1e-6 ? by / bent : ny;
    L[q + 7] = bent > 1e-6 ? bz / bent : nz;
  }
  return L;
}

function vertexColours(geo: Geo, k: number): Float32Array {
  const out = new Float32Array(geo.nv * 3);
  for (let t = 0; t < geo.nt * 3; t++) {
    const base = geo.mats[geo.tm[(t / 3) | 0]].base;
    const v = geo.idx[t] * 3;
    out[v] = base[0] * k;
    out[v + 1] = base[1] * k;
    out[v + 2] = base[2] * k;
  }
  return out;
}
