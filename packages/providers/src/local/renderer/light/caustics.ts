import type { Geo } from '../geometry.ts';
import { smooth, type V3 } from '../vector.ts';
import { radiusAt, type Vessel } from '../vessel.ts';
import { FLOOR } from './floor-light.ts';
import type { Visibility } from './visibility.ts';

/** How much brighter than the open floor the line is that a filled bottle draws in its own shadow. */
const GATHERED = 1.15;

/**
 * Adds the coloured light that falls through glass vessels into their shadow: what the glass and the liquid let pass
 * along the key's direction, gathered towards the middle as a cylinder lens does. `floor` is [G, G, 4].
 */
export function addCaustics(
  geo: Geo,
  vis: Visibility,
  floor: Float32Array,
  key: { dir: V3; colour: V3; open: number },
): void {
  const vessels = geo.mats.flatMap((m) => (m.vessel ? [m.vessel] : []));
  const { G, R, cx, cz } = vis;
  for (const v of new Set(vessels)) {
    for (let j = 0; j < G; j++) {
      const z = cz + (((j + 0.5) / G) * 2 - 1) * R - v.at[2];
      for (let i = 0; i < G; i++) {
        const x = cx + (((i + 0.5) / G) * 2 - 1) * R - v.at[0];
        const o = (j * G + i) * FLOOR;
        const shadow = Math.max(0, 1 - floor[o + 3] / key.open);
        if (shadow < 0.02) continue;
        passed(v, x, z, key.dir);
        for (let k = 0; k < 3; k++) floor[o + k] += through[k] * key.open * key.colour[k] * shadow;
      }
    }
  }
}

const through = new Float64Array(3);

/** Share of the key's light that reaches a point of the floor (from the vessel's axis) through the vessel. */
function passed(v: Vessel, x: number, z: number, d: V3): void {
  through.fill(0);
  const flat = Math.hypot(d[0], d[2]) || 1e-6;
  const t = -(x * d[0] + z * d[2]) / flat;
  if (t < 0) return;
  // nearest to the axis the light is this high
  const y = (t * d[1]) / flat - v.at[1];
  const r = radiusAt(v, y);
  const b = Math.abs(x * d[2] - z * d[0]) / flat;
  if (r <= 0 || b >= r) return;
  const chord = 2 * Math.sqrt(r * r - b * b) * (1 / Math.max(0.3, flat));
  const glass = Math.min(chord, 4 * v.wall);
  const full = y < v.level ? (chord - glass) * (1 - v.murk) : 0;
  // the floor's grid is coarse: a hard edge at foot and top would be seen as steps
  const soft = smooth(0, 0.06 * v.top, y) * smooth(0, 0.14 * v.top, v.top - y);
  const lens = GATHERED * (1 - (b / r) ** 2) ** 2 * soft;
  const papered = v.label && y > v.label.from && y < v.label.to ? 0.55 : 1;
  const clear = y < v.level ? 1 - 0.85 * v.murk : 0.8;
  for (let k = 0; k < 3; k++)
    through[k] = Math.exp(-(v.glass[k] * glass + v.liquid[k] * full)) * lens * papered * clear;
}
