import { densify, fillet } from '../curves.ts';
import { hex, lum } from '../colour.ts';
import { finish } from '../materials.ts';
import { append, type Mesh } from '../mesh.ts';
import { plant, scatter, sprig } from '../sets/foliage.ts';
import { arch, ball, bean, block, fruit, pebble, podium } from '../sets/props.ts';
import { add, mix3, mul, rng, rotateY, type V3 } from '../vector.ts';
import type { Category } from '../words/product-spec.ts';
import type { Environment } from './environments.ts';
import type { Design } from './scene.ts';
import { plaster } from './surfaces-on-set.ts';

/** What a category brings to its lifestyle set: where it is at home, and its props around the origin. */
export interface Staging {
  home: Environment;
  /** Adds props and returns how high the product stands; lengths are in the product's own unit. */
  props: (m: Mesh, d: Design, wall: V3) => number;
  /** Props that make sense in these environments only; nowhere else. */
  only?: readonly Environment[];
}

const white = (c: V3, t: number) => mix3(c, [1, 1, 1], t);

/** The other shoe of the pair: mirrored, turned and set behind. */
function secondShoe(m: Mesh, d: Design): void {
  const turned = (p: V3): V3 => {
    const q = rotateY([p[0], p[1], -p[2]], 0.55);
    return [q[0] - 0.75, q[1], q[2] - 1.25];
  };
  m.xf(turned, () => append(m, d.mesh));
}

function beans(m: Mesh, seed: number): void {
  const random = rng(seed ^ 0x9e37);
  for (let i = 0; i < 26; i++) {
    const a = random() * 6.28;
    const r = 0.62 + random() * 0.75;
    const at: V3 = [Math.cos(a) * r * 1.1 - 0.15, 0.036, Math.sin(a) * r * 0.7 + 0.35];
    if (Math.hypot(at[0], at[2]) >= 0.6) bean(m, at, 0.062, i + 3);
  }
}

/** A round plinth as wide as the product needs; returns its height. */
function plinth(m: Mesh, d: Design, wall: V3): number {
  const height = d.size * 0.15;
  const { x, z, radius } = d.footprint;
  podium(m, [x, 0, z], radius + d.size * 0.06, height, plaster(white(wall, 0.42)));
  return height;
}

const stones = (m: Mesh, s: number): void => {
  pebble(m, [0.62 * s, 0.1 * s, 0.62 * s], [0.19 * s, 0.11 * s, 0.15 * s], hex('#cfc6ba'), 5);
  pebble(m, [0.86 * s, 0.07 * s, 0.42 * s], [0.13 * s, 0.08 * s, 0.11 * s], hex('#9d968c'), 9);
  pebble(m, [0.48 * s, 0.055 * s, 0.86 * s], [0.09 * s, 0.06 * s, 0.08 * s], hex('#e3dcd2'), 13);
};

const DESKS: readonly Environment[] = ['office', 'home', 'cafe', 'library', 'classroom'];

/** Books, a cup and a small plant behind and beside what lies on a desk. */
function onDesk(m: Mesh, d: Design): number {
  const { x, z, radius: r } = d.footprint;
  // Things keep their size, whatever the product's own unit is.
  const s = d.spec.category === 'laptop' ? d.size * 0.34 : d.size * 0.55;
  const left: V3 = [x - r - 0.62 * s, 0, z - 0.55 * s];
  const books = ['#8f3b32', '#d9cdb8', '#2f4a5c'];
  books.forEach((colour, i) => {
    const cover = finish('paper', hex(colour), [4, 4]);
    const turn = (p: V3): V3 => add(left, rotateY(p, 0.25 + i * 0.16));
    m.rbox(
      cover,
      [0, (0.05 + i * 0.105) * s, 0],
      [(0.5 - i * 0.05) * s, 0.05 * s, (0.36 - i * 0.03) * s],
      0.012 * s,
      6,
      { xf: turn },
    );
  });
  cup(m, [x + r + 0.5 * s, 0, z - 0.42 * s], s * 0.46, hex('#f0ece4'));
  return 0;
}

/** A plain cup without a handle. */
function cup(m: Mesh, at: V3, h: number, colour: V3): void {
  const wall = [
    [0, 0],
    [h * 0.36, 0, h * 0.08],
    [h * 0.46, h, h * 0.02],
    [h * 0.43, h, h * 0.02],
    [h * 0.34, h * 0.12, h * 0.06],
    [0, h * 0.1],
  ];
  m.lathe(finish('ceramic', colour), densify(fillet(wall, 5), h * 0.05), 72, { at });
}

const PLINTH: Staging = { home: 'plinth', props: plinth };

/** Cosmetics stand on a plinth before a taller one, with stones and a twig. */
const COSMETIC: Staging = {
  home: 'plinth',
  props: (m, d, wall) => {
    const s = d.size / 1.6;
    const height = plinth(m, d, wall);
    podium(m, [-0.75 * s, 0, -0.62 * s], 0.5 * s, 0.62 * s, plaster(white(wall, 0.42)));
    stones(m, s);
    sprig(m, [-1 * s, 0.03 * s, 0.55 * s], 0.35, 0.95 * s, hex('#6f8f68'), 4);
    return height;
  },
  only: ['plinth', 'bathroom', 'garden'],
};

