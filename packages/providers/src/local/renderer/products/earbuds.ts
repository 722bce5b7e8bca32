import { finish, type Mat, mat } from '../materials.ts';
import { add, densify, fillet, hex, lerp, lum, mul, rotateY, toHex, type V2, type V3 } from '../math.ts';
import { append, Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import { drawImg } from '../textures.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { drawLine } from './label-text.ts';
import { colorOf, finishOf, inkOn, metalOf, picker } from './look.ts';
import { roundedRect } from './sections.ts';
import { settle } from './settle.ts';

interface EarbudMats {
  shell: Mat;
  tip: Mat;
  grille: Mat;
  contact: Mat;
}

/** Half width and depth of the charging case, its height, and where its lid begins; unit 5 cm. */
const CASE = { hw: 0.62, hd: 0.24, height: 0.98, seam: 0.66 };
/** Where a bud stands before the case, and how far the pair is apart. */
const BUD = { x: 0.26, z: 0.62, stem: 0.56 };

/** Reads earbuds out of the words: colour and finish of buds and case, tips, a brand on the lid. */
export function designEarbuds(spec: ProductSpec): Product {
  const pick = picker(spec);
  const main = colorOf(spec.body, pick([hex('#f3f2f0'), hex('#1d1e21'), hex('#2a3f5f'), hex('#d9c7b8')]));
  const asked = finishOf(spec.body, 'glossy');
  const kind = asked === 'matte' ? 'matte' : asked === 'metal' || asked === 'brushed' ? 'satin' : 'glossy';
  const shell = finish(kind, main, [8, 8]);
  const tipColor = colorOf(spec.parts.cushion, lum(main) > 0.4 ? hex('#e4e2de') : mul(main, 0.6));
  const mats: EarbudMats = {
    shell,
    tip: mat({ base: tipColor, rough: 0.55, sss: 0.4, f0: 0.035 }),
    grille: finish('mesh', hex('#2b2c2e'), [5, 5]),
    contact: finish('polished', metalOf(spec.parts.metal) ?? hex('#c8c9cb')),
  };
  return {
    mk: (m) => {
      const h = new Mesh();
      addCase(h, mats, spec.brand);
      for (const side of [1, -1] as const) addBud(h, mats, side);
      settle(h);
      append(m, h);
    },
    main,
    metalish: false,
    glossy: kind === 'glossy',
    front: 0.3,
    detail: { aim: [BUD.x, 0.58, BUD.z], yaw: 0.35, pitch: 0.2, zoom: 2 },
    size: [1.24, 0.98, 1.1],
  };
}

/** A pebble of rounded-rectangle section with the groove of its lid, a light and a hinge. */
function addCase(m: Mesh, mats: EarbudMats, brand: string): void {
  const { hw, hd, height, seam } = CASE;
  const flat = hd * 0.96;
  const profile = densify(
    fillet(
      [
        [flat, 0],
        [0.01, 0, 0.19],
        [0, seam - 0.008, 0.01],
        [0.014, seam],
        [0, seam + 0.008, 0.01],
        [0.01, height, 0.2],
        [flat, height],
      ],
      9,
    ),
    0.025,
  );
  const rows = profile.length - 1;
  const body = { ...mats.shell };
  if (brand) Object.assign(body, brandOn(brand, body.base));
  const at = (u: number, v: number): V3 => {
    const [inset, y] = profile[Math.round(v * rows)];
    const [x, z] = roundedRect(u, hw - inset, hd - inset, Math.max(1e-3, hd * 0.985 - inset));
    return [x, y, z];
  };
  m.grid(body, 168, rows, at, { wu: true, flip: true, uv: (u, v) => caseUv(u, at(u, v)[1]) });
  const light = mat({ base: [0.55, 0.9, 0.6], emis: 1.6, rough: 0.4 });
  m.lathe(
    light,
    [
      [0, 0.004],
      [0.014, 0.004],
      [0.017, 0],
    ],
    24,
    {
      at: [0, 0, 0],
      fn: ([x, y, z]) => [x, z + seam - 0.14, hd + y],
    },
  );
  m.rbox(mats.contact, [0, seam, -hd - 0.004], [0.26, 0.035, 0.018], 0.014, 6);
}

/** Chart of the case: u across the front (0–1 over its width), v up. */
function caseUv(u: number, y: number): V2 {
  return [(0.25 - u) * 4 + 0.5, 1 - y / CASE.height];
}

function brandOn(text: string, base: V3): Partial<Mat> {
  const map = drawImg(512, 256, (c) => {
    c.clearRect(0, 0, 512, 256);
    c.fillStyle = toHex(inkOn(base));
    drawLine(c, text.toUpperCase(), { x: 256, y: 128, size: 64, weight: 600, spacing: 8, maxWidth: 420 });
  });
  return { map, mapS: [1.2, 1.9], mapO: [-0.1, -0.75], mapRough: 0.4 };
}

/** A bud standing on its stem, its silicone tip turned towards its twin and forward. */
function addBud(m: Mesh, mats: EarbudMats, side: 1 | -1): void {
  const place = (p: V3): V3 => add(rotateY(p, side * 0.5), [side * BUD.x, 0, BUD.z]);
  m.xf(place, () => {
    addStem(m, mats);
    addBulb(m, mats, side);
  });
}

function addStem(m: Mesh, mats: EarbudMats): void {
  const r = 0.066;
  const stem = fillet(
    [
      [0, 0.012],
      [r * 0.7, 0.012],
      [r, 0.045, 0.03],
      [r, BUD.stem],
      [r * 0.9, BUD.stem + 0.08],
    ],
    6,
  );
  m.lathe(mats.shell, densify(stem, 0.025), 56, { fn: ([x, y, z]) => [x * 0.94, y, z * 1.08] });
  m.lathe(
    mats.contact,
    [
      [0, 0],
      [r * 0.66, 0],
      [r * 0.74, 0.02],
    ],
    40,
    { fn: ([x, y, z]) => [x * 0.94, y, z * 1.08] },
  );
  const slot = (t: number): V3 => [lerp(-0.028, 0.028, t), 0.2, 0.066];
  m.tube(mats.grille, slot, 0.011, 8, 12, { caps: true });
}

/** The bulb leans off the stem; nozzle and tip continue it. */
function addBulb(m: Mesh, mats: EarbudMats, side: 1 | -1): void {
  const y = BUD.stem + 0.09;
  const bulb = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2;
    const b = v * Math.PI;
    const r = Math.sin(b);
    const narrow = 1 - 0.12 * Math.cos(b);
    return [
      r * Math.cos(a) * 0.165 * narrow,
      y - Math.cos(b) * 0.17,
      r * Math.sin(a) * 0.185 * narrow + 0.035,
    ];
  };
  m.grid(mats.shell, 72, 40, bulb, { wu: true, flip: true });
  // along +y here, then turned to point at the twin, forward and a little down
  const aim = (p: V3): V3 => {
    const out: V3 = [side * -0.8, 0.1, 0.59];
    const right: V3 = [0.59, 0, side * 0.8];
    const up: V3 = [side * 0.08, 0.995, -0.059];
    const [x, along, z] = p;
    return [
      right[0] * x + out[0] * along + up[0] * z,
      y + right[1] * x + out[1] * along + up[1] * z,
      0.035 + right[2] * x + out[2] * along + up[2] * z,
    ];
  };
  m.xf(aim, () => {
    const nozzle = [
      [0.1, 0.1],
      [0.075, 0.2],
      [0.062, 0.27],
    ];
    m.lathe(mats.shell, densify(nozzle, 0.02), 48);
    const tip = fillet(
      [
        [0.07, 0.2],
        [0.128, 0.215, 0.02],
        [0.118, 0.29, 0.06],
        [0.07, 0.345, 0.02],
        [0.05, 0.34, 0.008],
        [0.05, 0.31],
      ],
      7,
    );
    m.lathe(mats.tip, densify(tip, 0.015), 56);
    m.lathe(
      mats.grille,
      [
        [0, 0.315],
        [0.052, 0.315],
      ].reverse(),
      40,
      { flip: false },
    );
  });
  const vent = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2;
    const p: V3 = [Math.cos(a) * 0.05 * (1 - v), y + 0.045 + Math.sin(a) * 0.026 * (1 - v), 0];
    const along = Math.sqrt(Math.max(0, 1 - (p[0] / 0.17) ** 2 - ((p[1] - y) / 0.17) ** 2));
    return [p[0], p[1], -along * 0.185 + 0.033 - 0.002];
  };
  m.grid(mats.grille, 32, 4, vent, { wu: true, flip: true });
}
