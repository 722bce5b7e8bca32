import { checkpoint } from '../stop.ts';
import type { Frame } from '../render/frame-buffers.ts';

/** Focus distance and aperture in world units, largest blur in pixels; `fast` computes at half resolution (clips). */
export interface Focus {
  focus: number;
  aperture: number;
  maxRadius: number;
  fast?: boolean;
}

/** Points of a disc of radius 1, spread evenly by Vogel's spiral. */
interface Taps {
  n: number;
  x: Float32Array;
  y: Float32Array;
  r: Float32Array;
}
function spiral(n: number): Taps {
  const r = Float32Array.from({ length: n }, (_, k) => Math.sqrt((k + 0.5) / n));
  return {
    n,
    r,
    x: r.map((v, k) => Math.cos(k * 2.39996) * v),
    y: r.map((v, k) => Math.sin(k * 2.39996) * v),
  };
}
const FULL_TAPS = spiral(28);
/** At half resolution, enlarged afterwards, fewer points give the same softness. */
const FAST_TAPS = spiral(18);

/** Blurs the frame by distance from the focal plane; pixels of distance −1 (the backplate) are blurred already. */
export function depthOfField(f: Frame, o: Focus): void {
  if (o.fast) halfResolution(f, o);
  else {
    const n = f.W * f.H;
    const out = new Float32Array(n * 3);
    gather(f, o, FULL_TAPS, out, new Float32Array(n));
    f.rgb.set(out);
  }
}

/** Circle of confusion (thin lens, Potmesil & Chakravarty 1981) in pixels. */
function circles(f: Frame, o: Focus, c: Float32Array): void {
  for (let i = 0; i < c.length; i++) {
    const d = f.dist[i];
    c[i] = d < 0 ? 0 : Math.min(o.maxRadius, ((o.aperture * Math.abs(d - o.focus)) / d) * f.W);
  }
}

/** Gathers taps around every pixel into `out`; a tap counts when its own circle reaches the pixel, so sharp edges do not bleed. */
function gather(f: Frame, o: Focus, taps: Taps, out: Float32Array, coc: Float32Array): void {
  const { W, H, rgb, dist } = f;
  const { n, x: tapX, y: tapY, r: tapR } = taps;
  circles(f, o, coc);
  for (let y = 0; y < H; y++) {
    checkpoint();
    for (let x = 0; x < W; x++) {
      const q = y * W + x;
      let r = rgb[q * 3];
      let g = rgb[q * 3 + 1];
      let b = rgb[q * 3 + 2];
      const own = coc[q];
      const radius = own < o.maxRadius ? Math.max(own, nearBlur(f, coc, x, y, o.maxRadius >> 1)) : own;
      let weight = 1;
      if (radius >= 0.7) {
        const d = dist[q];
        for (let k = 0; k < n; k++) {
          const xx = (x + tapX[k] * radius + 0.5) | 0;
          const yy = (y + tapY[k] * radius + 0.5) | 0;
          if (xx < 0 || yy < 0 || xx >= W || yy >= H) continue;
          const i = yy * W + xx;
          const reach = dist[i] > d + 0.02 ? Math.min(coc[i], Math.max(own, 0.001)) : coc[i];
          const w = 1 + reach - tapR[k] * radius;
          if (w <= 0) continue;
          const s = w > 1 ? 1 : w;
          r += rgb[i * 3] * s;
          g += rgb[i * 3 + 1] * s;
          b += rgb[i * 3 + 2] * s;
          weight += s;
        }
      }
      out[q * 3] = r / weight;
      out[q * 3 + 1] = g / weight;
      out[q * 3 + 2] = b / weight;
    }
  }
}

/** Largest blur of a nearer object a little away: a blurred foreground reaches over what is sharp behind it. */
function nearBlur(f: Frame, coc: Float32Array, x: number, y: number, step: number): number {
  const { W, H, dist } = f;
  const d = dist[y * W + x];
  let most = 0;
  for (let k = 0; k < 4; k++) {
    const xx = Math.min(W - 1, Math.max(0, x + (k === 0 ? step : k === 1 ? -step : 0)));
    const yy = Math.min(H - 1, Math.max(0, y + (k === 2 ? step : k === 3 ? -step : 0)));
    const i = yy * W + xx;
    if (dist[i] > 0 && (dist[i] < d || d < 0) && coc[i] > most) most = coc[i];
  }
  return most;
}

