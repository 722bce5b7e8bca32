import {
  type Bump,
  brushedBump,
  grainBump,
  type Img,
  knitBump,
  leatherBump,
  meshBump,
  weaveBump,
} from './textures.ts';
import type { LampLight } from './lamp.ts';
import type { V2, V3 } from './vector.ts';
import type { Vessel } from './vessel.ts';

/** How a surface is shaded: plain BRDF, thin glass layer, faceted stone, solid liquid, or an unlit photo. */
export const KIND = { standard: 0, glass: 1, gem: 2, liquid: 3, photo: 4 } as const;

/** One material. Colours are linear RGB; roughness is perceptual (α = rough²). */
export interface Mat {
  name: string;
  /** diffuse albedo, or F0 colour when metal is 1 */
  base: V3;
  rough: number;
  /** 0 dielectric – 1 metal */
  metal: number;
  /** dielectric reflectance at normal incidence */
  f0: number;
  /** clear-coat weight 0–1 and its roughness */
  coat: number;
  coatRough: number;
  /** cloth rim light 0–1 */
  sheen: number;
  /** −1–1, along the tangent */
  aniso: number;
  /** tiling bump: repeats per uv unit and slope multiplier */
  bump?: Bump | undefined;
  bumpScale: V2;
  bumpAmp: number;
  /** Decal or full image at uv·mapS + mapO, clamped unless `mapWrap`; its alpha blends over `base`. */
  map?: Img | undefined;
  mapS: V2;
  mapO: V2;
  mapRough?: number | undefined;
  mapMetal?: number | undefined;
  mapWrap?: boolean | undefined;
  /** Height slopes in the uv space of `map` and their multiplier. */
  hmap?: Bump | undefined;
  hAmp: number;
  /** refraction strength of a glass layer 0–1, its transmission colour and index of refraction */
  glass: number;
  tint: V3;
  ior: number;
  /** multiple of `base` emitted */
  emis: number;
  /** a value of KIND */
  kind: number;
  /** translucency 0–1 */
  sss: number;
  /** Centre of radial brushing: the anisotropy direction points away from it. */
  radial?: V3 | undefined;
  /** Facets of a stone as `[nx, ny, nz, d]` per plane, outward, n·p = d. */
  planes?: Float64Array | undefined;
  /** A glass container light is traced through, instead of one thin layer. */
  vessel?: Vessel | undefined;
  /** The light a bulb of this material throws on what stands around it. */
  lamp?: LampLight | undefined;
}

export function mat(p: Partial<Mat> & { base: V3 }): Mat {
  return {
    name: 'm',
    rough: 0.5,
    metal: 0,
    f0: 0.04,
    coat: 0,
    coatRough: 0.08,
    sheen: 0,
    aniso: 0,
    bumpScale: [1, 1],
    bumpAmp: 0,
    mapS: [1, 1],
    mapO: [0, 0],
    hAmp: 0,
    glass: 0,
    tint: [1, 1, 1],
    ior: 1.5,
    emis: 0,
    kind: KIND.standard,
    sss: 0,
    ...p,
  };
}

/** F0 colours of metals, linear RGB. */
export const METALS: Record<string, V3> = {
  gold: [0.98, 0.7, 0.3],
  rosegold: [0.95, 0.6, 0.47],
  silver: [0.95, 0.94, 0.92],
  steel: [0.62, 0.62, 0.63],
  chrome: [0.72, 0.73, 0.74],
  copper: [0.95, 0.55, 0.38],
  brass: [0.88, 0.66, 0.33],
  bronze: [0.68, 0.46, 0.27],
  black: [0.05, 0.05, 0.055],
  titanium: [0.5, 0.48, 0.46],
  platinum: [0.8, 0.79, 0.77],
};

const FINISHES: Record<string, (repeat: V2) => Partial<Mat>> = {
  leather: (s) => ({
    rough: 0.5,
    f0: 0.045,
    bump: leatherBump(),
    bumpScale: s,
    bumpAmp: 1,
    coat: 0.15,
    coatRough: 0.35,
  }),
  smoothleather: (s) => ({
    rough: 0.42,
    f0: 0.045,
    bump: leatherBump(),
    bumpScale: s,
    bumpAmp: 0.45,
    coat: 0.12,
    coatRough: 0.3,
  }),
  suede: (s) => ({ rough: 0.95, f0: 0.02, sheen: 0.6, bump: grainBump(), bumpScale: s, bumpAmp: 1.2 }),
  fabric: (s) => ({ rough: 0.92, f0: 0.03, sheen: 0.25, bump: weaveBump(), bumpScale: s, bumpAmp: 1 }),
  knit: (s) => ({ rough: 0.9, f0: 0.03, sheen: 0.3, bump: knitBump(), bumpScale: s, bumpAmp: 1 }),
  mesh: (s) => ({ rough: 0.85, f0: 0.03, sheen: 0.25, bump: meshBump(), bumpScale: s, bumpAmp: 1 }),
  rubber: (s) => ({ rough: 0.62, bump: grainBump(), bumpScale: s, bumpAmp: 0.25 }),
  ceramic: () => ({ rough: 0.55, coat: 1, coatRough: 0.05 }),
  glossy: () => ({ rough: 0.3, coat: 1, coatRough: 0.04 }),
  satin: () => ({ rough: 0.38, f0: 0.045 }),
  matte: (s) => ({ rough: 0.6, bump: grainBump(), bumpScale: s, bumpAmp: 0.35 }),
  paper: (s) => ({ rough: 0.75, f0: 0.035, bump: grainBump(), bumpScale: s, bumpAmp: 0.25 }),
  metal: () => ({ rough: 0.16, metal: 1 }),
  polished: () => ({ rough: 0.07, metal: 1 }),
  brushed: (s) => ({ rough: 0.3, metal: 1, aniso: 0.6, bump: brushedBump(), bumpScale: s, bumpAmp: 0.12 }),
  glass: () => ({ rough: 0.03, kind: KIND.glass, glass: 1 }),
  frosted: () => ({ rough: 0.5, f0: 0.045, sss: 0.6 }),
};

/** A material by finish word; `repeat` is how often the grain repeats per uv unit. Unknown words give plain satin plastic. */
export function finish(kind: string, base: V3, repeat: V2 = [1, 1]): Mat {
  const preset = FINISHES[kind === 'canvas' ? 'fabric' : kind];
  return mat({ name: kind, base, ...preset?.(repeat) });
}
