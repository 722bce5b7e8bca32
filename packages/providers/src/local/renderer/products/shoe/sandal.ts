import { finish, type Mat, mat, METALS } from '../../materials.ts';
import { add, cross, curve3, hex, lerp, lum, mix3, mul, norm, sub, type V3 } from '../../math.ts';
import { append, Mesh } from '../../mesh.ts';
import type { Product } from '../../product.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { colorOf, finishOf, metalOf, picker } from '../look.ts';
import { roundedRect, superellipse } from '../sections.ts';
import { settle } from '../settle.ts';
import { type Last, ROWS, shoeLast } from './last.ts';
import { addSole } from './sole.ts';
import { type LastStyle, SHOE_STYLES } from './styles.ts';

interface SandalMats {
  strap: Mat;
  footbed: Mat;
  sole: Mat;
  outsole: Mat;
  metal: Mat;
}
/** A band over the foot: where it stands, how far its ends lie apart along the foot, half its width, and its height. */
interface Band {
  x: number;
  slant: number;
  half: number;
  height: number;
}
const BANDS: readonly Band[] = [
  { x: 0.66, slant: 0.1, half: 0.2, height: 0.47 },
  { x: -0.02, slant: 0.03, half: 0.2, height: 0.66 },
];

/** Reads sandals out of the words: two buckled bands, or the thong of a flip flop; strap, footbed and sole colours. */
export function designSandal(spec: ProductSpec): Product {
  const pick = picker(spec);
  const thong = spec.sub === 'flip-flop';
  const main = colorOf(
    spec.parts.strap ?? spec.body,
    pick([hex('#7a4a2a'), hex('#2a2826'), hex('#d9b48f'), hex('#e7e2d8')]),
  );
  // Three browns that nearly agree look like a mould in one piece: the footbed goes lighter, the sole darker.
  const near = (c: V3) => Math.hypot(...sub(main, c)) < 0.28;
  const suede = near(hex('#b79872')) ? (lum(main) > 0.12 ? hex('#dcc8a6') : hex('#cdb491')) : hex('#b79872');
  const cork = near(hex('#a9825a')) ? (lum(main) > 0.12 ? hex('#6b4a34') : hex('#c7a274')) : hex('#a9825a');
  const kind = finishOf(spec.parts.strap ?? spec.body, thong ? 'rubber' : 'smoothleather');
  const mats: SandalMats = {
    strap: finish(kind === 'leather' ? 'smoothleather' : kind, main, [3, 8]),
    footbed: thong
      ? finish('rubber', colorOf(spec.parts.inside, main), [12, 5])
      : finish('suede', colorOf(spec.parts.inside, suede), [9, 4]),
    sole: thong
      ? finish('rubber', colorOf(spec.parts.sole, mul(main, 0.85)), [10, 3])
      : finish('paper', colorOf(spec.parts.sole, cork), [30, 6]),
    outsole: finish('rubber', colorOf(spec.parts.outsole, hex('#2c2521')), [10, 2]),
    metal: finish('metal', metalOf(spec.parts.metal) ?? (METALS['brass'] as V3)),
  };
  return {
    mk: (m) => {
      append(m, buildSandal(mats, thong));
    },
    main,
    metalish: false,
    glossy: false,
    front: 0.95,
    detail: { aim: [0.3, 0.6, 0.2], yaw: 0.8, pitch: 0.5, zoom: 2 },
    size: [2.95, thong ? 0.6 : 0.9, 1],
  };
}

function buildSandal(mats: SandalMats, thong: boolean): Mesh {
  const m = new Mesh();
  const last = shoeLast(SHOE_STYLES[thong ? 'flip-flop' : 'sandal'] as LastStyle);
  const unused = mats.strap;
  const sole = { ...mats, upper: unused, lining: unused, insole: unused, tongue: unused };
  addSole(m, last, { ...sole, laces: unused, eyelets: unused }, [0, 0, 0]);
  addFootbed(m, last, mats.footbed);
  if (thong) addThong(m, last, mats);
  else for (const band of BANDS) addBand(m, last, mats, band);
  settle(m);
  return m;
}

/** Rises at the edges, under the arch and behind the heel, as a foot presses it. */
function addFootbed(m: Mesh, last: Last, material: Mat): void {
  // The outermost cells fold down over the sole, so that the bed has an edge and nothing shows under it.
  const inner = (t: number, share: number) => Math.max(-1, Math.min(1, t / share));
  const fold = (t: number, share: number) => Math.max(0, (Math.abs(t) - share) / (1 - share));
  const at = (u: number, v: number): V3 => {
    const along = inner(2 * u - 1, 0.97);
    const across = inner(2 * v - 1, 0.88);
    const row = ((along + 1) / 2) * ROWS;
    const [lateral, medial] = last.widths(row);
    const x = last.centre(row);
    const edge = Math.max(Math.abs(across), Math.abs(along) ** 6) ** 5;
    const arch = across < 0 ? 0.05 * Math.exp(-(((x + 0.2) / 0.45) ** 2)) * across * across : 0;
    const down = 0.075 * Math.max(fold(2 * u - 1, 0.97), fold(2 * v - 1, 0.88));
    const y = last.soleTop(x) + 0.02 + 0.025 * edge + arch - down;
    return [x * 1.008, y, lerp(medial, lateral, (across + 1) / 2) * 1.005];
  };
  m.grid(material, 134, 50, at, { flip: true, uv: (u, v) => [u, v] });
}

