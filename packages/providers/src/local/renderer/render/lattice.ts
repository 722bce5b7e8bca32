import { KIND } from '../materials.ts';
import type { PassMemory } from './frame-buffers.ts';
import { M, MATERIAL_STRIDE, type Stage } from './stage.ts';

/** How far the points around a pixel may differ to have it averaged: colour (share and absolute), distance, cosine of planes. */
const ALIKE = { share: 0.01, least: 0.0015, distance: 0.004, cosine: 0.94 };
const FLOATS = 4;

/**
 * Shaded points on every second pixel of every second row. Plain smooth surfaces change slowly: between points of one
 * material that nearly agree the pixels are averaged (adaptive sampling after Whitted 1980); everything else is shaded.
 */
export class Lattice {
  readonly w: number;
  readonly #h: number;
  /** material + 1 of each point, 0 = nothing plain here */
  readonly #material: Int32Array;
  readonly #triangle: Int32Array;
  /** [points, 4] RGB and distance to the eye */
  readonly #value: Float32Array;
  readonly #plain: Uint8Array;

  constructor(stage: Stage, W: number, H: number, memory: PassMemory) {
    this.w = (W + 1) >> 1;
    this.#h = (H + 1) >> 1;
    const points = this.w * this.#h;
    memory.begin();
    this.#material = memory.ints(points);
    this.#triangle = memory.ints(points);
    this.#value = memory.floats(points * FLOATS);
    // Lines of a picture and glints of polished metal are as thin as a pixel and would fall between the points.
    this.#plain = Uint8Array.from(stage.geo.mats, (m, i) => {
      const kind = stage.table[i * MATERIAL_STRIDE + M.kind];
      const polished = m.metal > 0.5 && m.rough < 0.3;
      return m.map || m.hmap || polished || kind === KIND.photo || kind === KIND.gem ? 0 : 1;
    });
  }

  clear(): void {
    this.#material.fill(0);
  }

  /** Has this material no picture on it? */
  isPlain(material: number): boolean {
    return this.#plain[material] === 1;
  }

  /** Keeps what was shaded at an even pixel. */
  keep(x: number, y: number, t: number, material: number, out: Float64Array): void {
    const q = (y >> 1) * this.w + (x >> 1);
    this.#material[q] = material + 1;
    this.#triangle[q] = t;
    for (let k = 0; k < FLOATS; k++) this.#value[q * FLOATS + k] = out[k];
  }

  /** Fills stage.out for a pixel of a material from the points around it; false when it has to be shaded. */
  read(stage: Stage, x: number, y: number, t: number, material: number): boolean {
    const { out, faceNormal: n } = stage;
    const i = x >> 1;
    const j = y >> 1;
    const across = x & 1;
    const down = y & 1;
    if (i + across >= this.w || j + down >= this.#h) return false;
    const q = j * this.w + i;
    const want = material + 1;
    const m = this.#material;
    const v = this.#value;
    const right = q + across;
    const low = q + down * this.w;
    const last = low + across;
    if (m[q] !== want || m[right] !== want || m[low] !== want || m[last] !== want) return false;
    // A crevice between two alike surfaces has another plane.
    for (const p of [q, last]) {
      const other = this.#triangle[p] * 3;
      const cosine = n[t * 3] * n[other] + n[t * 3 + 1] * n[other + 1] + n[t * 3 + 2] * n[other + 2];
      if (cosine < ALIKE.cosine) return false;
    }
    for (let k = 0; k < FLOATS; k++) {
      const a = v[q * FLOATS + k];
      const b = v[right * FLOATS + k];
      const c = v[low * FLOATS + k];
      const d = v[last * FLOATS + k];
      const sum = a + b + c + d;
      const most = Math.max(a, b, c, d);
      const least = Math.min(a, b, c, d);
      const limit = k < 3 ? sum * 0.5 * ALIKE.share + ALIKE.least : sum * 0.25 * ALIKE.distance;
      if (most - least > limit) return false;
      out[k] = sum * 0.25;
    }
    out[4] = 1;
    return true;
  }
}
