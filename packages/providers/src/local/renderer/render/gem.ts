import { environment } from './environment.ts';
import type { Hit } from './hit.ts';
import type { Stage } from './stage.ts';

/** Indices of refraction of diamond for red, green and blue, wide enough for visible fire. */
const IOR = [2.38, 2.415, 2.45];
const BOUNCES = 6;
const ray = new Float64Array(6);

/** A convex faceted stone: reflect once, refract in, bounce inside the facet planes (Snell, exact Fresnel), refract out. */
export function shadeGem(stage: Stage, h: Hit): void {
  const { env, out, table } = stage;
  const planes = stage.geo.mats[h.material].planes;
  if (!planes) throw new Error('A gem material needs its facet planes.');
  const c = Math.max(0.001, h.nx * h.vx + h.ny * h.vy + h.nz * h.vz);
  const reflected = 0.17 + 0.83 * (1 - c) ** 5;
  environment(stage, h.px, h.py, h.pz, 2 * c * h.nx - h.vx, 2 * c * h.ny - h.vy, 2 * c * h.nz - h.vz, 0.004);
  for (let k = 0; k < 3; k++) out[k] = env[k] * reflected;
  for (let channel = 0; channel < 3; channel++) {
    const ior = IOR[channel];
    const eta = 1 / ior;
    const q = eta * c - Math.sqrt(1 - eta * eta * (1 - c * c));
    ray[0] = h.px;
    ray[1] = h.py;
    ray[2] = h.pz;
    ray[3] = h.nx * q - h.vx * eta;
    ray[4] = h.ny * q - h.vy * eta;
    ray[5] = h.nz * q - h.vz * eta;
    out[channel] += traceInside(stage, planes, ior, channel, 1 - reflected, table[h.row + channel]);
  }
}

/** Light of one channel that leaves the stone along the ray in `ray`; `tint` is its transmission per unit length. */
function traceInside(
  stage: Stage,
  planes: Float64Array,
  ior: number,
  channel: number,
  entering: number,
  tint: number,
): number {
  let through = entering;
  let sum = 0;
  for (let bounce = 0; bounce < BOUNCES; bounce++) {
    const dx = ray[3];
    const dy = ray[4];
    const dz = ray[5];
    let near = 1e9;
    let facet = -1;
    for (let i = 0; i < planes.length; i += 4) {
      const facing = planes[i] * dx + planes[i + 1] * dy + planes[i + 2] * dz;
      if (facing < 1e-5) continue;
      const along = planes[i] * ray[0] + planes[i + 1] * ray[1] + planes[i + 2] * ray[2];
      const t = (planes[i + 3] - along) / facing;
      if (t > 1e-5 && t < near) {
        near = t;
        facet = i;
      }
    }
    if (facet < 0) break;
    ray[0] += dx * near;
    ray[1] += dy * near;
    ray[2] += dz * near;
    through *= tint ** (near * 1.2);
    const ax = planes[facet];
    const ay = planes[facet + 1];
    const az = planes[facet + 2];
    const ci = dx * ax + dy * ay + dz * az;
    const k = 1 - ior * ior * (1 - ci * ci);
    if (k > 0) {
      const ct = Math.sqrt(k);
      const s = (ior * ci - ct) / (ior * ci + ct);
      const p = (ci - ior * ct) / (ci + ior * ct);
      const back = (s * s + p * p) * 0.5;
      const w = ct - ior * ci;
      const y = Math.max(ray[1], 0.01);
      environment(stage, ray[0], y, ray[2], dx * ior + ax * w, dy * ior + ay * w, dz * ior + az * w, 0.01);
      sum += through * (1 - back) * stage.env[channel];
      through *= back;
      if (through < 0.02) break;
    }
    ray[3] = dx - 2 * ci * ax;
    ray[4] = dy - 2 * ci * ay;
    ray[5] = dz - 2 * ci * az;
  }
  // what is still inside after the last bounce leaves somewhere: without it facets towards the lens are black
  return sum * 1.25 + through * 0.3;
}
