import { finish, KIND, type Mat, mat, METALS } from '../materials.ts';
import { add, cross, curve3, hex, lerp, mix3, mul, norm, rng, smooth, type V2, type V3 } from '../math.ts';
import { append, Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg, type Img } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { colorOf, finishOf, metalOf, picker, says } from './look.ts';
import { superellipse } from './sections.ts';
import { settle } from './settle.ts';

/** Lens outline of the right eye, outer corner first, counter-clockwise; unit 10 cm, bridge at x = 0. */
const OUTLINES: Readonly<Record<string, readonly V2[]>> = {
  wayfarer: [
    [0.675, 0.2],
    [0.685, 0.07],
    [0.65, -0.09],
    [0.575, -0.19],
    [0.45, -0.235],
    [0.31, -0.225],
    [0.195, -0.165],
    [0.12, -0.06],
    [0.095, 0.07],
    [0.105, 0.16],
    [0.2, 0.215],
    [0.44, 0.232],
  ],
  aviator: [
    [0.665, 0.19],
    [0.69, 0.05],
    [0.665, -0.11],
    [0.585, -0.235],
    [0.45, -0.3],
    [0.31, -0.285],
    [0.19, -0.195],
    [0.115, -0.06],
    [0.095, 0.07],
    [0.135, 0.175],
    [0.28, 0.225],
    [0.48, 0.23],
  ],
  round: Array.from(
    { length: 12 },
    (_, i): V2 => [0.375 + Math.cos((i / 12) * 6.28319) * 0.262, Math.sin((i / 12) * 6.28319) * 0.262],
  ),
};

interface Glasses {
  outline: (t: number) => V2;
  centre: V2;
  metal: boolean;
  frame: Mat;
  hinge: Mat;
  lens: Mat;
  /** Two bridges, as pilots' glasses have. */
  double: boolean;
}

/** Reads sunglasses or spectacles out of the words: outline, acetate or metal, lens colour. */
export function designSunglasses(spec: ProductSpec): Product {
  const pick = picker(spec);
  const metal = metalOf(spec.parts.frame) ?? metalOf(spec.body);
  const wire = spec.sub !== 'wayfarer' && (metal !== null || spec.sub === 'aviator');
  const words = spec.parts.frame ?? spec.body;
  const usual = wire ? (METALS['gold'] as V3) : pick([hex('#17171a'), hex('#4a2a18'), hex('#2b3c4f')]);
  const main = colorOf(words, usual);
  const tortoise = says(spec, /tortoise/);
  const kind = finishOf(words, 'glossy');
  const frame = wire
    ? finish('polished', metal ?? main)
    : finish(kind === 'matte' ? 'matte' : metal ? 'metal' : 'glossy', main, [6, 6]);
  if (wire) frame.rough = 0.12;
  if (tortoise)
    Object.assign(frame, {
      base: hex('#5a2f14'),
      sss: 0.5,
      map: tortoiseshell(),
      mapWrap: true,
      mapS: [1, 5],
    });
  const points = OUTLINES[spec.sub] ?? (OUTLINES['wayfarer'] as readonly V2[]);
  const curve = curve3(
    points.map(([x, y]): V3 => [x, y, 0]),
    true,
    600,
  );
  const centre = points.reduce<V2>(
    (sum, p) => [sum[0] + p[0] / points.length, sum[1] + p[1] / points.length],
    [0, 0],
  );
  const glasses: Glasses = {
    outline: (t) => [curve(t)[0], curve(t)[1]],
    centre,
    metal: wire,
    frame,
    hinge: finish('metal', wire ? frame.base : (METALS['steel'] as V3)),
    lens: lensMat(spec),
    double: spec.sub === 'aviator',
  };
  return {
    mk: (m) => {
      const g = new Mesh();
      build(g, glasses);
      settle(g);
      append(m, g);
    },
    main: tortoise ? hex('#5a2f14') : main,
    metalish: wire,
    glossy: true,
    front: 0.5,
    detail: { aim: [0.45, 0.3, -0.02], yaw: 0.7, pitch: 0.2, zoom: 2.2 },
    size: [1.5, 0.6, 1.5],
  };
}

