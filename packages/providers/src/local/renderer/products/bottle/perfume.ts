import { drawImg } from '../../textures.ts';
import { KIND, mat } from '../../materials.ts';
import { lerp, type V3 } from '../../math.ts';
import { outlineOf, type Vessel } from '../../vessel.ts';
import type { Mesh } from '../../mesh.ts';
import { drawLine } from '../label-text.ts';
import type { BottleMats } from './bottle-mats.ts';
import { addCap } from './parts.ts';

const HALF: V3 = [0.42, 0.5, 0.22];

/** Thick square glass with the liquid in a hollow of it, a paper label and a cap. */
export function addPerfume(m: Mesh, mats: BottleMats, liquidColor: V3): void {
  const [w, h, d] = HALF;
  const top = h * 2;
  asGlass(mats, liquidColor, {
    outer: new Float64Array(2).fill(w),
    top,
    wall: 0.075,
    base: 0.14,
    level: top,
    block: { half: [w, d], fill: top * 0.86 },
    label: { from: 0.28, to: 0.72, half: Math.atan2(0.24, d), color: PAPER },
  });
  m.rbox(mats.body, [0, h, 0], HALF, 0.055, 14);
  const label = paperLabel(mats);
  m.grid(label, 12, 12, (u, v) => [lerp(-0.24, 0.24, u), lerp(0.72, 0.28, v), d + 0.004], {
    flip: true,
    uv: (u, v) => [u, v],
  });
  addCap(m, mats.collar, 0.15, top, 0.15, top + 0.09, 0.012);
  addCap(m, mats.cap, 0.2, top + 0.085, 0.2, top + 0.44, 0.025);
}

/** A tall round flacon with a ball cap. */
export function addRoundPerfume(m: Mesh, mats: BottleMats, liquidColor: V3): void {
  const outer: number[][] = [[0, 0.004]];
  for (let i = 1; i <= 48; i++) {
    const a = (i / 48) * Math.PI * 0.86;
    outer.push([Math.sin(a) * 0.48, Math.max(0, 0.5 - Math.cos(a) * 0.5)]);
  }
  outer.push([0.12, 0.98]);
  const radius = (y: number) => Math.sqrt(Math.max(0, 0.25 - (y - 0.5) ** 2)) * 0.96;
  asGlass(mats, liquidColor, {
    outer: outlineOf(outer, 0.98),
    top: 0.98,
    wall: 0.05,
    base: 0.1,
    level: 0.78,
    label: { from: 0.33, to: 0.73, half: 0.5, color: PAPER },
  });
  m.lathe(mats.body, outer, 144);
  const label = paperLabel(mats);
  m.grid(
    label,
    24,
    16,
    (u, v) => {
      const a = lerp(-0.5, 0.5, u);
      const y = lerp(0.73, 0.33, v);
      const r = radius(y) + 0.005;
      return [Math.sin(a) * r, y, Math.cos(a) * r];
    },
    { flip: true, uv: (u, v) => [u, v] },
  );
  addCap(m, mats.collar, 0.13, 0.97, 0.13, 1.06, 0.012);
  const ball: number[][] = [];
  for (let i = 0; i <= 36; i++) {
    const a = 0.35 + (i / 36) * (Math.PI - 0.35);
    ball.push([Math.sin(a) * 0.19, 1.23 - Math.cos(a) * 0.19]);
  }
  m.lathe(mats.cap, ball, 96);
}

const PAPER: V3 = [0.96, 0.95, 0.92];
/** How far light goes through the liquid where it takes on its colour. */
const WAY = 0.3;

function asGlass(
  { body }: BottleMats,
  liquid: V3,
  shape: Omit<Vessel, 'at' | 'glass' | 'liquid' | 'murk' | 'murkColor'>,
): void {
  const lifted = liquid.map((c) => Math.min(0.98, Math.max(0.02, c) / Math.max(...liquid) ** 0.8));
  body.kind = KIND.glass;
  body.vessel = {
    at: [0, 0, 0],
    glass: [0.1, 0.05, 0.07],
    liquid: lifted.map((c) => -Math.log(c) / WAY) as V3,
    murk: 0,
    murkColor: liquid,
    ...shape,
  };
}

function paperLabel({ label }: BottleMats) {
  const paper = mat({ base: [1, 1, 1], rough: 0.5 });
  paper.map = drawImg(1024, 1024, (c) => {
    c.fillStyle = '#fbfaf7';
    c.fillRect(0, 0, 1024, 1024);
    c.strokeStyle = '#2e2c2a';
    c.lineWidth = 6;
    c.strokeRect(40, 40, 944, 944);
    c.fillStyle = '#2e2c2a';
    const name = label.brand || label.title.split(' ')[0] || '';
    drawLine(c, name, { x: 512, y: 450, size: 120, spacing: 20, serif: true, maxWidth: 840 });
    drawLine(c, 'EAU DE PARFUM', { x: 512, y: 610, size: 50, spacing: 10 });
    drawLine(c, label.foot, { x: 512, y: 810, size: 40, spacing: 8 });
  });
  return paper;
}