/** Buffers of the last frame size: a clip would otherwise leave megabytes behind with every frame. */
let small: { frame: Frame; out: Float32Array; coc: Float32Array } | null = null;

function smallBuffers(w: number, h: number, mask: Float32Array) {
  if (small?.frame.W !== w || small.frame.H !== h) {
    const n = w * h;
    const frame = { W: w, H: h, rgb: new Float32Array(n * 3), dist: new Float32Array(n), mask };
    small = { frame, out: new Float32Array(n * 3), coc: new Float32Array(n) };
  }
  return small;
}

function halfResolution(f: Frame, o: Focus): void {
  const w = f.W >> 1;
  const h = f.H >> 1;
  const { frame, out, coc } = smallBuffers(w, h, f.mask);
  shrink(f, frame);
  gather(frame, { ...o, maxRadius: o.maxRadius / 2 }, FAST_TAPS, out, coc);
  blendSoft(f, o, out, w, h);
}

function shrink({ W, rgb, dist }: Frame, half: Frame): void {
  const { W: w, H: h, rgb: to } = half;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const q = y * 2 * W + x * 2;
      const i = q * 3;
      const j = i + W * 3;
      const p = y * w + x;
      to[p * 3] = (rgb[i] + rgb[i + 3] + rgb[j] + rgb[j + 3]) * 0.25;
      to[p * 3 + 1] = (rgb[i + 1] + rgb[i + 4] + rgb[j + 1] + rgb[j + 4]) * 0.25;
      to[p * 3 + 2] = (rgb[i + 2] + rgb[i + 5] + rgb[j + 2] + rgb[j + 5]) * 0.25;
      const a = dist[q];
      const b = dist[q + W + 1];
      const far = a > b ? a : b;
      half.dist[p] = far < 0 && dist[q + 1] < 0 && dist[q + W] < 0 ? -1 : far;
    }
  }
}

/** Puts the soft half-size picture over what is out of focus. */
function blendSoft({ W, H, rgb, dist }: Frame, o: Focus, soft: Float32Array, w: number, h: number): void {
  const reach = o.aperture * W;
  for (let y = 0; y < H; y++) {
    const fy = Math.max(0, (y - 0.5) / 2);
    const j = Math.min(h - 2, fy | 0);
    const v = Math.min(1, fy - j);
    for (let x = 0; x < W; x++) {
      const q = y * W + x;
      const d = dist[q];
      if (d < 0) continue;
      const off = d - o.focus;
      const spread = reach * (off < 0 ? -off : off) - 0.8 * d;
      if (spread < 0) continue;
      const mix = spread < 1.6 * d ? spread / (1.6 * d) : 1;
      const fx = x < 1 ? 0 : (x - 0.5) / 2;
      const i = fx < w - 2 ? fx | 0 : w - 2;
      const u = fx - i < 1 ? fx - i : 1;
      const a = (j * w + i) * 3;
      const b = a + w * 3;
      const w10 = u * (1 - v);
      const w11 = u * v;
      const w00 = 1 - v - w10;
      const w01 = v - w11;
      const p = q * 3;
      rgb[p] += (soft[a] * w00 + soft[a + 3] * w10 + soft[b] * w01 + soft[b + 3] * w11 - rgb[p]) * mix;
      rgb[p + 1] +=
        (soft[a + 1] * w00 + soft[a + 4] * w10 + soft[b + 1] * w01 + soft[b + 4] * w11 - rgb[p + 1]) * mix;
      rgb[p + 2] +=
        (soft[a + 2] * w00 + soft[a + 5] * w10 + soft[b + 2] * w01 + soft[b + 5] * w11 - rgb[p + 2]) * mix;
    }
  }
}
