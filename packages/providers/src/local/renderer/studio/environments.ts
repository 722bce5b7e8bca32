import { hex, hsl2rgb, lum } from '../colour.ts';
import type { SetSpec } from '../render/set-spec.ts';
import { courtImg, earthImg, grassImg, pavementImg, sandImg, tileImg } from '../sets/floors.ts';
import { type GoboKind, goboMask } from '../sets/gobos.ts';
import type { PlateKind } from '../sets/plate-paintings.ts';
import { backplate } from '../sets/plates.ts';
import { marbleImg, woodImg, type WoodTone } from '../surfaces.ts';
import { mix3, mul, type V3 } from '../vector.ts';
import type { Place } from '../words/scene-words.ts';

/** Somewhere a product can be: the places a sentence can name, and two interiors of our own. */
export type Environment = Exclude<Place, 'studio'> | 'evening' | 'interior' | 'plinth' | 'colour';

export interface EnvironmentContext {
  /** product size, main colour and a pale tone that suits it */
  size: number;
  main: V3;
  hue: number;
  seed: number;
  /** the sentence asks for night or low light */
  night: boolean;
}

type Build = (c: EnvironmentContext) => Partial<SetSpec>;

const WOODS: Record<WoodTone, V3> = {
  oak: [0.42, 0.25, 0.14],
  walnut: [0.1, 0.05, 0.03],
  light: [0.62, 0.48, 0.34],
};
const wood = (tone: WoodTone, size: number): Partial<SetSpec> => ({
  floorImg: woodImg(tone),
  floor: WOODS[tone],
  floorScale: 0.36 / size,
  floorRot: 0.06,
  reflect: 0.07,
});
const behind = (kind: PlateKind, c: EnvironmentContext, distance = 1.1): Partial<SetSpec> => ({
  plate: backplate(kind, c.seed),
  wallDistance: distance,
  cove: 0.06,
});
const mask = (kind: GoboKind, c: EnvironmentContext, scale: number, amount: number): Partial<SetSpec> => ({
  gobo: { ...goboMask(kind, c.seed % 97), scale: scale / c.size, amount },
});
const painted = (wall: V3): Partial<SetSpec> => ({
  wall,
  wallHigh: mul(wall, 0.9),
  floor: mix3(wall, [1, 1, 1], 0.12),
});
const court = (colour: string, lanes: boolean, size: number): Partial<SetSpec> => ({
  floorImg: courtImg(hex(colour), lanes),
  floor: hex(colour),
  floorScale: 0.7 / size,
  floorRot: 0.35,
});
const DARK: Partial<SetSpec> = {
  rig: 'dark',
  wall: [0.05, 0.035, 0.025],
  accent: [1, 0.7, 0.4],
  exposure: 1.25,
};
/** A street after dark: the sky's blue on one side, lit windows behind. */
const NIGHT: Partial<SetSpec> = {
  rig: 'dark',
  wall: [0.02, 0.026, 0.05],
  accent: [0.45, 0.62, 1],
  exposure: 0.95,
};
/** A warm product stands on a cool court, a cool one on red clay. */
const courtColour = (hue: number) => (hue < 0.12 || hue > 0.85 ? '#2d7f93' : '#b8583a');

