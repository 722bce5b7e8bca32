import type { Frame } from '../render/frame-buffers.ts';

const THRESHOLD = 1.05;
const RADII = [2, 4, 9];

/** Adds the glow of highlights above white: quarter resolution, three widening box blurs. */
export function bloom(f: Frame, amount: number): void {
  const w = f.W >> 2;
  const h = f.H >> 2;
  const bright = brightQuarter(f, w, h);
  if (!bright) return;
  let layer = bright.layer;
  const glow = new Float32Array(w * h * 3);
  let reach = 0;
  for (const r of RADII) {
    layer = boxLines(boxLines(layer, w, h, r, false), w, h, r, true);
    reach += r;
    for (let i = 0; i < glow.length; i++) glow[i] += layer[i] / RADII.length;
  }
  const top = Math.max(0, (bright.top - reach - 1) * 4);
  const end = Math.min(f.H, (bright.bottom + reach + 2) * 4);
  for (let y = top; y < end; y++) addGlow(f, glow, w, h, y, amount);
}

function addGlow(f: Frame, glow: Float32Array, w: number, h: number, y: number, amount: number): void {
  const { W, rgb } = f;
  const fy = Math.min(h - 1.001, Math.max(0, (y + 0.5) / 4 - 0.5));
  const j = fy | 0;
  const v = fy - j;
  for (let x = 0; x < W; x++) {
    const fx = Math.min(w - 1.001, Math.max(0, (x + 0.5) / 4 - 0.5));
    const i = fx | 0;
    const u = fx - i;
    const a = (j * w + i) * 3;
    const b = a + w * 3;
    const w00 = (1 - u) * (1 - v) * amount;
    const w10 = u * (1 - v) * amount;
    const w01 = (1 - u) * v * amount;
    const w11 = u * v * amount;
    const q = (y * W + x) * 3;
    rgb[q] += glow[a] * w00 + glow[a + 3] * w10 + glow[b] * w01 + glow[b + 3] * w11;
    rgb[q + 1] += glow[a + 1] * w00 + glow[a + 4] * w10 + glow[b + 1] * w01 + glow[b + 4] * w11;
    rgb[q + 2] += glow[a + 2] * w00 + glow[a + 5] * w10 + glow[b + 2] * w01 + glow[b + 5] * w11;
  }
}

/** What exceeds white at quarter resolution, and the first and last row with any; null when nothing does. */
function brightQuarter(
  f: Frame,
  w: number,
  h: number,
): { layer: Float32Array; top: number; bottom: number } | null {
  const layer = new Float32Array(w * h * 3);
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < h * 4; y++) {
    const row = y * f.W * 3;
    for (let i = 0; i < w * 12; i++) {
      const v = f.rgb[row + i] - THRESHOLD;
      if (v <= 0) continue;
      bottom = y >> 2;
      if (top < 0) top = bottom;
      layer[(bottom * w + ((i / 12) | 0)) * 3 + (i % 3)] += (v > 6 ? 6 : v) / 16;
    }
  }
  return top < 0 ? null : { layer, top, bottom };
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
