import { hex, hsl2rgb, lum, rgb2hsl } from '../colour.ts';
import { Mesh } from '../mesh.ts';
import type { SetSpec } from '../render/set-spec.ts';
import { goboMask } from '../sets/gobos.ts';
import { beads } from '../sets/props.ts';
import { scatter } from '../sets/foliage.ts';
import { mix3, mul } from '../vector.ts';
import { flatter } from './backdrop.ts';
import { type Environment, ENVIRONMENTS } from './environments.ts';
import { STAGING } from './lifestyle-props.ts';
import { type Design, type Direction, place, type Scene } from './scene.ts';
import { dimForLamp, laySurface } from './surfaces-on-set.ts';

/** Where the product is shown: the place the words name, else where its category is at home. */
export function environmentOf(design: Design, direction: Direction): Environment {
  const { place: named, tags } = direction;
  if (named && named !== 'studio') return named;
  const home = STAGING[design.spec.category].home;
  if (tags.includes('luxury') && home === 'colour') return 'plinth';
  return home;
}

/** A styled set with props, in the light the words ask for. */
export function lifestyleScene(design: Design, direction: Direction): Scene {
  const { spec, product, size } = design;
  const environment = environmentOf(design, direction);
  const backdrop = flatter(product.main, spec.seed ^ 77, product.metalish);
  const set: SetSpec = {
    floor: backdrop.floor,
    reflect: 0.04,
    reflectBlur: 0.6,
    wall: backdrop.wall,
    wallHigh: backdrop.high,
    glow: 0.2,
    wallDistance: 1.25,
    cove: 0.03,
    falloff: 0.015,
    rig: 'sun',
    exposure: 1.12,
    bounce: 1,
    productLuminance: lum(product.main),
  };
  const [hue] = rgb2hsl(product.main);
  Object.assign(
    set,
    ENVIRONMENTS[environment]({
      size,
      main: product.main,
      hue,
      seed: spec.seed,
      night: direction.light === 'dark',
    }),
  );
  if (spec.bgColor && !set.plate)
    Object.assign(set, { wall: spec.bgColor, wallHigh: mul(spec.bgColor, 0.9) });
  laySurface(set, plainSurface(spec.surface ?? direction.surface, environment), size);
  light(set, direction);
  dimForLamp(set, design.mesh.mats);
  const stage = new Mesh();
  const staging = STAGING[spec.category];
  const fits = !staging.only || staging.only.includes(environment);
  const lift = fits ? staging.props(stage, design, set.wall) : 0;
  extras(stage, design, direction);
  return place(design, stage, set, [0, lift, 0]);
}

/** Places that have a wooden table or floor of their own. */
const WOODEN: ReadonlySet<Environment> = new Set([
  'office',
  'classroom',
  'library',
  'home',
  'cafe',
  'bar',
  'evening',
  'interior',
]);

/** A surface word that only repeats the place ("beach", "street") must not undo its floor. */
function plainSurface(surface: Direction['surface'] | undefined, environment: Environment) {
  if (!surface || surface === 'studio' || surface === 'podium') return null;
  const same = { sand: 'beach', concrete: 'street', court: 'track', grass: 'garden' } as Partial<
    Record<string, string>
  >;
  if (surface === 'wood' && WOODEN.has(environment)) return null;
  if (surface === 'marble' && (environment === 'hall' || environment === 'kitchen')) return null;
  return same[surface] === environment || (surface === 'court' && environment === 'court') ? null : surface;
}

function light(set: SetSpec, { light: asked, tags, warmth }: Direction): void {
  if (asked === 'dark' && set.rig !== 'dark') {
    Object.assign(set, {
      rig: 'dark',
      exposure: 0.85,
      glow: 0.8,
      accent: [1, 0.7, 0.4],
      wall: mul(set.wall, 0.3),
      wallHigh: mul(set.wallHigh, 0.15),
    });
    if (set.plate) set.plate = { ...set.plate, d: set.plate.d.map((v) => v * 0.3) };
  } else if (asked === 'sun' && set.rig !== 'dark') set.rig = 'sun';
  else if (asked === 'clean' && set.rig === 'sun') set.rig = 'window';
  if (warmth >= 0.9 && set.plate) {
    const gold = hsl2rgb(0.09, 0.9, 0.72);
    const d = set.plate.d.slice();
    for (let i = 0; i < d.length; i++) d[i] *= 0.35 + 0.65 * gold[i % 3] * 1.15;
    set.plate = { ...set.plate, d };
  }
  if (tags.includes('natural') && !set.gobo && set.rig !== 'dark')
    set.gobo = { ...goboMask('leaf', 11), scale: 0.2, amount: 0.5 };
}

function extras(stage: Mesh, { spec, size, product }: Design, { extras: asked, tags }: Direction): void {
  const rim = Math.max(product.size[0], product.size[2]) * 0.55;
  if (asked.includes('drops')) beads(stage, rim, size * 0.95, 60, spec.seed);
  if (asked.includes('petals'))
    scatter(stage, [hex('#f0a9b8'), hex('#f7cdd3'), hex('#fbe7e4')], rim, size * 1.1, 22, spec.seed);
  if (asked.includes('leaves')) {
    const autumn = tags.includes('warm');
    const colours = autumn ? ['#b5561f', '#d08a2c', '#8c3b1a'] : ['#5d7f47', '#7d9a58', '#48683a'];
    scatter(
      stage,
      colours.map((c) => mix3(hex(c), [1, 1, 1], 0.02)),
      rim,
      size * 1.2,
      20,
      spec.seed,
    );
  }
}
