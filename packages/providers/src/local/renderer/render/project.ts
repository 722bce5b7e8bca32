import { add, cross, mul, norm, sub, type V3 } from '../vector.ts';
import type { Camera } from './set-spec.ts';
import type { Stage, View } from './stage.ts';

/** Camera axes for a W × H frame; yaw settles which way is up when looking straight down. */
export function viewOf(cam: Camera, W: number, H: number, yaw: number): View {
  const f = norm(sub(cam.target, cam.pos));
  const up: V3 = Math.abs(f[1]) > 0.999 ? [-Math.sin(yaw), 0, -Math.cos(yaw)] : [0, 1, 0];
  let r = norm(cross(f, up));
  let u = cross(r, f);
  if (cam.roll) {
    const c = Math.cos(cam.roll);
    const s = Math.sin(cam.roll);
    const turned = add(mul(r, c), mul(u, s));
    u = add(mul(r, -s), mul(u, c));
    r = turned;
  }
  const fl = Math.min(W, H) / 2 / Math.tan(cam.fov / 2);
  return { r, u, f, eye: cam.pos, fl, cx: W / 2 + (cam.sx ?? 0) * W, cy: H / 2 + (cam.sy ?? 0) * H };
}

/** Projects every vertex; `mirror` reflects the scene in the floor. */
export function project(stage: Stage, cam: Camera, W: number, H: number, mirror = false): void {
  const view = viewOf(cam, W, H, stage.lighting.yaw);
  const { X, Y, IW } = stage;
  const { pos, nv } = stage.geo;
  const sign = mirror ? -1 : 1;
  const [ox, oy, oz] = cam.pos;
  const { fl, cx, cy } = view;
  const [r0, r1, r2] = view.r;
  const [u0, u1, u2] = view.u;
  const [f0, f1, f2] = view.f;
  for (let i = 0; i < nv; i++) {
    const x = pos[i * 3] - ox;
    const y = pos[i * 3 + 1] * sign - oy;
    const z = pos[i * 3 + 2] - oz;
    const w = x * f0 + y * f1 + z * f2;
    const scale = w > 0.02 ? fl / w : 0;
    IW[i] = scale;
    X[i] = cx + (x * r0 + y * r1 + z * r2) * scale;
    Y[i] = cy - (x * u0 + y * u1 + z * u2) * scale;
  }
  // Shading a reflection means looking at the real object from the mirrored eye.
  if (mirror) view.eye = [ox, -oy, oz];
  stage.view = view;
}
