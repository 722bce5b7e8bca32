import { checkpoint } from '../stop.ts';
import type { V3 } from '../vector.ts';
import type { Visibility } from './visibility.ts';

/** Values per floor texel: ambient RGB and key. */
export const FLOOR = 4;

/** Irradiance of the floor [G, G, 4] (/π): open sky, `bounce` where the product blocks it, and the key's soft shadow; blurred twice. */
export function lightFloor(vis: Visibility, sky: Float64Array, key: Float32Array, bounce: V3): Float32Array {
  const { G, nd, words, floorBits, dirs } = vis;
  const out = new Float32Array(G * G * FLOOR);
  const dw = 4 / nd;
  for (let i = 0; i < G * G; i++) {
    if ((i & 4095) === 0) checkpoint();
    let r = 0;
    let g = 0;
    let b = 0;
    for (let k = 0; k < nd; k++) {
      const y = dirs[k * 3 + 1];
      if (y <= 0) continue;
      const w = y * dw;
      if (floorBits[i * words + (k >> 5)] & (1 << (k & 31))) {
        r += sky[k * 3] * w;
        g += sky[k * 3 + 1] * w;
        b += sky[k * 3 + 2] * w;
      } else {
        r += bounce[0] * w;
        g += bounce[1] * w;
        b += bounce[2] * w;
      }
    }
    out[i * 4] = r;
    out[i * 4 + 1] = g;
    out[i * 4 + 2] = b;
    out[i * 4 + 3] = key[i];
  }
  return binomial(binomial(out, G), G);
}

/** 1-2-1 filter in both directions, edges clamped. */
function binomial(a: Float32Array, n: number): Float32Array {
  const row = n * FLOOR;
  const wide = new Float32Array(a.length);
  const out = new Float32Array(a.length);
  for (let y = 0; y < n; y++) {
    for (let i = 0; i < row; i++) {
      const left = i >= FLOOR ? i - FLOOR : i;
      const right = i < row - FLOOR ? i + FLOOR : i;
      wide[y * row + i] = (a[y * row + left] + 2 * a[y * row + i] + a[y * row + right]) / 4;
    }
  }
  for (let y = 0; y < n; y++) {
    const above = (y > 0 ? y - 1 : y) * row;
    const below = (y < n - 1 ? y + 1 : y) * row;
    for (let i = 0; i < row; i++)
      out[y * row + i] = (wide[above + i] + 2 * wide[y * row + i] + wide[below + i]) / 4;
  }
  return out;
}
