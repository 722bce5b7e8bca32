import type { Frame } from '../render/frame-buffers.ts';
import { rng, smooth, type V3 } from '../vector.ts';

/** Drifting specks: rising warm dust that glows, or falling flakes that cover. */
export interface Particles {
  count: number;
  colour: V3;
  /** 0–1 */
  amount: number;
  /** frame heights per second; negative rises */
  fall: number;
  /** smallest and largest radius for a 720-line frame */
  radius: [number, number];
  /** adds light instead of covering */
  glow: boolean;
}

export const DUST: Particles = {
  count: 26,
  colour: [1, 0.9, 0.7],
  amount: 0.5,
  fall: -0.02,
  radius: [2.2, 9],
  glow: true,
};
export const BOKEH: Particles = {
  count: 16,
  colour: [1, 0.82, 0.5],
  amount: 0.28,
  fall: -0.012,
  radius: [9, 26],
  glow: true,
};
export const SNOW: Particles = {
  count: 90,
  colour: [0.96, 0.97, 1],
  amount: 0.85,
  fall: 0.16,
  radius: [1.2, 5],
  glow: false,
};

/** Draws the specks into linear light at time t (seconds). */
export function particles(f: Frame, p: Particles, t: number, seed: number): void {
  const random = rng(seed);
  const { W, H } = f;
  const unit = Math.min(W, H) / 720;
  for (let k = 0; k < p.count; k++) {
    const x0 = random();
    const y0 = random();
    const depth = 0.3 + random();
    const phase = random() * 6.28;
    const speed = p.fall * (0.6 + random() * 0.8) * depth;
    const size = p.radius[0] + (p.radius[1] - p.radius[0]) * random() ** 3;
    const shine = 0.25 + 0.75 * random();
    const x = fraction(x0 + Math.sin(t * 0.5 + phase) * 0.012 * depth + t * Math.abs(speed) * 0.3) * W;
    const y = fraction(y0 + t * speed) * H;
    const twinkle = p.glow ? 0.55 + 0.45 * Math.sin(t * 1.7 + phase) : 1;
    disc(f, x, y, size * depth * unit, p.amount * shine * twinkle, p);
  }
}

const fraction = (x: number) => x - Math.floor(x);

function disc(f: Frame, x: number, y: number, r: number, alpha: number, p: Particles): void {
  const { W, H, rgb } = f;
  const reach = Math.ceil(r + 1);
  for (let j = Math.max(0, Math.floor(y) - reach); j <= Math.min(H - 1, y + reach); j++) {
    for (let i = Math.max(0, Math.floor(x) - reach); i <= Math.min(W - 1, x + reach); i++) {
      const d = Math.hypot(i - x, j - y) / r;
      if (d > 1.1) continue;
      const e = (1 - smooth(0.55, 1.1, d)) * alpha;
      const o = (j * W + i) * 3;
      for (let k = 0; k < 3; k++) {
        if (p.glow) rgb[o + k] += p.colour[k] * e * 0.5;
        else rgb[o + k] += (p.colour[k] - rgb[o + k]) * e;
      }
    }
  }
}
