import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Mat, mat, METALS } from '../materials.ts';
import { mix3, mul, toHex, type V3 } from '../math.ts';
import { drawImg } from '../textures.ts';
import { drawLine } from './label-text.ts';

/** A lit display under glass. `aspect` = height / width; the bezel is black. */
export function screenMat(aspect: number, draw: (c: SKRSContext2D, w: number, h: number) => void): Mat {
  const w = aspect > 1 ? 1024 : 1536;
  const h = Math.round(w * aspect);
  const screen = mat({
    base: [0.004, 0.004, 0.005],
    rough: 0.2,
    coat: 1,
    coatRough: 0.02,
    emis: 0.55,
    mapRough: 0.2,
  });
  screen.map = drawImg(w, h, (c) => {
    c.fillStyle = '#050506';
    c.fillRect(0, 0, w, h);
    draw(c, w, h);
  });
  return screen;
}

/** Soft coloured wallpaper inside a rounded frame of width `bezel` pixels. */
export function drawWallpaper(
  c: SKRSContext2D,
  w: number,
  h: number,
  accent: V3,
  bezel: number,
  corner: number,
): void {
  c.save();
  c.beginPath();
  c.roundRect(bezel, bezel, w - 2 * bezel, h - 2 * bezel, corner);
  c.clip();
  const g = c.createLinearGradient(0, 0, w, h);
  g.addColorStop(0, toHex(mix3(accent, [1, 1, 1], 0.25)));
  g.addColorStop(0.5, toHex(accent));
  g.addColorStop(1, toHex(mul(accent, 0.18)));
  c.fillStyle = g;
  c.fillRect(0, 0, w, h);
  for (let i = 0; i < 5; i++) {
    const [x, y] = [w * (0.2 + 0.17 * i), h * (0.75 - 0.12 * i)];
    const glow = c.createRadialGradient(x, y, 10, x, y, Math.min(w, h) * 0.55);
    glow.addColorStop(0, `rgba(255,255,255,${0.2 - i * 0.025})`);
    glow.addColorStop(1, 'rgba(255,255,255,0)');
    c.fillStyle = glow;
    c.fillRect(0, 0, w, h);
  }
  c.restore();
}

const ICON_COLOURS = ['#ffffff', '#ffd66b', '#7ee0c3', '#9bb8ff', '#ff9d8a', '#d7a6ff'];

/** Rows of plain coloured tiles: icons that belong to nobody. */
export function drawIcons(
  c: SKRSContext2D,
  x: number,
  y: number,
  size: number,
  gap: number,
  columns: number,
  rows: number,
): void {
  c.globalAlpha = 0.88;
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      c.fillStyle = ICON_COLOURS[(i + j * 2) % ICON_COLOURS.length] as string;
      c.beginPath();
      c.roundRect(x + i * (size + gap), y + j * size * 1.35, size, size, size * 0.24);
      c.fill();
    }
  }
  c.globalAlpha = 1;
}

/** The clock of a lock screen. */
export function drawClock(c: SKRSContext2D, w: number, h: number): void {
  c.fillStyle = '#ffffff';
  drawLine(c, '9:41', { x: w / 2, y: h * 0.17, size: 220, weight: 400 });
  drawLine(c, 'Friday, 20 November', { x: w / 2, y: h * 0.17 - 170, size: 54 });
}

/** Body colour towards the metal of the frame. */
export const frameColor = (body: V3): V3 => mix3(body, METALS['steel'] as V3, 0.65);
