import type { Camera } from '../render/set-spec.ts';
import { add, cross, dot, len, lerp, mad, mul, norm, rotateY, sub, type V3 } from '../vector.ts';

export const MOVES = [
  'static',
  'zoom_in',
  'zoom_out',
  'dolly_in',
  'dolly_out',
  'truck_left',
  'truck_right',
  'pan_left',
  'pan_right',
  'tilt_up',
  'tilt_down',
  'orbit_left',
  'orbit_right',
  'crane_up',
  'crane_down',
  'handheld',
] as const;
export type Move = (typeof MOVES)[number];

/** Soft start and stop without standing still in the middle: linear mixed with Perlin's smootherstep. */
export const ease = (t: number): number => lerp(t, t * t * t * (t * (6 * t - 15) + 10), 0.55);

/** What a move may use: the still's camera, intensity 0–1, time 0–1, and the product's size. */
interface Shot {
  base: Camera;
  /** strength, 0.15–1 */
  k: number;
  /** eased time 0–1, and linear time */
  e: number;
  t: number;
  /** eased time of moves to the side: −0.5–0.5 about the still, or 0–0.7 away from it */
  mid: number;
  /** eased time of moves that end at the still: 1–0, or 0–−1 away from it */
  out: number;
  size: number;
  forward: V3;
  right: V3;
  distance: number;
}

const zoom = (s: Shot, amount: number): Partial<Camera> => ({
  fov: 2 * Math.atan(Math.tan(s.base.fov / 2) * (1 - amount)),
});
const dolly = (s: Shot, amount: number): Partial<Camera> => ({
  pos: mad(s.base.pos, s.forward, s.distance * amount),
});
const truck = (s: Shot, way: number): Partial<Camera> => {
  const d = way * s.mid * 0.9 * s.k * s.size;
  return { pos: mad(s.base.pos, s.right, d), target: mad(s.base.target, s.right, d * 0.45) };
};
const pan = (s: Shot, way: number): Partial<Camera> => {
  const turn = mul(s.right, Math.tan(way * s.mid * 0.26 * s.k));
  return { target: mad(s.base.pos, norm(add(s.forward, turn)), s.distance) };
};
const tilt = (s: Shot, way: number): Partial<Camera> => ({
  target: add(s.base.target, [0, way * s.mid * 0.55 * s.k * s.size, 0]),
});
const orbit = (s: Shot, way: number): Partial<Camera> => ({
  pos: add(s.base.target, rotateY(sub(s.base.pos, s.base.target), way * s.mid * 1.15 * s.k)),
});
const crane = (s: Shot, way: number): Partial<Camera> => {
  const y = s.base.pos[1] + way * s.mid * 0.75 * s.k * s.size;
  return { pos: [s.base.pos[0], Math.max(Math.min(0.08 * s.size, s.base.pos[1]), y), s.base.pos[2]] };
};
const tremble = (t: number, phase: number) =>
  Math.sin(t * 9.1 + phase) * 0.5 + Math.sin(t * 15.7 + phase * 2.3) * 0.3;
const shake = (s: Shot, phase: number) => tremble(s.t, phase) - (s.out > 0 ? 0 : tremble(0, phase));

const PATHS: Record<Move, (s: Shot) => Partial<Camera>> = {
  // Only a breath: a perfectly still frame reads as a photo.
  static: (s) => zoom(s, 0.012 * s.k * s.e),
  zoom_in: (s) => zoom(s, 0.3 * s.k * s.e),
  zoom_out: (s) => zoom(s, 0.3 * s.k * s.out),
  dolly_in: (s) => dolly(s, 0.32 * s.k * s.e),
  dolly_out: (s) => dolly(s, 0.32 * s.k * s.out),
  truck_left: (s) => truck(s, -1),
  truck_right: (s) => truck(s, 1),
  pan_left: (s) => pan(s, -1),
  pan_right: (s) => pan(s, 1),
  tilt_up: (s) => tilt(s, 1),
  tilt_down: (s) => tilt(s, -1),
  orbit_left: (s) => orbit(s, -1),
  orbit_right: (s) => orbit(s, 1),
  crane_up: (s) => crane(s, 1),
  crane_down: (s) => crane(s, -1),
  handheld: (s) => ({
    pos: add(mad(s.base.pos, s.right, shake(s, 0) * 0.02 * s.k * s.size), [
      0,
      shake(s, 2) * 0.016 * s.k * s.size,
      0,
    ]),
    roll: (s.base.roll ?? 0) + shake(s, 4) * 0.006 * s.k,
  }),
};

/**
 * The camera at time t (0–1) of a move with intensity 0–1. `size` is the product's extent. Moves to the side have the
 * still's camera in their middle and moves back end at it, so that the best side stays in sight; with `anchored` every
 * move begins exactly there.
 */
export function moveCamera(
  base: Camera,
  move: Move,
  intensity: number,
  t: number,
  size: number,
  anchored = false,
): Camera {
  const to = sub(base.target, base.pos);
  const forward = norm(to);
  const e = ease(t);
  const shot: Shot = {
    base,
    k: 0.15 + 0.85 * intensity,
    e,
    t,
    mid: anchored ? 0.7 * e : e - 0.5,
    out: anchored ? -e : 1 - e,
    size,
    forward,
    right: norm(cross(forward, [0, 1, 0])),
    distance: len(to),
  };
  return { ...base, ...PATHS[move](shot) };
}

/** How far a point lies from the middle of the frame, as a share of half the frame's short side. */
function offCentre({ pos, target, fov }: Camera, point: V3): number {
  const axis = norm(sub(target, pos));
  const ray = sub(point, pos);
  const depth = dot(ray, axis);
  return depth <= 0 ? Infinity : len(mad(ray, axis, -depth)) / depth / Math.tan(fov / 2);
}

const FAINTER = [1, 0.7, 0.45, 0.25, 0.1, 0];

/** The intensity, lowered until an anchored move leaves the product in sight: clip upon clip must not walk away from it. */
export function inSight(base: Camera, move: Move, intensity: number, size: number, product: V3): number {
  const limit = Math.max(0.42, offCentre(base, product));
  const fits = (k: number) =>
    offCentre(moveCamera(base, move, intensity * k, 1, size, true), product) <= limit;
  return intensity * (FAINTER.find(fits) ?? 0);
}
