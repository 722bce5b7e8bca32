import { smooth, type V3 } from './vector.ts';

/** A bulb in a shade: light leaves through openings, and a little through the shade itself. */
export interface LampLight {
  at: V3;
  /** irradiance at a distance of 1, linear RGB */
  color: V3;
  /** axes of the openings and the cosine of half their angle */
  openings: readonly { axis: V3; cosine: number }[];
  /** share that passes the shade to all sides */
  through: number;
}
/** Half of the soft edge of an opening, in cosines. */
const SOFT = 0.07;

/** Irradiance (luminance of a white lamp) of a surface with normal (nx, ny, nz) at a point; multiply by the lamp's colour. */
export function lampAt(
  l: LampLight,
  x: number,
  y: number,
  z: number,
  nx: number,
  ny: number,
  nz: number,
): number {
  const dx = l.at[0] - x;
  const dy = l.at[1] - y;
  const dz = l.at[2] - z;
  const square = dx * dx + dy * dy + dz * dz + 1e-4;
  const d = Math.sqrt(square);
  const cosine = (dx * nx + dy * ny + dz * nz) / d;
  if (cosine <= 0) return 0;
  let open = l.through;
  for (const { axis, cosine: edge } of l.openings) {
    const along = -(dx * axis[0] + dy * axis[1] + dz * axis[2]) / d;
    open += (1 - l.through) * smooth(edge - SOFT, edge + SOFT, along);
  }
  // What stands right under a bulb is not lit without bound.
  return (cosine * open) / Math.max(0.8, square);
}
