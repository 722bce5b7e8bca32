import type { Frame } from '../render/renderer.ts';

const THRESHOLD = 1.05;
const RADII = [2, 4, 9];

/** Adds the glow of highlights above white: quarter resolution, three widening box blurs. */
export function bloom(f: Frame, amount: number): void {
  const { W, H, rgb } = f;
  const w = W >> 2;
  const h = H >> 2;
  let layer = brightQuarter(f, w, h);
  const glow = new Float32Array(w * h * 3);
  for (const r of RADII) {
    layer = boxLines(boxLines(layer, w, h, r, false), w, h, r, true);
    for (let i = 0; i < glow.length; i++) glow[i] += layer[i] / RADII.length;
  }
  for (let y = 0; y < H; y++) {
    const fy = Math.min(h - 1.001, Math.max(0, (y + 0.5) / 4 - 0.5));
    const j = fy | 0;
    const v = fy - j;
    for (let x = 0; x < W; x++) {
      const fx = Math.min(w - 1.001, Math.max(0, (x + 0.5) / 4 - 0.5));
      const i = fx | 0;
      const u = fx - i;
      const a = (j * w + i) * 3;
      const b = a + w * 3;
      const q = (y * W + x) * 3;
      for (let k = 0; k < 3; k++) {
        const top = glow[a + k] * (1 - u) + glow[a + 3 + k] * u;
        const low = glow[b + k] * (1 - u) + glow[b + 3 + k] * u;
        rgb[q + k] += amount * (top * (1 - v) + low * v);
      }
    }
  }
}

function brightQuarter(f: Frame, w: number, h: number): Float32Array {
  const out = new Float32Array(w * h * 3);
  for (let y = 0; y < h * 4; y++) {
    for (let i = 0; i < w * 12; i++) {
      const v = f.rgb[y * f.W * 3 + i] - THRESHOLD;
      if (v <= 0) continue;
      const x = (i / 12) | 0;
      out[((y >> 2) * w + x) * 3 + (i % 3)] += Math.min(6, v) / 16;
    }
  }
  return out;
}

/** Running-sum box blur of RGB along x or y; outside counts as black. */
function boxLines(src: Float32Array, w: number, h: number, r: number, down: boolean): Float32Array {
  const out = new Float32Array(src.length);
  const lines = (down ? w : h) * 3;
  const n = down ? h : w;
  const step = down ? w * 3 : 3;
  for (let line = 0; line < lines; line++) {
    const start = down ? line : Math.floor(line / 3) * w * 3 + (line % 3);
    let sum = 0;
    for (let i = -r; i < n; i++) {
      if (i + r < n) sum += src[start + (i + r) * step];
      if (i - r - 1 >= 0) sum -= src[start + (i - r - 1) * step];
      if (i >= 0) out[start + i * step] = sum / (2 * r + 1);
    }
  }
  return out;
}
