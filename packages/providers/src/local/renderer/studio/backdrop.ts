import { hsl2rgb, lum, rgb2hsl } from '../colour.ts';
import type { SetSpec } from '../render/set-spec.ts';
import { mix3, mul, rng, smooth, type V3 } from '../vector.ts';
import type { Design, Direction } from './scene.ts';

export interface Backdrop {
  wall: V3;
  high: V3;
  floor: V3;
}

const painted = (wall: V3, high = 0.86, floorWhite = 0.12): Backdrop => ({
  wall,
  high: mul(wall, high),
  floor: mix3(wall, [1, 1, 1], floorWhite),
});
const WHITE_SET: Backdrop = {
  wall: hsl2rgb(0.58, 0.1, 0.83),
  high: hsl2rgb(0.58, 0.12, 0.74),
  floor: hsl2rgb(0.58, 0.08, 0.86),
};

/** A seamless backdrop that flatters a colour: same hue pale, its complement, or a tuned neutral for white, black and metal. */
export function flatter(colour: V3, seed: number, metal: boolean): Backdrop {
  const [h, s, l] = rgb2hsl(colour);
  const random = rng(seed);
  const choose = (list: V3[]) => painted(list[Math.floor(random() * list.length)]);
  if (metal) return painted(hsl2rgb(0.58, 0.14, 0.82));
  if (s < 0.12 && l > 0.72) {
    return choose([
      hsl2rgb(0.08, 0.36, 0.8),
      hsl2rgb(0.38, 0.16, 0.76),
      hsl2rgb(0.57, 0.28, 0.8),
      hsl2rgb(0.04, 0.4, 0.83),
    ]);
  }
  if (s < 0.14 && l < 0.35) {
    return choose([hsl2rgb(0.085, 0.3, 0.78), hsl2rgb(0.6, 0.1, 0.8), hsl2rgb(0.1, 0.42, 0.72)]);
  }
  if (s < 0.14) return painted(hsl2rgb(0.09, 0.2, 0.86));
  if (random() < 0.55) return painted(hsl2rgb(h, Math.min(0.55, 0.25 + s * 0.35), l > 0.6 ? 0.89 : 0.84));
  return painted(hsl2rgb(h + 0.5 + (random() - 0.5) * 0.14, 0.3, 0.86));
}

/** The plain set of the packshot views: colour the user named, else what the style asks for, else what flatters the product. */
export function packshotSet(design: Design, direction: Direction): SetSpec {
  const { spec, product } = design;
  const brightness = lum(product.main);
  const has = (tag: Direction['tags'][number]) => direction.tags.includes(tag);
  const set: SetSpec = {
    ...asSet(flatter(product.main, spec.seed, product.metalish)),
    reflect: product.glossy ? 0.16 : 0.05,
    reflectBlur: 0.5,
    glow: 0.3,
    wallDistance: 1.9,
    cove: 1.5,
    falloff: 0.03,
    rig: 'clean',
    exposure: 1.06,
    bounce: 1,
    productLuminance: brightness,
  };
  const dark = spec.mood === 'dark' || direction.light === 'dark';
  if (spec.bgColor) Object.assign(set, asSet({ ...painted(spec.bgColor, 0.86, 0.1) }));
  else if (spec.surface === 'studio' && brightness > 0.55) Object.assign(set, asSet(WHITE_SET));
  else if (!dark) restyle(set, product.main, has);
  if (dark) darken(set, spec.bgColor ?? product.main);
  return set;
}

const asSet = (b: Backdrop) => ({ wall: b.wall, wallHigh: b.high, floor: b.floor });

/** What each style word does to a plain set. The first that applies decides. */
function restyle(set: SetSpec, colour: V3, has: (tag: Direction['tags'][number]) => boolean): void {
  const [h, s, l] = rgb2hsl(colour);
  const pale = smooth(0.55, 0.85, l);
  if (has('luxury')) {
    // Deep tone-on-tone with a polished floor; pale products get a warm stone instead of a stark contrast.
    const wall = s > 0.15 && pale < 0.5 ? hsl2rgb(h, 0.28, 0.3) : hsl2rgb(0.085, 0.2, 0.46);
    Object.assign(set, asSet(painted(wall, 0.55, 0.03)), {
      glow: 0.6,
      reflect: 0.3,
      reflectBlur: 0.3,
      exposure: 1.08,
    });
  } else if (has('energetic')) {
    const wall = hsl2rgb(s > 0.15 ? vividHue(h) : 0.09, 0.5, 0.7);
    Object.assign(set, asSet(painted(wall, 0.82, 0.06)), { glow: 0.4 });
  } else if (has('playful')) {
    const wall = s > 0.15 ? hsl2rgb(h + 0.38, 0.6, 0.8) : hsl2rgb(0.93, 0.65, 0.84);
    Object.assign(set, asSet(painted(wall, 0.9, 0.05)), { glow: 0.2 });
  } else if (has('natural')) {
    Object.assign(set, asSet(painted(hsl2rgb(0.1, 0.26, 0.78), 0.9, 0.14)), { rig: 'window', glow: 0.25 });
  } else if (has('minimal')) {
    const wall = pale > 0.5 ? hsl2rgb(0.09, 0.1, 0.78) : hsl2rgb(0.1, 0.08, 0.9);
    Object.assign(set, asSet(painted(wall, 0.93, 0.1)), { glow: 0.15, reflect: 0.04 });
  } else if (has('modern')) {
    const wall = pale > 0.5 ? hsl2rgb(0.6, 0.12, 0.68) : hsl2rgb(0.6, 0.1, 0.82);
    Object.assign(set, asSet(painted(wall, 0.72, 0.1)), { glow: 0.45, reflect: Math.max(set.reflect, 0.14) });
  }
}

/** Orange, yellow, cyan or blue: the one that stands apart from a hue without being its harsh complement. */
function vividHue(h: number): number {
  const apart = (a: number) => Math.min(Math.abs(a - h), 1 - Math.abs(a - h));
  return [0.09, 0.13, 0.52, 0.6].reduce((best, c) =>
    Math.abs(apart(c) - 0.3) < Math.abs(apart(best) - 0.3) ? c : best,
  );
}

/** Low-key: a dim wall in the product's own hue (black, white, cream and metal have none: warm charcoal), rims, a mirror floor. */
function darken(set: SetSpec, colour: V3): void {
  const [h, s, l] = rgb2hsl(colour);
  const pale = l > 0.6 && Math.max(...colour) - Math.min(...colour) < 0.15;
  const wall = s < 0.14 || pale ? hsl2rgb(0.08, 0.12, 0.17) : hsl2rgb(h, 0.25, 0.2);
  Object.assign(set, {
    wall,
    wallHigh: mul(wall, 0.35),
    floor: mul(wall, 0.9),
    reflect: 0.45,
    glow: 0.9,
    rig: 'dark',
    exposure: 0.75,
  });
}
