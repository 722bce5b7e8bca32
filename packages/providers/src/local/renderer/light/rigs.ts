import { add, mad, mul, rotateY, smooth, type V3 } from '../vector.ts';
import { makeRig, type Rig, type Softbox, softbox, writeRow } from './softbox.ts';

/** How a set is lit: bright packshot, low-key with rims, low warm sun and sky, or a big soft window. */
export type RigName = 'clean' | 'dark' | 'sun' | 'window';

/** Where a rig stands: it turns with the camera's azimuth and grows with the product. */
export interface RigPlace {
  yaw: number;
  scale: number;
  center: V3;
}
export interface RigSpec extends RigPlace {
  name: RigName;
  /** colour of one rim in the dark rig */
  accent?: V3 | undefined;
  /** wall colour: what the dome sends back */
  wall: V3;
  /** luminance of the product's main colour */
  productLuminance: number;
}

const WARM: V3 = [1, 0.955, 0.9];
const COOL: V3 = [0.92, 0.965, 1];
const WHITE: V3 = [1, 1, 1];

interface Lights {
  boxes: Softbox[];
  top: V3;
  horizon: V3;
}
/** Places a light in camera coordinates: x right, y up, z towards the camera, in half product sizes. */
type Place = (x: number, y: number, z: number, hu: number, hv: number, col: V3, soft?: number) => Softbox;
interface Stand {
  key: Place;
  box: Place;
  ghost: Place;
}

export const rigScale = (extent: number): number => Math.max(0.5, extent * 0.5);

const toWorld = (s: RigPlace, p: V3): V3 =>
  add([s.center[0], 0, s.center[2]], mul(rotateY(p, s.yaw), s.scale));

function stand(s: RigSpec): Stand {
  const place =
    (o: { key?: boolean; ghost?: boolean }, softness: number): Place =>
    (x, y, z, hu, hv, col, soft = softness) => {
      const target: V3 = o.ghost ? [s.center[0], y * s.scale, s.center[2]] : s.center;
      return softbox(toWorld(s, [x, y, z]), target, hu * s.scale, hv * s.scale, col, { soft, ...o });
    };
  return { key: place({ key: true }, 0.08), box: place({}, 0.08), ghost: place({ ghost: true }, 0.2) };
}

