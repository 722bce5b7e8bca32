import type { SKRSContext2D } from '@napi-rs/canvas';
import { finish, type Mat, mat } from '../materials.ts';
import { hex, lum, mul, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { drawLine } from './label-text.ts';
import { colorOf, isVivid, metalOf } from './look.ts';
import { drawIcons, drawWallpaper, screenMat } from './screen.ts';

const W = 1.52;
const D = 1.06;
const BASE = 0.042;
const LID = 0.024;
/** Angle of the open lid from the base, radians. */
const OPEN = 1.92;

/** Reads a laptop out of the words: shell, keys, wallpaper. */
export function designLaptop(spec: ProductSpec): Product {
  const main = colorOf(spec.body, hex('#b9bcc0'));
  const shell = finish('metal', main);
  const metal = metalOf(spec.body) !== null || spec.body.colors.length === 0;
  Object.assign(
    shell,
    metal || lum(main) < 0.6
      ? { rough: 0.46, metal: lum(main) < 0.15 ? 0.3 : 0.7 }
      : { rough: 0.4, metal: 0.2 },
  );
  const accent =
    spec.parts.screen?.colors[0] ?? spec.body.colors[1] ?? (isVivid(main) ? main : hex('#3f76e0'));
  const keys = mat({ base: colorOf(spec.parts.accent, hex('#1c1d20')), rough: 0.55 });
  return {
    mk: (m) => buildLaptop(m, shell, keys, accent, spec.brand),
    main,
    metalish: metal,
    glossy: false,
    front: 0.5,
    detail: { aim: [0.35, 0.18, 0.1], yaw: 0.55, pitch: 0.5, zoom: 1.9 },
    size: [2 * W, 2.1, 2 * D + 0.6],
  };
}

function buildLaptop(m: Mesh, shell: Mat, keys: Mat, accent: V3, brand: string): void {
  m.rbox(shell, [0, BASE + 0.012, 0], [W, BASE, D], 0.034, 24);
  const foot = mat({ base: [0.03, 0.03, 0.03], rough: 0.8 });
  for (const x of [-1, 1])
    for (const z of [-1, 1]) m.rbox(foot, [x * W * 0.86, 0.008, z * D * 0.82], [0.07, 0.008, 0.03], 0.006, 3);
  addKeyboard(m, shell, keys);
  const hinge = mat({ base: mul(shell.base, 0.35), rough: 0.45, metal: 0.6 });
  m.tube(hinge, (t) => [(t * 2 - 1) * W * 0.78, 2 * BASE + 0.008, -D + 0.03], 0.026, 24, 20, { caps: true });
  addLid(m, shell, accent, brand);
}

const ROW_KEYS = [14, 14, 14, 13, 12];

function addKeyboard(m: Mesh, shell: Mat, keys: Mat): void {
  const top = 2 * BASE + 0.012;
  const well = mat({ base: mul(shell.base, 0.3), rough: 0.6, metal: 0.3 });
  m.rbox(well, [0, top - 0.002, -0.25], [W * 0.9, 0.003, 0.5], 0.002, 12);
  const width = W * 1.76;
  const pitch = 0.192;
  ROW_KEYS.forEach((count, row) => {
    const z = -0.66 + row * pitch;
    const key = width / (count + (row === 1 ? 0.6 : row === 2 ? 0.9 : row === 3 ? 2 : 3));
    const side = (width - (count - 2) * key) / 2;
    let x = -width / 2;
    for (let i = 0; i < count; i++) {
      const w = i === 0 || i === count - 1 ? side : key;
      addKey(m, keys, x + w / 2, z, w / 2 - 0.012, pitch / 2 - 0.013, top);
      x += w;
    }
  });
  const z = -0.66 + ROW_KEYS.length * pitch;
  addKey(m, keys, 0, z, 0.5, pitch / 2 - 0.013, top);
  for (let i = 0; i < 4; i++)
    for (const side of [1, -1]) addKey(m, keys, side * (0.604 + i * 0.206), z, 0.09, pitch / 2 - 0.013, top);
  const pad = mat({ base: mul(shell.base, 0.9), rough: 0.3, metal: shell.metal * 0.8 });
  m.rbox(pad, [0, top - 0.001, 0.68], [0.5, 0.0022, 0.3], 0.0018, 10);
}

function addKey(m: Mesh, keys: Mat, x: number, z: number, w: number, d: number, y: number): void {
  m.rbox(keys, [x, y + 0.005, z], [w, 0.007, d], 0.0065, 2, { k: 2 });
}

/** The lid stands on the hinge line and leans back. */
function addLid(m: Mesh, shell: Mat, accent: V3, brand: string): void {
  const half = D * 0.985;
  const lean = OPEN - Math.PI / 2;
  const c = Math.cos(lean);
  const s = Math.sin(lean);
  const pivot: V3 = [0, 2 * BASE + 0.012, -D + 0.03];
  // lid space: x right, y up along the panel, z towards the user
  const place = ([x, y, z]: V3): V3 => [x, pivot[1] + y * c + z * s, pivot[2] - y * s + z * c];
  m.rbox(shell, [0, half, 0], [W, half, LID], 0.022, 20, { xf: place });
  const aspect = (half * 2 - 0.05) / (W * 2 - 0.05);
  const screen = screenMat(aspect, (ctx, w, h) => drawDesktop(ctx, w, h, accent));
  const panel = (u: number, v: number): V3 =>
    place([(u * 2 - 1) * (W - 0.025), 0.02 + (1 - v) * (half * 2 - 0.04), LID + 0.001]);
  m.grid(screen, 40, 26, panel, { flip: true, uv: (u, v) => [u, v] });
  if (brand) {
    const badge = mat({ base: mul(shell.base, 0.6), rough: 0.2, metal: 0.8 });
    badge.map = drawImg(1024, 256, (ctx) => {
      ctx.clearRect(0, 0, 1024, 256);
      ctx.fillStyle = lum(shell.base) > 0.3 ? '#2b2c2f' : '#e9e9ea';
      drawLine(ctx, brand, { x: 512, y: 128, size: 150, weight: 600, spacing: 8, maxWidth: 960 });
    });
    badge.base = shell.base;
    Object.assign(badge, { rough: shell.rough, metal: shell.metal, mapMetal: 0.6, mapRough: 0.15 });
    m.grid(badge, 12, 6, (u, v) => place([(0.5 - u) * 0.9, half + (0.5 - v) * 0.225, -LID - 0.001]), {
      flip: true,
      uv: (u, v) => [u, v],
    });
  }
}

function drawDesktop(c: SKRSContext2D, w: number, h: number, accent: V3): void {
  drawWallpaper(c, w, h, accent, 26, 14);
  c.fillStyle = 'rgba(255,255,255,0.86)';
  c.beginPath();
  c.roundRect(w * 0.2, h * 0.17, w * 0.6, h * 0.52, 18);
  c.fill();
  c.fillStyle = 'rgba(20,24,32,0.85)';
  c.beginPath();
  c.roundRect(w * 0.2, h * 0.17, w * 0.14, h * 0.52, 18);
  c.fill();
  for (let i = 0; i < 7; i++) {
    c.fillStyle = 'rgba(255,255,255,0.35)';
    c.fillRect(w * 0.215, h * (0.23 + i * 0.055), w * (0.06 + (i % 3) * 0.018), 10);
    const bar = 0.06 + ((i * 37) % 29) / 100;
    c.fillStyle = `rgba(60,110,220,${0.45 + i * 0.07})`;
    c.fillRect(w * (0.4 + i * 0.05), h * (0.6 - bar), w * 0.03, h * bar);
  }
  c.fillStyle = 'rgba(255,255,255,0.22)';
  c.beginPath();
  c.roundRect(w * 0.28, h * 0.86, w * 0.44, h * 0.09, 20);
  c.fill();
  drawIcons(c, w * 0.295, h * 0.873, h * 0.064, w * 0.0175, 8, 1);
}
