import { finish, type Mat, mat } from '../materials.ts';
import { curve3, densify, fillet, hex, lum, toHex, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg, type Img } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { drawLine } from './label-text.ts';
import { patternImg, patternOf } from './pattern.ts';
import { colorOf, finishOf, INK_BLACK, PAPER_WHITE, picker } from './look.ts';
import { superellipse } from './sections.ts';

interface MugShape {
  radius: number;
  height: number;
  wall: number;
  /** Radius at height y, as a factor of `radius`. */
  profile: (y01: number) => number;
  /** Handle path as [outward from the wall, height fraction]. */
  handle: readonly (readonly [number, number])[];
  handleSize: readonly [number, number];
  foot: number;
}

/** A straight diner mug, a wide latte cup and an enamelled camp mug; unit 10 cm. */
const SHAPES: Readonly<Record<string, MugShape>> = {
  classic: {
    radius: 0.42,
    height: 0.96,
    wall: 0.035,
    profile: (t) => (t < 0.52 ? 1 - 0.155 * (1 - t / 0.52) ** 3.2 : 1),
    handle: [
      [-0.02, 0.8],
      [0.1, 0.833],
      [0.245, 0.77],
      [0.295, 0.573],
      [0.25, 0.354],
      [0.12, 0.229],
      [-0.035, 0.198],
    ],
    handleSize: [0.052, 0.066],
    foot: 0.8,
  },
  wide: {
    radius: 0.56,
    height: 0.72,
    wall: 0.032,
    profile: (t) => 0.5 + 0.5 * Math.sin(Math.min(1, t * 1.02) * (Math.PI / 2)) ** 0.62,
    handle: [
      [-0.03, 0.86],
      [0.1, 0.89],
      [0.22, 0.79],
      [0.23, 0.6],
      [0.12, 0.44],
      [-0.08, 0.38],
    ],
    handleSize: [0.042, 0.058],
    foot: 0.46,
  },
  camp: {
    radius: 0.43,
    height: 0.84,
    wall: 0.016,
    profile: () => 1,
    handle: [
      [-0.01, 0.84],
      [0.09, 0.86],
      [0.2, 0.79],
      [0.225, 0.56],
      [0.17, 0.33],
      [0.07, 0.245],
      [-0.015, 0.235],
    ],
    handleSize: [0.018, 0.07],
    foot: 0.84,
  },
};

/** Reads a mug out of the words: glaze, inside, rim, printed brand. */
export function designMug(spec: ProductSpec): Product {
  const pick = picker(spec);
  const shape = SHAPES[spec.sub] ?? (SHAPES['classic'] as MugShape);
  const camp = spec.sub === 'camp';
  const main = colorOf(spec.body, pick([hex('#f2efe9'), hex('#2f5d62'), hex('#d98f5c'), hex('#6d7f6a')]));
  const kind = finishOf(spec.body, 'ceramic');
  const body = finish(
    kind === 'matte' ? 'matte' : kind === 'metal' || kind === 'brushed' ? kind : 'ceramic',
    main,
    [10, 4],
  );
  if (kind === 'matte') body.rough = 0.62;
  const insideColor = lum(main) > 0.7 ? main : camp ? PAPER_WHITE : hex('#f6f2ec');
  const inside = finish('ceramic', colorOf(spec.parts.inside, insideColor));
  const rim = spec.parts.rim ?? spec.parts.accent;
  const pattern = spec.brand ? null : patternOf(spec, main);
  if (pattern) {
    body.base = pattern.ground;
    Object.assign(body, { map: patternImg(pattern), mapWrap: true, mapS: [4, 1.6], mapRough: 0.5 });
  }
  if (spec.brand) body.map = brandPrint(spec.brand, lum(main) > 0.4 ? INK_BLACK : PAPER_WHITE);
  const rimMat =
    rim || camp ? finish(rim ? finishOf(rim, 'glossy') : 'glossy', colorOf(rim, hex('#22303f'))) : null;
  return {
    mk: (m) =>
      buildMug(m, shape, {
        body,
        inside,
        rim: rimMat,
        handle: spec.parts.handle
          ? finish(finishOf(spec.parts.handle, 'ceramic'), colorOf(spec.parts.handle, main))
          : pattern && pattern.kind !== 'speckles'
            ? finish('ceramic', pattern.ground)
            : body,
      }),
    main,
    metalish: kind === 'metal' || kind === 'brushed',
    glossy: kind !== 'matte',
    front: 0.62,
    detail: { aim: [shape.radius * 0.86, shape.height * 0.81, 0.12], yaw: 0.85, pitch: 0.52, zoom: 2 },
    size: [shape.radius * 2.7, shape.height, shape.radius * 2],
  };
}

function brandPrint(text: string, ink: V3): Img {
  return drawImg(2048, 512, (c) => {
    c.clearRect(0, 0, 2048, 512);
    c.fillStyle = toHex(ink);
    drawLine(c, text.toUpperCase(), { x: 1024, y: 256, size: 150, weight: 600, spacing: 16, maxWidth: 520 });
  });
}

interface MugMats {
  body: Mat;
  inside: Mat;
  rim: Mat | null;
  handle: Mat;
}

