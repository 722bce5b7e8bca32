import { type Mat, mat } from '../../materials.ts';
import { densify, fillet, lum, mix3, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { type CaseMetals, lay, place } from './case.ts';
import { type DialSpec, drawDial } from './dial-face.ts';

const TURN = Math.PI * 2;

/** Face, applied markers and hands at ten past ten, the pose of watch photography. */
export function addDial(m: Mesh, spec: DialSpec, metals: CaseMetals): void {
  // a pale face is enamel: as metal it would mirror the room and turn grey
  const sheen = spec.kind === 'sport' ? 0.2 : lum(spec.color) > 0.5 ? 0.12 : 0.55;
  const face = mat({
    base: spec.color,
    rough: 0.32,
    metal: sheen,
    aniso: spec.kind === 'sport' ? 0 : 0.75,
    radial: place([0, 0, 0.13]),
    map: drawDial(spec),
    mapMetal: sheen * 0.9,
    mapRough: 0.32,
  });
  const disc = (u: number, v: number): V3 =>
    place([Math.cos(u * TURN) * v * 0.766, Math.sin(u * TURN) * v * 0.766, 0.13]);
  m.grid(face, 96, 24, disc, {
    wu: true,
    flip: true,
    uv: (u, v) => [0.5 + Math.cos(u * TURN) * v * 0.5, 0.5 - Math.sin(u * TURN) * v * 0.5],
  });
  if (!spec.roman) for (let hour = 0; hour < 12; hour++) addMarker(m, spec, metals, hour);
  addHands(m, spec, metals);
}

function turned(angle: number): (p: V3) => V3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return (p) => place([p[0] * c - p[1] * s, p[0] * s + p[1] * c, p[2]]);
}

function addMarker(m: Mesh, spec: DialSpec, metals: CaseMetals, hour: number): void {
  if (spec.kind !== 'chrono' && hour === 3) return;
  if (spec.kind === 'chrono' && (hour === 3 || hour === 6 || hour === 9)) return;
  const xf = turned((-hour * Math.PI) / 6);
  if (spec.kind === 'sport') {
    const lume = mat({ base: [0.78, 0.86, 0.74], rough: 0.5 });
    const round = (radius: number) =>
      Array.from({ length: 32 }, (_, i) => [
        Math.cos((i / 32) * TURN) * radius,
        0.59 + Math.sin((i / 32) * TURN) * radius,
      ]);
    const bar = (k: number) =>
      hour === 0
        ? [
            [-0.075 * k, 0.67],
            [0.075 * k, 0.67],
            [0, 0.67 - 0.17 * k],
          ]
        : [
            [-0.04 * k, 0.5],
            [0.04 * k, 0.5],
            [0.04 * k, 0.67],
            [-0.04 * k, 0.67],
          ];
    const big = hour % 3 === 0;
    m.prism(metals.applied, big ? bar(1.2) : round(0.062), 0.131, 0.15, 0.006, xf);
    m.prism(lume, big ? bar(0.82) : round(0.047), 0.15, 0.158, 0.004, xf);
    return;
  }
  const big = hour % 3 === 0;
  const w = big ? 0.03 : 0.021;
  const inner = big ? 0.47 : 0.515;
  const bar = (x: number) =>
    m.prism(
      metals.applied,
      [
        [x - w, inner],
        [x + w, inner],
        [x + w * 1.15, 0.66],
        [x - w * 1.15, 0.66],
      ],
      0.132,
      0.162,
      0.009,
      xf,
    );
  for (const x of hour === 0 ? [-0.042, 0.042] : [0]) bar(x);
}

const DAUPHINE_HOUR = [
  [-0.012, -0.1],
  [0.012, -0.1],
  [0.045, 0.08],
  [0.012, 0.43],
  [0, 0.45],
  [-0.012, 0.43],
  [-0.045, 0.08],
];
const DAUPHINE_MINUTE = [
  [-0.01, -0.12],
  [0.01, -0.12],
  [0.035, 0.1],
  [0.009, 0.64],
  [0, 0.66],
  [-0.009, 0.64],
  [-0.035, 0.1],
];
const SWORD = (w: number, length: number) => [
  [-w * 0.4, -0.1],
  [w * 0.4, -0.1],
  [w * 0.55, 0.06],
  [w, length - 0.12],
  [0, length],
  [-w, length - 0.12],
  [-w * 0.55, 0.06],
];

function addHands(m: Mesh, spec: DialSpec, metals: CaseMetals): void {
  const degrees = Math.PI / 180;
  const hand = (angle: number, outline: number[][], z: number, material: Mat, thick = 0.014) =>
    m.prism(material, outline, z, z + thick, 0.006, turned(-angle * degrees));
  const hour = (10 + 9 / 60) * 30;
  if (spec.kind === 'sport') {
    const lume = mat({ base: [0.78, 0.86, 0.74], rough: 0.5 });
    hand(hour, SWORD(0.075, 0.44), 0.172, metals.applied);
    hand(hour, SWORD(0.045, 0.4), 0.186, lume, 0.004);
    hand(54, SWORD(0.06, 0.67), 0.192, metals.applied);
    hand(54, SWORD(0.034, 0.62), 0.206, lume, 0.004);
  } else {
    hand(hour, DAUPHINE_HOUR, 0.172, metals.applied);
    hand(54, DAUPHINE_MINUTE, 0.19, metals.applied);
  }
  const second = mat({
    base: spec.kind === 'sport' ? [0.75, 0.16, 0.03] : mix3(spec.metal, [0.8, 0.1, 0.1], 0),
    rough: 0.12,
    metal: spec.kind === 'sport' ? 0.2 : 1,
  });
  hand(
    214,
    [
      [-0.016, -0.22],
      [0.016, -0.22],
      [0.008, -0.05],
      [0.005, 0.69],
      [-0.005, 0.69],
      [-0.008, -0.05],
    ],
    0.212,
    second,
    0.008,
  );
  m.xf(lay, () =>
    m.lathe(
      metals.polished,
      densify(
        fillet(
          [
            [0.05, 0.17],
            [0.05, 0.226, 0.01],
            [0.035, 0.236, 0.01],
            [0, 0.238],
          ],
          4,
        ),
        0.02,
      ),
      32,
    ),
  );
}
