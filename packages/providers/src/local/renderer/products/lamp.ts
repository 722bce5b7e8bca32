import { finish, type Mat, mat, METALS } from '../materials.ts';
import { curve1, densify, fillet, hex, lerp, lum, mix3, mul, toHex, type V3 } from '../math.ts';
import type { LampLight } from '../lamp.ts';
import { append, Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { colorOf, finishOf, metalOf, picker, says } from './look.ts';
import { circleY } from './sections.ts';
import { addDeskLamp, fromBell } from './desk-lamp.ts';
import { addBulb, GLOW, type LampMats, LIGHT } from './lamp-parts.ts';
import { settle } from './settle.ts';
import { TIMBER, timber } from './timber.ts';

/** Reads a lamp out of the words: table lamp (vase, or column when of metal or wood) or desk lamp; lit unless "off". */
export function designLamp(spec: ProductSpec): Product {
  const pick = picker(spec);
  const desk = spec.sub === 'desk';
  const words = spec.parts.legs ?? spec.body;
  const main = colorOf(
    words,
    pick(
      desk
        ? [hex('#1f2023'), hex('#d8b24a'), hex('#3f5d57')]
        : [hex('#e7e0d4'), hex('#5d7a78'), hex('#c8785a')],
    ),
  );
  const lit = !says(spec, /\b(unlit|switched off|turned off|not lit)\b/);
  const mats = lampMats(spec, desk, main, lit);
  if (lit) mats.bulb.lamp = desk ? fromBell() : fromShade();
  return {
    mk: (m) => {
      const h = new Mesh();
      if (desk) addDeskLamp(h, mats);
      else addTableLamp(h, mats, isColumn(spec));
      settle(h);
      append(m, h);
    },
    main,
    metalish: metalOf(words) !== null,
    glossy: finishOf(words, '') === 'glossy',
    front: desk ? 0.5 : 0.3,
    detail: desk
      ? { aim: [0.9, 3.2, 0], yaw: 0.7, pitch: 0.05, zoom: 2.1 }
      : { aim: [0, 2.3, 0.4], yaw: 0.45, pitch: 0.08, zoom: 1.9 },
    size: desk ? [2.9, 4, 1.7] : [2.7, 4.4, 2.7],
  };
}

const isColumn = (spec: ProductSpec): boolean =>
  metalOf(spec.parts.legs ?? spec.body) !== null ||
  (spec.parts.legs ?? spec.body).materials.some((name) => TIMBER.has(name) || name === 'marble') ||
  spec.minimal;

function lampMats(spec: ProductSpec, desk: boolean, main: V3, lit: boolean): LampMats {
  const words = spec.parts.legs ?? spec.body;
  const wood = words.materials.some((name) => TIMBER.has(name)) ? timber(words, true) : null;
  const kind = finishOf(words, desk ? 'matte' : 'ceramic');
  const body = wood ?? finish(kind === 'metal' ? 'brushed' : kind, main, [4, 4]);
  const shadeColor = desk ? main : colorOf(spec.parts.cap, hex('#efe6d6'));
  const shade = desk ? { ...body } : finish('fabric', shadeColor, [26, 9]);
  if (!desk && lit) Object.assign(shade, glowing(shadeColor));
  const inner = desk ? hex('#f2efe8') : mix3(shadeColor, [1, 1, 1], 0.5);
  return {
    body,
    metal: finish(
      desk ? 'brushed' : 'metal',
      metalOf(spec.parts.metal) ?? metalOf(words) ?? (METALS[desk ? 'steel' : 'brass'] as V3),
    ),
    shade,
    inside: lit
      ? mat({ base: mix3(inner, GLOW, 0.7), rough: 0.8, emis: desk ? 0.75 : 0.9 })
      : mat({ base: inner, rough: 0.8 }),
    bulb: mat({ base: lit ? mix3(GLOW, [1, 1, 1], 0.4) : hex('#f4f1ea'), rough: 0.3, emis: lit ? 3 : 0 }),
  };
}

/** Cloth with a bulb behind it: brightest at its height, darker towards both rims. */
function glowing(color: V3): Partial<Mat> {
  const map = drawImg(8, 256, (c) => {
    const g = c.createLinearGradient(0, 0, 0, 256);
    const at = (k: number) => toHex(mul(mix3(color, GLOW, 0.45), k));
    g.addColorStop(0, at(0.5));
    g.addColorStop(0.4, at(0.98));
    g.addColorStop(0.62, at(0.92));
    g.addColorStop(1, at(0.42));
    c.fillStyle = g;
    c.fillRect(0, 0, 8, 256);
  });
  return { map, mapS: [1, 1], mapO: [0, 0], emis: lum(color) > 0.2 ? 0.62 : 0.25 };
}

const BULB = 3.3;
const SHADE = { low: 2.5, high: 4.1, wide: 1.32, narrow: 1 };

function addTableLamp(m: Mesh, mats: LampMats, column: boolean): void {
  if (column) addColumn(m, mats.body);
  else addVase(m, mats.body, mats.metal);
  const neck = [
    [0.1, 2.05],
    [0.1, 2.3],
    [0.055, 2.34],
    [0.055, 2.75],
    [0.12, 2.8],
    [0.12, 3.05],
    [0, 3.08],
  ];
  m.lathe(mats.metal, densify(fillet(neck, 4), 0.05), 48);
  addBulb(m, mats.bulb, [0, BULB, 0]);
  addShade(m, mats);
}

function addVase(m: Mesh, body: Mat, metal: Mat): void {
  const radius = curve1([
    [0.1, 0.46],
    [0.3, 0.52],
    [0.75, 0.78],
    [1.15, 0.84],
    [1.55, 0.62],
    [1.85, 0.31],
    [2.1, 0.17],
  ]);
  const wall = Array.from({ length: 70 }, (_, i) => lerp(0.1, 2.1, i / 69)).map((y) => [radius(y), y]);
  m.lathe(body, [...wall, [0.1, 2.13]], 128, { uvx: 5, uvByLen: true });
  const foot = fillet(
    [
      [0, 0],
      [0.5, 0, 0.02],
      [0.52, 0.1, 0.02],
      [0.44, 0.12],
    ],
    5,
  );
  m.lathe(metal, densify(foot, 0.05), 96);
}

function addColumn(m: Mesh, body: Mat): void {
  const profile = fillet(
    [
      [0, 0],
      [0.72, 0, 0.04],
      [0.74, 0.13, 0.05],
      [0.3, 0.17, 0.12],
      [0.15, 0.4, 0.2],
      [0.13, 2.02, 0.03],
      [0.1, 2.1],
    ],
    9,
  );
  m.lathe(body, densify(profile, 0.05), 112, { uvx: 2, uvByLen: true });
}

/** A drum of cloth over two rings, carried by three spokes and a finial. */
function addShade(m: Mesh, mats: LampMats): void {
  const { low, high, wide, narrow } = SHADE;
  const wall = (t: number, inset: number): number[] => [lerp(wide, narrow, t) - inset, lerp(low, high, t)];
  const up = Array.from({ length: 31 }, (_, i) => wall(i / 30, 0));
  m.lathe(mats.shade, up, 144);
  m.lathe(
    mats.inside,
    Array.from({ length: 21 }, (_, i) => wall(1 - i / 20, 0.02)),
    120,
  );
  const trim = { ...mats.shade, emis: 0, map: undefined };
  for (const t of [0, 1]) {
    const [r, y] = wall(t, 0.01);
    m.tube(trim, (q) => circleY(q, r, y), 0.028, 144, 10, { closed: true });
  }
  const y = high - 0.06;
  for (let k = 0; k < 3; k++) {
    const a = (k * Math.PI * 2) / 3 + 0.4;
    const end: V3 = [Math.cos(a) * (narrow - 0.02), y, Math.sin(a) * (narrow - 0.02)];
    m.tube(mats.metal, (t) => [end[0] * t, y, end[2] * t], 0.02, 16, 10);
  }
  m.tube(mats.metal, (t) => [0, lerp(3.5, y + 0.05, t), 0], 0.025, 10, 12);
  const finial = [
    [0, y - 0.02],
    [0.06, y],
    [0.05, y + 0.08],
    [0.07, y + 0.14],
    [0, y + 0.2],
  ];
  m.lathe(mats.metal, densify(fillet(finial, 4), 0.02), 32);
}

/** Up and down through the openings of the shade, and a tenth through its cloth. */
function fromShade(): LampLight {
  const opening = (y: number, r: number, height: number) => ({
    axis: [0, y, 0] as V3,
    cosine: height / Math.hypot(r, height),
  });
  const { low, high, wide, narrow } = SHADE;
  return {
    at: [0, BULB, 0],
    color: mul(GLOW, LIGHT),
    openings: [opening(-1, wide, BULB - low), opening(1, narrow, high - BULB)],
    through: 0.12,
  };
}
