import { densify, fillet, lerp, smooth, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { type Bump, drawBump } from '../../textures.ts';
import { wrapLabel } from './label.ts';
import type { BottleMats } from './bottle-mats.ts';
import { addBody, addCap, addDropper, addPump, addSprayHead } from './parts.ts';

/** Builds one container shape; unit 10 cm. */
export type BottleShape = (m: Mesh, mats: BottleMats) => void;

const foot = (R: number, inset = 0.84): number[][] => [
  [0, 0.02],
  [R * (inset - 0.04), 0.02],
  [R * inset, 0, 0.01],
  [R - 0.035, 0, 0.02],
];

function pump(m: Mesh, mats: BottleMats): void {
  const R = 0.36;
  const H = 1.22;
  const profile = [...foot(R), [R, 0.03, 0.035], [R, H, 0.15], [0.2, H + 0.008, 0.03], [0.17, H + 0.03]];
  addBody(m, mats, fillet(profile, 12), R, 0.1, H - (mats.fill ? 0.35 : 0.17), H - 0.22);
  addPump(m, mats, H);
}

function dropper(m: Mesh, mats: BottleMats): void {
  const R = 0.33;
  const H = 0.92;
  const profile = [...foot(R), [R, 0.03, 0.03], [R, H - 0.02, 0.15], [0.175, H, 0.03], [0.16, H + 0.06]];
  addBody(m, mats, fillet(profile, 12), R, mats.fill ? 0.12 : 0.07, H - (mats.fill ? 0.32 : 0.18), H - 0.21);
  addDropper(m, mats, H);
}

function jar(m: Mesh, mats: BottleMats): void {
  const R = 0.52;
  const H = 0.46;
  addBody(
    m,
    mats,
    fillet([...foot(R, 0.88), [R, 0.05, 0.06], [R, H, 0.02], [R - 0.03, H + 0.005]], 10),
    R,
    0.06 + (mats.fill ? 0.03 : 0),
    H - (mats.fill ? 0.1 : 0.04),
    H - 0.05,
  );
  addCap(m, mats.cap, R + 0.008, H + 0.012, R + 0.008, H + 0.3, 0.04);
}

/** Fine upright lines stamped into the welded end, and the fold below them. */
function crimp(around: number, height: number): Bump {
  const [w, h] = [2048, 512];
  const band = Math.round(h * 0.062);
  return drawBump(
    w,
    h,
    (c) => {
      c.fillStyle = 'rgb(128,128,128)';
      c.fillRect(0, 0, w, h);
      c.fillStyle = 'rgb(70,70,70)';
      c.fillRect(0, 0, w, band);
      c.fillStyle = 'rgb(150,150,150)';
      for (let x = 0; x < w; x += 16) c.fillRect(x, 4, 8, band - 8);
    },
    0.02,
    around,
    height,
    false,
    1,
  );
}

/** The crimped end is a flat fan, wider than the round end, as on a real tube. */
function tube(m: Mesh, mats: BottleMats): void {
  const R = 0.3;
  const from = 0.32;
  const H = 1.5;
  mats.body.map = wrapLabel(mats.label, (2 * Math.PI * R) / (H - from));
  mats.body.mapS = [1, -1];
  mats.body.mapO = [0, 1];
  mats.body.mapRough = 0.4;
  mats.body.hmap = crimp(2 * Math.PI * R, H - from);
  mats.body.hAmp = 1;
  const flatten = (p: V3, a: number, t: number): V3 => {
    const k = smooth(0.05, 1, t);
    // a flat tube is as wide as half its girth, and lettering keeps its spacing when width follows the angle
    const front = Math.abs(a) <= Math.PI / 2 ? a : Math.sign(a) * Math.PI - a;
    const wide = R * front;
    return [lerp(p[0], wide, k), p[1], p[2] * (1 - k * 0.955)];
  };
  m.lathe(
    mats.body,
    densify(
      [
        [R, from],
        [R, H],
      ],
      0.03,
    ),
    144,
    { fn: flatten },
  );
  m.lathe(
    mats.body,
    densify(
      fillet(
        [
          [0.2, 0.29],
          [R - 0.01, 0.3, 0.02],
          [R, 0.325],
        ],
        4,
      ),
      0.02,
    ),
    144,
  );
  addCap(m, mats.cap, 0.255, 0, 0.262, 0.305, 0.025, 0);
}

function spray(m: Mesh, mats: BottleMats): void {
  const R = 0.31;
  const H = 1.28;
  const neck = 0.15;
  addBody(
    m,
    mats,
    fillet([...foot(R), [R, 0.03, 0.03], [R, H - 0.1, 0.12], [neck + 0.03, H, 0.03], [neck, H + 0.02]], 12),
    R,
    0.12,
    H - (mats.fill ? 0.38 : 0.24),
    H - 0.26,
  );
  addSprayHead(m, mats, neck, H + 0.01);
}

function cap(m: Mesh, mats: BottleMats): void {
  const R = 0.33;
  const H = 1.25;
  addBody(
    m,
    mats,
    fillet([...foot(R), [R, 0.03, 0.03], [R, H - 0.1, 0.1], [0.18, H, 0.02], [0.15, H + 0.02]], 10),
    R,
    0.12,
    H - (mats.fill ? 0.38 : 0.24),
    H - 0.26,
  );
  addCap(m, mats.cap, R * 0.72, H + 0.01, R * 0.7, H + 0.42, 0.03);
}

/** Bordeaux-like bottle: long straight body, round shoulder, slim neck with a lip. */
function drink(m: Mesh, mats: BottleMats): void {
  const R = 0.36;
  const H = 2.1;
  const neck = 0.125;
  const profile = [
    [0, 0.04],
    [R * 0.7, 0.03],
    [R * 0.85, 0, 0.02],
    [R, 0.05, 0.06],
    [R, H - 0.86, 0.3],
    [neck + 0.02, H - 0.56, 0.3],
    [neck, H - 0.1],
    [neck, H - 0.06],
    [neck + 0.022, H - 0.055, 0.006],
    [neck + 0.022, H, 0.01],
    [neck - 0.02, H],
  ];
  addBody(m, mats, fillet(profile, 12), R, 0.28, H - (mats.fill ? 1.12 : 1.02), H - 0.47);
  const sleeve = [
    [neck + 0.004, H - 0.42],
    [neck + 0.012, H - 0.415, 0.004],
    [neck + 0.01, H - 0.1],
    [neck + 0.03, H - 0.06, 0.01],
    [neck + 0.03, H + 0.008, 0.012],
    [0, H + 0.012],
  ];
  m.lathe(mats.cap, densify(fillet(sleeve, 5), 0.02), 96);
}

/** Short wide-necked bottle with a screw cap, as juice and milk come in. */
function juice(m: Mesh, mats: BottleMats): void {
  const R = 0.36;
  const H = 1.5;
  const neck = 0.2;
  const profile = [
    ...foot(R),
    [R, 0.04, 0.04],
    [R, H - 0.52, 0.22],
    [neck + 0.03, H - 0.16, 0.2],
    [neck, H - 0.08, 0.05],
    [neck, H],
  ];
  addBody(m, mats, fillet(profile, 12), R, mats.fill ? 0.26 : 0.16, H - 0.66, H - 0.28);
  addCap(m, mats.cap, neck + 0.025, H - 0.03, neck + 0.022, H + 0.15, 0.02, 52);
}

/** Container shapes of revolution by name; perfume has a file of its own. */
export const BOTTLE_SHAPES: Readonly<Record<string, BottleShape>> = {
  pump,
  dropper,
  jar,
  tube,
  spray,
  cap,
  drink,
  juice,
};