export const STAGING: Record<Category, Staging> = {
  footwear: {
    home: 'court',
    props: (m, d) => {
      secondShoe(m, d);
      if (d.spec.tennis) ball(m, [-0.95, 0.335, 1.05], 0.335);
      return 0;
    },
  },
  watch: { home: 'evening', props: () => 0 },
  ring: { home: 'stage', props: (m) => (podium(m, [0, 0, 0], 1.3, 0.35, plaster(hex('#d9cfc4'))), 0.35) },
  mug: { home: 'cafe', props: (m, d) => (beans(m, d.spec.seed), 0), only: ['cafe', 'kitchen', 'home'] },
  tumbler: {
    home: 'cafe',
    props: (m, d) => {
      if (/coffee/i.test(d.spec.prompt)) beans(m, d.spec.seed);
      return 0;
    },
    only: ['cafe', 'kitchen', 'home'],
  },
  bottle: COSMETIC,
  lipstick: {
    home: 'plinth',
    props: (m, d, wall) => {
      const height = plinth(m, d, wall);
      scatter(
        m,
        [hex('#e79aa6'), hex('#f3c3c6'), mix3(d.product.main, [1, 1, 1], 0.5)],
        d.size * 0.4,
        d.size * 0.85,
        18,
        d.spec.seed,
      );
      return height;
    },
  },
  candle: {
    home: 'evening',
    props: (m, d) => {
      sprig(m, [-0.55 * d.size, 0.02, 0.45 * d.size], -0.2, 0.8 * d.size, hex('#7c8f6a'), 6);
      pebble(
        m,
        [0.62 * d.size, 0.06 * d.size, 0.38 * d.size],
        [0.12 * d.size, 0.07 * d.size, 0.1 * d.size],
        hex('#b9afa2'),
        4,
      );
      return 0;
    },
  },
  lamp: { home: 'home', props: () => 0 },
  can: {
    home: 'colour',
    props: (m, d) => {
      const base = lum(d.product.main) > 0.02 ? d.product.main : hex('#f2a01e');
      fruit(m, [0.62, 0.24, 0.18], 0.25, mix3(base, hex('#f59a1c'), 0.6), 1);
      fruit(m, [-0.55, 0.2, 0.38], 0.21, mix3(base, hex('#f7c52b'), 0.7), 3);
      sprig(m, [-0.95, 0.02, 0.25], 0.6, 0.5, hex('#4f8a3f'), 8);
      return 0;
    },
    only: ['colour', 'kitchen', 'beach', 'garden'],
  },
  phone: { home: 'office', props: onDesk, only: DESKS },
  laptop: { home: 'office', props: onDesk, only: DESKS },
  headphones: {
    home: 'plinth',
    props: (m, d, wall) => {
      block(
        m,
        [-0.85 * d.size, 0, -0.5 * d.size],
        [0.28 * d.size, 0.38 * d.size, 0.28 * d.size],
        plaster(white(wall, 0.42)),
      );
      return plinth(m, d, wall);
    },
  },
  sunglasses: {
    home: 'beach',
    props: (m, d) => {
      pebble(
        m,
        [-0.75 * d.size, 0.06 * d.size, -0.5 * d.size],
        [0.16 * d.size, 0.1 * d.size, 0.13 * d.size],
        hex('#cfc6ba'),
        5,
      );
      pebble(
        m,
        [-0.5 * d.size, 0.04 * d.size, -0.62 * d.size],
        [0.1 * d.size, 0.06 * d.size, 0.09 * d.size],
        hex('#9d968c'),
        9,
      );
      return 0;
    },
  },
  chair: {
    home: 'interior',
    props: (m, d) => (
      plant(m, [-1.15, 0, -0.35], finish('matte', hex('#e9e2d6'), [8, 4]), hex('#4c7a4a'), d.spec.seed % 50),
      0
    ),
    only: ['interior', 'home', 'office'],
  },
  sofa: {
    home: 'interior',
    props: (m, d) => {
      const x = -d.product.size[0] * 0.5 - 0.5;
      plant(m, [x, 0, -0.35], finish('matte', hex('#e9e2d6'), [8, 4]), hex('#4c7a4a'), d.spec.seed % 50);
      return 0;
    },
    only: ['interior', 'home', 'office'],
  },
  bag: {
    home: 'plinth',
    props: (m, d, wall) => {
      const height = plinth(m, d, wall);
      const s = d.size / 1.6;
      arch(
        m,
        [0.25 * s, 0, -0.95 * s],
        0.95 * s,
        1.9 * s,
        0.16 * s,
        0.22 * s,
        plaster(mul(white(wall, 0.35), 0.98)),
      );
      return height;
    },
    only: ['plinth', 'interior', 'colour', 'bathroom'],
  },
  box: { home: 'colour', props: plinth },
  generic: PLINTH,
};