/** Dark irregular blotches in honey-brown acetate; tiles along the frame. */
function tortoiseshell(): Img {
  const random = rng(17);
  return drawImg(256, 512, (c) => {
    c.fillStyle = '#a05a20';
    c.fillRect(0, 0, 256, 512);
    for (let i = 0; i < 130; i++) {
      const [x, y, r] = [random() * 256, random() * 512, 8 + random() * 26];
      const tone = ['#3a1b0a', '#2a1206', '#5c2f10', '#7a4318'][i % 4] as string;
      for (const dx of [-256, 0, 256]) {
        for (const dy of [-512, 0, 512]) {
          const g = c.createRadialGradient(x + dx, y + dy, r * 0.3, x + dx, y + dy, r);
          g.addColorStop(0, tone);
          g.addColorStop(1, `${tone}00`);
          c.fillStyle = g;
          c.fillRect(x + dx - r, y + dy - r, 2 * r, 2 * r);
        }
      }
    }
  });
}

/** Clear lenses for spectacles, dark or coloured ones for the sun. */
function lensMat(spec: ProductSpec): Mat {
  const clear = says(spec, /\b(eyeglasses|spectacles|reading glasses|clear lens(es)?)\b/);
  const asked = spec.parts.lens;
  const mirrored = asked?.finishes.includes('polished');
  const color = colorOf(asked, hex('#2b2622'));
  const tint: V3 = clear ? [0.96, 0.97, 0.97] : mix3(mul(color, 0.55), [0.06, 0.055, 0.05], 0.35);
  return mat({
    base: [1, 1, 1],
    kind: KIND.glass,
    glass: 0,
    tint,
    rough: 0.02,
    f0: mirrored ? 0.35 : clear ? 0.03 : 0.06,
  });
}

/** The front bends around the face. */
const wrap = (x: number, y: number, z = 0): V3 => [x, y, z - 0.16 * x * x - 0.05 * Math.abs(x) ** 4];

function build(m: Mesh, g: Glasses): void {
  for (const side of [1, -1]) {
    addRim(m, g, side);
    addLens(m, g, side);
    addTemple(m, g, side);
    if (g.metal) addNosePad(m, g, side);
  }
  addBridge(m, g);
}

const faceOn =
  (side: number, g: Glasses) =>
  (t: number, p: V3): [V3, V3] => {
    void t;
    const n = norm([side * p[0] - g.centre[0], p[1] - g.centre[1], 0]);
    const b: V3 = norm([-0.32 * p[0], 0, -1]);
    return [norm(cross(cross(b, [side * n[0], n[1], 0]), b)), b];
  };

function addRim(m: Mesh, g: Glasses, side: number): void {
  const path = (t: number): V3 => {
    const [x, y] = g.outline(t);
    return wrap(side * x, y);
  };
  const section = (q: number, t: number): V2 => {
    if (g.metal) return superellipse(q, 0.011, 0.014, 1);
    const [, y] = g.outline(t);
    const brow = smooth(-0.05, 0.22, y);
    return superellipse(q, lerp(0.026, 0.04, brow), 0.034, 0.55);
  };
  m.sweep(g.frame, path, 180, 24, section, { closed: true, frame: faceOn(side, g) });
}

function addLens(m: Mesh, g: Glasses, side: number): void {
  const at = (u: number, v: number): V3 => {
    const [x, y] = g.outline(u);
    const k = 1 - v;
    const px = g.centre[0] + (x - g.centre[0]) * k;
    const py = g.centre[1] + (y - g.centre[1]) * k;
    return wrap(side * px, py, 0.022 * (1 - k * k));
  };
  // one skin per direction, since each is seen from its own side only
  for (const flip of [true, false]) m.grid(g.lens, 120, 16, at, { wu: true, flip });
}

