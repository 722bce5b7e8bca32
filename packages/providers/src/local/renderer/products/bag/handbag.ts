import { finish, type Mat, mat } from '../../materials.ts';
import { add, cross, curve3, densify, fillet, lerp, mul, norm, sat, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { spow, superellipse } from '../sections.ts';
import { BAG_HEIGHT, type BagBody, bagBody } from './body.ts';
import { addStitches } from './stitching.ts';

/** Materials of a bag. */
export interface BagMats {
  shell: Mat;
  trim: Mat;
  metal: Mat;
  /** A chain replaces the top handle. */
  chain: boolean;
}

const H = BAG_HEIGHT;

function addWalls(m: Mesh, body: BagBody, shell: Mat): void {
  const side = (u: number, v: number): V3 => {
    if (v >= 0.08) return body.wall(-u, 0.05 + ((H - 0.05) * (v - 0.08)) / 0.92);
    const q = ((v / 0.08) * Math.PI) / 2;
    return body.wall(-u, 0.05 * (1 - Math.cos(q)), lerp(0.9, 1, Math.sin(q)));
  };
  m.grid(shell, 220, 60, side, { wu: true, uv: (u, v) => [u * 3, v] });
  m.grid(shell, 60, 6, (u, v) => body.wall(-u, 0, 0.9 * (1 - v)), { wu: true, flip: true });
}

/** Structured bag with a flap, clasp, piping and a top handle. */
export function addHandbag(m: Mesh, mats: BagMats): void {
  const body = bagBody(0.6, 0.1);
  addWalls(m, body, mats.shell);
  const flap = flapOf(body);
  m.grid(mats.shell, 90, 60, flap, { flip: true, uv: (u, v) => [u * 1.2, v] });
  const edge = (t: number): V3 => {
    if (t < 0.25) return flap(0, lerp(0.05, 1, t / 0.25));
    return t < 0.75 ? flap((t - 0.25) / 0.5, 1) : flap(1, lerp(1, 0.05, (t - 0.75) / 0.25));
  };
  m.tube(mats.trim, edge, 0.0135, 160, 10);
  addStitches(
    m,
    Array.from({ length: 25 }, (_, i) => add(flap(0.03 + (0.94 * i) / 24, 0.955), [0, 0, 0.004])),
    mats.trim.base,
  );
  const clasp = flap(0.5, 0.93);
  m.rbox(mats.metal, add(clasp, [0, 0, 0.03]), [0.085, 0.06, 0.02], 0.018, 6);
  m.lathe(
    mats.metal,
    densify(
      fillet(
        [
          [0.032, 0],
          [0.032, 0.03, 0.008],
          [0, 0.034],
        ],
        4,
      ),
      0.01,
    ),
    40,
    {
      fn: (p) => [clasp[0] + p[0], clasp[1] + p[2], clasp[2] + 0.045 + p[1]],
    },
  );
  if (mats.chain) addChain(m, mats.metal);
  else addTopHandle(m, mats);
}

/** The flap follows the body's front from behind the top edge down. */
function flapOf(body: BagBody): (u: number, v: number) => V3 {
  const fold = 0.2;
  return (u, v) => {
    const x = (u * 2 - 1) * body.width(H) * 1.02;
    if (v < fold) {
      const q = v / fold;
      return [x, H + 0.012 + 0.035 * Math.sin(q * Math.PI), lerp(-0.11, 0.125, q)];
    }
    const q = (v - fold) / (1 - fold);
    const y = H + 0.012 - q * 0.68 * (1 - 0.1 * Math.abs(u * 2 - 1) ** 3);
    const across = Math.min(1, Math.abs(x) / body.width(y));
    const front =
      body.depth(y) *
      (1 + 0.1 * Math.sin(Math.PI * sat(y / H))) *
      Math.max(0, 1 - across ** (1 / 0.14)) ** 0.42;
    return [x * lerp(1, (body.width(y) / body.width(H)) * 0.985, q), y, Math.max(0.02, front) + 0.024];
  };
}

function addTopHandle(m: Mesh, mats: BagMats): void {
  const path = curve3([
    [-0.3, H + 0.03, 0],
    [-0.3, H + 0.18, 0],
    [-0.22, H + 0.36, 0],
    [0, H + 0.43, 0],
    [0.22, H + 0.36, 0],
    [0.3, H + 0.18, 0],
    [0.3, H + 0.03, 0],
  ]);
  m.tube(mats.trim, path, (t) => 0.034 + 0.008 * Math.sin(t * Math.PI), 100, 20, { caps: true });
  for (const x of [-0.3, 0.3]) addRing(m, mats.metal, [x, H + 0.06, 0]);
}

function addRing(m: Mesh, metal: Mat, at: V3): void {
  const ring = (t: number): V3 => [
    at[0] + Math.cos(t * 6.28319) * 0.055,
    at[1] + Math.sin(t * 6.28319) * 0.06,
    at[2],
  ];
  m.tube(metal, ring, 0.014, 40, 10, { closed: true });
  m.rbox(metal, [at[0], H + 0.03, at[2]], [0.05, 0.02, 0.05], 0.012, 4);
}

/** Oval links, every second one turned by a right angle. */
function addChain(m: Mesh, metal: Mat): void {
  const path = curve3([
    [-0.42, H + 0.04, 0],
    [-0.4, H + 0.3, 0],
    [-0.24, H + 0.62, 0],
    [0, H + 0.74, 0],
    [0.24, H + 0.62, 0],
    [0.4, H + 0.3, 0],
    [0.42, H + 0.04, 0],
  ]);
  const links = 34;
  for (let i = 0; i < links; i++) {
    const p = path((i + 0.5) / links);
    const ahead = path(Math.min(1, (i + 0.7) / links));
    const along = norm([ahead[0] - p[0], ahead[1] - p[1], ahead[2] - p[2]]);
    const flat: V3 = [0, 0, 1];
    const wide = i % 2 ? flat : cross(along, flat);
    const link = (t: number): V3 =>
      add(p, add(mul(along, Math.cos(t * 6.28319) * 0.046), mul(wide, Math.sin(t * 6.28319) * 0.027)));
    m.tube(metal, link, 0.0095, 24, 8, { closed: true });
  }
  for (const x of [-0.42, 0.42]) addRing(m, metal, [x, H + 0.04, 0]);
}

/** Open shopper with two long straps. */
export function addTote(m: Mesh, mats: BagMats): void {
  const body = bagBody(0.8, 0.12);
  addWalls(m, body, mats.shell);
  m.tube(mats.trim, (t) => body.wall(-t, H), 0.016, 160, 10, { closed: true });
  const inside = mat({ base: mul(mats.shell.base, 0.35), rough: 0.9 });
  m.grid(inside, 160, 12, (u, v) => body.wall(-u, H - v * 0.55, 0.985), { wu: true });
  m.grid(inside, 60, 4, (u, v) => body.wall(-u, H - 0.5, 0.985 * (1 - v)), { wu: true });
  for (const side of [1, -1]) {
    const z = body.depth(H * 0.8) * 1.05 * side;
    const low = body.depth(H * 0.66) * 1.12 * side;
    const path = curve3([
      [-0.3, H - 0.34, low],
      [-0.3, H - 0.1, z * 0.98],
      [-0.285, H + 0.2, z * 0.6],
      [-0.17, H + 0.52, z * 0.35],
      [0, H + 0.6, z * 0.3],
      [0.17, H + 0.52, z * 0.35],
      [0.285, H + 0.2, z * 0.6],
      [0.3, H - 0.1, z * 0.98],
      [0.3, H - 0.34, low],
    ]);
    m.sweep(
      mats.trim,
      path,
      120,
      20,
      (q) => [Math.sin(q * 6.28319) * 0.016, spow(Math.cos(q * 6.28319), 0.4) * 0.045],
      {
        caps: true,
        frame: (_t, _p, tangent) => {
          const b = norm(cross([0, 0, 1], tangent));
          return [cross(b, tangent), b];
        },
      },
    );
  }
}

/** Soft strap section shared by bags. */
export const strapSection = (thick: number, half: number) => (q: number) =>
  superellipse(q, thick, half, 0.8, 0.4);

/** Trim material from a colour. */
export const trimMat = (color: V3): Mat => finish('smoothleather', color, [10, 10]);
