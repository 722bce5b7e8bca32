import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { boxBlur } from '../image.ts';
import { rng } from '../vector.ts';

export type GoboKind = 'leaf' | 'window';
/** n × n tile, 1 = lit. */
export interface Mask {
  n: number;
  d: Float32Array;
}

const SIZE = 512;
const PAD = 32;

/** A shadow mask: palm fronds, or a window with four panes; softened like a distant caster. */
export function goboMask(kind: GoboKind, seed = 3): Mask {
  const canvas = createCanvas(SIZE, SIZE);
  const c = canvas.getContext('2d');
  c.fillStyle = kind === 'window' ? '#000' : '#fff';
  c.fillRect(0, 0, SIZE, SIZE);
  PAINT[kind](c, rng(seed));
  return soften(c.getImageData(0, 0, SIZE, SIZE).data, kind === 'leaf' ? 3 : 5);
}

const PAINT: Record<GoboKind, (c: SKRSContext2D, random: () => number) => void> = {
  leaf: (c, random) => {
    c.fillStyle = '#000';
    for (let f = 0; f < 7; f++) {
      const x = ((f % 3) * SIZE) / 2.4 - 40 + random() * 60;
      const y = (Math.floor(f / 3) * SIZE) / 2.2 + random() * 50;
      const angle = random() * 1.1 - 0.9;
      const length = SIZE * (0.42 + random() * 0.2);
      for (const dx of [-SIZE, 0, SIZE])
        for (const dy of [-SIZE, 0, SIZE]) frond(c, x + dx, y + dy, angle, length);
    }
  },
  window: (c) => {
    c.fillStyle = '#fff';
    c.transform(1, 0.1, -0.12, 1, 40, -20);
    for (let j = 0; j < 2; j++) for (let i = 0; i < 2; i++) c.fillRect(70 + i * 178, 60 + j * 200, 164, 186);
  },
};

function frond(c: SKRSContext2D, x: number, y: number, angle: number, length: number): void {
  c.save();
  c.translate(x, y);
  c.rotate(angle);
  for (let k = 0; k < 13; k++) {
    const t = k / 12;
    const leaf = length * 0.42 * Math.sin(Math.PI * (0.12 + 0.8 * t));
    for (const side of [1, -1]) {
      c.save();
      c.translate(length * t * 0.9, length * 0.08 * t * t);
      c.rotate(side * (1.05 - t * 0.55));
      c.beginPath();
      c.moveTo(0, 0);
      c.quadraticCurveTo(leaf * 0.45, -leaf * 0.085, leaf, 0);
      c.quadraticCurveTo(leaf * 0.45, leaf * 0.085, 0, 0);
      c.fill();
      c.restore();
    }
  }
  c.fillRect(0, -2, length, 4);
  c.restore();
}

/** Blurs with the edges wrapped, so that the tile has no seam. */
function soften(px: Uint8ClampedArray, radius: number): Mask {
  const m = SIZE + 2 * PAD;
  const wide = new Float32Array(m * m);
  const wrap = (i: number) => (i - PAD + SIZE) % SIZE;
  for (let y = 0; y < m; y++) {
    for (let x = 0; x < m; x++) wide[y * m + x] = px[(wrap(y) * SIZE + wrap(x)) * 4] / 255;
  }
  boxBlur(wide, m, m, radius, 3);
  const d = new Float32Array(SIZE * SIZE);
  for (let y = 0; y < SIZE; y++)
    d.set(wide.subarray((y + PAD) * m + PAD, (y + PAD) * m + PAD + SIZE), y * SIZE);
  return { n: SIZE, d };
}
