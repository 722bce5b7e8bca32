import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Mat, mat } from '../../materials.ts';
import { densify, fillet, lum, mix3, toHex, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { drawImg, type Img } from '../../textures.ts';
import { drawLine } from '../label-text.ts';
import { type CaseMetals, lay, place } from './case.ts';

/** What the face of a watch shows. */
export interface DialSpec {
  color: V3;
  metal: V3;
  brand: string;
  kind: 'dress' | 'sport' | 'chrono';
  roman: boolean;
}

const R = 512;
const TURN = Math.PI * 2;
const ROMAN = ['XII', 'I', 'II', 'III', 'IIII', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'];

/** Face, applied markers and hands at ten past ten, the pose of watch photography. */
export function addDial(m: Mesh, spec: DialSpec, metals: CaseMetals): void {
  const face = mat({
    base: spec.color,
    rough: 0.32,
    metal: spec.kind === 'sport' ? 0.2 : 0.55,
    aniso: spec.kind === 'sport' ? 0 : 0.75,
    radial: place([0, 0, 0.13]),
    map: drawDial(spec),
    mapMetal: spec.kind === 'sport' ? 0.15 : 0.5,
    mapRough: 0.32,
  });
  const disc = (u: number, v: number): V3 =>
    place([Math.cos(u * TURN) * v * 0.766, Math.sin(u * TURN) * v * 0.766, 0.13]);
  m.grid(face, 96, 24, disc, {
    wu: true,
    flip: true,
    uv: (u, v) => [0.5 + Math.cos(u * TURN) * v * 0.5, 0.5 - Math.sin(u * TURN) * v * 0.5],
  });
  if (!spec.roman) for (let hour = 0; hour < 12; hour++) addMarker(m, spec, metals, hour);
  addHands(m, spec, metals);
}

function turned(angle: number): (p: V3) => V3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return (p) => place([p[0] * c - p[1] * s, p[0] * s + p[1] * c, p[2]]);
}

function addMarker(m: Mesh, spec: DialSpec, metals: CaseMetals, hour: number): void {
  if (spec.kind !== 'chrono' && hour === 3) return;
  if (spec.kind === 'chrono' && (hour === 3 || hour === 6 || hour === 9)) return;
  const xf = turned((-hour * Math.PI) / 6);
  if (spec.kind === 'sport') {
    const lume = mat({ base: [0.78, 0.86, 0.74], rough: 0.5 });
    const round = (radius: number) =>
      Array.from({ length: 32 }, (_, i) => [
        Math.cos((i / 32) * TURN) * radius,
        0.59 + Math.sin((i / 32) * TURN) * radius,
      ]);
    const bar = (k: number) =>
      hour === 0
        ? [
            [-0.075 * k, 0.67],
            [0.075 * k, 0.67],
            [0, 0.67 - 0.17 * k],
          ]
        : [
            [-0.04 * k, 0.5],
            [0.04 * k, 0.5],
            [0.04 * k, 0.67],
            [-0.04 * k, 0.67],
          ];
    const big = hour % 3 === 0;
    m.prism(metals.applied, big ? bar(1.2) : round(0.062), 0.131, 0.15, 0.006, xf);
    m.prism(lume, big ? bar(0.82) : round(0.047), 0.15, 0.158, 0.004, xf);
    return;
  }
  const big = hour % 3 === 0;
  const w = big ? 0.03 : 0.021;
  const inner = big ? 0.47 : 0.515;
  const bar = (x: number) =>
    m.prism(
      metals.applied,
      [
        [x - w, inner],
        [x + w, inner],
        [x + w * 1.15, 0.66],
        [x - w * 1.15, 0.66],
      ],
      0.132,
      0.162,
      0.009,
      xf,
    );
  for (const x of hour === 0 ? [-0.042, 0.042] : [0]) bar(x);
}

const DAUPHINE_HOUR = [
  [-0.012, -0.1],
  [0.012, -0.1],
  [0.045, 0.08],
  [0.012, 0.43],
  [0, 0.45],
  [-0.012, 0.43],
  [-0.045, 0.08],
];
const DAUPHINE_MINUTE = [
  [-0.01, -0.12],
  [0.01, -0.12],
  [0.035, 0.1],
  [0.009, 0.64],
  [0, 0.66],
  [-0.009, 0.64],
  [-0.035, 0.1],
];
const SWORD = (w: number, length: number) => [
  [-w * 0.4, -0.1],
  [w * 0.4, -0.1],
  [w * 0.55, 0.06],
  [w, length - 0.12],
  [0, length],
  [-w, length - 0.12],
  [-w * 0.55, 0.06],
];

function addHands(m: Mesh, spec: DialSpec, metals: CaseMetals): void {
  const degrees = Math.PI / 180;
  const hand = (angle: number, outline: number[][], z: number, material: Mat, thick = 0.014) =>
    m.prism(material, outline, z, z + thick, 0.006, turned(-angle * degrees));
  const hour = (10 + 9 / 60) * 30;
  if (spec.kind === 'sport') {
    const lume = mat({ base: [0.78, 0.86, 0.74], rough: 0.5 });
    hand(hour, SWORD(0.075, 0.44), 0.172, metals.applied);
    hand(hour, SWORD(0.045, 0.4), 0.186, lume, 0.004);
    hand(54, SWORD(0.06, 0.67), 0.192, metals.applied);
    hand(54, SWORD(0.034, 0.62), 0.206, lume, 0.004);
  } else {
    hand(hour, DAUPHINE_HOUR, 0.172, metals.applied);
    hand(54, DAUPHINE_MINUTE, 0.19, metals.applied);
  }
  const second = mat({
    base: spec.kind === 'sport' ? [0.75, 0.16, 0.03] : mix3(spec.metal, [0.8, 0.1, 0.1], 0),
    rough: 0.12,
    metal: spec.kind === 'sport' ? 0.2 : 1,
  });
  hand(
    214,
    [
      [-0.016, -0.22],
      [0.016, -0.22],
      [0.008, -0.05],
      [0.005, 0.69],
      [-0.005, 0.69],
      [-0.008, -0.05],
    ],
    0.212,
    second,
    0.008,
  );
  m.xf(lay, () =>
    m.lathe(
      metals.polished,
      densify(
        fillet(
          [
            [0.05, 0.17],
            [0.05, 0.226, 0.01],
            [0.035, 0.236, 0.01],
            [0, 0.238],
          ],
          4,
        ),
        0.02,
      ),
      32,
    ),
  );
}

function drawDial(spec: DialSpec): Img {
  const ink = lum(spec.color) < 0.18 ? '#f2efe8' : '#2b2723';
  return drawImg(1024, 1024, (c) => {
    c.fillStyle = toHex(spec.color);
    c.fillRect(0, 0, 1024, 1024);
    c.translate(R, R);
    const g = c.createRadialGradient(0, 0, 60, 0, 0, R);
    g.addColorStop(0, 'rgba(255,255,255,0.10)');
    g.addColorStop(0.6, 'rgba(255,255,255,0)');
    g.addColorStop(1, 'rgba(0,0,0,0.28)');
    c.fillStyle = g;
    c.beginPath();
    c.arc(0, 0, R, 0, 7);
    c.fill();
    drawMinuteTrack(c, ink);
    drawLettering(c, spec, ink);
    if (spec.roman) drawRoman(c);
    if (spec.kind === 'chrono')
      for (const [x, y] of [
        [-205, 10],
        [205, 10],
        [0, 215],
      ])
        drawSubdial(c, x, y, ink, toHex(spec.metal));
    else drawDate(c, toHex(spec.metal));
  });
}

function drawMinuteTrack(c: SKRSContext2D, ink: string): void {
  c.fillStyle = ink;
  for (let i = 0; i < 240; i++) {
    c.save();
    c.rotate((i * TURN) / 240);
    const [w, h] = i % 20 === 0 ? [7, 26] : i % 4 === 0 ? [3.2, 18] : [1.6, 9];
    c.globalAlpha = i % 4 === 0 ? 1 : 0.6;
    c.fillRect(-w / 2, -R * 0.985, w, h);
    c.restore();
  }
}

function drawLettering(c: SKRSContext2D, spec: DialSpec, ink: string): void {
  c.fillStyle = ink;
  if (spec.brand)
    drawLine(c, spec.brand.toUpperCase(), {
      x: 0,
      y: -190,
      size: 46,
      serif: true,
      weight: 600,
      spacing: 8,
      maxWidth: 380,
    });
  if (spec.kind === 'sport') {
    drawLine(c, 'AUTOMATIC', { x: 0, y: 165, size: 24, spacing: 4, weight: 600 });
    drawLine(c, '200 m', { x: 0, y: 200, size: 24, spacing: 2 });
    return;
  }
  drawLine(c, 'AUTOMATIC', { x: 0, y: spec.kind === 'chrono' ? -150 : 190, size: 24, spacing: 4 });
  if (spec.kind === 'dress')
    drawLine(c, 'sapphire crystal', { x: 0, y: 222, size: 22, serif: true, italic: true });
}

function drawRoman(c: SKRSContext2D): void {
  ROMAN.forEach((numeral, i) => {
    c.save();
    c.rotate((i * Math.PI) / 6);
    c.translate(0, -R * 0.74);
    if (i > 3 && i < 9) c.rotate(Math.PI);
    drawLine(c, numeral, { x: 0, y: 0, size: 74, serif: true, weight: 600 });
    c.restore();
  });
}

function drawDate(c: SKRSContext2D, metal: string): void {
  c.fillStyle = '#f5f3ee';
  c.strokeStyle = metal;
  c.lineWidth = 7;
  c.beginPath();
  c.rect(R * 0.56, -34, 84, 68);
  c.fill();
  c.stroke();
  c.fillStyle = '#1d1b19';
  drawLine(c, '18', { x: R * 0.56 + 42, y: 2, size: 50, weight: 600 });
}

function drawSubdial(c: SKRSContext2D, x: number, y: number, ink: string, metal: string): void {
  const g = c.createRadialGradient(x - 20, y - 20, 10, x, y, 112);
  g.addColorStop(0, 'rgba(0,0,0,.10)');
  g.addColorStop(1, 'rgba(0,0,0,.30)');
  c.fillStyle = g;
  c.beginPath();
  c.arc(x, y, 108, 0, 7);
  c.fill();
  c.strokeStyle = metal;
  c.lineWidth = 5;
  c.stroke();
  c.fillStyle = ink;
  for (let k = 0; k < 12; k++) {
    const a = (k * Math.PI) / 6;
    if (k % 3 === 0)
      drawLine(c, String(k === 0 ? 60 : k * 5), {
        x: x + Math.sin(a) * 74,
        y: y - Math.cos(a) * 74,
        size: 26,
      });
    c.save();
    c.translate(x, y);
    c.rotate(a);
    c.fillRect(-1.2, -104, 2.4, 11);
    c.restore();
  }
  c.strokeStyle = ink;
  c.lineWidth = 5;
  c.beginPath();
  c.moveTo(x, y);
  c.lineTo(x + 52, y - 40);
  c.stroke();
}

/** Minute scale printed on a diver's bezel; square image around the centre. */
export function drawBezelScale(base: V3): Img {
  const ink = lum(base) < 0.3 ? '#e9e7e1' : '#1c1b1a';
  return drawImg(1024, 1024, (c) => {
    c.fillStyle = toHex(base);
    c.fillRect(0, 0, 1024, 1024);
    c.translate(R, R);
    c.fillStyle = ink;
    for (let i = 0; i < 60; i++) {
      c.save();
      c.rotate((i * TURN) / 60);
      if (i === 0) {
        c.beginPath();
        c.moveTo(-30, -R * 0.965);
        c.lineTo(30, -R * 0.965);
        c.lineTo(0, -R * 0.86);
        c.fill();
      } else if (i % 10 === 0) drawLine(c, String(i), { x: 0, y: -R * 0.905, size: 56, weight: 600 });
      else if (i % 5 === 0) c.fillRect(-6, -R * 0.95, 12, R * 0.085);
      else if (i < 15) c.fillRect(-2.5, -R * 0.93, 5, R * 0.05);
      c.restore();
    }
  });
}