function buildMug(m: Mesh, s: MugShape, mats: MugMats): void {
  const { radius: R, height: H, wall } = s;
  const at = (y: number) => R * s.profile(y / H);
  const foot = at(0.03);
  const side: number[][] = [];
  for (let i = 1; i <= 44; i++) {
    const y = 0.03 + ((H - 0.05) * i) / 44;
    side.push([at(y), y]);
  }
  const f = Math.min(s.foot * R, foot - 0.012);
  const base = fillet(
    [
      [0, 0.012],
      [f * 0.88, 0.012],
      [f * 0.91, 0, 0.012],
      [f, 0, 0.014],
      [foot, 0.03],
    ],
    6,
  );
  const lip = fillet(
    [
      [R, H - 0.02],
      [R, H, wall * 0.49],
      [R - wall, H, wall * 0.49],
      [R - wall, H - 0.03],
    ],
    8,
  );
  const outer = [...densify(base, 0.02), ...side, ...lip.slice(1)];
  if (mats.body.map && !mats.body.mapWrap) centrePrint(mats.body, outer, R, H * 0.56);
  m.lathe(mats.body, outer, 144, { uvByLen: true, uvx: 1 });
  if (mats.rim)
    m.tube(
      mats.rim,
      (t) => [Math.cos(t * 6.28319) * (R - wall / 2), H - 0.004, Math.sin(t * 6.28319) * (R - wall / 2)],
      wall * 0.56,
      144,
      14,
      { closed: true },
    );
  m.lathe(mats.inside, innerProfile(s), 96);
  addCoffee(m, at(H * 0.83) - wall + 0.002, H * 0.83);
  addHandle(m, s, mats.handle);
}

/** The print faces the hero view, which shows the handle too: radians from the front towards it. */
const PRINT_TURN = 0.42;

/** Places a wrap-around print of aspect 4:1 so that its middle lies at height y; uv v runs in profile length. */
function centrePrint(body: Mat, profile: readonly (readonly number[])[], radius: number, y: number): void {
  let along = 0;
  for (let i = 1; i < profile.length && profile[i][1] < y; i++) {
    along += Math.hypot(profile[i][0] - profile[i - 1][0], profile[i][1] - profile[i - 1][1]);
  }
  const height = (2 * Math.PI * radius) / 4;
  body.mapS = [1, -1 / height];
  body.mapO = [-PRINT_TURN / (2 * Math.PI), 0.5 + along / height];
}

function innerProfile({ radius: R, height: H, wall, profile }: MugShape): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i <= 20; i++) {
    const y = H - 0.03 - ((H - 0.23) * i) / 20;
    rows.push([R * profile(y / H) - wall, y]);
  }
  const low = R * profile(0.2 / H) - wall;
  return densify(
    [
      ...rows,
      ...fillet(
        [
          [low, 0.2],
          [low * 0.92, 0.08, 0.08],
          [low * 0.6, 0.055, 0.1],
          [0, 0.055],
        ],
        8,
      ).slice(1),
    ],
    0.03,
  );
}

/** Coffee with a paler, bubbly rim where it meets the wall. */
function addCoffee(m: Mesh, radius: number, y: number): void {
  const liquid = mat({ base: hex('#2b140a'), rough: 0.12, coat: 1, coatRough: 0.04 });
  liquid.map = drawImg(512, 512, (c) => {
    c.translate(256, 256);
    const g = c.createRadialGradient(0, 0, 20, 0, 0, 256);
    for (const [stop, tone] of [
      [0, '#4a2613'],
      [0.55, '#5d3118'],
      [0.82, '#8a5128'],
      [0.93, '#b37a44'],
      [1, '#7a4522'],
    ] as const) {
      g.addColorStop(stop, tone);
    }
    c.fillStyle = g;
    c.fillRect(-256, -256, 512, 512);
    for (let i = 0; i < 90; i++) {
      const a = i * 2.399;
      const q = 200 + ((i * 37) % 46);
      c.fillStyle = `rgba(235,200,150,${0.1 + (i % 5) * 0.05})`;
      c.beginPath();
      c.arc(Math.cos(a) * q, Math.sin(a) * q, 2 + (i % 4) * 1.6, 0, 7);
      c.fill();
    }
  });
  const disc = (u: number, v: number): V3 => [
    Math.cos(u * 2 * Math.PI) * radius * v,
    y + 0.007 * v ** 24,
    Math.sin(u * 2 * Math.PI) * radius * v,
  ];
  m.grid(liquid, 96, 20, disc, {
    wu: true,
    uv: (u, v) => [0.5 + Math.cos(u * 2 * Math.PI) * v * 0.5, 0.5 + Math.sin(u * 2 * Math.PI) * v * 0.5],
  });
}

/** The handle widens where it joins the wall. */
function addHandle(m: Mesh, s: MugShape, material: Mat): void {
  const path = curve3(s.handle.map(([out, y]): V3 => [s.radius * s.profile(y) + out, s.height * y, 0]));
  const flare = (t: number) => 1 + 0.55 * Math.exp(-Math.min(t, 1 - t) * 22);
  const [h, w] = s.handleSize;
  m.sweep(material, path, 90, 28, (q, t) => superellipse(q + 0.25, h * flare(t), w * flare(t)), {
    up: [0, 0, 1],
  });
}
