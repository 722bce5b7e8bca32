import { add, clamp, dot, len, mad, norm, sub, mul, type V2, type V3 } from './vector.ts';

export interface BoxFace {
  cells: V2;
  point: (u: number, v: number) => V3;
  uv: (u: number, v: number) => V2;
  /** exact normal, or null in the flat part where the grid's own is exact */
  normal: (u: number, v: number) => V3 | null;
}

/** Face normal, u axis and v axis. */
const AXES: [V3, V3, V3][] = [
  [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ],
  [
    [0, 0, -1],
    [-1, 0, 0],
    [0, 1, 0],
  ],
  [
    [1, 0, 0],
    [0, 0, -1],
    [0, 1, 0],
  ],
  [
    [-1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ],
  [
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, -1],
  ],
  [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
];

/** The six faces of a rounded box about the origin: a grid per face, dense in the corners, pushed onto the rounding. */
export function boxFaces(h: V3, r: number, n: number, corner = n <= 3 ? 3 : 5): BoxFace[] {
  const core = (p: V3): V3 => [
    clamp(p[0], r - h[0], h[0] - r),
    clamp(p[1], r - h[1], h[1] - r),
    clamp(p[2], r - h[2], h[2] - r),
  ];
  return AXES.map(([N, U, V]) => {
    const hu = Math.abs(dot(U, h));
    const hv = Math.abs(dot(V, h));
    const hn = Math.abs(dot(N, h));
    const us = gridLine(hu, r, n, corner);
    const vs = gridLine(hv, r, n, corner);
    const pick = (u: number, v: number): V2 => [
      us[Math.round(u * (us.length - 1))],
      vs[Math.round(v * (vs.length - 1))],
    ];
    const point = (u: number, v: number): V3 => {
      const [x, y] = pick(u, v);
      const p = add(mul(N, hn), add(mul(U, x), mul(V, y)));
      const q = core(p);
      const d = sub(p, q);
      const l = len(d);
      return l > 1e-9 ? mad(q, d, r / l) : p;
    };
    return {
      cells: [us.length - 1, vs.length - 1],
      point,
      uv: (u, v) => {
        const [x, y] = pick(u, v);
        return [(x + hu) / (2 * hu), 1 - (y + hv) / (2 * hv)];
      },
      normal: (u, v) => {
        const p = point(u, v);
        const d = sub(p, core(p));
        return len(d) < 1e-7 ? null : norm(d);
      },
    };
  });
}

function gridLine(half: number, r: number, n: number, corner: number): number[] {
  const line: number[] = [];
  const rounding = (i: number) => r * (1 - Math.cos(((i / corner) * Math.PI) / 2));
  for (let i = 0; i <= corner; i++) line.push(-half + rounding(i));
  for (let i = 1; i < n; i++) line.push((half - r) * ((2 * i) / n - 1));
  for (let i = corner; i >= 0; i--) line.push(half - rounding(i));
  return line;
}
