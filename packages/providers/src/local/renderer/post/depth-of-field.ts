import { checkpoint } from '../stop.ts';
import type { Frame } from '../render/renderer.ts';

/** Focus distance and aperture in world units, largest blur in pixels; `fast` computes at half resolution (clips). */
export interface Focus {
  focus: number;
  aperture: number;
  maxRadius: number;
  fast?: boolean;
}

const TAPS = 28;
// Vogel's spiral fills a disc evenly.
const tapX = Float32Array.from(
  { length: TAPS },
  (_, k) => Math.cos(k * 2.39996) * Math.sqrt((k + 0.5) / TAPS),
);
const tapY = Float32Array.from(
  { length: TAPS },
  (_, k) => Math.sin(k * 2.39996) * Math.sqrt((k + 0.5) / TAPS),
);
const tapR = Float32Array.from({ length: TAPS }, (_, k) => Math.sqrt((k + 0.5) / TAPS));

/** Blurs the frame by distance from the focal plane; pixels of distance −1 (the backplate) are blurred already. */
export function depthOfField(f: Frame, o: Focus): void {
  if (o.fast) halfResolution(f, o);
  else f.rgb.set(gather(f, o));
}

/** Circle of confusion (thin lens, Potmesil & Chakravarty 1981) in pixels. */
function circles(f: Frame, o: Focus): Float32Array {
  const c = new Float32Array(f.W * f.H);
  for (let i = 0; i < c.length; i++) {
    const d = f.dist[i];
    if (d >= 0) c[i] = Math.min(o.maxRadius, ((o.aperture * Math.abs(d - o.focus)) / d) * f.W);
  }
  return c;
}

/** Gathers 28 taps per pixel; a tap counts when its own circle reaches the pixel, so sharp edges do not bleed. */
function gather(f: Frame, o: Focus): Float32Array {
  const { W, H, rgb, dist } = f;
  const out = new Float32Array(rgb.length);
  const coc = circles(f, o);
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
        for (let k = 0; k < TAPS; k++) {
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
  return out;
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

function halfResolution(f: Frame, o: Focus): void {
  const { W, H, rgb, dist } = f;
  const w = W >> 1;
  const h = H >> 1;
  const small: Frame = {
    W: w,
    H: h,
    rgb: new Float32Array(w * h * 3),
    dist: new Float32Array(w * h),
    mask: f.mask,
  };
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const q = y * 2 * W + x * 2;
      const i = q * 3;
      const j = i + W * 3;
      for (let k = 0; k < 3; k++) {
        small.rgb[(y * w + x) * 3 + k] = (rgb[i + k] + rgb[i + 3 + k] + rgb[j + k] + rgb[j + 3 + k]) / 4;
      }
      const far = Math.max(dist[q], dist[q + W + 1]);
      small.dist[y * w + x] = Math.max(far, dist[q + 1], dist[q + W]) < 0 ? -1 : far;
    }
  }
  const soft = gather(small, { ...o, maxRadius: o.maxRadius / 2 });
  for (let y = 0; y < H; y++) {
    const fy = Math.max(0, (y - 0.5) / 2);
    const j = Math.min(h - 2, fy | 0);
    const v = Math.min(1, fy - j);
    for (let x = 0; x < W; x++) {
      const q = y * W + x;
      const d = dist[q];
      if (d < 0) continue;
      const circle = ((o.aperture * Math.abs(d - o.focus)) / d) * W;
      if (circle < 0.8) continue;
      const mix = Math.min(1, (circle - 0.8) / 1.6);
      const fx = Math.max(0, (x - 0.5) / 2);
      const i = Math.min(w - 2, fx | 0);
      const u = Math.min(1, fx - i);
      const a = (j * w + i) * 3;
      const b = a + w * 3;
      for (let k = 0; k < 3; k++) {
        const top = soft[a + k] * (1 - u) + soft[a + 3 + k] * u;
        const low = soft[b + k] * (1 - u) + soft[b + 3 + k] * u;
        rgb[q * 3 + k] += (top * (1 - v) + low * v - rgb[q * 3 + k]) * mix;
      }
    }
  }
}
