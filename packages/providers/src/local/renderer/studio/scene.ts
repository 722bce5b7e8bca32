import { append, Mesh } from '../mesh.ts';
import type { Geo } from '../geometry.ts';
import type { Product } from '../product.ts';
import type { SetSpec } from '../render/set-spec.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import type { MoodTag } from '../words/mood-words.ts';
import type { SceneWords } from '../words/scene-words.ts';
import type { V3 } from '../vector.ts';

/** A product ready to be photographed: what the words said, and its mesh. */
export interface Design {
  spec: ProductSpec;
  product: Product;
  mesh: Mesh;
  /** longest side */
  size: number;
  /** the circle on the floor that the product covers */
  footprint: { x: number; z: number; radius: number };
}

/** What a camera needs to know of a product; plain data, unlike the design. */
export interface ViewHints {
  category: ProductSpec['category'];
  front: number;
  detail: Product['detail'];
  /** rough bounding size */
  size: V3;
}

export const hintsOf = ({ spec, product }: Design): ViewHints => ({
  category: spec.category,
  front: product.front,
  detail: product.detail,
  size: product.size,
});

/** What the styles and the scene sentence ask for, with nothing asked for left out. */
export interface Direction {
  tags: readonly MoodTag[];
  light: SceneWords['light'];
  warmth: number;
  place: SceneWords['place'];
  surface: SceneWords['surface'];
  extras: SceneWords['extras'];
}

/** A set with the product (and props) in it. */
export interface Scene {
  geo: Geo;
  set: SetSpec;
  /** vertices of the product itself */
  from: number;
  to: number;
  /** where the product was moved to */
  offset: V3;
  /** longest side of the product */
  size: number;
}

/** Builds the mesh of a product once; scenes copy it. */
export function buildDesign(spec: ProductSpec, product: Product): Design {
  const mesh = new Mesh();
  product.mk(mesh);
  const low = [1e9, 1e9, 1e9];
  const high = [-1e9, -1e9, -1e9];
  for (let i = 0; i < mesh.pos.length; i++) {
    low[i % 3] = Math.min(low[i % 3], mesh.pos[i]);
    high[i % 3] = Math.max(high[i % 3], mesh.pos[i]);
  }
  const footprint = {
    x: (low[0] + high[0]) / 2,
    z: (low[2] + high[2]) / 2,
    radius: Math.hypot(high[0] - low[0], high[2] - low[2]) / 2,
  };
  const size = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  return { spec, product, mesh, size, footprint };
}

/** Puts the product on the stage and closes the scene. */
export function place(design: Design, stage: Mesh, set: SetSpec, offset: V3 = [0, 0, 0]): Scene {
  const from = append(stage, design.mesh, offset);
  const to = stage.nv;
  return { geo: stage.build(), set, from, to, offset, size: design.size };
}
