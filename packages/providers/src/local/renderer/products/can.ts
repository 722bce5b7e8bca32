import type { SKRSContext2D } from '@napi-rs/canvas';
import { finish, type Mat, mat } from '../materials.ts';
import { densify, fillet, hex, hsl2rgb, lum, mix3, rgb2hsl, rng, toHex, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { type Bump, boxBlur, bumpFromHeight, drawImg, type Img } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { drawLine } from './label-text.ts';
import { colorOf, INK_BLACK, metalOf, PAPER_WHITE, picker, says } from './look.ts';
import { circleY } from './sections.ts';

interface CanShape {
  radius: number;
  height: number;
  volume: string;
  /** Widest line, in pixels of the wrap: what the reflections along both edges leave free. */
  lettering: number;
}

/** 330 ml standard and slim cans; unit 10 cm. */
const SHAPES: Readonly<Record<string, CanShape>> = {
  standard: { radius: 0.33, height: 1.22, volume: '330 ml', lettering: 540 },
  slim: { radius: 0.29, height: 1.56, volume: '330 ml', lettering: 370 },
};

interface CanArt {
  color: V3;
  second: V3;
  ink: V3;
  brand: string;
  title: string;
  volume: string;
  lettering: number;
  /** Which of the printed designs. */
  design: 'wave' | 'block' | 'dots';
}

/** Reads a drink can out of the words: colours, flavour, design by seed, drops unless it is matte. */
export function designCan(spec: ProductSpec): Product {
  const pick = picker(spec);
  const shape = SHAPES[spec.sub] ?? (SHAPES['standard'] as CanShape);
  const main = colorOf(spec.body, pick([hex('#e23b2e'), hex('#1c8f6a'), hex('#2b59c3'), hex('#f2a01e')]));
  const [h, s] = rgb2hsl(main);
  const second =
    spec.body.colors[1] ??
    metalOf(spec.body) ??
    (s < 0.12 ? hex('#c9a24b') : hsl2rgb(h + 0.08, Math.min(1, s + 0.1), 0.58));
  const flavour = spec.title
    .replace(/\b(cans?|of|slim|tall|drops?|water drops?)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const matte = spec.body.finishes.includes('matte');
  const art: CanArt = {
    color: main,
    second,
    ink: lum(main) > 0.42 ? INK_BLACK : PAPER_WHITE,
    brand: spec.brand,
    title: flavour || 'sparkling water',
    volume: shape.volume,
    lettering: shape.lettering,
    design: pick(['wave', 'wave', 'block', 'dots']),
  };
  return {
    mk: (m) => buildCan(m, shape, art, matte, !says(spec, /\bdry\b/) && !matte),
    main,
    metalish: false,
    glossy: true,
    // turned a little from the broad strip on the camera's left, which would cross the first letter
    front: spec.sub === 'slim' ? -0.1 : 0,
    detail: { aim: [0, shape.height - 0.24, 0.2], yaw: 0.3, pitch: 0.5, zoom: 2.1 },
    size: [shape.radius * 2, shape.height, shape.radius * 2],
  };
}

const BASE = 0.085;

function buildCan(
  m: Mesh,
  { radius: R, height: H }: CanShape,
  art: CanArt,
  matte: boolean,
  wet: boolean,
): void {
  const body = finish('metal', art.color);
  Object.assign(body, { rough: matte ? 0.42 : 0.22, metal: 0.55, coat: matte ? 0.25 : 0.9, coatRough: 0.08 });
  body.map = drawArt(art);
  body.mapS = [1, -1];
  body.mapO = [0, 1];
  // metallic ink mirrors the set: on a dark can at night there would be nothing to read it by
  body.mapMetal = lum(art.color) < 0.1 ? 0.1 : 0.35;
  body.mapRough = matte ? 0.45 : 0.25;
  if (wet) {
    body.hmap = droplets(R);
    body.hAmp = 1;
  }
  const top = H - 0.115;
  m.lathe(
    body,
    densify(
      [
        [R, BASE],
        [R, top],
      ],
      0.02,
    ),
    160,
  );
  const shoulder: Mat = { ...body, map: undefined, hmap: undefined };
  m.lathe(
    shoulder,
    [
      [R, top - 0.001],
      [R - 0.004, top + 0.02],
      [R - 0.02, top + 0.055],
      [R - 0.045, top + 0.085],
    ],
    144,
  );
  const aluminium = finish('metal', [0.78, 0.79, 0.8]);
  aluminium.rough = 0.24;
  m.lathe(
    aluminium,
    densify(
      fillet(
        [
          [0, 0.06],
          [R * 0.6, 0.055, 0.02],
          [R * 0.71, 0, 0.012],
          [R * 0.76, 0, 0.012],
          [R, BASE, 0.04],
          [R, BASE + 0.001],
        ],
        6,
      ),
      0.02,
    ),
    144,
  );
  const lid = [
    [R - 0.045, top + 0.085],
    [R - 0.052, H - 0.02, 0.01],
    [R - 0.035, H - 0.012, 0.008],
    [R - 0.035, H, 0.008],
    [R - 0.058, H, 0.006],
    [R - 0.066, H - 0.05, 0.02],
    [0, H - 0.046],
  ];
  m.lathe(aluminium, densify(fillet(lid, 6), 0.02), 144);
  addTab(m, aluminium, H);
}

function addTab(m: Mesh, metal: Mat, H: number): void {
  const oval = Array.from({ length: 48 }, (_, i) => {
    const a = (i / 48) * Math.PI * 2;
    return [Math.cos(a) * 0.075, Math.sin(a) * 0.105];
  });
  m.prism(metal, oval, 0, 0.018, 0.007, (p) => [p[0], H - 0.04 + p[2], 0.05 - p[1]]);
  const ring = (t: number): V3 => [
    Math.cos(t * 6.28319) * 0.05,
    H - 0.016,
    0.085 + Math.sin(t * 6.28319) * 0.045,
  ];
  m.tube(metal, ring, 0.012, 36, 10, { closed: true });
  m.rbox(metal, [0, H - 0.018, 0], [0.016, 0.012, 0.016], 0.008, 3);
  const mouth = mat({ base: [0.5, 0.5, 0.51], rough: 0.35, metal: 1 });
  const rim = (t: number): V3 => {
    const p = circleY(t, 0.1, H - 0.044);
    return [p[0], p[1], 0.155 + p[2] * 0.75];
  };
  m.tube(mouth, rim, 0.006, 40, 8, { closed: true });
}

function drawArt(art: CanArt): Img {
  return drawImg(2048, 1024, (c) => {
    const g = c.createLinearGradient(0, 0, 0, 1024);
    g.addColorStop(0, toHex(art.color));
    g.addColorStop(1, toHex(mix3(art.color, art.second, art.design === 'block' ? 0 : 0.55)));
    c.fillStyle = g;
    c.fillRect(0, 0, 2048, 1024);
    if (art.design === 'wave') drawWaves(c, art);
    else if (art.design === 'block') drawBlocks(c, art);
    else drawDots(c, art);
    for (const x of [1024, 0, 2048]) drawFront(c, art, x);
  });
}

const DESCRIBING = /^(sparkling|craft|cold|iced|organic|natural|fresh)$/;

/** The flavour in large letters and the rest small: "peach / sparkling", "orange / soda". */
function headline(title: string): [string, string] {
  const [first = '', second = '', ...rest] = title.split(' ');
  if (DESCRIBING.test(first) && second !== '' && second !== 'water')
    return [second, [first, ...rest].join(' ')];
  return [first, [second, ...rest].join(' ').trim() || 'sparkling'];
}

function drawFront(c: SKRSContext2D, art: CanArt, x: number): void {
  const [large, little] = headline(art.title);
  const big = (art.brand || large).toUpperCase();
  const small = (art.brand ? art.title : little).toUpperCase();
  c.fillStyle = toHex(art.ink);
  drawLine(c, big, {
    x,
    y: 400,
    size: 150,
    weight: 800,
    italic: art.design === 'wave',
    maxWidth: art.lettering,
  });
  drawLine(c, small, { x, y: 525, size: 58, weight: 600, spacing: 14, maxWidth: art.lettering * 0.89 });
  c.fillRect(x - 180, 585, 360, 5);
  drawLine(c, art.volume, { x, y: 650, size: 40, spacing: 6 });
}

function drawWaves(c: SKRSContext2D, art: CanArt): void {
  c.globalAlpha = 0.9;
  for (let k = 0; k < 3; k++) {
    const crest = (x: number, phase: number) => Math.sin((x / 2048) * Math.PI * 4 + k * 0.5 + phase) * 90;
    c.fillStyle = toHex(k === 1 ? art.ink : mix3(art.second, art.color, k * 0.3));
    c.beginPath();
    c.moveTo(-10, 760 + k * 70);
    for (let x = 0; x <= 2048; x += 16) c.lineTo(x, 760 + k * 70 + crest(x, 0));
    for (let x = 2048; x >= 0; x -= 16) c.lineTo(x, (k === 1 ? 786 : 835) + k * 70 + crest(x, 0.12));
    c.fill();
  }
  c.globalAlpha = 1;
}

function drawBlocks(c: SKRSContext2D, art: CanArt): void {
  c.fillStyle = toHex(art.second);
  c.fillRect(0, 720, 2048, 304);
  c.fillStyle = toHex(art.ink);
  c.globalAlpha = 0.85;
  c.fillRect(0, 708, 2048, 10);
  c.fillRect(0, 150, 2048, 10);
  c.globalAlpha = 1;
  c.fillStyle = toHex(mix3(art.color, art.second, 0.5));
  c.fillRect(0, 0, 2048, 150);
}

function drawDots(c: SKRSContext2D, art: CanArt): void {
  const random = rng(91);
  for (let i = 0; i < 260; i++) {
    const y = random() ** 0.6 * 1024;
    const r = 6 + random() * 34 * (y / 1024);
    if (Math.abs(y - 480) < 210) continue;
    c.globalAlpha = 0.35 + random() * 0.5;
    c.fillStyle = toHex(random() < 0.5 ? art.second : art.ink);
    c.beginPath();
    c.arc(random() * 2048, y, r, 0, 7);
    c.fill();
  }
  c.globalAlpha = 1;
}

/** Condensation: spherical caps of many sizes, a little longer than wide. */
function droplets(radius: number): Bump {
  const [w, h] = [1024, 512];
  const random = rng(12);
  const height = new Float32Array(w * h);
  for (let k = 0; k < 1700; k++) {
    const cx = random() * w;
    const cy = random() * h;
    const r = 1.4 + random() ** 4 * 7;
    const stretch = 1 + random() * 0.35;
    // A wet hand has wiped the front: large drops would break the letters of the name.
    const wiped = Math.abs(cx / w - 0.5) < 0.14 && Math.abs(cy / h - 0.5) < 0.2;
    if (wiped && r > 2.2) continue;
    const reach = Math.ceil(r * stretch) + 1;
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        const d = (x * x + (y * y) / stretch ** 2) / (r * r);
        const Y = Math.floor(cy + y);
        if (d > 1 || Y < 0 || Y >= h) continue;
        const i = Y * w + ((Math.floor(cx + x) + w) % w);
        height[i] = Math.max(height[i], Math.sqrt(1 - d) * r * 0.0016);
      }
    }
  }
  boxBlur(height, w, h, 1, 1);
  return bumpFromHeight(height, w, h, false, 2 * Math.PI * radius, 1);
}
