import type { Mat } from '../../materials.ts';
import { curve3, densify, fillet, lerp, norm, rotateY, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { superellipse } from '../sections.ts';
import type { BottleMats } from './bottle-mats.ts';
import { addGlass } from './glass.ts';
import { wrapLabel } from './label.ts';

const SEGMENTS = 144;
/** Azimuth of a pump's nozzle, radians from the front. */
const NOZZLE = -1.2;

/**
 * Container of revolution with its label wrapped between heights y0 and y1, where its radius is R; one of glass is
 * filled up to `level` and has a paper label in front.
 */
export function addBody(
  m: Mesh,
  mats: BottleMats,
  profile: number[][],
  R: number,
  y0: number,
  y1: number,
  level = y1,
): void {
  const { body, label, fill } = mats;
  if (fill) return addGlass(m, mats, fill, profile, R, y0, y1, level);
  const rows = densify(profile, 0.025);
  let length = 0;
  let from = 0;
  let to = 0;
  for (let i = 1; i < rows.length; i++) {
    const [a, b] = [rows[i - 1], rows[i]];
    if (a[1] <= y0 && b[1] > y0) from = length;
    length += Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (a[1] <= y1 && b[1] > y1) to = length;
  }
  const share = (to - from) / length;
  body.map = wrapLabel(label, (2 * Math.PI * R) / (to - from));
  body.mapS = [1, -1 / share];
  body.mapO = [0, to / length / share];
  body.mapRough = 0.45;
  m.lathe(body, rows, SEGMENTS);
}

/** Grain runs straight over the level top of a lid turned from one piece, not towards its middle. */
function grainAcross(m: Mesh, first: number): void {
  for (let i = first; i < m.nv; i++) {
    if (m.nrm[i * 3 + 1] < 0.9) continue;
    m.uv[i * 2] = m.pos[i * 3] * 0.8;
    m.uv[i * 2 + 1] = m.pos[i * 3 + 2] * 0.8;
  }
}

/** Closed cylinder or cone from (r0, y0) to (r1, y1) with filleted edges; `ribs` grooves around its side. */
export function addCap(
  m: Mesh,
  material: Mat,
  r0: number,
  y0: number,
  r1: number,
  y1: number,
  edge: number,
  ribs = 0,
): void {
  const profile = densify(
    fillet(
      [
        [0, y0],
        [r0, y0, edge * 0.6],
        [r1, y1, edge],
        [0, y1],
      ],
      6,
    ),
    0.03,
  );
  if (ribs === 0) {
    const first = m.nv;
    m.lathe(material, profile, SEGMENTS);
    if (material.mapWrap) grainAcross(m, first);
    return;
  }
  const groove = (p: V3, a: number): V3 => {
    const inside = Math.hypot(p[0], p[2]) < r0 * 0.93;
    if (inside || p[1] > y1 - edge || p[1] < y0 + edge * 0.3) return p;
    const k = 1 - 0.012 * (1 + Math.cos(a * ribs));
    return [p[0] * k, p[1], p[2] * k];
  };
  m.lathe(material, profile, SEGMENTS, { fn: groove });
}

/** Lotion pump on a neck whose top is at height y. */
export function addPump(m: Mesh, { cap, collar }: BottleMats, y: number): void {
  addCap(m, collar, 0.178, y + 0.01, 0.178, y + 0.16, 0.015, 60);
  addCap(m, cap, 0.06, y + 0.16, 0.06, y + 0.3, 0.004);
  const head = [
    [0, y + 0.28],
    [0.12, y + 0.28, 0.015],
    [0.128, y + 0.3, 0.02],
    [0.128, y + 0.395, 0.03],
    [0.115, y + 0.42, 0.02],
    [0, y + 0.425],
  ];
  m.lathe(cap, densify(fillet(head, 6), 0.02), 96);
  const spout = curve3([
    [0, y + 0.36, 0.05],
    [0, y + 0.362, 0.22],
    [0, y + 0.352, 0.34],
    [0, y + 0.315, 0.4],
  ]);
  // A nozzle towards the camera would be seen as a dot: it is turned aside, as bottles are photographed.
  m.xf(
    (p) => rotateY(p, NOZZLE),
    () => {
      m.sweep(
        cap,
        spout,
        40,
        28,
        (q, t) => superellipse(q, 0.048 * lerp(1, 0.62, t), 0.062 * lerp(1, 0.62, t)),
        { caps: true, frame: (_t, _p, tangent) => [norm([0, tangent[2], -tangent[1]]), [1, 0, 0]] },
      );
    },
  );
}

/** Pipette bulb and ribbed collar on a neck at height y. */
export function addDropper(m: Mesh, { cap, collar }: BottleMats, y: number): void {
  addCap(m, collar, 0.172, y + 0.05, 0.172, y + 0.24, 0.014, 64);
  const bulb = [
    [0, y + 0.23],
    [0.115, y + 0.235],
    [0.118, y + 0.27, 0.02],
    [0.105, y + 0.31, 0.05],
    [0.105, y + 0.5, 0.08],
    [0.06, y + 0.6, 0.06],
    [0, y + 0.615],
  ];
  m.lathe(cap, densify(fillet(bulb, 8), 0.02), 96);
}

/** Fine-mist head with a small nozzle facing the front. */
export function addSprayHead(m: Mesh, { cap, collar }: BottleMats, neck: number, y: number): void {
  addCap(m, collar, neck + 0.03, y, neck + 0.03, y + 0.1, 0.012, 56);
  const head = [
    [0, y + 0.1],
    [neck + 0.01, y + 0.1, 0.01],
    [neck + 0.02, y + 0.3, 0.05],
    [neck - 0.015, y + 0.36, 0.03],
    [0, y + 0.365],
  ];
  m.lathe(cap, densify(fillet(head, 8), 0.02), 96);
  m.tube(collar, (t) => [0, y + 0.25, neck - 0.01 + t * 0.04], 0.03, 6, 24, { caps: true });
}
