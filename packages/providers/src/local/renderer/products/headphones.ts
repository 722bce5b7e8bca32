import { finish, type Mat, METALS } from '../materials.ts';
import { add, curve3, densify, fillet, hex, lerp, lum, mix3, mul, smooth, toHex, type V3 } from '../math.ts';
import { append, Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { designEarbuds } from './earbuds.ts';
import { drawLine } from './label-text.ts';
import { colorOf, finishOf, metalOf, picker } from './look.ts';
import { superellipse } from './sections.ts';
import { settle } from './settle.ts';

interface HeadphoneMats {
  shell: Mat;
  cushion: Mat;
  /** The spring band over the head, and the padding under it. */
  band: { outer: Mat; padding: Mat };
  metal: Mat;
  accent: Mat;
}

/** Cup size against the over-ear model. */
interface CupShape {
  scale: number;
  padding: number;
}

const CUP_X = 0.66;
const CUP_Y = 0.52;

/** Reads headphones out of the words: shell, cushions, metal, accent ring; over-ear or on-ear. */
export function designHeadphones(spec: ProductSpec): Product {
  if (spec.sub === 'earbuds') return designEarbuds(spec);
  const pick = picker(spec);
  const main = colorOf(spec.body, pick([hex('#1d1e21'), hex('#e9e6e0'), hex('#2a3f5f'), hex('#c9b8a2')]));
  const asked = finishOf(spec.body, 'matte');
  const shell = finish(asked === 'metal' ? 'metal' : asked === 'glossy' ? 'glossy' : 'matte', main, [8, 8]);
  if (asked === 'matte') Object.assign(shell, { rough: 0.48, bumpAmp: 0.15 });
  const cushionColor = colorOf(
    spec.parts.cushion,
    lum(main) > 0.4 ? mix3(main, hex('#d8cfc2'), 0.35) : mul(main, 0.75),
  );
  const cushion = finish('smoothleather', cushionColor, [6, 2]);
  const metal =
    metalOf(spec.parts.metal) ??
    metalOf(spec.parts.frame) ??
    metalOf(spec.parts.accent) ??
    (METALS['steel'] as V3);
  const accent =
    spec.parts.accent ?? (spec.body.colors[1] ? { ...spec.body, colors: [spec.body.colors[1]] } : undefined);
  const accentMat =
    metalOf(accent) || !accent ? finish('polished', metal) : finish('glossy', colorOf(accent, metal));
  const shape: CupShape = spec.sub === 'on-ear' ? { scale: 0.78, padding: 0.8 } : { scale: 1, padding: 1 };
  return {
    mk: (m) => {
      const h = new Mesh();
      const band = bandOf(spec) ?? { outer: shell, padding: cushion };
      const mats: HeadphoneMats = { shell, cushion, band, metal: finish('metal', metal), accent: accentMat };
      for (const side of [1, -1]) addCup(h, mats, shape, side, spec.brand);
      addHeadband(h, mats);
      settle(h);
      append(m, h);
    },
    main,
    metalish: metalOf(spec.body) !== null,
    glossy: asked === 'glossy',
    front: 0.62,
    detail: { aim: [0.8, 0.55, 0.05], yaw: 1.0, pitch: 0.15, zoom: 1.9 },
    size: [1.8, 1.95, 0.9],
  };
}

/** Cup space (axis y outward) → product space: outward along ±x, a little toed in at the bottom. */
function cupPlace(side: number): (p: V3) => V3 {
  const tilt = 0.1;
  const c = Math.cos(tilt);
  const s = Math.sin(tilt);
  return ([x, y, z]) => [side * (CUP_X + y * c + z * s), CUP_Y + z * c - y * s, -x];
}

function addCup(
  m: Mesh,
  mats: HeadphoneMats,
  { scale: k, padding }: CupShape,
  side: number,
  brand: string,
): void {
  const oval = (p: V3): V3 => [p[0] * 0.86, p[1], p[2] * 1.06];
  const lathe = (material: Mat, profile: number[][]) =>
    m.lathe(
      material,
      densify(
        fillet(
          profile.map(([r, y, f = 0]) => [r * k, y, f]),
          8,
        ),
        0.02,
      ),
      120,
      { fn: oval },
    );
  m.xf(cupPlace(side), () => {
    lathe(mats.shell, [
      [0.36, -0.01],
      [0.425, 0.01, 0.02],
      [0.435, 0.12, 0.07],
      [0.37, 0.195, 0.04],
      [0.345, 0.205],
    ]);
    lathe(mats.accent, [
      [0.35, 0.198],
      [0.352, 0.214, 0.005],
      [0.33, 0.218, 0.006],
      [0.325, 0.2],
    ]);
    const plate = { ...mats.shell };
    if (brand)
      Object.assign(plate, { map: brandPlate(brand, plate.base), mapS: [1, 1], mapO: [0, 0], mapRough: 0.2 });
    const face = (u: number, v: number): V3 => {
      const a = u * Math.PI * 2;
      const r = 0.328 * k * (1 - v);
      return oval([Math.cos(a) * r, 0.202 + 0.022 * (1 - (1 - v) ** 2), Math.sin(a) * r]);
    };
    m.grid(plate, 96, 14, face, {
      wu: true,
      flip: true,
      uv: (u, v) => [
        0.5 + side * Math.cos(u * 6.28319) * (1 - v) * 0.5,
        0.5 - Math.sin(u * 6.28319) * (1 - v) * 0.5,
      ],
    });
    const deep = -0.19 * padding;
    lathe(mats.cushion, [
      [0.235, 0],
      [0.235, deep * 0.4, 0.03],
      [0.27, deep * 0.95, 0.06],
      [0.35, deep * 1.05, 0.06],
      [0.425, deep * 0.8, 0.07],
      [0.43, deep * 0.2, 0.04],
      [0.4, 0],
    ]);
    const mesh = finish('mesh', mul(mats.cushion.base, 0.35), [6, 6]);
    m.grid(
      mesh,
      64,
      6,
      (u, v) => {
        const a = u * Math.PI * 2;
        const r = 0.25 * k * (1 - v);
        return oval([Math.cos(a) * r, -0.035, Math.sin(a) * r]);
      },
      { wu: true },
    );
  });
  addYoke(m, mats, k, side);
}

/** A fork holds the cup at its front and back; its stem runs up into the band. */
function addYoke(m: Mesh, mats: HeadphoneMats, k: number, side: number): void {
  const x = CUP_X + 0.1;
  const arc = (t: number): V3 => {
    const a = lerp(-0.12, Math.PI + 0.12, t);
    const bow = Math.sin(Math.min(1, Math.max(0, t)) * Math.PI);
    return [side * (x + 0.03 - 0.02 * bow), CUP_Y + Math.sin(a) * 0.52 * k, Math.cos(a) * 0.425 * k];
  };
  m.sweep(mats.metal, arc, 70, 20, (q) => superellipse(q, 0.016, 0.036, 0.7), {
    caps: true,
    frame: (_t, p) => {
      const radial: V3 = [0, (p[1] - CUP_Y) / (0.52 * k), p[2] / (0.425 * k)];
      const l = Math.hypot(radial[1], radial[2]) || 1;
      return [
        [0, radial[1] / l, radial[2] / l],
        [1, 0, 0],
      ];
    },
  });
  for (const z of [1, -1])
    m.tube(mats.metal, (t) => [side * (x - 0.09 + 0.13 * t), CUP_Y + 0.0, z * 0.405 * k], 0.03, 6, 20, {
      caps: true,
    });
  const stem = curve3([
    [side * (x + 0.01), CUP_Y + 0.5 * k, 0],
    [side * (x + 0.03), CUP_Y + 0.66, 0],
    [side * (x + 0.02), CUP_Y + 0.86, 0],
  ]);
  m.sweep(mats.metal, stem, 24, 18, (q) => superellipse(q, 0.016, 0.05, 0.6), { caps: true, up: [0, 0, 1] });
}

/** A headband of its own colour; a metal one is the fork's metal and leaves the padding as it is. */
function bandOf({ parts: { frame } }: ProductSpec): HeadphoneMats['band'] | null {
  if (!frame || metalOf(frame) !== null || frame.colors.length === 0) return null;
  const color = colorOf(frame, hex('#8d8f92'));
  return { outer: finish('matte', color, [8, 8]), padding: finish('smoothleather', color, [6, 2]) };
}

/** Outer spring band with end sleeves, and a padded underside. */
function addHeadband(m: Mesh, mats: HeadphoneMats): void {
  const foot = CUP_Y + 0.62;
  const radius = CUP_X + 0.13;
  const arch =
    (inset: number) =>
    (t: number): V3 => {
      const a = Math.PI * (1 - t);
      const s = Math.sin(a);
      return [Math.cos(a) * (radius - inset) * (1 - 0.03 * (1 - s)), foot + s ** 0.86 * (0.82 - inset), 0];
    };
  const outward = (_t: number, p: V3): [V3, V3] => {
    const n: V3 = [p[0] / radius, Math.max(0.02, (p[1] - foot) / 0.82), 0];
    const l = Math.hypot(n[0], n[1]);
    return [
      [n[0] / l, n[1] / l, 0],
      [0, 0, 1],
    ];
  };
  m.sweep(
    mats.band.outer,
    arch(0),
    160,
    32,
    (q, t) => superellipse(q, 0.026, lerp(0.075, 0.125, smooth(0, 0.3, Math.min(t, 1 - t))), 0.7, 0.5),
    { caps: true, frame: outward },
  );
  const pad = arch(0.055);
  m.sweep(
    mats.band.padding,
    (t) => pad(lerp(0.13, 0.87, t)),
    140,
    36,
    (q, t) => {
      const end = Math.min(1, Math.min(t, 1 - t) / 0.06);
      const round = Math.sqrt(end * (2 - end));
      return superellipse(q, 0.052 * round + 0.004, 0.13 * (0.6 + 0.4 * round), 0.8, 0.6);
    },
    { caps: true, frame: outward, uvLen: 3 },
  );
  for (const side of [1, -1])
    m.rbox(
      mats.accent,
      add([side * (radius - 0.012), foot + 0.03, 0], [0, 0, 0]),
      [0.036, 0.02, 0.086],
      0.016,
      6,
    );
}

function brandPlate(text: string, base: V3) {
  return drawImg(512, 512, (c) => {
    c.clearRect(0, 0, 512, 512);
    c.fillStyle = toHex(lum(base) > 0.35 ? hex('#3a3936') : hex('#d9d8d5'));
    drawLine(c, text.toUpperCase(), { x: 256, y: 256, size: 76, weight: 600, spacing: 8, maxWidth: 360 });
  });
}
