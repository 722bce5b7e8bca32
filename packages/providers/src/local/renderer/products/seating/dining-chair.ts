import type { Mat } from '../../materials.ts';
import { lerp, smooth, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { superellipse } from '../sections.ts';
import { addCushion } from './cushion.ts';

const SEAT = 1.1;
/** Half width and depth of the seat. */
const W = 0.52;
const D = 0.5;

/** Wooden chair with a bent back rail; its seat is a plank, or padded with `pad`; unit 40 cm. */
export function addDiningChair(m: Mesh, wood: Mat, pad: Mat | null): void {
  for (const side of [1, -1]) {
    const front = (t: number): V3 => [
      side * lerp(W - 0.07, W - 0.02, t),
      lerp(SEAT - 0.04, 0, t),
      lerp(D - 0.08, D, t),
    ];
    m.tube(wood, front, (t) => lerp(0.052, 0.034, t), 30, 20, { caps: true });
    m.tube(
      wood,
      (t) => backPost(side, t),
      (t) => lerp(0.034, 0.046, smooth(0, 0.5, t)) * lerp(1, 0.8, smooth(0.6, 1, t)),
      60,
      20,
      {
        caps: true,
      },
    );
    m.rbox(wood, [side * (W - 0.065), SEAT - 0.12, 0], [0.024, 0.07, D - 0.1], 0.012, 8);
  }
  for (const z of [D - 0.1, -D + 0.12]) m.rbox(wood, [0, SEAT - 0.12, z], [W - 0.09, 0.07, 0.024], 0.012, 8);
  m.rbox(wood, [0, SEAT - 0.025, 0.02], [W, 0.03, D], 0.028, 16);
  if (pad) addCushion(m, pad, [0, SEAT + 0.055, 0.03], [W - 0.035, 0.06, D - 0.05], 0.055, 0.035);
  addRail(m, wood, 0.98, 0.13);
  addRail(m, wood, 0.8, 0.045);
}

/** Runs from the floor behind the seat up to the back rail, leaning away. */
function backPost(side: number, t: number): V3 {
  const above = Math.max(0, t - 0.5) / 0.5;
  return [
    side * lerp(W - 0.04, W - 0.07, t),
    lerp(0, 2.12, t),
    -D + 0.1 - 0.16 * above - 0.1 * (1 - smooth(0, 0.5, t)),
  ];
}

/** A rail between the posts, bent around the sitter's back. */
function addRail(m: Mesh, wood: Mat, t: number, half: number): void {
  const [, y, z] = backPost(1, t);
  const w = W - 0.055;
  const path = (s: number): V3 => {
    const x = lerp(-w, w, s);
    return [x, y - half * 0.6, z - 0.09 * (1 - (x / w) ** 2)];
  };
  m.sweep(wood, path, 40, 28, (q) => superellipse(q, 0.026, half, 0.6, 0.5), {
    caps: true,
    frame: () => [
      [0, 0.1, 0.995],
      [0, 0.995, -0.1],
    ],
  });
}
