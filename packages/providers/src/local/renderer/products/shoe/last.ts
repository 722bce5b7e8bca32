import { add, curve1, len, lerp, mad, mix3, norm, smooth, type V3 } from '../../math.ts';
import type { LastStyle } from './styles.ts';

/** Which side of the foot: +1 lateral (outer, towards +Z), −1 medial. */
export type Side = 1 | -1;

/** Rows run from the heel (0) to the toe (ROWS). */
export const ROWS = 15;

/**
 * The form a shoe is built on: sole outline B and top line T (collar, then eyestay, then vamp centre) per row,
 * with a cubic Bézier wall between them. Toe towards +X, unit 10 cm.
 */
export interface Last {
  style: LastStyle;
  /** Outline of the sole. */
  bottom: (row: number, side: Side) => V3;
  top: (row: number, side: Side) => V3;
  /** Outward horizontal direction of the outline. */
  outward: (row: number, side: Side) => V3;
  /** Point of the upper; v 0 at the sole, 1 at the top line. */
  upper: (row: number, v: number, side: Side) => V3;
  upperNormal: (row: number, v: number, side: Side) => V3;
  /** Direction away from the foot along the lacing. */
  ridge: (row: number) => V3;
  /** Half widths of the sole, lateral and medial. */
  widths: (row: number) => [number, number];
  centre: (row: number) => number;
  soleTop: (x: number) => number;
  ground: (x: number) => number;
}

/**
 * Catmull-Rom through one column of the section table; smoother than the monotone curve on a closed form. The form is
 * closed: `beyond` says how the column goes on past heel and toe, so that both sides meet there without a crease.
 */
function column(values: readonly number[], beyond: (i: number) => number): (row: number) => number {
  const last = values.length - 1;
  const at = (i: number): number => (i < 0 || i > last ? beyond(i < 0 ? 1 : last - 1) : values[i]);
  return (row) => {
    const i = Math.max(0, Math.min(last - 1, Math.floor(row)));
    const s = row - i;
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    return (
      0.5 * (2 * b + (c - a) * s + (2 * a - 5 * b + 4 * c - d) * s * s + (3 * b - a - 3 * c + d) * s ** 3)
    );
  };
}

/** The columns of a table: one side's width goes over into the other's, the top line's turns its sign, the rest mirrors. */
function columnsOf(sections: LastStyle['sections']): ((row: number) => number)[] {
  const values = Array.from({ length: 10 }, (_, k) => sections.map((row) => row[k]));
  return values.map((own, k) => {
    const other = k === 1 ? values[2] : k === 2 ? values[1] : own;
    const sign = k === 5 ? -1 : 1;
    return column(own, (i) => sign * other[i]);
  });
}

const STEP = 0.05;

/** Builds the form of a style. */
export function shoeLast(style: LastStyle): Last {
  const C = columnsOf(style.sections);
  const soleTop = curve1(style.soleTop);
  const ground = (x: number) =>
    style.toeSpring * smooth(0.62, 1.62, x) ** 1.3 + style.heelLift * smooth(-1.05, -1.6, x);
  const bottom = (row: number, side: Side): V3 => {
    const x = C[0](row);
    return [x, soleTop(x) - 0.02, side > 0 ? C[1](row) : C[2](row)];
  };
  const top = (row: number, side: Side): V3 => [
    C[3](row),
    C[4](row),
    side * (row > 11 ? 0 : Math.max(0, C[5](row))),
  ];
  const outward = (row: number, side: Side): V3 => {
    if (row < 0.02) return [-1, 0, 0];
    if (row > ROWS - 0.02) return [1, 0, 0];
    const a = bottom(Math.max(0, row - STEP), side);
    const b = bottom(Math.min(ROWS, row + STEP), side);
    const t = norm([b[0] - a[0], 0, b[2] - a[2]]);
    return side > 0 ? [-t[2], 0, t[0]] : [t[2], 0, -t[0]];
  };
  // Over the toes both sides leave the ridge in the plane of its own slope: any other drop would be a crease.
  const fall = (row: number, forward: number): number => {
    const [a, b] = [top(Math.max(10, row - 0.3), 1), top(Math.min(ROWS, row + 0.3), 1)];
    return Math.max(0, (a[1] - b[1]) / Math.max(1e-3, b[0] - a[0])) * forward * C[8](row);
  };
  const upper = (row: number, v: number, side: Side): V3 => {
    const B = bottom(row, side);
    const T = top(row, side);
    const out = outward(row, side);
    const across: V3 = [B[0] - T[0], 0, B[2] - T[2]];
    const toSole = len(across) > 1e-6 ? norm(across) : out;
    // sideways at the quarters, towards the toe at the vamp, backwards at the heel
    let swell = norm(mix3([0, 0, side], toSole, smooth(10.5, 13, row)));
    const heel = 1 - smooth(0.5, 2.2, row);
    if (heel > 0) swell = norm(mix3(swell, out, heel));
    const P1 = add(mad(B, out, C[7](row)), [0, C[6](row), 0]);
    const P2 = add(mad(T, swell, C[8](row)), [
      0,
      -lerp(C[9](row), fall(row, swell[0]), smooth(10.5, 12, row)),
      0,
    ]);
    const a = 1 - v;
    const [k0, k1, k2, k3] = [a ** 3, 3 * a * a * v, 3 * a * v * v, v ** 3];
    const axis = (i: 0 | 1 | 2) => k0 * B[i] + k1 * P1[i] + k2 * P2[i] + k3 * T[i];
    return [axis(0), axis(1), axis(2)];
  };
  const upperNormal = (row: number, v: number, side: Side): V3 => {
    const e = 0.02;
    const p = upper(row, v, side);
    const du = mad(upper(row + e, v, side), p, -1);
    const dv = mad(upper(row, v + e, side), p, -1);
    const n = norm([
      du[1] * dv[2] - du[2] * dv[1],
      du[2] * dv[0] - du[0] * dv[2],
      du[0] * dv[1] - du[1] * dv[0],
    ]);
    return n[2] * side < 0 ? [-n[0], -n[1], -n[2]] : n;
  };
  const ridge = (row: number): V3 => {
    const a = top(row - 0.4, 1);
    const b = top(row + 0.4, 1);
    return norm([a[1] - b[1], b[0] - a[0], 0]);
  };
  return {
    style,
    bottom,
    top,
    outward,
    upper,
    upperNormal,
    ridge,
    widths: (row) => [C[1](row), C[2](row)],
    centre: C[0],
    soleTop,
    ground,
  };
}

/** Row and side at a share u of the way around the sole: heel → toe laterally, back medially. */
export function around(u: number): [number, Side] {
  return u <= 0.5 ? [u * 2 * ROWS, 1] : [(1 - u) * 2 * ROWS, -1];
}
