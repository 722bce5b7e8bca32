import { densify, fillet } from '../curves.ts';
import { hex } from '../colour.ts';
import { drawImg } from '../image.ts';
import { grainBump } from '../grains.ts';
import { type Mat, mat } from '../materials.ts';
import type { Mesh } from '../mesh.ts';
import { fbmTile } from '../noise.ts';
import { add, lerp, mul, rng, rotateY, smooth, type V2, type V3 } from '../vector.ts';

/** Point of the unit sphere at u (around) and v (from pole to pole), 0–1. */
const sphere = (u: number, v: number, turn = 0): V3 => {
  const a = u * Math.PI * 2 + turn;
  const b = (v - 0.5) * Math.PI;
  return [Math.cos(b) * Math.sin(a), Math.sin(b), Math.cos(b) * Math.cos(a)];
};

/** Round plinth with a soft edge. */
export function podium(m: Mesh, at: V3, r: number, h: number, material: Mat): void {
  const profile = [
    [0, 0],
    [r, 0],
    [r, h, 0.03],
    [0, h],
  ];
  m.lathe(material, densify(fillet(profile, 6), 0.05), 128, { at, uvByLen: true, uvx: 2 * Math.PI * r });
}

/** Upright slab with rounded edges. */
export function block(m: Mesh, at: V3, half: V3, material: Mat): void {
  m.rbox(material, add(at, [0, half[1], 0]), half, Math.min(0.03, half[0] * 0.2), 12);
}

/** Tennis ball. */
export function ball(m: Mesh, at: V3, r: number): void {
  const felt = mat({
    base: hex('#d6e83a'),
    rough: 0.95,
    sheen: 0.8,
    bump: grainBump(),
    bumpScale: [6, 3],
    bumpAmp: 1.6,
    f0: 0.02,
  });
  felt.map = drawImg(1024, 512, (c) => {
    c.strokeStyle = '#f4f4ea';
    c.lineWidth = 15;
    c.beginPath();
    for (let x = -20; x <= 1044; x += 8) c.lineTo(x, 256 + Math.sin((x / 1024) * Math.PI * 4) * 118);
    c.stroke();
  });
  const c = Math.cos(0.7);
  const s = Math.sin(0.7);
  const surface = (u: number, v: number): V3 => {
    const q = sphere(u, v);
    return add(at, mul([q[0] * c - q[1] * s, q[0] * s + q[1] * c, q[2]], r));
  };
  m.grid(felt, 96, 48, surface, { wu: true, uv: (u, v) => [u, v] });
}

/** Smooth stone of half sizes `size`. */
export function pebble(m: Mesh, at: V3, size: V3, colour: V3, seed: number): void {
  const lumps = fbmTile(seed, 3, 3);
  const turn = rng(seed)() * 6;
  const stone = mat({ base: colour, rough: 0.75, bump: grainBump(), bumpScale: [3, 2], bumpAmp: 0.8 });
  const surface = (u: number, v: number): V3 => {
    const k = 1 + 0.16 * lumps(u, v * 0.5);
    const q = sphere(u, v);
    return add(at, rotateY([q[0] * size[0] * k, q[1] * size[1] * k, q[2] * size[2] * k], turn));
  };
  m.grid(stone, 48, 28, surface, { wu: true, uv: (u, v) => [u, v] });
}

/** Coffee bean with its groove. */
export function bean(m: Mesh, at: V3, size: number, seed: number): void {
  const random = rng(seed);
  const turn = random() * 6;
  const tilt = (random() - 0.5) * 0.7;
  const roast = mat({ base: hex('#3a1e10'), rough: 0.42, coat: 0.35, coatRough: 0.3 });
  const surface = (u: number, v: number): V3 => {
    const [x, y, z] = sphere(u, v);
    const groove = y > 0 ? Math.exp(-((x / 0.12) ** 2)) * 0.28 * smooth(0, 0.5, y) : 0;
    const X = x * 0.72 * size;
    const Y = (y * 0.62 - groove * 0.8) * size;
    const leaned: V3 = [
      Y * Math.sin(tilt) + X * Math.cos(tilt),
      Y * Math.cos(tilt) - X * Math.sin(tilt),
      z * size,
    ];
    return add(at, rotateY(leaned, turn));
  };
  m.grid(roast, 32, 18, surface, { wu: true });
}

/** Citrus fruit. */
export function fruit(m: Mesh, at: V3, r: number, colour: V3, seed: number): void {
  const peel = mat({
    base: colour,
    rough: 0.42,
    bump: grainBump(),
    bumpScale: [4, 2],
    bumpAmp: 1.6,
    coat: 0.3,
    coatRough: 0.3,
  });
  const surface = (u: number, v: number): V3 => {
    const q = sphere(u, v, seed);
    const flat = 1 - 0.05 * Math.abs(q[1]) ** 6;
    return add(at, [q[0] * r, q[1] * r * 0.95 * flat, q[2] * r]);
  };
  m.grid(peel, 72, 40, surface, { wu: true });
}

/** Free-standing arch: half width w, height h, depth ±d, thickness t. */
export function arch(m: Mesh, at: V3, w: number, h: number, d: number, t: number, material: Mat): void {
  const outline = (s: number, inset: number): V2 => {
    const W = w - inset;
    const side = h - w;
    let q = s * (2 * side + Math.PI * W);
    if (q < side) return [-W, q];
    q -= side;
    if (q < Math.PI * W) return [Math.cos(Math.PI - q / W) * W, side + Math.sin(Math.PI - q / W) * W];
    return [W, side - (q - Math.PI * W)];
  };
  const section: V2[] = [
    [0, -d],
    [0, d],
    [t, d],
    [t, -d],
    [0, -d],
  ];
  for (let e = 0; e < 4; e++) {
    const face = (u: number, v: number): V3 => {
      const p = outline(u, lerp(section[e][0], section[e + 1][0], v));
      return [at[0] + p[0], at[1] + p[1], at[2] + lerp(section[e][1], section[e + 1][1], v)];
    };
    m.grid(material, 90, 10, face, { flip: true, uv: (u, v) => [u * 5, v] });
  }
}

/** Beads of water scattered on the floor between radii `inner` and `outer`. */
export function beads(m: Mesh, inner: number, outer: number, count: number, seed: number): void {
  const random = rng(seed);
  const water = mat({
    base: [0.9, 0.95, 1],
    rough: 0.02,
    f0: 0.03,
    kind: 1,
    glass: 0.12,
    tint: [0.94, 0.98, 1],
    ior: 1.33,
    sss: 0.5,
  });
  for (let i = 0; i < count; i++) {
    const a = random() * 2 * Math.PI;
    const d = lerp(inner, outer, Math.sqrt(random()));
    const r = (0.012 + 0.05 * random() ** 3) * outer * 0.6;
    const profile = Array.from({ length: 9 }, (_, k) => {
      const t = ((k / 8) * Math.PI) / 2;
      return [Math.cos(t) * r, Math.sin(t) * r * 0.55 + 0.001];
    });
    m.lathe(water, profile, 20, { at: [Math.cos(a) * d, 0, Math.sin(a) * d] });
  }
}
