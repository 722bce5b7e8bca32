import type { Img } from '../image.ts';
import type { RigName } from '../light/rigs.ts';
import type { V3 } from '../vector.ts';

/** A pinhole camera; fov is the vertical angle (radians) of the short side, sx and sy shift the principal point (share of the frame). */
export interface Camera {
  pos: V3;
  target: V3;
  fov: number;
  sx?: number;
  sy?: number;
  roll?: number;
}

/** A blurred picture far behind the set, `[h, w, 3]` linear light, mapped in tangent space so that it turns with the camera. */
export interface Plate {
  w: number;
  h: number;
  d: Float32Array;
  yawSpan: number;
  pitch0: number;
  pitchSpan: number;
}

/** A shadow mask in front of the key: n × n tile, 1 = lit; `scale` tiles per world unit, `amount` 0–1. */
export interface Gobo {
  n: number;
  d: Float32Array;
  scale: number;
  amount: number;
}

/** Floor, wall and light of a scene. Lengths are in product sizes unless said otherwise. */
export interface SetSpec {
  floor: V3;
  floorImg?: Img;
  /** texture repeats per world unit, and its turn in radians */
  floorScale?: number;
  floorRot?: number;
  /** 0–1 mirror of the floor, and how blurred it is */
  reflect: number;
  reflectBlur: number;
  wall: V3;
  wallHigh: V3;
  /** bright spot on the wall behind the product */
  glow: number;
  /** distance of the wall, and over which depth the floor bends into it */
  wallDistance: number;
  cove: number;
  /** how fast the floor darkens with distance */
  falloff: number;
  plate?: Plate;
  gobo?: Gobo;
  rig: RigName;
  accent?: V3;
  /** irradiance of the open floor */
  exposure: number;
  /** light sent back by the product, 0 for a photo */
  bounce: number;
  productLuminance: number;
}
