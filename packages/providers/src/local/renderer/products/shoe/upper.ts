import type { Mat } from '../../materials.ts';
import { add, cross, curve3, lerp, mad, mix3, norm, sat, smooth, type V2, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { spow } from '../sections.ts';
import { around, type Last, ROWS, type Side } from './last.ts';
import type { ShoeMats } from './shoe-mats.ts';
import { splineAt } from './spline.ts';

/** Row at which the collar of a laced shoe meets its tongue. */
const COLLAR_END = 7.4;

/** Outer skin, lining with its rolled collar, footbed and tongue. */
export function addUpper(m: Mesh, last: Last, mats: ShoeMats): void {
  const first = m.nv;
  const skin = (u: number, v: number): V3 => {
    const [row, side] = around(u);
    return last.upper(row, v, side);
  };
  m.grid(mats.upper, 224, 48, skin, { wu: true, uv: (u, v) => [around(u)[0] / ROWS, v] });
  m.weld(first, -0.2);
  addLining(m, last, mats);
  if (last.style.tongue.length > 0) addTongue(m, last, mats.tongue);
}

function addLining(m: Mesh, last: Last, mats: ShoeMats): void {
  const { style } = last;
  const end = style.collarEnd ?? COLLAR_END;
  const padding = style.padding ?? (style.heel === undefined ? 0.045 : 0.014);
  const footbedY = style.footbed ?? 0.385 + Math.max(0, last.soleTop(-0.3) - 0.27);
  const inner = style.footbed === undefined ? 0.36 : style.footbed - 0.025;
  const collar = (row: number, side: Side, v: number): V3 => {
    const T = last.top(row, side);
    const B = last.bottom(row, side);
    let out = norm([T[0] - style.ankle, 0, T[2] * 2.2]);
    if (row < 0.3) out = norm(mix3([-1, 0, 0], out, row / 0.3));
    const pad = padding * (1 - smooth(5.2, 6.6, row)) + 0.012;
    const inside: V3 = [
      lerp(T[0], B[0], 0.5) * 0.96,
      lerp(T[1], inner, 0.75),
      lerp(T[2] * 0.75, B[2] * 0.8, 0.6),
    ];
    return splineAt(
      [
        mad(T, out, 0.004),
        add(mad(T, out, -0.008), [0, pad * 0.75, 0]),
        add(mad(T, out, -pad * 0.9), [0, pad, 0]),
        add(mad(T, out, -pad * 1.9), [0, pad * 0.2, 0]),
        add(mad(T, out, -pad * 1.7), [0, -0.13, 0]),
        inside,
        [B[0] * 0.94, inner + 0.01, B[2] * 0.72],
      ],
      v,
    );
  };
  const first = m.nv;
  const along = (u: number, v: number): V3 => {
    const q = (u * 2 - 1) * end;
    return collar(Math.abs(q), q < 0 ? 1 : -1, v);
  };
  m.grid(mats.lining, 128, 28, along, { flip: true, uv: (u, v) => [u * 4, v] });
  m.weld(first, -0.2);
  // under the low toes of a heeled shoe it would come through the vamp
  const rows = style.heel === undefined ? 12 : 9.5;
  const footbed = (u: number, v: number): V3 => {
    const row = u * rows;
    const [lateral, medial] = last.widths(row);
    return [last.centre(row) * 0.96, footbedY, lerp(medial * 0.8, lateral * 0.8, v)];
  };
  m.grid(mats.insole, 40, 14, footbed, { flip: true, uv: (u, v) => [u, v] });
  // a second skin under the vamp, so that nobody looks through the opening into the void
  const [from, to] = style.collarEnd === undefined ? [6.2, 11] : [style.collarEnd - 1, style.collarEnd + 3];
  for (const side of [1, -1] as const) {
    const under = (u: number, v: number): V3 => {
      const p = last.upper(lerp(from, to, u), lerp(0.35, 0.995, v), side);
      return [p[0], p[1] - 0.012, p[2] * 0.985 - side * 0.012];
    };
    m.grid(mats.lining, 36, 12, under, { flip: side > 0, uv: (u, v) => [u * 2, v] });
  }
}

/** A padded slab that widens upwards and curls around the instep. */
function addTongue(m: Mesh, last: Last, material: Mat): void {
  const path = curve3(last.style.tongue.map(([x, y]): V3 => [x, y, 0]));
  const wide = last.style.tongueWidth;
  const section = (q: number, t: number): V2 => {
    const a = q * 2 * Math.PI;
    const end = sat((t - 0.955) / 0.045);
    const w = lerp(0.13, wide, smooth(0, 0.75, t)) * (1 - 0.22 * end * end);
    const thick = lerp(0.018, 0.042, smooth(0.45, 0.8, t)) * Math.sqrt(1 - end * end * 0.75);
    const b = spow(Math.cos(a), 0.5) * w;
    const n = spow(Math.sin(a), 0.7) * thick;
    return [n - b * b * (1.5 - t * 0.7) - 0.012, -b];
  };
  const across: V3 = [0, 0, -1];
  m.sweep(material, path, 48, 36, section, {
    caps: true,
    uvW: 1,
    uvLen: 1,
    frame: (_t, _p, tangent) => [norm(cross(across, tangent)), across],
  });
}
