import { fbmTile, memo } from '../noise.ts';
import type { Frame } from '../render/frame-buffers.ts';
import type { View } from '../render/stage.ts';
import { dot, smooth, sub, type V3 } from '../vector.ts';

const N = 256;
const field = () =>
  memo('steam', () => {
    const noise = fbmTile(91, 4, 4);
    return Float32Array.from({ length: N * N }, (_, i) => noise((i % N) / N, Math.floor(i / N) / N));
  });

/** Steam rising from a world point: `width` and `height` in world units, t in seconds, amount 0–1. */
export function steam(
  f: Frame,
  view: View,
  at: V3,
  width: number,
  height: number,
  t: number,
  amount: number,
): void {
  const noise = field();
  const wrap = (x: number) => (((x % 1) + 1) % 1) * N;
  const sample = (u: number, v: number) => {
    const x = wrap(u);
    const y = wrap(v);
    const i = x | 0;
    const j = y | 0;
    const i1 = (i + 1) % N;
    const j1 = (j + 1) % N;
    const top = noise[j * N + i] * (1 - x + i) + noise[j * N + i1] * (x - i);
    const low = noise[j1 * N + i] * (1 - x + i) + noise[j1 * N + i1] * (x - i);
    return top * (1 - y + j) + low * (y - j);
  };
  const d = sub(at, view.eye);
  const scale = view.fl / dot(d, view.f);
  const sx = view.cx + dot(d, view.r) * scale;
  const sy = view.cy - dot(d, view.u) * scale;
  const pw = width * scale;
  const ph = height * scale;
  for (let y = Math.max(0, Math.floor(sy - ph)); y < Math.min(f.H, sy); y++) {
    const v = (sy - y) / ph;
    const fade = smooth(0, 0.12, v) * (1 - smooth(0.35, 1, v));
    const spread = (0.42 + 0.55 * v) * 0.55;
    for (let x = Math.max(0, Math.floor(sx - pw)); x < Math.min(f.W, sx + pw); x++) {
      const u = (x - sx) / pw + sample(0.13 + v * 0.25, 0.4 + v * 0.55 - t * 0.16) * 0.55 * v;
      const e = Math.exp(-((u / spread) ** 2)) * fade;
      if (e < 0.01) continue;
      const n = sample(u * 0.42 + 0.2, v * 0.55 - t * 0.2) + 0.5 * sample(u * 0.9 + 0.7, v * 0.9 - t * 0.3);
      const a = amount * e * smooth(0.02, 0.55, n + 0.18);
      const o = (y * f.W + x) * 3;
      for (let k = 0; k < 3; k++) f.rgb[o + k] += (0.95 - f.rgb[o + k]) * a;
    }
  }
}
