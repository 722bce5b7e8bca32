import { lerp, sat, smooth, type V3 } from '../../math.ts';
import { roundedRect } from '../sections.ts';

/** Height of the bag's body, 10 cm. */
export const BAG_HEIGHT = 1.05;

/** The outline of a bag: half width and half depth along its height, with a soft belly. */
export interface BagBody {
  width: (y: number) => number;
  depth: (y: number) => number;
  /** Point of the wall; turn 0–1 around, k shrinks it towards the middle. */
  wall: (turn: number, y: number, k?: number) => V3;
}

/** A body 1.48 wide and 0.54 deep at its foot, narrowing to the given half sizes at the top. */
export function bagBody(topWidth: number, topDepth: number): BagBody {
  const H = BAG_HEIGHT;
  const width = (y: number) => lerp(0.74, topWidth, (Math.max(0, y) / H) ** 1.2);
  const depth = (y: number) => lerp(0.27, topDepth, smooth(0, 1, y / H));
  const wall = (turn: number, y: number, k = 1): V3 => {
    const swell = Math.sin(Math.PI * sat(y / H));
    const d = depth(y) * (1 + 0.1 * swell);
    const [x, z] = roundedRect(turn + 0.125, width(y), d, Math.min(0.14, depth(y) * 0.8));
    const belly = 1 + 0.06 * Math.cos((Math.min(1, Math.abs(x) / width(y)) * Math.PI) / 2) * swell;
    return [x * k, y, z * belly * k];
  };
  return { width, depth, wall };
}
