import { hex, hsl2rgb } from '../colour.ts';
import { type Mat, mat } from '../materials.ts';
import { courtImg, grassImg, sandImg } from '../sets/floors.ts';
import type { SetSpec } from '../render/set-spec.ts';
import { concreteImg, marbleImg, woodImg } from '../surfaces.ts';
import type { Surface } from '../words/product-spec.ts';
import { mix3, mul } from '../vector.ts';

/** A lamp that is lit stands near a wall in a dimmed room: in full studio light no pool of its own would be seen. */
export function dimForLamp(set: SetSpec, mats: readonly Mat[]): void {
  if (!mats.some((m) => m.lamp)) return;
  set.exposure *= 0.62;
  set.glow *= 0.4;
  if (set.plate) return;
  const warm = hsl2rgb(0.07, 0.3, 0.7);
  set.wall = mix3(set.wall, warm, 0.5);
  set.wallHigh = mix3(set.wallHigh, warm, 0.5);
  if (!set.floorImg) set.floor = mix3(set.floor, warm, 0.5);
  set.wallDistance = 0.58;
  set.cove = Math.min(set.cove, 0.3);
}

type Change = (size: number, set: SetSpec) => Partial<SetSpec>;

/** What each named surface does to a set; `floor` keeps the mean colour, because bounce light is computed from it. */
const SURFACES: Record<Surface, Change> = {
  marble: (size, set) => ({
    floorImg: marbleImg(),
    floor: [0.8, 0.79, 0.78],
    floorScale: 0.42 / size,
    floorRot: 0.5,
    reflect: 0.34,
    reflectBlur: 0.25,
    cove: 0.25,
    wallDistance: 1.7,
    wall: hsl2rgb(0.08, 0.1, 0.6),
    wallHigh: hsl2rgb(0.08, 0.12, 0.36),
    glow: 0.5,
    exposure: set.exposure * 0.96,
  }),
  blackmarble: (size) => ({
    floorImg: marbleImg(true),
    floor: [0.012, 0.012, 0.013],
    floorScale: 0.42 / size,
    reflect: 0.5,
    reflectBlur: 0.2,
    cove: 0.25,
    wallDistance: 1.7,
    wall: [0.03, 0.028, 0.027],
    wallHigh: [0.01, 0.01, 0.01],
    glow: 0.9,
  }),
  wood: (size) => ({ ...planks('oak', size), reflect: 0.08 }),
  walnut: (size) => ({ ...planks('walnut', size), reflect: 0.12 }),
  concrete: (size) => ({
    floorImg: concreteImg(),
    floor: [0.42, 0.42, 0.41],
    floorScale: 0.5 / size,
    cove: 0.3,
  }),
  sand: (size) => ({
    floorImg: sandImg(),
    floor: hex('#dcc59b'),
    floorScale: 0.4 / size,
    cove: 0.3,
    wall: hex('#bfe0ea'),
    wallHigh: hex('#7fc0de'),
  }),
  gloss: () => ({ reflect: 0.5, reflectBlur: 0.15 }),
  grass: (size) => ({
    floorImg: grassImg(),
    floor: hex('#46702f'),
    floorScale: 0.5 / size,
    cove: 0.2,
    reflect: 0,
    wall: hex('#bfe0ea'),
    wallHigh: hex('#7fc0de'),
  }),
  court: (size) => ({
    floorImg: courtImg(hex('#b8583a'), true),
    floor: hex('#b8583a'),
    floorScale: 0.7 / size,
    floorRot: 0.35,
    cove: 0.2,
  }),
  fabric: (_, set) => ({ falloff: 0.05, floor: mul(set.floor, 0.92), reflect: 0 }),
  podium: () => ({}),
  studio: () => ({}),
};

function planks(tone: 'oak' | 'walnut', size: number): Partial<SetSpec> {
  return {
    floorImg: woodImg(tone),
    floor: tone === 'oak' ? [0.42, 0.25, 0.14] : [0.1, 0.05, 0.03],
    floorScale: 0.36 / size,
    cove: 0.2,
    wallDistance: 1.7,
  };
}

/** Lays a surface under a product of the given size. */
export function laySurface(set: SetSpec, surface: Surface | null | undefined, size: number): void {
  if (surface) Object.assign(set, SURFACES[surface](size, set));
}

/** A plinth material that goes with a wall. */
export const plaster = (colour: [number, number, number]) => mat({ base: colour, rough: 0.78 });
