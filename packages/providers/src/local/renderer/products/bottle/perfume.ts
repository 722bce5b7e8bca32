import { drawImg } from '../../textures.ts';
import { KIND, mat } from '../../materials.ts';
import { lerp, mix3, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { drawLine } from '../label-text.ts';
import type { BottleMats } from './bottle-mats.ts';
import { addCap } from './parts.ts';

const HALF: V3 = [0.42, 0.5, 0.22];

/** Thick square glass with a liquid block inside, a paper label and a cap. */
export function addPerfume(m: Mesh, mats: BottleMats, liquidColor: V3): void {
  const [w, h, d] = HALF;
  const liquid = mat({ base: liquidColor, rough: 0.12, coat: 0.8, coatRough: 0.05, sss: 1.2 });
  m.rbox(liquid, [0, 0.07 + h * 0.86, 0], [w * 0.84, h * 0.8, d * 0.7], 0.05, 12);
  asGlass(mats, liquidColor);
  m.rbox(mats.body, [0, h, 0], HALF, 0.055, 14);
  const label = paperLabel(mats);
  m.grid(label, 12, 12, (u, v) => [lerp(-0.24, 0.24, u), lerp(0.72, 0.28, v), d * 0.71 + 0.004], {
    flip: true,
    uv: (u, v) => [u, v],
  });
  addCap(m, mats.collar, 0.15, h * 2, 0.15, h * 2 + 0.09, 0.012);
  addCap(m, mats.cap, 0.2, h * 2 + 0.085, 0.2, h * 2 + 0.44, 0.025);
}

/** A tall round flacon with a ball cap. */
export function addRoundPerfume(m: Mesh, mats: BottleMats, liquidColor: V3): void {
  const liquid = mat({ base: liquidColor, rough: 0.12, coat: 0.8, coatRough: 0.05, sss: 1.2 });
  const inner: number[][] = [];
  const outer: number[][] = [];
  for (let i = 0; i <= 48; i++) {
    const a = (i / 48) * Math.PI * 0.86;
    inner.push([Math.sin(a) * 0.4, 0.53 - Math.cos(a) * 0.42]);
    outer.push([Math.sin(a) * 0.48, 0.5 - Math.cos(a) * 0.5]);
  }
  outer[0] = [0, 0.004];
  m.lathe(liquid, [...inner, [0, 0.86]], 120);
  asGlass(mats, liquidColor);
  m.lathe(mats.body, [...outer.map(([r, y]) => [r, Math.max(y, 0.0)]), [0.12, 0.98]], 144);
  const label = paperLabel(mats);
  m.grid(
    label,
    24,
    16,
    (u, v) => {
      const a = lerp(-0.5, 0.5, u);
      const y = lerp(0.2, -0.2, v);
      const r = Math.sqrt(0.405 ** 2 - (y * 0.96) ** 2) + 0.006;
      return [Math.sin(a) * r, 0.53 + y, Math.cos(a) * r];
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

function asGlass({ body }: BottleMats, liquid: V3): void {
  body.kind = KIND.glass;
  body.glass = 0.9;
  body.tint = mix3([1, 1, 1], liquid, 0.12);
  body.f0 = 0.045;
  body.sss = 1;
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
