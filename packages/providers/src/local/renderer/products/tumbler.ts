import type { SKRSContext2D } from '@napi-rs/canvas';
import { finish, type Mat, mat, METALS } from '../materials.ts';
import { curve3, densify, fillet, hex, lum, mix3, toHex, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg, type Img } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { drawLine } from './label-text.ts';
import { colorOf, finishOf, metalOf, picker, says } from './look.ts';
import { circleY, superellipse } from './sections.ts';
import { TIMBER, timber } from './timber.ts';

const STEEL = METALS['steel'] as V3;

interface TumblerLook {
  body: Mat;
  lid: Mat;
  metal: Mat;
  straw: Mat | null;
  handle: boolean;
}

/** Reads a tumbler or flask out of the words: coat, lid, straw, handle, engraved brand. */
export function designTumbler(spec: ProductSpec): Product {
  const pick = picker(spec);
  const main = colorOf(spec.body, pick([hex('#1b1b1e'), hex('#2c4a3e'), hex('#e7e2d8'), hex('#7d9fb5')]));
  const said = finishOf(spec.body, 'matte');
  // steel is turned on a lathe, unless the words polish it
  const kind = said === 'metal' ? 'brushed' : said;
  const body = finish(kind === 'glossy' && spec.body.finishes.length === 0 ? 'matte' : kind, main, [14, 10]);
  if (kind === 'matte') Object.assign(body, { rough: 0.55, bumpAmp: 0.45 });
  if (kind === 'brushed')
    Object.assign(body, {
      base: mix3(main, [1, 1, 1], 0.25),
      bumpScale: [1, 5],
      bumpAmp: 0.2,
      rough: 0.34,
      aniso: 0.7,
    });
  const lidWords = spec.parts.lid ?? spec.parts.cap;
  const wood = lidWords?.materials.some((name) => TIMBER.has(name)) ? timber(lidWords, true) : null;
  const lid =
    wood ??
    finish(
      metalOf(lidWords) ? 'metal' : finishOf(lidWords, 'satin'),
      colorOf(lidWords, hex('#202124')),
      [3, 3],
    );
  const ink = lum(main) > 0.4 ? hex('#2a2a2c') : hex('#c9c9cb');
  body.map = drawEngraving(spec.brand, ink, spec.sub === 'flask' ? '750 ML' : '20 OZ');
  Object.assign(body, { mapS: [1, -1], mapO: [0, 1], mapRough: 0.25, mapMetal: 0.9 });
  const straw = spec.parts.straw || says(spec, /\bstraw\b/);
  const look: TumblerLook = {
    body,
    lid,
    metal: finish('metal', STEEL),
    straw: straw && !spec.without.includes('straw') ? strawMat(spec, lid) : null,
    handle: !spec.without.includes('handle') && (spec.parts.handle !== undefined || says(spec, /\bhandle\b/)),
  };
  const flask = spec.sub === 'flask';
  const H = flask ? 2.3 : 1.9;
  return {
    mk: (m) => (flask ? buildFlask : buildTumbler)(m, look),
    main,
    metalish: metalOf(spec.body) !== null,
    glossy: false,
    front: 0.3,
    detail: { aim: [0.02, H - 0.2, 0.12], yaw: 0.5, pitch: 0.5, zoom: 2.1 },
    size: [0.9, H, 0.9],
  };
}

function strawMat(spec: ProductSpec, lid: Mat): Mat {
  const words = spec.parts.straw;
  const metal = metalOf(words) ?? (words?.colors.length ? null : metalOf(spec.body));
  if (metal) return finish('metal', metal);
  return mat({ base: colorOf(words, mix3(lid.base, [1, 1, 1], 0.3)), rough: 0.25, coat: 0.6 });
}

/** Tapered cup with a pressed lid and slider. */
function buildTumbler(m: Mesh, look: TumblerLook): void {
  const r0 = 0.3;
  const r1 = 0.425;
  const H = 1.75;
  const wall = [
    [0, 0.03],
    [r0 * 0.8, 0.03],
    [r0 * 0.84, 0.005, 0.012],
    [r0 - 0.035, 0, 0.03],
    [r0, 0.06, 0.06],
    [r0 + 0.03, 0.55, 0.3],
    [r1, H - 0.1, 0.05],
    [r1, H],
  ];
  m.lathe(look.body, densify(fillet(wall, 10), 0.03), 160);
  const ring = [
    [r1 - 0.004, H - 0.002],
    [r1 + 0.002, H + 0.006, 0.008],
    [r1 - 0.002, H + 0.055, 0.012],
    [r1 - 0.03, H + 0.06],
  ];
  m.lathe(look.metal, densify(fillet(ring, 6), 0.02), 160);
  const lid = [
    [r1 - 0.045, H + 0.03],
    [r1 - 0.02, H + 0.058, 0.01],
    [r1 + 0.012, H + 0.062, 0.012],
    [r1 + 0.012, H + 0.115, 0.03],
    [r1 - 0.02, H + 0.135, 0.03],
    [r1 - 0.05, H + 0.135, 0.01],
    [r1 - 0.075, H + 0.1, 0.02],
    [0, H + 0.1],
  ];
  m.lathe(look.lid, densify(fillet(lid, 8), 0.03), 160);
  m.rbox(look.lid, [0, H + 0.115, 0.17], [0.085, 0.022, 0.13], 0.02, 6);
  m.rbox(look.lid, [0, H + 0.142, 0.12], [0.055, 0.018, 0.035], 0.015, 4);
  if (look.straw) {
    const path = curve3([
      [-0.12, H - 0.2, -0.1],
      [-0.13, H + 0.3, -0.12],
      [-0.145, H + 0.75, -0.14],
      [-0.1, H + 0.92, -0.14],
    ]);
    m.tube(look.straw, path, 0.036, 60, 24, { caps: true });
  }
  if (look.handle) addHandle(m, look.body, r1, H);
}

