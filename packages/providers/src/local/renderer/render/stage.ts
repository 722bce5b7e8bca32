import { centreOf, extentOf, type Geo } from '../geometry.ts';
import type { Bump, Img } from '../image.ts';
import type { Lighting } from '../light/baked-light.ts';
import type { Visibility } from '../light/visibility.ts';
import { KIND, type Mat } from '../materials.ts';
import { cross, norm, sub, type V3 } from '../vector.ts';

/** Columns of the packed material table. */
export const M = {
  base: 0,
  rough: 3,
  metal: 4,
  f0: 5,
  coat: 6,
  coatRough: 7,
  sheen: 8,
  aniso: 9,
  bumpU: 10,
  bumpV: 11,
  bumpAmp: 12,
  mapSU: 13,
  mapSV: 14,
  mapOU: 15,
  mapOV: 16,
  mapRough: 17,
  mapMetal: 18,
  mapWrap: 19,
  hAmp: 20,
  kind: 21,
  emis: 22,
  sss: 23,
  isRadial: 24,
  radial: 25,
} as const;
export const MATERIAL_STRIDE = 28;

function packMaterial(m: Mat): number[] {
  // biome-ignore format: one line per group of columns
  return [
    ...m.base, m.rough, m.metal, m.f0, m.coat, m.coatRough, m.sheen, m.aniso,
    ...m.bumpScale, m.bumpAmp, ...m.mapS, ...m.mapO, m.mapRough ?? -1, m.mapMetal ?? -1,
    m.mapWrap ? 1 : 0, m.hAmp, m.kind, m.emis, m.sss, m.radial ? 1 : 0, ...(m.radial ?? [0, 0, 0]),
  ];
}

/** The camera's axes, eye and focal length in pixels for one frame. */
export interface View {
  r: V3;
  u: V3;
  f: V3;
  eye: V3;
  /** focal length and principal point, pixels */
  fl: number;
  cx: number;
  cy: number;
}

/** A mesh made ready for drawing: packed materials, per-triangle facts, and the scratch the inner loops write to. */
export class Stage {
  readonly geo: Geo;
  readonly vis: Visibility;
  /** [materials, MATERIAL_STRIDE] */
  readonly table: Float64Array;
  readonly bump: (Bump | undefined)[];
  readonly hmap: (Bump | undefined)[];
  readonly map: (Img | undefined)[];
  readonly isGlass: Uint8Array;
  readonly isVessel: Uint8Array;
  readonly hasGlass: boolean;
  readonly hasPhoto: boolean;
  /** [nt] largest change of normal per length: curvature, and [nt, 3] plane normals */
  readonly curvature: Float32Array;
  readonly faceNormal: Float32Array;
  center: V3;
  readonly extent: number;

  /** [nv] screen position and focal length / depth (bigger is nearer; 0 = behind the camera) */
  readonly X: Float32Array;
  readonly Y: Float32Array;
  readonly IW: Float32Array;
  /** triangles that face the camera and touch the frame: the first `listed` of `list` */
  readonly list: Int32Array;
  listed = 0;
  view: View = { r: [1, 0, 0], u: [0, 1, 0], f: [0, 0, -1], eye: [0, 0, 1], fl: 1, cx: 0, cy: 0 };

  #lighting: Lighting | null = null;
  /** lets neighbouring pixels of rough surfaces share a reflection: for clips */
  sharing = false;
  /** environment radiance, RGB */
  readonly env = new Float64Array(4);
  /** shaded RGB, distance to the eye, alpha */
  readonly out = new Float64Array(5);

  constructor(geo: Geo, vis: Visibility) {
    this.geo = geo;
    this.vis = vis;
    this.table = new Float64Array(geo.mats.length * MATERIAL_STRIDE);
    geo.mats.forEach((m, i) => this.table.set(packMaterial(m), i * MATERIAL_STRIDE));
    this.bump = geo.mats.map((m) => m.bump);
    this.hmap = geo.mats.map((m) => m.hmap);
    this.map = geo.mats.map((m) => m.map);
    this.isGlass = Uint8Array.from(geo.mats, (m) => (m.kind === KIND.glass ? 1 : 0));
    this.isVessel = Uint8Array.from(geo.mats, (m) => (m.vessel ? 1 : 0));
    this.hasGlass = this.isGlass.includes(1);
    this.hasPhoto = geo.mats.some((m) => m.kind === KIND.photo);
    this.center = centreOf(geo);
    this.extent = extentOf(geo);
    this.X = new Float32Array(geo.nv);
    this.Y = new Float32Array(geo.nv);
    this.IW = new Float32Array(geo.nv);
    this.list = new Int32Array(geo.nt);
    this.curvature = new Float32Array(geo.nt);
    this.faceNormal = new Float32Array(geo.nt * 3);
    for (let t = 0; t < geo.nt; t++) this.#measure(t);
  }

  get lighting(): Lighting {
    if (!this.#lighting) throw new Error('The stage has to be lit before it is drawn.');
    return this.#lighting;
  }
  set lighting(value: Lighting) {
    this.#lighting = value;
  }

  #measure(t: number): void {
    const { pos, nrm, idx } = this.geo;
    const at = (a: Float32Array, i: number): V3 => [a[i * 3], a[i * 3 + 1], a[i * 3 + 2]];
    let k = 0;
    for (let e = 0; e < 3; e++) {
      const p = idx[t * 3 + e];
      const q = idx[t * 3 + ((e + 1) % 3)];
      const dp = sub(at(pos, p), at(pos, q));
      const dn = sub(at(nrm, p), at(nrm, q));
      k = Math.max(k, Math.hypot(...dn) / (Math.hypot(...dp) + 1e-6));
    }
    this.curvature[t] = k;
    const a = at(pos, idx[t * 3]);
    const normal = norm(cross(sub(at(pos, idx[t * 3 + 1]), a), sub(at(pos, idx[t * 3 + 2]), a)));
    this.faceNormal.set(normal, t * 3);
  }
}
