import { type Mat, mat } from '../../materials.ts';
import { lerp, smooth, type V2, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { around, type Last, ROWS } from './last.ts';
import { splineAt2 } from './spline.ts';
import type { ShoeMats } from './shoe-mats.ts';

/** Steps around the outline; tread blocks need more. */
const AROUND = 224;
const AROUND_LUGS = 320;

/** Offset from the outline and height, for a position k (0–1) around the section at x. */
type Section = (x: number, k: number, u: number) => V2;

function addRing(
  m: Mesh,
  last: Last,
  material: Mat,
  section: Section,
  nk: number,
  uv: V2,
  steps = AROUND,
): void {
  const at = (u: number, v: number): V3 => {
    const [row, side] = around(u);
    const B = last.bottom(row, side);
    const out = last.outward(row, side);
    const [swell, y] = section(B[0], v, u);
    const offset = swell > 0 ? swell * (last.style.soleEdge ?? 1) : swell;
    return [B[0] + out[0] * offset, y, B[2] + out[2] * offset];
  };
  m.grid(material, steps, nk, at, { wu: true, flip: true, uv: (u, v) => [u * uv[0], v * uv[1]] });
}

/** Midsole, outsole with its tread, and the bottom. */
export function addSole(m: Mesh, last: Last, mats: ShoeMats, accent: Mat['base']): void {
  const { style } = last;
  const heel = style.heel ?? style.outsoleHeight;
  const edge = (x: number) => last.ground(x) + lerp(heel, style.outsoleHeight, smooth(-0.5, 0.45, x));
  const mid: Section = (x, k) => {
    const top = last.soleTop(x) + 0.012;
    const g = edge(x);
    const wall = style.midsole.map(([out, share]): V2 => [out, lerp(top, g, share)]);
    return splineAt2(
      [[-0.08, top], [0, top + 0.004], [0.026, top - 0.004], ...wall, [0.018, g - 0.004], [-0.02, g - 0.01]],
      k,
    );
  };
  addRing(m, last, mats.sole, mid, 30, [40, 3]);
  addRing(m, last, mats.outsole, outsole(last, edge), 14, [60, 1], style.lugs > 0 ? AROUND_LUGS : AROUND);
  m.grid(
    mats.outsole,
    60,
    10,
    (u, v) => {
      const row = u * ROWS;
      const [lateral, medial] = last.widths(row);
      const x = last.centre(row);
      const y = lerp(last.ground(x) + 0.002, edge(x) - 0.05, archAt(x, style));
      return [x * 0.97, y, lerp(medial, lateral, v) * 0.9];
    },
    { uv: (u, v) => [u * 10, v * 3] },
  );
  if (style.foxing) addFoxing(m, last, edge, accent);
}

/** Tread blocks are cut into the edge; a boot has a raised arch before its heel. */
function outsole(last: Last, edge: (x: number) => number): Section {
  const { lugs, outsoleHeight, heel } = last.style;
  return (x, k, u) => {
    const g = edge(x);
    const arch = archAt(x, last.style);
    const b = lerp(last.ground(x), g - 0.05, arch);
    const block = lugs === 0 ? 0 : smooth(0.35, 0.6, Math.abs(((u * 46) % 1) - 0.5) * 2);
    const cut = lugs * block * smooth(0.3, 0.5, k);
    const swell = outsoleHeight > 0.1 ? 0.03 : heel === undefined ? 0 : 0.012;
    return splineAt2(
      [
        [-0.02, g - 0.001],
        [0.03 + swell, g - 0.001],
        [0.04 + swell, g - 0.008],
        [0.04 + swell - cut, lerp(g, b, 0.6)],
        [0.03 + swell - cut, b + 0.004],
        [0, b],
        [-0.1, b],
        [-0.2, b],
      ],
      k,
    );
  };
}

/** How far the sole is cut away between heel and ball, 0–1. */
function archAt(x: number, { outsoleHeight, heel }: Last['style']): number {
  if (heel !== undefined) return smooth(-0.56, -0.52, x) * (1 - smooth(0.3, 0.55, x));
  return outsoleHeight > 0.1 ? 0.85 * smooth(-0.42, -0.36, x) * (1 - smooth(-0.05, 0.15, x)) : 0;
}

/** The thin coloured line around a cupsole. */
function addFoxing(m: Mesh, last: Last, edge: (x: number) => number, color: V3): void {
  const line: Section = (x, k) => {
    const y = lerp(last.soleTop(x) + 0.012, edge(x), 0.655);
    const a = k * Math.PI * 2;
    return [0.0525 + Math.sin(a) * 0.004, y + Math.cos(a) * 0.011];
  };
  addRing(m, last, mat({ base: color, rough: 0.5 }), line, 6, [1, 1]);
}
