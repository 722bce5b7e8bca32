import { boxBlur } from '../image.ts';
import { srgb2lin, rgb2hsl } from '../colour.ts';
import type { V3 } from '../vector.ts';
import type { Photo } from './read-photo.ts';

/** A product cut out of a photo: trimmed RGBA `[h, w, 4]` with clean edges. */
export interface Cutout {
  w: number;
  h: number;
  rgba: Uint8Array;
}

/** Trims to the covered part and takes the colours of half-covered pixels from the inside, so no fringe of the old backdrop stays. */
export function cleanCutout({ w, h, rgba }: Photo): Cutout {
  let x0 = w;
  let x1 = -1;
  let y0 = h;
  let y1 = -1;
  for (let i = 0; i < w * h; i++) {
    if (rgba[i * 4 + 3] <= 20) continue;
    const x = i % w;
    const y = (i - x) / w;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  const pad = 3;
  x0 = Math.max(0, x0 - pad);
  y0 = Math.max(0, y0 - pad);
  const cw = Math.min(w - 1, x1 + pad) - x0 + 1;
  const ch = Math.min(h - 1, y1 + pad) - y0 + 1;
  const out = new Uint8Array(cw * ch * 4);
  for (let y = 0; y < ch; y++) {
    const row = ((y + y0) * w + x0) * 4;
    out.set(rgba.subarray(row, row + cw * 4), y * cw * 4);
  }
  decontaminate(out, cw, ch);
  return { w: cw, h: ch, rgba: out };
}

/** Clear pixels this near make a half-covered one part of the rim; farther in, it is glass and its colour is its own. */
const rimReach = (w: number, h: number) => Math.max(3, Math.round(Math.max(w, h) / 220));

function decontaminate(px: Uint8Array, w: number, h: number): void {
  const n = w * h;
  const weight = new Float32Array(n);
  const clear = new Float32Array(n);
  const planes = [new Float32Array(n), new Float32Array(n), new Float32Array(n)];
  for (let i = 0; i < n; i++) {
    if (px[i * 4 + 3] <= 20) clear[i] = 1;
    if (px[i * 4 + 3] < 250) continue;
    weight[i] = 1;
    planes.forEach((p, k) => {
      p[i] = px[i * 4 + k];
    });
  }
  const radius = Math.max(2, Math.round(Math.max(w, h) / 220));
  for (const p of [weight, ...planes]) boxBlur(p, w, h, radius, 2);
  boxBlur(clear, w, h, rimReach(w, h), 1);
  for (let i = 0; i < n; i++) {
    if (px[i * 4 + 3] >= 250 || weight[i] <= 0.004 || clear[i] <= 0) continue;
    planes.forEach((p, k) => {
      px[i * 4 + k] = p[i] / weight[i];
    });
  }
}

/** The colour the product is remembered by: the fullest bin of a 3-bit histogram, saturated bins counting more. Linear RGB. */
export function leadingColour({ w, h, rgba }: Cutout): V3 {
  const bins = new Map<number, [number, number, number, number]>();
  for (let i = 0; i < w * h; i += 7) {
    if (rgba[i * 4 + 3] < 200) continue;
    const [r, g, b] = [rgba[i * 4], rgba[i * 4 + 1], rgba[i * 4 + 2]];
    const key = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5);
    const bin = bins.get(key) ?? [0, 0, 0, 0];
    bin[0] += r;
    bin[1] += g;
    bin[2] += b;
    bin[3]++;
    bins.set(key, bin);
  }
  let best: V3 = [0.5, 0.5, 0.5];
  let score = -1;
  for (const [r, g, b, n] of bins.values()) {
    const c: V3 = [srgb2lin(r / n / 255), srgb2lin(g / n / 255), srgb2lin(b / n / 255)];
    const s = n * (0.35 + rgb2hsl(c)[1]);
    if (s <= score) continue;
    score = s;
    best = c;
  }
  return best;
}
