import { centreOf, extentOf, type Geo } from '../geometry.ts';
import { viewOf } from '../render/project.ts';
import type { Camera } from '../render/set-spec.ts';
import { add, dot, len, mul, sub, type V3 } from '../vector.ts';

export interface FitOptions {
  /** look here instead of at the middle of the product, magnified by `zoom` */
  aim?: V3;
  zoom?: number;
  /** principal-point shift: room for text */
  sx?: number;
  sy?: number;
  /** fit these vertices only */
  range?: { from: number; to: number };
}

/** Camera at azimuth `yaw` (0 = +Z) and elevation `pitch` (radians), so that the product fills the share `fill` of a W × H frame. */
export function fitCamera(
  geo: Geo,
  yaw: number,
  pitch: number,
  fovDegrees: number,
  fill: number,
  W: number,
  H: number,
  o: FitOptions = {},
): Camera {
  const fov = (fovDegrees * Math.PI) / 180;
  const back: V3 = [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch)];
  const { from, to } = o.range ?? { from: 0, to: geo.nv };
  const step = Math.max(1, Math.floor((to - from) / 3000));
  let target = o.aim ?? centreOf(geo);
  let distance = extentOf(geo) * 3;
  for (let pass = 0; pass < 12; pass++) {
    const eye = add(target, mul(back, distance));
    const { r, u, f, fl } = viewOf({ pos: eye, target, fov }, W, H, yaw);
    let x0 = 1e9;
    let x1 = -1e9;
    let y0 = 1e9;
    let y1 = -1e9;
    for (let i = from; i < to; i += step) {
      const p = sub([geo.pos[i * 3], geo.pos[i * 3 + 1], geo.pos[i * 3 + 2]], eye);
      const s = fl / dot(p, f);
      const x = dot(p, r) * s;
      const y = dot(p, u) * s;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
    const k = Math.max((x1 - x0) / (W * fill), (y1 - y0) / (H * fill));
    if (!o.aim) {
      const s = distance / fl / 2;
      target = add(target, add(mul(r, (x0 + x1) * s), mul(u, (y0 + y1) * s)));
    }
    distance *= 0.3 + 0.7 * k;
  }
  distance /= o.zoom ?? 1;
  const shift = { ...(o.sx === undefined ? {} : { sx: o.sx }), ...(o.sy === undefined ? {} : { sy: o.sy }) };
  return { pos: add(target, mul(back, distance)), target, fov, ...shift };
}

/** Distance from the eye to the target. */
export const focusDistance = (c: Camera): number => len(sub(c.target, c.pos));
