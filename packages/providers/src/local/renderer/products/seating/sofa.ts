import { mul, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import type { SeatMats } from './chair.ts';
import { addCushion, addPiping, lean } from './cushion.ts';

/** Two or three seats between two arms; unit 40 cm. */
export function addSofa(m: Mesh, mats: SeatMats, seats: 2 | 3, tufted: boolean): void {
  const seat = 0.78;
  const inner = (seat * seats) / 2;
  const arm = 0.17;
  const width = inner + arm * 2;
  const { cover, legs } = mats;
  m.rbox(cover, [0, 0.42, 0.02], [width - 0.04, 0.13, 0.86], 0.05, 14);
  m.rbox(cover, [0, 0.82, -0.76], [width - 0.04, 0.42, 0.13], 0.08, 14, { xf: lean(0.1, 0.5, -0.76) });
  for (const side of [1, -1]) {
    const x = side * (inner + arm);
    addCushion(m, cover, [x, 0.66, 0.04], [arm, 0.36, 0.88], 0.09, 0.03);
    m.tube(
      { ...cover, base: mul(cover.base, 0.9) },
      (t) => [x + side * arm * 0.05, 0.34 + t * 0.62, 0.915],
      0.008,
      10,
      8,
    );
  }
  for (let k = 0; k < seats; k++) {
    const x = (k - (seats - 1) / 2) * seat;
    addSeat(m, mats, x, seat / 2 - 0.012, tufted, k);
  }
  for (const sx of [1, -1]) {
    for (const z of [0.72, -0.72]) {
      const foot: V3 = [sx * (width - 0.2), 0, z];
      m.tube(
        legs,
        (t) => [foot[0] + sx * 0.05 * t, 0.31 * (1 - t), z * (1 + 0.05 * t)],
        (t) => 0.05 - 0.022 * t,
        24,
        18,
        { caps: true },
      );
    }
  }
}

/** How full each cushion is and how it leans: none are sat on alike. */
const WORN: readonly { puff: number; lean: number }[] = [
  { puff: 0.05, lean: 0.185 },
  { puff: 0.038, lean: 0.225 },
  { puff: 0.046, lean: 0.195 },
];

function addSeat(
  m: Mesh,
  { cover }: SeatMats,
  x: number,
  half: number,
  tufted: boolean,
  place: number,
): void {
  const worn = WORN[place % WORN.length];
  const at: V3 = [x, 0.645, 0.12];
  const size: V3 = [half, 0.115, 0.74];
  addCushion(m, cover, at, size, 0.075, worn.puff);
  const edge = { ...cover, base: mul(cover.base, 0.86) };
  addPiping(m, edge, at, size, 0.075, 0.06);
  addPiping(m, edge, at, size, 0.075, -0.06);
  const back = lean(worn.lean, 0.75, -0.45);
  addCushion(m, cover, [x, 1.04, -0.45], [half, 0.33, 0.13], 0.11, 0.06 + worn.puff * 0.5, back);
  // the seam around the front of a back cushion: the loop of a seat, stood up
  const upright = ([u, v, w]: V3): V3 => back([x + u, 1.04 - w, -0.45 + v]);
  addPiping(m, edge, [0, 0, 0], [half - 0.026, 0, 0.304], 0.1, 0.104, upright);
  if (!tufted) return;
  for (const dx of [-0.45, 0.45])
    for (const dy of [0.14, -0.1]) {
      const p = back([x + dx * half, 1.04 + dy, -0.45 + 0.195]);
      m.rbox(edge, p, [0.022, 0.022, 0.012], 0.011, 3);
    }
}
