import { mat } from '../../materials.ts';
import { add, cross, curve3, dot, lerp, mad, mix3, mul, norm, sub, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { spow } from '../sections.ts';
import type { Last, Side } from './last.ts';
import type { ShoeMats } from './shoe-mats.ts';

const EYELET_V = 0.86;
const HALF_WIDTH = 0.044;
const HALF_THICK = 0.0125;

/** Eyelet rings, criss-cross ribbons, and unless `bow` is false a bow with its ends. */
export function addLaces(m: Mesh, last: Last, mats: ShoeMats, bow = true): void {
  const { eyelets } = last.style;
  const at = (i: number, side: Side) => last.upper(eyelets[i], EYELET_V, side);
  const normal = (i: number, side: Side) => last.upperNormal(eyelets[i], EYELET_V, side);
  eyelets.forEach((_, i) => {
    for (const side of [1, -1] as const) addEyelet(m, mats, at(i, side), normal(i, side));
  });
  const lacing = new Lacing(m, mats, last);
  const cross2 = (i: number, j: number, side: Side, lift: number) =>
    lacing.across(
      at(i, side),
      at(j, -side as Side),
      normal(i, side),
      normal(j, -side as Side),
      last.ridge((eyelets[i] + eyelets[j]) / 2),
      lift,
    );
  const lowest = eyelets.length - 1;
  cross2(lowest, lowest, 1, 0);
  for (let i = 0; i < lowest; i++) {
    cross2(i + 1, i, 1, 0);
    cross2(i + 1, i, -1, 0.03);
  }
  cross2(0, 0, 1, 0.045);
  if (bow) lacing.bow(mul(add(at(0, 1), at(0, -1)), 0.5), last.ridge(eyelets[0]));
}

function addEyelet(m: Mesh, mats: ShoeMats, p: V3, n: V3): void {
  const t = norm(cross(n, [0, 0, 1]));
  const b = cross(n, t);
  const ring = (q: number): V3 => {
    const a = q * Math.PI * 2;
    return add(mad(p, n, 0.012), add(mul(t, Math.cos(a) * 0.032), mul(b, Math.sin(a) * 0.032)));
  };
  m.tube(mats.eyelets, ring, 0.0105, 20, 6, { closed: true });
}

class Lacing {
  private readonly m: Mesh;
  private readonly mats: ShoeMats;
  private readonly last: Last;
  /** dress shoes have narrow, rounder laces */
  private readonly section: (q: number) => [number, number];

  constructor(m: Mesh, mats: ShoeMats, last: Last) {
    this.m = m;
    this.mats = mats;
    this.last = last;
    const fine = last.style.heel === undefined ? 1 : 0.5;
    this.section = (q) => {
      const [n, b] = ribbonSection(q);
      return [n * lerp(1, 1.2, 1 - fine), b * fine];
    };
  }

  /** A flat ribbon over the tongue from one eyelet to another, arched along the ridge direction. */
  across(a: V3, b: V3, na: V3, nb: V3, ridge: V3, lift: number): void {
    const rise = (p: V3, h: number): V3 => mad(p, ridge, h);
    const mid = rise(mul(add(a, b), 0.5), 0.05 + lift);
    const over = (p: V3): V3 => norm([ridge[0], ridge[1], p[2] * 2.2]);
    this.ribbon(
      [
        mad(a, na, -0.02),
        mad(mix3(a, mid, 0.12), na, 0.024),
        rise(mix3(a, mid, 0.55), 0.02),
        mid,
        rise(mix3(b, mid, 0.55), 0.02),
        mad(mix3(b, mid, 0.12), nb, 0.024),
        mad(b, nb, -0.02),
      ],
      (t, p) => {
        if (t < 0.18) return norm(mix3(na, over(p), t / 0.18));
        return t > 0.82 ? norm(mix3(nb, over(p), (1 - t) / 0.18)) : over(p);
      },
    );
  }

  private ribbon(points: V3[], up: (t: number, p: V3) => V3): void {
    this.m.sweep(this.mats.laces, curve3(points), 26, 12, this.section, {
      caps: true,
      uvLen: 8,
      uvW: 2,
      frame: (t, p, tangent) => {
        const wanted = up(t, p);
        const n = norm(mad(wanted, tangent, -dot(wanted, tangent)));
        return [n, cross(tangent, n)];
      },
    });
  }

  /** A ribbon whose width keeps to one direction, as the loops of a bow do. */
  private loop(points: V3[], width: V3, steps: number): void {
    this.m.sweep(this.mats.laces, curve3(points), steps, 12, this.section, {
      caps: true,
      uvLen: 8,
      uvW: 2,
      frame: (_t, _p, tangent) => {
        const b = norm(mad(width, tangent, -dot(width, tangent)));
        return [cross(b, tangent), b];
      },
    });
  }

  /** Knot, two loops and two ends with aglets; hangs from the top eyelets. */
  bow(top: V3, ridge: V3): void {
    const knot = mad(top, ridge, 0.115);
    const { m } = this;
    m.xf(
      (p) => add(knot, p),
      () => {
        const ball = (u: number, v: number): V3 => {
          const a = u * Math.PI * 2;
          const b = (v - 0.5) * Math.PI;
          return [Math.cos(b) * Math.cos(a) * 0.05, Math.sin(b) * 0.042, Math.cos(b) * Math.sin(a) * 0.06];
        };
        m.grid(this.mats.laces, 20, 12, ball, { wu: true, flip: true });
      },
    );
    // the steeper the instep, the farther the loops stand off it
    const off = Math.max(0, ridge[0] - 0.35) * 0.16;
    const hang = (p: V3, side: Side): V3 =>
      add(knot, [p[0] + off * Math.min(1, Math.abs(p[2]) * 4), p[1], p[2] * side]);
    for (const side of [1, -1] as const) {
      this.loop(
        LOOP.map((p) => hang(p, side)),
        norm([0.8, 0.35, -0.45 * side]),
        90,
      );
      const end = LACE_END.map((p) => hang(p, side));
      this.loop(end, norm([0.75, 0.25, -0.6 * side]), 44);
      this.aglet(end);
    }
  }

  private aglet(end: V3[]): void {
    const tip = end[end.length - 1];
    const along = norm(sub(tip, end[end.length - 2]));
    const material = mat({ base: this.mats.laces.base, rough: 0.25, coat: 0.8 });
    this.m.tube(
      material,
      (t) => mad(tip, along, t * 0.1 - 0.012),
      (t) => (t > 0.95 ? 0.012 : 0.0185),
      10,
      12,
      { caps: true },
    );
  }
}

const LOOP: readonly V3[] = [
  [0, 0, 0.01],
  [0.02, 0.075, 0.09],
  [0.05, 0.095, 0.19],
  [0.09, 0.055, 0.29],
  [0.135, -0.03, 0.365],
  [0.165, -0.125, 0.39],
  [0.165, -0.17, 0.355],
  [0.14, -0.135, 0.29],
  [0.09, -0.045, 0.19],
  [0.04, 0, 0.09],
  [0, -0.005, 0],
];
const LACE_END: readonly V3[] = [
  [0, -0.01, 0],
  [0.06, 0.03, 0.05],
  [0.15, 0.005, 0.115],
  [0.23, -0.075, 0.19],
  [0.275, -0.175, 0.275],
  [0.285, -0.285, 0.335],
  [0.275, -0.4, 0.372],
];

function ribbonSection(q: number): [number, number] {
  const a = q * 2 * Math.PI;
  return [spow(Math.sin(a), 0.8) * HALF_THICK, spow(Math.cos(a), 0.55) * HALF_WIDTH];
}
