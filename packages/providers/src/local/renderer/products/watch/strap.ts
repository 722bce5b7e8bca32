import type { SKRSContext2D } from '@napi-rs/canvas';
import { finish, type Mat } from '../../materials.ts';
import {
  add,
  cross,
  curve3,
  lerp,
  mad,
  mul,
  norm,
  pill,
  sat,
  smooth,
  toHex,
  type V2,
  type V3,
} from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { drawBump, drawImg } from '../../textures.ts';
import { spow } from '../sections.ts';
import { CASE_CENTRE, type CaseMetals, place } from './case.ts';

/** What a strap is made of; `metal` is a link bracelet. */
export type StrapKind = 'leather' | 'metal' | 'rubber' | 'fabric';
/** A strap: material, colour and the thread of its stitching. */
export interface StrapSpec {
  kind: StrapKind;
  color: V3;
  stitch: V3;
}

const X: V3 = [1, 0, 0];
const LENGTH = 8.2;
const [, CY, CZ] = CASE_CENTRE;
const LOOP_POINTS: readonly V3[] = [
  place([0, 0.86, -0.05]),
  place([0, 1.02, -0.09]),
  [0, CY + 1.3, CZ - 0.48],
  [0, CY + 1.36, CZ - 0.95],
  [0, CY + 1.22, CZ - 1.55],
  [0, CY + 0.8, CZ - 2.02],
  [0, CY + 0.2, CZ - 2.22],
  [0, CY - 0.5, CZ - 2.15],
  [0, CY - 1.05, CZ - 1.8],
  [0, CY - 1.4, CZ - 1.25],
  [0, CY - 1.46, CZ - 0.75],
  [0, CY - 1.28, CZ - 0.36],
  place([0, -1.02, -0.09]),
  place([0, -0.86, -0.05]),
];

/** The centre line of the closed strap from 12 o'clock over the back to 6 o'clock. */
class StrapLoop {
  readonly at = curve3(LOOP_POINTS, false, 800);

  /** Direction away from the wrist. */
  outward(t: number): V3 {
    const a = this.at(Math.max(0, t - 0.002));
    const b = this.at(Math.min(1, t + 0.002));
    const n = norm(cross(X, norm(mad(b, a, -1))));
    const p = this.at(t);
    return n[1] * (p[1] - CY) + n[2] * (p[2] - CZ + 0.9) < 0 ? mul(n, -1) : n;
  }

  along(t: number): V3 {
    return norm(cross(this.outward(t), X));
  }
}

/** Half width of the strap: narrower at the buckle. */
const halfWidth = (t: number): number =>
  lerp(0.495, 0.39, smooth(0.05, 0.5, t)) + (t > 0.5 ? 0.105 * smooth(0.62, 0.97, t) : 0);
const halfThick = (t: number): number => {
  const end = Math.min(t, 1 - t);
  return lerp(0.115, 0.058, smooth(0.06, 0.34, end)) * (0.75 + 0.25 * smooth(0, 0.05, end));
};

function section(q: number, w: number, thick: number): V2 {
  const [b, n] = pill(q, 7);
  const padded = 1 - 0.45 * Math.abs(b) ** 5;
  return [n * thick * (n > 0 ? padded : 0.7), b * w];
}

/** Leather, rubber, fabric or a metal bracelet, closed behind the case. */
export function addStrap(m: Mesh, spec: StrapSpec, metals: CaseMetals): void {
  const loop = new StrapLoop();
  if (spec.kind === 'metal') {
    addBracelet(m, loop, metals);
    return;
  }
  const strap = strapMat(spec);
  m.sweep(strap, loop.at, 260, 40, (q, t) => section(q, halfWidth(t), halfThick(t)), {
    frame: (t) => [loop.outward(t), X],
    caps: true,
  });
  addTail(m, loop, strap);
  for (const t of [0.6, 0.66]) addKeeper(m, loop, strap, t);
  addBuckle(m, loop, metals.polished);
}

/** 28 rows of three links, brushed outside and polished in the middle. */
function addBracelet(m: Mesh, loop: StrapLoop, metals: CaseMetals): void {
  const rows = 28;
  const half = ((0.89 * 7.6) / rows) * 0.49;
  for (let i = 0; i < rows; i++) {
    const t = 0.055 + (0.89 * (i + 0.5)) / rows;
    const p = loop.at(t);
    const n = loop.outward(t);
    const along = loop.along(t);
    const w = halfWidth(t);
    const link = (x0: number, x1: number, material: Mat, h: number) =>
      m.rbox(material, [(x0 + x1) / 2, 0, 0], [(x1 - x0) / 2 - 0.006, half - 0.006, h], 0.03, 2, {
        xf: (q) => add(p, add(mul(X, q[0]), add(mul(along, q[1]), mul(n, q[2])))),
      });
    link(-w, -w * 0.42, metals.brushed, 0.07);
    link(-w * 0.42, w * 0.42, metals.polished, 0.078);
    link(w * 0.42, w, metals.brushed, 0.07);
  }
}

