import type { SKRSContext2D } from '@napi-rs/canvas';
import { toHex, type V3 } from '../../math.ts';
import { drawImg, type Img } from '../../textures.ts';
import { drawGlyph, drawLine, wrapWords } from '../label-text.ts';

/** What is printed on a container. `brand` is empty unless the user gave one. */
export interface LabelText {
  brand: string;
  title: string;
  sub: string;
  foot: string;
  ink: V3;
  /** Paper colour; printed straight on the container when absent. */
  paper?: V3 | undefined;
  serif: boolean;
}

const W = 2048;
const H = 1024;
/** Beyond this ratio of circumference to height a label holds only one or two large lines. */
const WIDE = 5;

/** Full-wrap label, front in the middle, directions and bar code at the seam; `aspect` = circumference / height. */
export function wrapLabel(label: LabelText, aspect: number): Img {
  return drawImg(W, H, (c) => {
    c.clearRect(0, 0, W, H);
    const stretch = W / H / aspect;
    if (aspect > WIDE) drawWide(c, label, stretch);
    else {
      drawFront(c, label, stretch);
      for (const seam of [0, W]) drawDirections(c, seam, stretch, label);
    }
  });
}

const U = H / 100;

/** A label of its own, `aspect` = width / height: only what is printed on its front. */
export function frontLabel(label: LabelText, aspect: number): Img {
  return drawImg(H, H, (c) => {
    if (label.paper) {
      c.fillStyle = toHex(label.paper);
      c.fillRect(0, 0, H, H);
    }
    if (aspect > 1.45) drawLow(c, label, aspect);
    else drawFront(c, { ...label, paper: undefined }, 1 / aspect, H / 2, 84 * aspect);
  });
}

/** A label much wider than high: its name in one large line. */
function drawLow(c: SKRSContext2D, { brand, title, sub, foot, ink, serif }: LabelText, aspect: number): void {
  c.fillStyle = toHex(ink);
  const line = (text: string, y: number, size: number, weight: 400 | 600): void =>
    drawLine(c, text, {
      x: H / 2,
      y: y * U,
      size: size * U,
      weight,
      spacing: size * 0.14 * U,
      stretch: 1 / aspect,
      serif,
      maxWidth: 84 * aspect * U,
    });
  line((brand || title).toUpperCase(), 38, 20, 600);
  line(brand ? title : sub, 63, 10, 400);
  line(foot, 83, 7, 400);
}

function drawFront(c: SKRSContext2D, label: LabelText, stretch: number, x = W / 2, widest = 66): void {
  if (label.paper) {
    const half = 39 * U * stretch;
    c.fillStyle = toHex(label.paper);
    c.fillRect(x - half, 4 * U, half * 2, 92 * U);
  }
  c.fillStyle = toHex(label.ink);
  c.strokeStyle = toHex(label.ink);
  const { serif } = label;
  const maxWidth = widest * U;
  if (label.brand) {
    drawLine(c, label.brand, { x, y: 24 * U, size: 9.5 * U, spacing: 2.6 * U, stretch, serif, maxWidth });
    c.fillRect(x - 5 * U * stretch, 33.5 * U, 10 * U * stretch, 0.45 * U);
  } else drawGlyph(c, x, 22 * U, 6 * U, stretch);
  const lines = wrapWords(label.title, 2);
  lines.forEach((text, i) => {
    drawLine(c, text, {
      x,
      y: (46 + i * 8.5) * U,
      size: 6.2 * U,
      spacing: 0.9 * U,
      stretch,
      serif,
      maxWidth,
    });
  });
  const below = (50 + lines.length * 8.5) * U;
  drawLine(c, label.sub, { x, y: below, size: 3.3 * U, spacing: 0.35 * U, stretch, serif, maxWidth });
  drawLine(c, label.foot, { x, y: 91 * U, size: 3.1 * U, spacing: 0.3 * U, stretch, serif, maxWidth });
}

function drawDirections(c: SKRSContext2D, x: number, stretch: number, label: LabelText): void {
  c.fillStyle = toHex(label.ink);
  drawLine(c, 'DIRECTIONS', { x, y: 24 * U, size: 3.2 * U, weight: 600, spacing: 0.4 * U, stretch });
  c.globalAlpha = 0.75;
  for (let i = 0; i < 9; i++) {
    const short = (i % 3) * 2.2;
    c.fillRect(x - (20 - short) * U * stretch, (31 + i * 4) * U, (40 - short * 2) * U * stretch, 0.75 * U);
  }
  c.globalAlpha = 1;
  for (let i = 0, at = -12; at < 12; i++) {
    const bar = 0.35 + ((i * 7) % 5) * 0.25;
    c.fillRect(x + at * U * stretch, 74 * U, bar * U * stretch, 12 * U);
    at += bar + 0.5;
  }
}

/** Low wide containers (jars). */
function drawWide(c: SKRSContext2D, label: LabelText, stretch: number): void {
  if (label.paper) {
    c.fillStyle = toHex(label.paper);
    c.fillRect(0, 0, W, H);
  }
  c.fillStyle = toHex(label.ink);
  const { serif } = label;
  const line = (text: string, y: number, size: number, weight: 400 | 600, x = W / 2) =>
    drawLine(c, text, {
      x,
      y: y * H,
      size: size * H,
      weight,
      spacing: size * H * 0.2,
      stretch,
      serif,
      maxWidth: 2.1 * H,
    });
  const [first = '', ...rest] = label.title.split(' ');
  line(label.brand || first, 0.33, label.brand ? 0.24 : 0.19, 600);
  line(label.brand ? label.title : rest.join(' '), 0.6, label.brand ? 0.12 : 0.19, label.brand ? 400 : 600);
  line(label.sub, 0.79, 0.085, 400);
  for (const seam of [0, W]) {
    line('DIRECTIONS', 0.25, 0.09, 600, seam);
    for (let i = 0; i < 5; i++) {
      c.fillRect(
        seam - 0.5 * H * stretch,
        (0.38 + i * 0.1) * H,
        H * stretch * (1 - (i % 3) * 0.12),
        0.02 * H,
      );
    }
  }
}
