import type { SKRSContext2D } from '@napi-rs/canvas';
import { lum, mix3, rng, toHex, type V3 } from '../math.ts';
import { drawLine, wrapWords } from './label-text.ts';
import { INK_BLACK, PAPER_WHITE } from './look.ts';

/** What is printed on an upright carton. */
export interface CartonArt {
  color: V3;
  accent: V3;
  ink: V3;
  brand: string;
  title: string;
  sub: string;
  motif: Motif | null;
}

/** What a pack shows of its contents. */
export type Motif = 'bowl' | 'leaf' | 'bean' | 'drop';

const MOTIFS: readonly (readonly [RegExp, Motif])[] = [
  [/\b(cereals?|oats?|muesli|granola|flakes?|breakfast|porridge)\b/, 'bowl'],
  [/\b(teas?|matcha|herbal|infusion|mint|camomile|chamomile)\b/, 'leaf'],
  [/\b(coffee|espresso|beans?|cocoa|chocolates?)\b/, 'bean'],
  [/\b(cosmetics?|serum|cream|skincare|perfume|medicine|vitamins?)\b/, 'drop'],
];

/** The motif that suits some words; null when none does. */
export function motifOf(words: string): Motif | null {
  return MOTIFS.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1] ?? null;
}

/** Paints a face `W` wide and `H` high: name on top, contents in a round window over a band of the second colour. */
export function paintCarton(c: SKRSContext2D, W: number, H: number, art: CartonArt): void {
  const horizon = H * 0.66;
  c.fillStyle = toHex(art.accent);
  c.beginPath();
  c.moveTo(0, horizon);
  c.bezierCurveTo(W * 0.3, horizon - H * 0.07, W * 0.7, horizon - H * 0.07, W, horizon);
  c.lineTo(W, H);
  c.lineTo(0, H);
  c.fill();
  const [x, y, r] = [W / 2, H * 0.66, Math.min(W * 0.3, H * 0.2)];
  if (art.motif) {
    c.fillStyle = toHex(mix3(art.color, PAPER_WHITE, 0.82));
    c.beginPath();
    c.arc(x, y, r, 0, 2 * Math.PI);
    c.fill();
    c.lineWidth = r * 0.05;
    c.strokeStyle = toHex(art.color);
    c.stroke();
    PAINT[art.motif](c, x, y, r, art);
  }
  const lines = art.brand ? wrapWords(art.brand, art.brand.length > 9 ? 2 : 1) : wrapWords(art.title, 2);
  const size = lines.length > 1 ? 150 : 190;
  c.fillStyle = toHex(art.ink);
  lines.forEach((text, i) => {
    const at = {
      x,
      y: H * 0.17 + i * size * 0.96,
      size,
      weight: 800 as const,
      spacing: 2,
      maxWidth: W * 0.86,
    };
    drawLine(c, text.toUpperCase(), at);
  });
  const below = H * 0.17 + (lines.length - 1) * size * 0.96 + size * 0.55 + 38;
  drawLine(c, art.brand ? art.title : art.sub, { x, y: below, size: 52, spacing: 8, maxWidth: W * 0.8 });
  c.fillStyle = toHex(lum(art.accent) > 0.4 ? INK_BLACK : PAPER_WHITE);
  if (art.brand) drawLine(c, art.sub, { x, y: H * 0.945, size: 40, spacing: 8, maxWidth: W * 0.8 });
}

type PaintMotif = (c: SKRSContext2D, x: number, y: number, r: number, art: CartonArt) => void;

const PAINT: Record<Motif, PaintMotif> = {
  bowl: (c, x, y, r, art) => {
    const random = rng(5);
    c.fillStyle = '#fbfaf6';
    c.beginPath();
    c.ellipse(x, y - r * 0.1, r * 0.7, r * 0.2, 0, 0, 2 * Math.PI);
    c.fill();
    for (let i = 0; i < 46; i++) {
      const [a, d] = [random() * 6.28, Math.sqrt(random())];
      c.fillStyle = ['#d9a04a', '#c98a34', '#e6b764', '#b5762a'][i % 4] as string;
      c.beginPath();
      c.ellipse(
        x + Math.cos(a) * d * r * 0.6,
        y - r * 0.14 + Math.sin(a) * d * r * 0.14,
        r * 0.1,
        r * 0.065,
        a,
        0,
        7,
      );
      c.fill();
    }
    c.fillStyle = toHex(art.accent);
    c.beginPath();
    c.ellipse(x, y - r * 0.08, r * 0.72, r * 0.62, 0, 0.06, Math.PI - 0.06);
    c.fill();
    c.fillRect(x - r * 0.25, y + r * 0.5, r * 0.5, r * 0.1);
  },
  leaf: (c, x, y, r, art) => {
    const tone = lum(art.color) > 0.4 ? art.accent : art.color;
    for (const [turn, size] of [
      [-0.6, 0.78],
      [0.05, 0.95],
      [0.7, 0.72],
    ] as const) {
      c.save();
      c.translate(x, y + r * 0.5);
      c.rotate(turn);
      c.fillStyle = toHex(mix3(tone, [0.2, 0.4, 0.12], 0.35));
      c.beginPath();
      c.moveTo(0, 0);
      c.quadraticCurveTo(r * 0.34 * size, -r * 0.6 * size, 0, -r * 1.15 * size);
      c.quadraticCurveTo(-r * 0.34 * size, -r * 0.6 * size, 0, 0);
      c.fill();
      c.strokeStyle = 'rgba(255,255,255,.5)';
      c.lineWidth = r * 0.022;
      c.beginPath();
      c.moveTo(0, 0);
      c.lineTo(0, -r * 0.98 * size);
      c.stroke();
      c.restore();
    }
  },
  bean: (c, x, y, r) => {
    for (const [dx, dy, turn] of [
      [-0.32, 0.12, -0.5],
      [0.34, 0.2, 0.6],
      [0.02, -0.34, 0.1],
    ] as const) {
      c.save();
      c.translate(x + dx * r, y + dy * r);
      c.rotate(turn);
      c.fillStyle = '#5a3520';
      c.beginPath();
      c.ellipse(0, 0, r * 0.26, r * 0.37, 0, 0, 7);
      c.fill();
      c.strokeStyle = '#d8b78f';
      c.lineWidth = r * 0.035;
      c.beginPath();
      c.moveTo(0, -r * 0.33);
      c.bezierCurveTo(r * 0.12, -r * 0.1, -r * 0.12, r * 0.1, 0, r * 0.33);
      c.stroke();
      c.restore();
    }
  },
  drop: (c, x, y, r, art) => {
    c.fillStyle = toHex(mix3(art.accent, art.color, 0.25));
    c.beginPath();
    c.moveTo(x, y - r * 0.68);
    c.bezierCurveTo(x + r * 0.2, y - r * 0.25, x + r * 0.46, y, x + r * 0.46, y + r * 0.2);
    c.arc(x, y + r * 0.2, r * 0.46, 0, Math.PI);
    c.bezierCurveTo(x - r * 0.46, y, x - r * 0.2, y - r * 0.25, x, y - r * 0.68);
    c.fill();
    c.fillStyle = 'rgba(255,255,255,.55)';
    c.beginPath();
    c.ellipse(x - r * 0.18, y + r * 0.22, r * 0.08, r * 0.17, 0.3, 0, 7);
    c.fill();
  },
};
