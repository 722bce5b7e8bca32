import { finish, type Mat, mat } from '../../materials.ts';
import { add, cross, curve3, densify, fillet, lerp, mix3, mul, norm, smooth, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { superellipse } from '../sections.ts';

const TILT = 0.1;
/** Centre of the case; the strap closes behind it. Unit 2 cm. */
export const CASE_CENTRE: V3 = [0, 1.6, 1.06];

/** Case space (x right, y towards 12, z towards the viewer) → product space, leaning back a little. */
export function place(p: V3): V3 {
  const c = Math.cos(TILT);
  const s = Math.sin(TILT);
  return add(CASE_CENTRE, [p[0], p[1] * c + p[2] * s, p[2] * c - p[1] * s]);
}

/** Lathe space (axis y) → product space with the axis towards the viewer. */
export const lay = (p: V3): V3 => place([p[0], -p[2], p[1]]);

/** Three surfaces of one metal. */
export interface CaseMetals {
  polished: Mat;
  brushed: Mat;
  /** For hands and markers, a little duller so that they read. */
  applied: Mat;
}

/** The three surfaces of a case metal; a matte case has neither mirror nor brushing. */
export function caseMetals(metal: V3, matte: boolean): CaseMetals {
  const polished = finish('polished', metal);
  polished.rough = matte ? 0.32 : 0.09;
  const brushed = finish('brushed', mul(metal, 0.95), [1, 30]);
  Object.assign(brushed, { rough: matte ? 0.42 : 0.27, bumpAmp: 0.05, aniso: matte ? 0 : 0.5 });
  const applied = finish('metal', metal);
  Object.assign(applied, { rough: 0.24, metal: 0.82 });
  return { polished, brushed, applied };
}

/** Mid case, bezel, lugs, crown and crystal of a round watch. */
export function addCase(
  m: Mesh,
  metals: CaseMetals,
  dial: V3,
  options: { sport: boolean; pushers: boolean; bezel: Mat | null },
): void {
  const { polished, brushed } = metals;
  const rise = options.sport ? 0.06 : 0;
  m.xf(lay, () => {
    const middle = [
      [0, -0.26 - rise],
      [0.84, -0.26 - rise, 0.02],
      [0.93, -0.22 - rise, 0.04],
      [1, -0.13, 0.05],
      [1, 0.115, 0.01],
      [0.995, 0.12],
    ];
    m.lathe(brushed, densify(fillet(middle, 5), 0.05), 160, { uvByLen: true, uvx: 6 });
    if (options.sport) addDiveBezel(m, polished, options.bezel ?? polished);
    else {
      const bezel = [
        [0.998, 0.115],
        [0.965, 0.172, 0.02],
        [0.935, 0.178, 0.008],
        [0.93, 0.2, 0.01],
        [0.895, 0.262, 0.05],
        [0.815, 0.268, 0.018],
        [0.8, 0.25],
        [0.795, 0.225],
      ];
      m.lathe(polished, densify(fillet(bezel, 6), 0.03), 160);
    }
    const rehaut = mat({ base: mix3(dial, [0.3, 0.3, 0.3], 0.3), rough: 0.25, metal: 0.6 });
    m.lathe(
      rehaut,
      densify(
        [
          [0.796, 0.24],
          [0.762, 0.13],
        ],
        0.02,
      ),
      128,
    );
  });
  addLugs(m, brushed);
  addCrown(m, polished, options.sport);
  if (options.pushers) for (const angle of [0.5, -0.5]) addPusher(m, polished, angle);
  const glass = mat({ base: [1, 1, 1], kind: 1, glass: 0, tint: [0.985, 0.99, 0.99], rough: 0.02, f0: 0.02 });
  const dome = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2;
    return place([Math.cos(a) * v * 0.803, Math.sin(a) * v * 0.803, 0.262 + 0.042 * (1 - v * v)]);
  };
  m.grid(glass, 96, 28, dome, { wu: true, flip: true });
}

