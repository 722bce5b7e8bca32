import { rng } from './vector.ts';

/** Noise of one coordinate pair, about −1–1. */
export type Noise = (x: number, y: number) => number;

/** Gradient noise that tiles every `period` cells (Perlin 2002, quintic fade). */
export function perlinTile(seed: number, period: number): Noise {
  const random = rng(seed);
  const gx = new Float32Array(period * period);
  const gy = new Float32Array(period * period);
  for (let i = 0; i < period * period; i++) {
    const a = random() * 2 * Math.PI;
    gx[i] = Math.cos(a);
    gy[i] = Math.sin(a);
  }
  const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
  return (x, y) => {
    const xi = Math.floor(x);
    const yi = Math.floor(y);
    const fx = x - xi;
    const fy = y - yi;
    const x0 = ((xi % period) + period) % period;
    const x1 = (x0 + 1) % period;
    const y0 = ((yi % period) + period) % period;
    const y1 = (y0 + 1) % period;
    const u = fade(fx);
    const v = fade(fy);
    const a = gx[y0 * period + x0] * fx + gy[y0 * period + x0] * fy;
    const b = gx[y0 * period + x1] * (fx - 1) + gy[y0 * period + x1] * fy;
    const c = gx[y1 * period + x0] * fx + gy[y1 * period + x0] * (fy - 1);
    const d = gx[y1 * period + x1] * (fx - 1) + gy[y1 * period + x1] * (fy - 1);
    return (a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v) * 1.41;
  };
}

/** Octaves of tiling noise over the unit square, halving amplitude. */
export function fbmTile(seed: number, base: number, octaves: number): Noise {
  const layers = Array.from({ length: octaves }, (_, i) => perlinTile(seed + i * 17, base << i));
  return (u, v) => {
    let sum = 0;
    let amplitude = 0.5;
    let frequency = base;
    for (const layer of layers) {
      sum += amplitude * layer(u * frequency, v * frequency);
      amplitude *= 0.5;
      frequency *= 2;
    }
    return sum;
  };
}

const kept = new Map<string, unknown>();
/** Builds a shared map once per thread. */
export function memo<T>(key: string, build: () => T): T {
  if (!kept.has(key)) kept.set(key, build());
  return kept.get(key) as T;
}
