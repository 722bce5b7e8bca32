import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { srgb2lin } from '../colour.ts';
import { boxBlur } from '../image.ts';
import type { Plate } from '../render/set-spec.ts';
import { mix3, rng, smooth } from '../vector.ts';
import { type Bokeh, H, type Painter, PAINT, type PlateKind, W } from './plate-paintings.ts';

/** Paints and blurs a backplate; its lights stay sharp-edged discs, as a lens draws them. */
export function backplate(kind: PlateKind, seed: number): Plate {
  const canvas = createCanvas(W, H);
  const c = canvas.getContext('2d');
  const random = rng(seed);
  const lights: Bokeh[] = [];
  const { blur, paint } = PAINT[kind];
  paint(painter(c, random, lights));
  const d = blurred(c.getImageData(0, 0, W, H).data, blur);
  for (const light of lights) addDisc(d, light);
  return { w: W, h: H, d, yawSpan: 0.8, pitch0: -0.02, pitchSpan: 0.56 };
}

function painter(c: SKRSContext2D, random: () => number, lights: Bokeh[]): Painter {
  return {
    c,
    random,
    sky: (...stops) => {
      const g = c.createLinearGradient(0, 0, 0, H);
      stops.forEach((s, i) => g.addColorStop(i / (stops.length - 1), s));
      c.fillStyle = g;
      c.fillRect(0, 0, W, H);
    },
    rect: (fill, x, y, w, h) => {
      c.fillStyle = fill;
      c.fillRect(x * W, y * H, w * W, h * H);
    },
    blob: (fill, x, y, rx, ry) => {
      c.fillStyle = fill;
      c.beginPath();
      c.ellipse(x * W, y * H, rx, ry, 0, 0, 2 * Math.PI);
      c.fill();
    },
    bokeh: (n, [x0, y0, x1, y1], [small, big], a, b, [weak, strong]) => {
      for (let i = 0; i < n; i++) {
        lights.push({
          x: (x0 + (x1 - x0) * random()) * W,
          y: (y0 + (y1 - y0) * random()) * H,
          r: small + (big - small) * random() ** 2,
          colour: mix3(a, b, random()),
          strength: weak + (strong - weak) * random(),
        });
      }
    },
  };
}

function blurred(px: Uint8ClampedArray, radius: number): Float32Array {
  const d = new Float32Array(W * H * 3);
  const plane = new Float32Array(W * H);
  for (let k = 0; k < 3; k++) {
    for (let i = 0; i < plane.length; i++) plane[i] = srgb2lin(px[i * 4 + k] / 255);
    boxBlur(plane, W, H, radius, 3);
    for (let i = 0; i < plane.length; i++) d[i * 3 + k] = plane[i];
  }
  return d;
}

function addDisc(d: Float32Array, { x, y, r, colour, strength }: Bokeh): void {
  for (let j = Math.max(0, Math.floor(y - r - 1)); j <= Math.min(H - 1, y + r + 1); j++) {
    for (let i = Math.max(0, Math.floor(x - r - 1)); i <= Math.min(W - 1, x + r + 1); i++) {
      const q = Math.hypot(i - x, j - y) / r;
      if (q > 1.05) continue;
      const e = (1 - smooth(0.93, 1.05, q)) * (0.75 + 0.35 * q * q) * strength;
      for (let k = 0; k < 3; k++) d[(j * W + i) * 3 + k] += colour[k] * e;
    }
  }
}
