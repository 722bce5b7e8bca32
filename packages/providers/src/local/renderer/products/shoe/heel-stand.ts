import { finish, mat, type Mat } from '../../materials.ts';
import { lerp, sat, type V2, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { says } from '../look.ts';
import { settle } from '../settle.ts';
import type { HeelStand } from './styles.ts';

/** Where the lift begins behind the ball, and where the heel seat lies flat. */
const BALL = 0.66;
const SEAT = -1;
/** Middle of the seat and of the heel's tip. */
const SEAT_X = -1.08;
const TIP_X = -1.21;

/** The heel the words ask for: block, kitten, or the style's own. */
export function heelFor(spec: ProductSpec, own: HeelStand): HeelStand {
  if (says(spec, /\b(block|chunky|platform) (heel|pump|shoe)/))
    return { height: 0.72, seat: 0.235, tip: 0.19 };
  if (says(spec, /\bkitten\b|\blow heel/)) return { height: 0.46, seat: 0.2, tip: 0.06 };
  if (says(spec, /\bstiletto/)) return { height: 0.98, seat: 0.23, tip: 0.036 };
  return own;
}

/** Lifts a finished flat shoe over its heel, and adds the heel. */
export function standOnHeel(m: Mesh, heel: HeelStand, cover: Mat): void {
  settle(m);
  lift(m, heel.height);
  addHeel(m, heel, cover);
}

/** Height over the ground and its slope dy/dx at x: a smoothstep from the ball to the seat. */
function arch(x: number, height: number): V2 {
  const t = sat((BALL - x) / (BALL - SEAT));
  return [height * t * t * (3 - 2 * t), (-height * 6 * t * (1 - t)) / (BALL - SEAT)];
}

/** Shears every vertical line upwards; normals follow by the inverse transpose. */
function lift(m: Mesh, height: number): void {
  for (let i = 0; i < m.pos.length; i += 3) {
    const [rise, slope] = arch(m.pos[i], height);
    m.pos[i + 1] += rise;
    const x = m.nrm[i] - slope * m.nrm[i + 1];
    const l = Math.hypot(x, m.nrm[i + 1], m.nrm[i + 2]) || 1;
    m.nrm[i] = x / l;
    m.nrm[i + 1] /= l;
    m.nrm[i + 2] /= l;
  }
}

function addHeel(m: Mesh, { height, seat, tip }: HeelStand, cover: Mat): void {
  const top = height + 0.045;
  const radius = (t: number) => lerp(tip, seat, (1 - t) ** 2.4);
  const path = (t: number): V3 => [lerp(SEAT_X, TIP_X, sat(t * 1.4) ** 0.8), lerp(top, 0.035, t), 0];
  const level = (): [V3, V3] => [
    [1, 0, 0],
    [0, 0, 1],
  ];
  // the breast, the side towards the toe, is flatter than the back
  const section = (q: number, t: number): V2 => {
    const a = q * Math.PI * 2;
    const forward = Math.cos(a);
    const r = radius(t);
    return [forward * r * (forward > 0 ? 0.8 : 1.1), Math.sin(a) * r * 0.94];
  };
  m.sweep(cover, path, 60, 48, section, { caps: true, frame: level });
  const rubber = mat({ base: [0.02, 0.02, 0.022], rough: 0.6 });
  m.sweep(
    rubber,
    (t) => [TIP_X, lerp(0.036, 0, t), 0],
    3,
    40,
    (q) => section(q, 1),
    { caps: true, frame: level },
  );
}

export const heelCover = (color: V3, glossy: boolean): Mat =>
  glossy
    ? { ...finish('smoothleather', color, [6, 6]), rough: 0.3, coat: 0.8, coatRough: 0.1 }
    : finish('smoothleather', color, [6, 6]);