/** Arm from the hinge over the ear; it bends down where the ear would be. */
function addTemple(m: Mesh, g: Glasses, side: number): void {
  const x = 0.7;
  const y = 0.155;
  const back = wrap(x, y)[2];
  const end = add([side * x, y, back], [side * 0.012, 0, 0]);
  m.rbox(
    g.metal ? g.hinge : g.frame,
    end,
    g.metal ? [0.018, 0.02, 0.022] : [0.03, 0.042, 0.036],
    g.metal ? 0.01 : 0.02,
    6,
  );
  const path = curve3([
    [end[0] + side * 0.006, y, back - 0.02],
    [side * 0.725, y, back - 0.3],
    [side * 0.72, y - 0.005, back - 0.75],
    [side * 0.7, y - 0.02, back - 1.0],
    [side * 0.685, y - 0.1, back - 1.18],
    [side * 0.675, y - 0.24, back - 1.31],
    [side * 0.672, y - 0.34, back - 1.37],
  ]);
  const frame = (_t: number, _p: V3, tangent: V3): [V3, V3] => {
    const b = norm(cross(tangent, [1, 0, 0]));
    return [norm(cross(b, tangent)), b];
  };
  const height = (t: number) => (g.metal ? 0.013 : lerp(0.04, 0.026, smooth(0, 0.5, t)));
  m.sweep(g.frame, path, 110, 20, (q, t) => superellipse(q, g.metal ? 0.009 : 0.016, height(t), 0.6), {
    caps: true,
    frame,
  });
  if (!g.metal) {
    const logo = (k: number): V3 => [side * (0.727 + 0.006), y + 0.012 * k, back - 0.06];
    for (const k of [-1, 1]) m.rbox(g.hinge, logo(k), [0.006, 0.006, 0.012], 0.005, 3);
    return;
  }
  const tip: Mat = mat({ base: [0.03, 0.026, 0.024], rough: 0.3, coat: 0.6 });
  m.sweep(
    tip,
    (t) => path(lerp(0.74, 1, t)),
    50,
    20,
    (q, t) => superellipse(q, 0.017, lerp(0.022, 0.028, t), 0.8),
    { caps: true, frame },
  );
}

function addBridge(m: Mesh, g: Glasses): void {
  const inner = 0.1;
  if (!g.metal) {
    const path = curve3([
      wrap(-inner - 0.02, 0.1),
      wrap(-0.05, 0.135),
      wrap(0, 0.145),
      wrap(0.05, 0.135),
      wrap(inner + 0.02, 0.1),
    ]);
    m.sweep(g.frame, path, 40, 22, (q) => superellipse(q, 0.04, 0.032, 0.6), { caps: true, up: [0, 0, 1] });
    return;
  }
  const low = curve3([
    wrap(-inner, 0.04),
    wrap(-0.05, 0.075, 0.012),
    wrap(0, 0.085, 0.016),
    wrap(0.05, 0.075, 0.012),
    wrap(inner, 0.04),
  ]);
  m.tube(g.frame, low, 0.012, 40, 14, { caps: true });
  if (!g.double) return;
  const high = curve3([
    wrap(-0.2, 0.215),
    wrap(-0.08, 0.225, 0.004),
    wrap(0, 0.228, 0.006),
    wrap(0.08, 0.225, 0.004),
    wrap(0.2, 0.215),
  ]);
  m.tube(g.frame, high, 0.011, 40, 14, { caps: true });
}

function addNosePad(m: Mesh, g: Glasses, side: number): void {
  const pad = mat({ base: [0.86, 0.85, 0.82], rough: 0.2, coat: 0.8, sss: 0.8 });
  const at = wrap(side * 0.105, -0.07, -0.085);
  m.xf(
    (p) => [at[0] + side * (p[0] * 0.35 + p[1] * 0.2), at[1] + p[1], at[2] + p[2]],
    () => m.rbox(pad, [0, 0, 0], [0.02, 0.06, 0.034], 0.0195, 6),
  );
  m.tube(g.frame, curve3([wrap(side * 0.112, -0.02), wrap(side * 0.1, -0.02, -0.05), at]), 0.006, 20, 10);
}