/** Floor, backdrop and light of every environment; what is left out keeps the lifestyle base. */
export const ENVIRONMENTS: Record<Environment, Build> = {
  track: (c) => ({ ...court('#a8452f', true, c.size), ...behind('park', c, 1.5) }),
  court: (c) => ({ ...court(courtColour(c.hue), false, c.size), ...behind('park', c, 1.5) }),
  street: (c) => ({
    floorImg: pavementImg(),
    floor: hex('#8a8987'),
    floorScale: 0.42 / c.size,
    floorRot: 0.3,
    reflect: 0.06,
    ...behind(c.night ? 'night' : 'city', c, 1.5),
    ...(c.night && NIGHT),
  }),
  cafe: (c) => ({ ...wood(lum(c.main) < 0.1 ? 'oak' : 'walnut', c.size), ...behind('cafe', c, 0.9) }),
  kitchen: (c) => ({
    floorImg: marbleImg(),
    floor: [0.8, 0.79, 0.78],
    floorScale: 0.36 / c.size,
    reflect: 0.16,
    reflectBlur: 0.3,
    rig: 'window',
    exposure: 1,
    ...behind('home', c, 0.95),
  }),
  office: (c) => ({ ...wood('light', c.size), ...behind('office', c, 0.95), rig: 'window' }),
  home: (c) => ({ ...wood('oak', c.size), ...behind('home', c, 0.95), rig: 'window' }),
  beach: (c) => ({
    floorImg: sandImg(),
    floor: hex('#dcc59b'),
    floorScale: 0.45 / c.size,
    reflect: 0,
    ...behind('beach', c, 1.6),
  }),
  forest: (c) => ({
    floorImg: earthImg(),
    floor: hex('#4d3b28'),
    floorScale: 0.5 / c.size,
    reflect: 0,
    ...behind('forest', c, 1.1),
    ...mask('leaf', c, 0.3, 0.7),
  }),
  classroom: (c) => ({ ...wood('oak', c.size), ...behind('classroom', c, 1), rig: 'window' }),
  library: (c) => ({ ...wood('walnut', c.size), ...behind('library', c, 1), rig: 'window', exposure: 1.05 }),
  hall: (c) => ({
    floorImg: marbleImg(),
    floor: [0.8, 0.79, 0.78],
    floorScale: 0.3 / c.size,
    floorRot: 0.78,
    reflect: 0.3,
    reflectBlur: 0.2,
    rig: 'window',
    exposure: 1,
    ...behind('hall', c, 1.6),
  }),
  garden: (c) => ({
    floorImg: grassImg(),
    floor: hex('#46702f'),
    floorScale: 0.55 / c.size,
    reflect: 0,
    ...behind('park', c, 1.3),
  }),
  mountain: (c) => ({
    floorImg: earthImg('#8a7f70'),
    floor: hex('#8a7f70'),
    floorScale: 0.5 / c.size,
    ...behind('mountain', c, 1.4),
  }),
  gym: (c) => ({
    floor: hex('#26282d'),
    reflect: 0.18,
    reflectBlur: 0.5,
    rig: 'clean',
    exposure: 0.95,
    wall: hex('#4a505a'),
    ...behind('gym', c, 1.3),
  }),
  bathroom: (c) => ({
    ...painted(hsl2rgb(0.5, 0.14, 0.84)),
    floorImg: tileImg(hex('#eef0ee')),
    floor: [0.84, 0.86, 0.84],
    floorScale: 0.5 / c.size,
    reflect: 0.2,
    rig: 'window',
    ...mask('window', c, 0.24, 0.5),
    wallDistance: 1.1,
  }),
  bar: (c) => ({
    ...wood('walnut', c.size),
    ...DARK,
    reflect: 0.22,
    reflectBlur: 0.25,
    ...behind('lights', c, 1.35),
  }),
  stage: (c) => ({
    ...DARK,
    floor: [0.04, 0.04, 0.05],
    reflect: 0.45,
    reflectBlur: 0.2,
    ...behind('lights', c, 1.5),
  }),
  evening: (c) => ({
    ...wood('walnut', c.size),
    floorRot: 0.4,
    ...DARK,
    reflect: 0.14,
    reflectBlur: 0.25,
    ...behind('lights', c, 1.35),
  }),
  interior: (c) => ({
    ...wood('light', c.size),
    ...painted(hsl2rgb(c.hue + 0.5, 0.12, 0.84)),
    floor: WOODS.light,
    ...mask('window', c, 0.4, 0.78),
    wallDistance: 0.95,
    cove: 0.01,
  }),
  plinth: (c) => ({
    ...painted(hsl2rgb(lum(c.main) > 0.5 ? 0.07 : c.hue, 0.32, 0.78)),
    ...mask('leaf', c, 0.3, 0.88),
    wallDistance: 1.05,
  }),
  colour: (c) => ({ ...painted(hsl2rgb(c.hue + 0.5, 0.42, 0.66)), ...mask('window', c, 0.26, 0.78) }),
};