/** A coin-edged ring with an inlay that carries the minute marks. */
function addDiveBezel(m: Mesh, metal: Mat, inlay: Mat): void {
  const edge = [
    [0.985, 0.115],
    [1.035, 0.125, 0.01],
    [1.035, 0.215, 0.015],
    [0.995, 0.262, 0.02],
    [0.985, 0.268],
  ];
  m.lathe(metal, densify(fillet(edge, 5), 0.02), 240, {
    fn: (p, a) => {
      const r = Math.hypot(p[0], p[2]);
      const notch = r > 1.01 ? 1 + 0.012 * Math.cos(a * 60) : 1;
      return [p[0] * notch, p[1], p[2] * notch];
    },
  });
  const ring = (u: number, v: number): V3 => {
    const a = u * Math.PI * 2;
    const r = lerp(0.985, 0.81, v);
    return [Math.sin(a) * r, 0.268 + 0.01 * v, Math.cos(a) * r];
  };
  m.grid(inlay, 200, 6, ring, {
    wu: true,
    uv: (u, v) => {
      const a = u * Math.PI * 2;
      const r = lerp(0.5, 0.411, v);
      return [0.5 + Math.sin(a) * r, 0.5 + Math.cos(a) * r];
    },
  });
  m.lathe(
    metal,
    densify(
      [
        [0.812, 0.279],
        [0.8, 0.272],
        [0.795, 0.225],
      ],
      0.02,
    ),
    160,
  );
}

function addLugs(m: Mesh, metal: Mat): void {
  for (const sx of [1, -1]) {
    for (const sy of [1, -1]) {
      const path = curve3([
        [0.585 * sx, 0.6 * sy, 0.045],
        [0.585 * sx, 0.82 * sy, 0.045],
        [0.583 * sx, sy, -0.03],
        [0.58 * sx, 1.12 * sy, -0.15],
        [0.578 * sx, 1.165 * sy, -0.24],
      ]);
      m.sweep(
        metal,
        (t) => place(path(t)),
        36,
        28,
        (q, t) => superellipse(q, lerp(0.16, 0.075, smooth(0.1, 1, t)), lerp(0.105, 0.072, t), 0.35),
        {
          caps: true,
          frame: (_t, _p, tangent) => [norm(cross([1, 0, 0], tangent)), [1, 0, 0]],
        },
      );
    }
  }
}

/** Knurled winding crown at three o'clock; a sports watch guards it with shoulders. */
function addCrown(m: Mesh, metal: Mat, sport: boolean): void {
  const profile = [
    [0.07, 0.95],
    [0.07, 1.04],
    [0.13, 1.045, 0.01],
    [0.142, 1.06, 0.01],
    [0.142, 1.185, 0.015],
    [0.12, 1.205, 0.02],
    [0, 1.215],
  ];
  const k = sport ? 1.18 : 1;
  m.xf(
    (p) => place([p[1], p[0] * k, p[2] * k]),
    () => {
      m.lathe(metal, densify(fillet(profile, 4), 0.03), 144, {
        fn: (p, a) => {
          if (Math.hypot(p[0], p[2]) < 0.1 || p[1] <= 1.055 || p[1] >= 1.19) return p;
          const knurl = 1 + 0.035 * Math.cos(a * 28);
          return [p[0] * knurl, p[1], p[2] * knurl];
        },
      });
    },
  );
  if (!sport) return;
  for (const side of [1, -1]) {
    const guard = curve3([
      [0.9, 0.36 * side, -0.02],
      [1.02, 0.28 * side, -0.02],
      [1.08, 0.2 * side, -0.02],
      [1.06, 0.17 * side, -0.02],
    ]);
    m.sweep(
      metal,
      (t) => place(guard(t)),
      20,
      20,
      (q) => superellipse(q, 0.1, 0.06, 0.5),
      { caps: true, up: [0, 0, 1] },
    );
  }
}

function addPusher(m: Mesh, metal: Mat, angle: number): void {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const turn = (p: V3): V3 => place([p[1] * c - p[0] * s, p[1] * s + p[0] * c, p[2]]);
  m.xf(turn, () =>
    m.lathe(
      metal,
      densify(
        fillet(
          [
            [0.06, 0.93],
            [0.06, 1.05],
            [0.09, 1.052, 0.01],
            [0.09, 1.13, 0.02],
            [0, 1.14],
          ],
          4,
        ),
        0.03,
      ),
      40,
    ),
  );
}
