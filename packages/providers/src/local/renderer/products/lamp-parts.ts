import type { Mat } from '../materials.ts';
import type { V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import { circleY } from './sections.ts';

/** A lamp's glow: warm white, and how bright its shade is against paper in the same light. */
export const GLOW: V3 = [1, 0.83, 0.6];
/** How strong its light is: a table at arm's length gets about as much of it as of the dimmed studio. */
export const LIGHT = 7;

/** The materials of a lamp. */
export interface LampMats {
  body: Mat;
  metal: Mat;
  shade: Mat;
  /** the lit inside of the shade, and the bulb */
  inside: Mat;
  bulb: Mat;
}

/** A bulb around a point. */
export function addBulb(m: Mesh, bulb: Mat, [x, y, z]: V3, r = 0.22): void {
  const ball = (u: number, v: number): V3 => {
    const [px, , pz] = circleY(u, Math.sin(v * Math.PI) * r, 0);
    return [x + px, y - Math.cos(v * Math.PI) * r * 1.1, z + pz];
  };
  m.grid(bulb, 32, 20, ball, { wu: true, flip: true });
}