/** The free end lies over the strap on the lower back. */
function addTail(m: Mesh, loop: StrapLoop, strap: Mat): void {
  const at = (t: number) => lerp(0.73, 0.5, t);
  m.sweep(
    strap,
    (t) => mad(loop.at(at(t)), loop.outward(at(t)), halfThick(at(t)) + 0.045),
    90,
    36,
    (q, t) => {
      const tip = sat((t - 0.86) / 0.14);
      return section(q, 0.375 * Math.sqrt(Math.max(0.04, 1 - tip * tip * 0.95)), 0.05);
    },
    { frame: (t) => [loop.outward(at(t)), X], caps: true },
  );
}

function addKeeper(m: Mesh, loop: StrapLoop, strap: Mat, t: number): void {
  const centre = mad(loop.at(t), loop.outward(t), 0.05);
  const n = loop.outward(t);
  const along = loop.along(t);
  const ring = (s: number): V3 => {
    const a = s * Math.PI * 2;
    return add(centre, add(mul(X, spow(Math.cos(a), 0.3) * 0.43), mul(n, spow(Math.sin(a), 0.4) * 0.135)));
  };
  m.sweep(
    strap,
    ring,
    60,
    12,
    (q) => [Math.cos(q * 2 * Math.PI) * 0.018, Math.sin(q * 2 * Math.PI) * 0.055],
    {
      closed: true,
      frame: (_t, _p, tangent) => [norm(cross(along, tangent)), along],
    },
  );
}

function addBuckle(m: Mesh, loop: StrapLoop, metal: Mat): void {
  const t = 0.735;
  const n = loop.outward(t);
  const along = loop.along(t);
  const p = mad(loop.at(t), n, 0.075);
  const frame = (s: number): V3 => {
    const a = s * Math.PI * 2;
    const out = mul(n, 0.035 + 0.03 * Math.sin(a));
    return add(
      p,
      add(mul(X, spow(Math.cos(a), 0.25) * 0.475), add(mul(along, spow(Math.sin(a), 0.35) * 0.2), out)),
    );
  };
  m.tube(metal, frame, 0.042, 80, 16, { closed: true });
  m.tube(
    metal,
    (s) => add(p, add(mul(along, lerp(-0.2, 0.24, s)), mul(n, 0.05 + 0.05 * Math.sin(s * 3.1)))),
    0.026,
    16,
    12,
    { caps: true },
  );
}

const PRESET: Readonly<Record<Exclude<StrapKind, 'metal'>, string>> = {
  leather: 'leather',
  fabric: 'canvas',
  rubber: 'rubber',
};

function strapMat(spec: StrapSpec): Mat {
  const kind = spec.kind === 'metal' ? 'leather' : spec.kind;
  const strap = finish(PRESET[kind], spec.color, [5, 21]);
  strap.bumpAmp = kind === 'leather' ? 0.55 : 0.8;
  strap.rough = kind === 'leather' ? 0.48 : 0.7;
  if (kind === 'rubber') {
    strap.hmap = drawBump(256, 4096, drawGrooves, 0.05, 2.2, LENGTH, false, 2);
    strap.hAmp = 0.8;
    return strap;
  }
  strap.map = drawImg(512, 4096, (c) => drawStitching(c, spec.stitch));
  strap.hmap = drawBump(512, 4096, drawStitchRelief, 0.05, 2.2, LENGTH, false, 1);
  strap.hAmp = 0.7;
  return strap;
}

const STITCH_COLUMNS = [0.052, 0.448].map((share) => share * 512);
const DASH = [0.055, 0.04].map((length) => (length * 4096) / LENGTH);

function vertical(c: SKRSContext2D, x: number, width: number, style: string, dash: number[] = []): void {
  c.strokeStyle = style;
  c.lineWidth = width;
  c.lineCap = 'round';
  c.setLineDash(dash);
  c.beginPath();
  c.moveTo(x, 0);
  c.lineTo(x, 4096);
  c.stroke();
  c.setLineDash([]);
}

function drawStitching(c: SKRSContext2D, thread: V3): void {
  c.clearRect(0, 0, 512, 4096);
  for (const x of STITCH_COLUMNS) {
    vertical(c, x, 5, 'rgba(0,0,0,.35)');
    vertical(c, x, 3.6, toHex(thread), DASH);
  }
  for (const [from, to] of [
    [0, 16],
    [256, 240],
  ] as const) {
    const shade = c.createLinearGradient(from, 0, to, 0);
    shade.addColorStop(0, 'rgba(0,0,0,.5)');
    shade.addColorStop(1, 'rgba(0,0,0,0)');
    c.fillStyle = shade;
    c.fillRect(Math.min(from, to), 0, Math.abs(to - from), 4096);
  }
}

function drawStitchRelief(c: SKRSContext2D): void {
  c.fillStyle = 'rgb(120,120,120)';
  c.fillRect(0, 0, 512, 4096);
  for (const x of STITCH_COLUMNS) {
    vertical(c, x, 8, 'rgb(40,40,40)');
    vertical(c, x, 4, 'rgb(200,200,200)', DASH);
  }
}

/** Two long grooves along a rubber strap. */
function drawGrooves(c: SKRSContext2D): void {
  c.fillStyle = 'rgb(140,140,140)';
  c.fillRect(0, 0, 256, 4096);
  for (const x of [0.16, 0.34]) vertical(c, x * 256, 7, 'rgb(30,30,30)');
}
