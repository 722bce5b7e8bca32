import { checkpoint } from './stop.ts';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { srgb2lin } from './colour.ts';

/** One mip level: width, height, samples (RGBA 0–255, or slope pairs ×1/scale). */
export interface Level<Data> {
  w: number;
  h: number;
  d: Data;
}
/**
 * Surface slopes (dh/du, dh/dv) with a mip chain. `lost[i]` is the slope variance that level i no longer shows;
 * shading turns it into roughness, so that fine grain dulls with distance instead of sparkling (Toksvig 2005).
 */
export interface Bump {
  levels: Level<Int16Array>[];
  lost: number[];
  /** stored integer → slope */
  scale: number;
}
/** sRGB RGBA8 image with a mip chain. */
export interface Img {
  levels: Level<Uint8Array>[];
}

/** sRGB byte → linear 0–1. */
export const SRGB_LUT = Float32Array.from({ length: 256 }, (_, i) => srgb2lin(i / 255));

/** Slopes of a height field `[h][w]`; Lu, Lv = extent of the map in the unit of the heights (1, 1 for tiles). */
export function bumpFromHeight(height: Float32Array, w: number, h = w, wrap = true, Lu = 1, Lv = 1): Bump {
  const levels: Level<Float32Array>[] = [{ w, h, d: slopes(height, w, h, wrap, Lu, Lv) }];
  const full = variance(levels[0].d);
  const lost = [0];
  for (;;) {
    const last = levels[levels.length - 1];
    if (last.w <= 4 || last.h <= 4) break;
    const next = halfSlopes(last);
    levels.push(next);
    lost.push(Math.max(0, full - variance(next.d)));
  }
  let max = 1e-6;
  for (const v of levels[0].d) max = Math.max(max, Math.abs(v));
  // 16 bits halve the footprint of the largest maps.
  const toInt = 32760 / max;
  const quantise = (l: Level<Float32Array>) => {
    const d = new Int16Array(l.d.length);
    for (let i = 0; i < d.length; i++) d[i] = l.d[i] * toInt;
    return { w: l.w, h: l.h, d };
  };
  return { levels: levels.map(quantise), lost, scale: 1 / toInt };
}

function slopes(height: Float32Array, w: number, h: number, wrap: boolean, Lu: number, Lv: number) {
  const d = new Float32Array(w * h * 2);
  const su = (0.5 * w) / Lu;
  const sv = (0.5 * h) / Lv;
  for (let y = 0; y < h; y++) {
    const yp = wrap ? (y + 1) % h : Math.min(h - 1, y + 1);
    const ym = wrap ? (y + h - 1) % h : Math.max(0, y - 1);
    for (let x = 0; x < w; x++) {
      const xp = wrap ? (x + 1) % w : Math.min(w - 1, x + 1);
      const xm = wrap ? (x + w - 1) % w : Math.max(0, x - 1);
      const o = (y * w + x) * 2;
      d[o] = (height[y * w + xp] - height[y * w + xm]) * su;
      d[o + 1] = (height[yp * w + x] - height[ym * w + x]) * sv;
    }
  }
  return d;
}

function variance(d: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < d.length; i++) sum += d[i] * d[i];
  return sum / (d.length / 2);
}

function halfSlopes(l: Level<Float32Array>): Level<Float32Array> {
  const w = l.w >> 1;
  const h = l.h >> 1;
  const d = new Float32Array(w * h * 2);
  for (let y = 0; y < h; y++) {
    for (let i = 0; i < w * 2; i++) {
      const a = (2 * y * l.w + 2 * (i >> 1)) * 2 + (i & 1);
      const b = a + l.w * 2;
      d[y * w * 2 + i] = (l.d[a] + l.d[a + 2] + l.d[b] + l.d[b + 2]) / 4;
    }
  }
  return { w, h, d };
}

/** Mip chain of RGBA bytes `[h, w, 4]`. */
export function imgFromRGBA(d: Uint8Array, w: number, h: number): Img {
  const levels: Level<Uint8Array>[] = [{ w, h, d }];
  for (;;) {
    const s = levels[levels.length - 1];
    if (s.w <= 2 || s.h <= 2) return { levels };
    const w2 = s.w >> 1;
    const h2 = s.h >> 1;
    const o = new Uint8Array(w2 * h2 * 4);
    for (let y = 0; y < h2; y++) {
      for (let x = 0; x < w2; x++) {
        const a = (2 * y * s.w + 2 * x) * 4;
        const b = a + s.w * 4;
        const q = (y * w2 + x) * 4;
        for (let k = 0; k < 4; k++)
          o[q + k] = (s.d[a + k] + s.d[a + 4 + k] + s.d[b + k] + s.d[b + 4 + k] + 2) >> 2;
      }
    }
    levels.push({ w: w2, h: h2, d: o });
  }
}

/** An image drawn with the 2D canvas API. */
export function drawImg(w: number, h: number, draw: (c: SKRSContext2D) => void): Img {
  checkpoint();
  const canvas = createCanvas(w, h);
  const c = canvas.getContext('2d');
  draw(c);
  const d = c.getImageData(0, 0, w, h).data;
  return imgFromRGBA(new Uint8Array(d.buffer, d.byteOffset, d.byteLength), w, h);
}

/** Slopes of a height drawn as brightness: white = `hMax` world units, over Lu × Lv world units. */
export function drawBump(
  w: number,
  h: number,
  draw: (c: SKRSContext2D) => void,
  hMax: number,
  Lu: number,
  Lv: number,
  wrap = false,
  blur = 0,
): Bump {
  const canvas = createCanvas(w, h);
  const c = canvas.getContext('2d');
  draw(c);
  const d = c.getImageData(0, 0, w, h).data;
  const height = new Float32Array(w * h);
  for (let i = 0; i < w * h; i++) height[i] = (d[i * 4] / 255) * hMax;
  if (blur) boxBlur(height, w, h, blur);
  return bumpFromHeight(height, w, h, wrap, Lu, Lv);
}

/** Separable running-sum box blur in place, radius in samples, edges clamped; two passes look like a Gaussian. */
export function boxBlur(a: Float32Array, w: number, h: number, radius: number, passes = 2): void {
  const t = new Float32Array(a.length);
  for (let p = 0; p < passes; p++) {
    for (let y = 0; y < h; y++) blurLine(a, t, y * w, 1, w, radius);
    for (let x = 0; x < w; x++) blurLine(t, a, x, w, h, radius);
  }
}

function blurLine(src: Float32Array, dst: Float32Array, start: number, step: number, n: number, r: number) {
  const k = 1 / (2 * r + 1);
  const last = start + (n - 1) * step;
  let sum = 0;
  for (let i = -r; i <= r; i++) sum += src[i < 0 ? start : Math.min(last, start + i * step)];
  for (let i = 0; i < n; i++) {
    dst[start + i * step] = sum * k;
    sum +=
      src[i + r + 1 < n ? start + (i + r + 1) * step : last] -
      src[i - r < 0 ? start : start + (i - r) * step];
  }
}
