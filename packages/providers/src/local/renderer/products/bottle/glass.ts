import { KIND, mat } from '../../materials.ts';
import { densify, lerp, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { outlineOf } from '../../vessel.ts';
import type { Fill } from './fill.ts';
import { frontLabel } from './label.ts';
import type { BottleMats } from './bottle-mats.ts';

const SEGMENTS = 144;
/** Half of the arc a label takes up, radians: further round its ends turn away from whoever reads it. */
const LABEL_ARC = 0.86;

/** A bottle one can look through, with a paper label between y0 and y1 on its front. */
export function addGlass(
  m: Mesh,
  { body, label }: BottleMats,
  fill: Fill,
  profile: number[][],
  R: number,
  y0: number,
  y1: number,
  level: number,
): void {
  const rows = densify(profile, 0.025);
  const top = Math.max(...rows.map(([, y]) => y));
  const wall = 0.034;
  const color = label.paper ?? ([0.9, 0.86, 0.77] as V3);
  const half = Math.min(LABEL_ARC, (Math.max(0.42, y1 - y0) * 0.56) / R);
  // Colours are given for a way straight across; light is taken per unit length.
  const across = 2 * R;
  const glassWay = across * Math.min(1, (2.4 * wall) / R);
  const per = (c: V3, way: number) => c.map((x) => -Math.log(x) / way) as V3;
  body.kind = KIND.glass;
  body.vessel = {
    at: [0, 0, 0],
    outer: outlineOf(rows, top),
    top,
    wall,
    base: 0.07,
    level,
    glass: per(fill.glass, glassWay),
    liquid: per(fill.liquid, across - glassWay),
    murk: fill.murk,
    murkColor: fill.murkColor,
    label: { from: y0, to: y1, half, color },
  };
  // light is traced through the outline, not the mesh, so that the mesh may be coarse
  m.lathe(body, densify(profile, 0.06), SEGMENTS);
  const paper = mat({
    name: 'label',
    base: color,
    rough: 0.55,
    map: frontLabel(label, (2 * half * R) / (y1 - y0)),
  });
  const r = R + 0.003;
  const patch = (u: number, v: number): V3 => {
    const a = lerp(-half, half, u);
    return [Math.sin(a) * r, lerp(y1, y0, v), Math.cos(a) * r];
  };
  m.grid(paper, 44, 20, patch, { flip: true, uv: (u, v) => [u, v] });
}