const RIGS: Record<RigName, (p: Stand, s: RigSpec) => Lights> = {
  clean: ({ key, box, ghost }, s) => ({
    boxes: [
      key(-2.7, 4.4, 2.1, 1, 1.1, mul(WARM, 17), 0.07),
      box(0.3, 5.6, -0.6, 2.4, 1.4, mul(WHITE, 2.6), 0.07),
      box(4.6, 2.4, 1.6, 1.1, 1.6, mul(COOL, 1.2), 0.1),
      box(3.2, 2.8, -3.8, 0.6, 1.6, mul(WHITE, 5), 0.07),
      box(-3.4, 2.4, -3.6, 0.4, 1.6, mul(WHITE, 3), 0.07),
      ghost(-4, 0.6, 1.7, 0.62, 4.6, mul(WHITE, 2.3), 0.35),
      ghost(4.2, 0.2, 0.5, 0.3, 4.6, mul(WHITE, 2.4), 0.35),
      ghost(0.8, 0.6, 5.5, 1.6, 3, mul(WHITE, 0.18), 0.6),
    ],
    ...packshotDome(s),
  }),
  dark: ({ key, box, ghost }, s) => ({
    boxes: [
      key(-2.6, 4.2, 2.4, 0.9, 1.2, mul(WARM, 9), 0.1),
      box(0, 5, -0.8, 2.4, 0.7, mul(WHITE, 5)),
      box(4.2, 2, -1.2, 0.5, 2, mul(COOL, 6)),
      box(-4.2, 1.8, -1.8, 0.4, 2, mul(s.accent ?? WARM, 5)),
      ghost(-4, 0.2, 1.6, 0.7, 4.5, mul(WARM, 3.4), 0.5),
      ghost(4.2, 0.2, 0.4, 0.4, 4.5, mul(COOL, 3.6), 0.4),
      ghost(1.2, 3.5, 4.2, 1.2, 1, mul(WARM, 1.2), 0.6),
    ],
    top: mul(s.wall, 0.4),
    horizon: mul(s.wall, 0.4),
  }),
  sun: ({ key, box, ghost }, s) => ({
    boxes: [
      key(-3.6, 3.6, 1.4, 0.55, 0.55, mul([1, 0.88, 0.7], 52), 0.15),
      box(0, 6, 0.5, 4, 4, mul(COOL, 0.75), 0.3),
      box(4.5, 2.4, 1.5, 1.6, 1.6, mul(WHITE, 0.9), 0.12),
      box(3, 2.4, -4, 0.8, 1.6, mul([1, 0.9, 0.78], 2.5), 0.12),
      ghost(-4, 0.4, 1.2, 0.8, 3.5, mul([1, 0.92, 0.8], 1.5), 0.6),
      ghost(4.2, 0.2, -0.2, 0.35, 4.5, mul(WHITE, 1.6), 0.5),
    ],
    top: [0.36, 0.4, 0.46],
    horizon: mul(s.wall, 0.36),
  }),
  window: ({ key, box, ghost }, s) => ({
    boxes: [
      key(-4.4, 3.2, 0.9, 1.7, 1.5, mul([1, 0.97, 0.93], 9), 0.1),
      box(0, 6, 0.2, 3, 2.4, mul(COOL, 0.9), 0.2),
      box(4.6, 2, 1.8, 1.6, 1.6, mul(WHITE, 0.55), 0.15),
      box(2.6, 2.8, -4, 0.8, 1.4, mul(WHITE, 2.2), 0.1),
      ghost(-4.2, 0.5, 1, 1.1, 3.8, mul(WHITE, 1.7), 0.5),
      ghost(4.2, 0.2, 0.2, 0.3, 4.5, mul(COOL, 1.1), 0.5),
    ],
    top: mad(mul(s.wall, 0.12), [1, 1, 1], 0.13),
    horizon: mul(s.wall, 0.32),
  }),
};

function packshotDome(s: RigSpec): { top: V3; horizon: V3 } {
  return { top: mul(mad(mul(s.wall, 0.7), [1, 1, 1], 0.3), 0.24), horizon: mul(s.wall, 0.36) };
}

/**
 * Builds the named rig. Dark products get stronger, wider strips; light ones negative fill, so that their edges
 * separate from the backdrop. The last box is the sweep strip that clips move; it starts dark.
 */
export function buildRig(s: RigSpec): Rig {
  const lights = RIGS[s.name](stand(s), s);
  const dark = 1 - smooth(0.01, 0.16, s.productLuminance);
  const light = smooth(0.5, 0.85, s.productLuminance);
  for (const b of lights.boxes) {
    if (b.ghost) {
      b.col = mul(b.col, 1 + 2.2 * dark - 0.5 * light);
      b.hu *= 1 + 0.5 * dark;
    } else if (!b.key && s.name === 'clean') b.col = mul(b.col, 1 - 0.35 * light);
  }
  if (s.name === 'clean') {
    lights.top = mul(lights.top, 1 - 0.25 * light);
    lights.horizon = mul(lights.horizon, 1 - 0.45 * light);
  }
  const sweep = stand(s).ghost(-4, 0.5, 2, 0.35, 4.6, [0, 0, 0], 0.5);
  return makeRig([...lights.boxes, sweep], lights.top, lights.horizon);
}

/** Moves the sweep strip: k from −1.3 (camera left) to 1.3 (camera right), with the given radiance. */
export function moveSweep(rig: Rig, place: RigPlace, k: number, radiance: number): void {
  const a = k * 1.5;
  const c = toWorld(place, [Math.sin(a) * 4.4, 1, Math.cos(a) * 4.4]);
  const target: V3 = [place.center[0], place.scale, place.center[2]];
  const col: V3 = [radiance, radiance * 0.97, radiance * 0.92];
  const i = rig.boxes.length - 1;
  rig.boxes[i] = softbox(c, target, 0.38 * place.scale, 4.6 * place.scale, col, { soft: 0.6, ghost: true });
  writeRow(rig, i);
}