function addHandle(m: Mesh, body: Mat, r: number, H: number): void {
  const path = curve3([
    [r - 0.01, H - 0.25, 0],
    [r + 0.16, H - 0.23, 0],
    [r + 0.3, H - 0.3, 0],
    [r + 0.33, H - 0.6, 0],
    [r + 0.28, H - 0.95, 0],
    [r + 0.12, H - 1.06, 0],
    [r - 0.06, H - 1.06, 0],
  ]);
  m.sweep(finish('matte', body.base, [8, 8]), path, 90, 28, (q) => superellipse(q, 0.042, 0.085, 0.7), {
    up: [0, 0, 1],
  });
}

/** Narrow-necked insulated bottle with a screw cap and a carrying loop. */
function buildFlask(m: Mesh, look: TumblerLook): void {
  const R = 0.36;
  const H = 1.86;
  const wall = [
    [0, 0.03],
    [R * 0.78, 0.03],
    [R * 0.82, 0.005, 0.012],
    [R - 0.035, 0, 0.03],
    [R, 0.05, 0.05],
    [R, H - 0.28, 0.2],
    [0.235, H - 0.04, 0.12],
    [0.235, H],
  ];
  m.lathe(look.body, densify(fillet(wall, 12), 0.03), 160);
  const neck = [
    [0.228, H - 0.004],
    [0.24, H + 0.004, 0.006],
    [0.24, H + 0.035, 0.006],
    [0.22, H + 0.04],
  ];
  m.lathe(look.metal, densify(fillet(neck, 5), 0.02), 144);
  const cap = [
    [0.225, H + 0.04],
    [0.262, H + 0.045, 0.012],
    [0.262, H + 0.24, 0.03],
    [0.22, H + 0.262, 0.02],
    [0, H + 0.262],
  ];
  m.lathe(look.lid, densify(fillet(cap, 8), 0.02), 200, {
    fn: (p, a) => {
      const k = Math.hypot(p[0], p[2]) > 0.25 && p[1] < H + 0.2 ? 1 - 0.006 * (1 + Math.cos(a * 44)) : 1;
      return [p[0] * k, p[1], p[2] * k];
    },
  });
  const loop = curve3([
    [-0.2, H + 0.23, 0],
    [-0.21, H + 0.34, 0],
    [-0.13, H + 0.44, 0],
    [0.13, H + 0.44, 0],
    [0.21, H + 0.34, 0],
    [0.2, H + 0.23, 0],
  ]);
  m.sweep(look.lid, loop, 80, 24, (q) => superellipse(q, 0.028, 0.07, 0.5), { caps: true, up: [0, 0, 1] });
  m.tube(look.metal, (t) => circleY(t, 0.262, H + 0.045), 0.008, 120, 10, { closed: true });
  if (look.straw)
    m.tube(
      look.straw,
      curve3([
        [0.1, H + 0.2, 0.05],
        [0.12, H + 0.5, 0.05],
        [0.2, H + 0.62, 0.05],
      ]),
      0.034,
      40,
      20,
      { caps: true },
    );
  if (look.handle) addHandle(m, look.body, R, H);
}

function drawEngraving(brand: string, ink: V3, volume: string): Img {
  const S = 2048;
  // undoes the aspect of the wrapped surface: circumference 2π·0.38 over height 1.75
  const stretch = 1.75 / (2 * Math.PI * 0.38);
  return drawImg(S, S, (c) => {
    c.clearRect(0, 0, S, S);
    c.fillStyle = toHex(ink);
    c.strokeStyle = toHex(ink);
    c.translate(S / 2, S * 0.46);
    if (brand)
      drawLine(c, brand.toUpperCase(), {
        x: 0,
        y: 0,
        size: 120,
        weight: 600,
        spacing: 26,
        stretch,
        maxWidth: 620,
      });
    else drawPeaks(c, stretch, volume);
  });
}

function drawPeaks(c: SKRSContext2D, stretch: number, volume: string): void {
  c.save();
  c.scale(stretch, 1);
  c.lineWidth = 13;
  c.lineJoin = 'round';
  c.beginPath();
  c.moveTo(-115, 62);
  c.lineTo(-32, -58);
  c.lineTo(20, 18);
  c.lineTo(52, -26);
  c.lineTo(118, 62);
  c.closePath();
  c.stroke();
  c.restore();
  drawLine(c, volume, { x: 0, y: 125, size: 44, spacing: 12, stretch });
}
