import type { Camera } from '../render/set-spec.ts';
import { add, len, lerp, sub, type V3 } from '../vector.ts';

/** Azimuth of a camera seen from its target, radians (0 = +Z). */
export const azimuth = ({ pos, target }: Camera): number =>
  Math.atan2(pos[0] - target[0], pos[2] - target[2]);

/** How far to turn to get from one azimuth to another the short way, radians within ±π. */
export function turnBetween(from: number, to: number): number {
  return ((((to - from + Math.PI) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)) - Math.PI;
}

/** Azimuth and elevation (radians) and distance of a camera seen from its target. */
function around(camera: Camera): { yaw: number; pitch: number; distance: number } {
  const d = sub(camera.pos, camera.target);
  const distance = len(d);
  return { yaw: azimuth(camera), pitch: Math.asin(d[1] / distance), distance };
}

/**
 * The camera at share s (0–1) of the way between two. It travels round the product the short way and keeps its height
 * above it, rather than cutting through; distance and field of view change by a constant factor.
 */
export function cameraBetween(from: Camera, to: Camera, s: number): Camera {
  const [a, b] = [around(from), around(to)];
  const yaw = a.yaw + turnBetween(a.yaw, b.yaw) * s;
  const pitch = lerp(a.pitch, b.pitch, s);
  const distance = a.distance * (b.distance / a.distance) ** s;
  const target: V3 = [0, 1, 2].map((k) => lerp(from.target[k], to.target[k], s)) as V3;
  const flat = Math.cos(pitch) * distance;
  const back: V3 = [Math.sin(yaw) * flat, Math.sin(pitch) * distance, Math.cos(yaw) * flat];
  const width = (c: Camera) => Math.tan(c.fov / 2);
  return {
    pos: add(target, back),
    target,
    fov: 2 * Math.atan(width(from) * (width(to) / width(from)) ** s),
    sx: lerp(from.sx ?? 0, to.sx ?? 0, s),
    sy: lerp(from.sy ?? 0, to.sy ?? 0, s),
    roll: lerp(from.roll ?? 0, to.roll ?? 0, s),
  };
}
