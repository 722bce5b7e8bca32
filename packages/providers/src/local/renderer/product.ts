import type { Mesh } from './mesh.ts';
import type { V3 } from './vector.ts';

/** What a product builder tells the studio about its shape, besides the mesh: how to look at it and light it. */
export interface Product {
  /** Adds the product to a mesh, standing on y = 0, front towards +Z. */
  mk: (m: Mesh) => void;
  /** main colour, linear RGB */
  main: V3;
  metalish: boolean;
  glossy: boolean;
  /** azimuth of the hero view, radians from +Z towards +X */
  front: number;
  /** the close-up: point aimed at, azimuth, elevation (radians) and magnification */
  detail: { aim: V3; yaw: number; pitch: number; zoom: number };
  /** rough bounding size */
  size: V3;
}
