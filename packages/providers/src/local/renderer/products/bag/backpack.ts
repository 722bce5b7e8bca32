import type { Mat } from '../../materials.ts';
import { mat } from '../../materials.ts';
import { add, cross, curve3, lerp, mix3, mul, norm, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { roundedRect, superellipse } from '../sections.ts';
import { type BagMats, strapSection } from './handbag.ts';
import { addStitches } from './stitching.ts';

const H = 1.5;
const W = 0.52;
const D = 0.27;

/** Half width and half depth of the pack at height share v: full at the bottom, rounded over the top. */
function silhouette(v: number): [number, number, number] {
  const top = Math.max(0, (v - 0.72) / 0.28);
  const round = Math.sqrt(Math.max(0, 1 - top ** 2.3));
  const low = Math.max(0, 1 - v / 0.07);
  const foot = Math.sqrt(Math.max(0, 1 - low ** 2));
  return [
    W * lerp(0.42, 1, round) * lerp(0.9, 1, foot),
    D * lerp(0.25, 1, round) * lerp(0.82, 1, foot) * (1 + 0.06 * Math.sin(v * Math.PI)),
    v * H,
  ];
}

function shell(u: number, v: number, k = 1): V3 {
  const [w, d, y] = silhouette(v);
  const [x, z] = roundedRect(-u + 0.125, w * k, d * k, Math.min(w, d) * 0.62 * k);
  return [x, y, z];
}

/** School-and-city backpack: domed body, front pocket with zip, side seams, top loop and shoulder straps. */
export function addBackpack(m: Mesh, mats: BagMats): void {
  m.grid(mats.shell, 220, 72, (u, v) => shell(u, v), { wu: true, uv: (u, v) => [u * 2.2, v * 1.6] });
  m.grid(
    mats.shell,
    80,
    5,
    (u, v) => {
      const p = shell(u, 1, 1 - v);
      return [p[0], H + 0.012 * v, p[2]];
    },
    { wu: true },
  );
  m.grid(mats.shell, 80, 4, (u, v) => shell(u, 0, 1 - v), { wu: true, flip: true });
  addPocket(m, mats);
  addLidZip(m, mats);
  addLoop(m, mats.trim);
  for (const side of [1, -1]) addShoulderStrap(m, mats, side);
  for (const side of [1, -1]) addSidePocket(m, mats, side);
}

/** Point on the front at a height share, pushed out by `lift`. */
function front(x: number, v: number, lift: number): V3 {
  const [w, d, y] = silhouette(v);
  const across = Math.min(1, Math.abs(x) / w);
  return [x, y, d * (1 - across ** 7) ** 0.5 + lift];
}

function addPocket(m: Mesh, mats: BagMats): void {
  const puff = (u: number, v: number): V3 => {
    const [a, b] = [u * 2 - 1, v * 2 - 1];
    const edge = Math.sqrt(Math.max(0, 1 - Math.abs(a) ** 6)) * Math.sqrt(Math.max(0, 1 - Math.abs(b) ** 6));
    return front(a * 0.37, lerp(0.08, 0.46, v), -0.02 + 0.1 * edge);
  };
  m.grid(mats.shell, 60, 40, puff, { uv: (u, v) => [u * 0.9, v * 0.6] });
  const zipLine = Array.from({ length: 21 }, (_, i) => front(lerp(-0.33, 0.33, i / 20), 0.4, 0.082));
  addZip(m, mats, zipLine, -1);
  addStitches(
    m,
    zipLine.map((p) => add(p, [0, 0.035, 0.003])),
    mats.trim.base,
    44,
  );
  // leather patch, the only label
  m.rbox(mats.trim, [0, 0.42, front(0, 0.26, 0.083)[2]], [0.1, 0.065, 0.008], 0.007, 8);
  addStitches(
    m,
    [
      [-0.088, 0.475, 0.4],
      [0.088, 0.475, 0.4],
    ].map(([x, y]): V3 => [x, y, front(0, 0.26, 0.093)[2]]),
    mats.trim.base,
    12,
  );
}

/** The zip that opens the main compartment runs over the dome. */
function addLidZip(m: Mesh, mats: BagMats): void {
  const line: V3[] = [];
  for (let i = 0; i <= 28; i++) {
    const a = lerp(-1, 1, i / 28);
    const v = 0.58 + 0.29 * Math.sqrt(Math.max(0, 1 - Math.abs(a) ** 2.6));
    const [w] = silhouette(v);
    line.push(front(a * w * 0.86, v, 0.008));
  }
  addZip(m, mats, line, 1);
}

/** Dark tape, metal teeth and a slider with a pull at one end. */
function addZip(m: Mesh, mats: BagMats, line: readonly V3[], end: 1 | -1): void {
  const path = curve3([...line]);
  const tape = mat({ base: mul(mats.shell.base, 0.4), rough: 0.9 });
  const frame = (t: number, _p: V3, tangent: V3): [V3, V3] => {
    void t;
    const b = norm(cross([0, 0, 1], tangent));
    return [norm(cross(b, tangent)), b];
  };
  m.sweep(tape, path, 120, 12, (q) => superellipse(q, 0.006, 0.024, 0.6), { caps: true, frame });
  m.sweep(mats.metal, path, 160, 8, (q, t) => superellipse(q, 0.009, 0.0075 + 0.002 * Math.cos(t * 900), 1), {
    caps: true,
    frame,
  });
  const at = path(end > 0 ? 0.93 : 0.08);
  m.rbox(mats.metal, add(at, [0, 0, 0.012]), [0.022, 0.016, 0.012], 0.008, 4);
  m.sweep(
    mats.trim,
    (t) => add(at, [0.004 * t, -0.012 - 0.13 * t, 0.022 + 0.004 * Math.sin(t * 3)]),
    16,
    14,
    (q) => superellipse(q, 0.006, 0.016, 0.7),
    { caps: true, up: [0, 0, 1] },
  );
}

function addLoop(m: Mesh, trim: Mat): void {
  const path = curve3([
    [-0.12, H - 0.09, -D * 0.72],
    [-0.13, H + 0.02, -D * 0.62],
    [-0.07, H + 0.12, -D * 0.55],
    [0.07, H + 0.12, -D * 0.55],
    [0.13, H + 0.02, -D * 0.62],
    [0.12, H - 0.09, -D * 0.72],
  ]);
  m.sweep(trim, path, 60, 18, strapSection(0.014, 0.034), { caps: true, up: [0, 0, 1] });
}

/** Padded straps on the back, with a webbing end and a buckle. */
function addShoulderStrap(m: Mesh, mats: BagMats, side: number): void {
  const back = -D;
  const padded = curve3([
    [0.1 * side, H - 0.12, back * 0.86],
    [0.16 * side, H - 0.06, back - 0.1],
    [0.24 * side, H - 0.28, back - 0.25],
    [0.3 * side, H - 0.66, back - 0.26],
    [0.33 * side, H - 0.98, back - 0.15],
  ]);
  const frame = (_t: number, _p: V3, tangent: V3): [V3, V3] => {
    const b = norm(cross([0, tangent[2], -tangent[1]], tangent));
    return [norm(cross(b, tangent)), b];
  };
  m.sweep(mats.shell, padded, 70, 24, (q, t) => superellipse(q, 0.026, 0.075 - 0.02 * t, 0.9, 0.5), {
    caps: true,
    frame,
  });
  const webbing = curve3([
    [0.33 * side, H - 0.96, back - 0.15],
    [0.36 * side, H - 1.2, back - 0.1],
    [0.4 * side, 0.14, back * 0.85],
  ]);
  m.sweep(mats.trim, webbing, 40, 14, superWeb, { caps: true, frame });
  m.rbox(mats.metal, [0.335 * side, H - 1.0, back - 0.15], [0.05, 0.03, 0.014], 0.01, 4);
}

const superWeb = (q: number) => superellipse(q, 0.006, 0.032, 0.5);

/** A low stretch pocket on each side. */
function addSidePocket(m: Mesh, mats: BagMats, side: number): void {
  const cloth: Mat = { ...mats.shell, base: mix3(mats.shell.base, mul(mats.shell.base, 0.6), 0.6) };
  const pouch = (u: number, v: number): V3 => {
    const [w, d, y] = silhouette(lerp(0.03, 0.34, v));
    const a = (u * 2 - 1) * 0.82;
    return [
      side * (w + 0.02 + 0.02 * Math.sin(v * Math.PI) - 0.05 * Math.abs(a) ** 6),
      y,
      a * d * 0.9 * -side,
    ];
  };
  m.grid(cloth, 30, 20, pouch, { uv: (u, v) => [u * 0.5, v * 0.5] });
  m.grid(cloth, 30, 20, (u, v) => mix3(pouch(u, v), [0, pouch(u, v)[1], pouch(u, v)[2]], 0.02), {
    flip: true,
  });
  m.tube(mats.trim, (t) => pouch(t, 1), 0.012, 40, 10, { caps: true });
}
