import { SRGB_LUT } from '../image.ts';

const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);

/** sRGB bytes `[n, 4]` → CIE L*a*b* `[n, 3]`, D65 white (CIE 15:2004). */
export function toLab(rgba: Uint8Array): Float32Array {
  const n = rgba.length / 4;
  const out = new Float32Array(n * 3);
  for (let i = 0; i < n; i++) {
    const r = SRGB_LUT[rgba[i * 4]];
    const g = SRGB_LUT[rgba[i * 4 + 1]];
    const b = SRGB_LUT[rgba[i * 4 + 2]];
    const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    out[i * 3] = 116 * y - 16;
    out[i * 3 + 1] = 500 * (x - y);
    out[i * 3 + 2] = 200 * (y - z);
  }
  return out;
}