/** Outline of the footbed at x on either side, and its height there. */
function edgesAt(last: Last, x: number): { lateral: number; medial: number; y: number } {
  let row = 0;
  while (row < ROWS && last.centre(row) < x) row += 0.05;
  const [lateral, medial] = last.widths(row);
  return { lateral, medial, y: last.soleTop(x) };
}

function addBand(m: Mesh, last: Last, mats: SandalMats, { x, slant, half, height }: Band): void {
  const { lateral, medial, y } = edgesAt(last, x);
  const middle = (lateral + medial) / 2;
  const reach = (lateral - medial) / 2 - 0.016;
  const path = (t: number): V3 => {
    const a = lerp(-0.12, Math.PI + 0.12, t);
    const s = Math.sin(a);
    return [
      x - slant * Math.cos(a),
      y - 0.02 + Math.sign(s) * Math.abs(s) ** 0.82 * (height - y * 0.35),
      middle + reach * Math.cos(a),
    ];
  };
  const along: V3 = [1, 0, 0];
  const frame = (_t: number, _p: V3, tangent: V3): [V3, V3] => {
    const b = norm(add(along, mul(tangent, -tangent[0])));
    return [norm(cross(tangent, b)), b];
  };
  m.sweep(mats.strap, path, 90, 44, (q) => superellipse(q, 0.021, half, 0.8, 0.35), {
    caps: true,
    frame,
    uvW: 1,
    uvLen: 1.6,
  });
  addBuckle(m, mats, path, 0.3, half);
}

/** A square frame with its pin on a band, at share t of its way. */
function addBuckle(
  m: Mesh,
  { metal, strap }: SandalMats,
  path: (t: number) => V3,
  t: number,
  half: number,
): void {
  const at = path(t);
  const tangent = norm(add(path(t + 0.01), mul(path(t - 0.01), -1)));
  const wide: V3 = [1, 0, 0];
  let out = norm(cross(tangent, wide));
  if (out[1] < 0) out = mul(out, -1);
  const on = (along: number, across: number, lift: number): V3 =>
    add(add(add(at, mul(tangent, along)), mul(wide, across)), mul(out, lift));
  const frame = (q: number): V3 => {
    const [a, b] = roundedRect(q, 0.085, half * 0.72, 0.03);
    return on(a, b, 0.036);
  };
  m.tube(metal, frame, 0.013, 72, 12, { closed: true });
  m.tube(metal, (q) => on(lerp(-0.085, 0.1, q), 0, 0.04 + 0.012 * Math.sin(q * Math.PI)), 0.009, 16, 10, {
    caps: true,
  });
  // the end of the strap, drawn through the buckle and laid back on the band
  m.sweep(
    strap,
    (q) => add(path(lerp(t - 0.015, t + 0.13, q)), mul(out, lerp(0.03, 0.034, q))),
    20,
    24,
    (q) => superellipse(q, 0.012, half * 0.55, 0.8, 0.4),
    {
      caps: true,
      frame: () => [out, wide],
    },
  );
}

/** Two straps that part behind the toe post. */
function addThong(m: Mesh, last: Last, { strap }: SandalMats): void {
  const front = edgesAt(last, 0.95);
  const back = edgesAt(last, -0.1);
  const post: V3 = [0.98, front.y, -0.09];
  m.tube(strap, (t) => [post[0] - 0.03 * t, lerp(post[1] - 0.02, post[1] + 0.17, t), post[2]], 0.036, 12, 20);
  for (const z of [back.lateral * 0.97, back.medial * 0.97]) {
    const path = curve3([
      [0.97, front.y + 0.15, post[2]],
      [0.86, front.y + 0.235, post[2] + (z - post[2]) * 0.12],
      [0.45, front.y + 0.3, post[2] + (z - post[2]) * 0.62],
      [0.12, back.y + 0.18, post[2] + (z - post[2]) * 0.96],
      [-0.1, back.y - 0.02, z],
    ]);
    const wide = (t: number) => 0.05 + 0.045 * Math.sin(Math.min(1, t * 1.15) * Math.PI);
    m.sweep(strap, path, 70, 30, (q, t) => superellipse(q, 0.024, wide(t), 0.8, 0.6), {
      caps: true,
      up: [0, 1, 0],
    });
  }
  const knob = mat({ base: mix3(strap.base, [0, 0, 0], 0.2), rough: 0.5 });
  m.lathe(
    knob,
    [
      [0.04, 0.155],
      [0.05, 0.175],
      [0.03, 0.2],
      [0, 0.205],
    ],
    24,
    { at: [post[0] - 0.03, post[1], post[2]] },
  );
}
