import type { LampLight } from '../lamp.ts';
import type { Mat } from '../materials.ts';
import { add, densify, fillet, lerp, mul, norm, rotateY, sub, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import { addBulb, GLOW, type LampMats, LIGHT } from './lamp-parts.ts';

/** Out of the bell, down on the desk. */
export function fromBell(): LampLight {
  const at = bellPlace([0, -0.45, 0]);
  return {
    at,
    color: mul(GLOW, LIGHT),
    openings: [{ axis: norm(sub(bellPlace([0, -1.45, 0]), at)), cosine: 0.58 }],
    through: 0,
  };
}

const ELBOW: V3 = [-0.72, 2.05, 0];
const WRIST: V3 = [0.62, 3.45, 0];

/** Two arms with joints on a weighted foot, and a bell turned down over the desk. */
export function addDeskLamp(m: Mesh, mats: LampMats): void {
  const foot = fillet(
    [
      [0, 0],
      [0.82, 0, 0.04],
      [0.84, 0.14, 0.06],
      [0.2, 0.17, 0.05],
      [0.1, 0.26],
      [0, 0.27],
    ],
    7,
  );
  m.lathe(mats.body, densify(foot, 0.05), 112, { uvByLen: true });
  const start: V3 = [0, 0.2, 0];
  const rod = (a: V3, b: V3) =>
    m.tube(mats.body, (t) => [lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)], 0.055, 30, 20, {
      caps: true,
    });
  rod(start, ELBOW);
  rod(ELBOW, WRIST);
  for (const joint of [start, ELBOW, WRIST]) addJoint(m, mats.metal, joint);
  m.xf(bellPlace, () => addBell(m, mats));
}

/** A hinge pin across the arms. */
function addJoint(m: Mesh, metal: Mat, [x, y]: V3): void {
  m.tube(
    metal,
    (t) => [x, y, lerp(-0.13, 0.13, t)],
    (t) => (Math.abs(t - 0.5) > 0.34 ? 0.1 : 0.085),
    24,
    28,
    {
      caps: true,
    },
  );
}

/** Bell space (axis +y out of its top) → at the wrist, opening forward and down, and turned to the front. */
function bellPlace([x, y, z]: V3): V3 {
  const tilt = 0.62;
  const [c, s] = [Math.cos(tilt), Math.sin(tilt)];
  return add([WRIST[0] + 0.1, WRIST[1] - 0.04, 0], rotateY([x * c - y * s, x * s + y * c, z], -0.75));
}

function addBell(m: Mesh, mats: LampMats): void {
  const outer = fillet(
    [
      [0, 0.24],
      [0.14, 0.24, 0.04],
      [0.17, 0.02, 0.1],
      [0.36, -0.18, 0.25],
      [0.66, -0.92, 0.02],
      [0.64, -0.925],
    ],
    8,
  );
  const inner = fillet(
    [
      [0.64, -0.92],
      [0.34, -0.2, 0.2],
      [0, -0.1],
    ],
    8,
  );
  const down = { uvByLen: true, flip: true };
  m.lathe(mats.shade, densify(outer, 0.04), 96, down);
  m.lathe(mats.inside, densify(inner, 0.05), 80, { flip: true });
  addBulb(m, mats.bulb, [0, -0.45, 0], 0.19);
}
