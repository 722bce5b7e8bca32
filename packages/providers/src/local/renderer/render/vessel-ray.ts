import { radiusAt, type Vessel } from '../vessel.ts';

/** How finely a way through a vessel is searched for its end before it is halved in on. */
const STEPS = 10;

/** The ray inside: place (above the vessel's foot), direction, and the share of light it still carries. */
export const ray = { x: 0, y: 0, z: 0, dx: 0, dy: 0, dz: 0, r: 1, g: 1, b: 1 };
/** Outward normal that wallNormal() found. */
export const normal = new Float64Array(3);

/** Distance outside the vessel's outer wall (`inset` 0) or its inner one, below 0 inside. */
export function outside(v: Vessel, x: number, y: number, z: number, inset: number): number {
  const { block } = v;
  if (block) return Math.max(Math.abs(x) - block.half[0], Math.abs(z) - block.half[1]) + inset;
  return Math.sqrt(x * x + z * z) - (radiusAt(v, y) - inset);
}

/** Turns the ray. */
export function setDirection(x: number, y: number, z: number): void {
  ray.dx = x;
  ray.dy = y;
  ray.dz = z;
}

/** How near the ray passes the axis. */
export function closest(): number {
  const flat = Math.sqrt(ray.dx * ray.dx + ray.dz * ray.dz) || 1e-6;
  return Math.abs(ray.x * ray.dz - ray.z * ray.dx) / flat;
}

/** Refracts the ray at a normal that points towards where it came from; false when it is reflected totally. */
export function bend(nx: number, ny: number, nz: number, eta: number): boolean {
  const c = -(ray.dx * nx + ray.dy * ny + ray.dz * nz);
  const k = 1 - eta * eta * (1 - c * c);
  if (k < 0) return false;
  const w = eta * c - Math.sqrt(k);
  setDirection(eta * ray.dx + w * nx, eta * ray.dy + w * ny, eta * ray.dz + w * nz);
  return true;
}

/** Beer–Lambert over a way through glass and one through the liquid. */
export function absorb({ glass, liquid }: Vessel, inGlass: number, inLiquid: number): void {
  ray.r *= Math.exp(-(glass[0] * inGlass + liquid[0] * inLiquid));
  ray.g *= Math.exp(-(glass[1] * inGlass + liquid[1] * inLiquid));
  ray.b *= Math.exp(-(glass[2] * inGlass + liquid[2] * inLiquid));
}

/** Moves the ray to where it leaves the wall inset by `inset`, or crosses height `stop`; returns the way it went. */
export function march(v: Vessel, inset: number, stop: number): number {
  const { x, y, z, dx, dy, dz } = ray;
  const flat = Math.sqrt(dx * dx + dz * dz);
  const most = Math.min(3 * v.top, (2.2 * radiusAt(v, Math.max(0.01, y)) + v.wall) / Math.max(0.25, flat));
  const step = most / STEPS;
  let low = step * 0.02;
  let high = most;
  for (let i = 1; i <= STEPS; i++) {
    const t = step * i;
    const at = y + dy * t;
    if (
      at <= 0 ||
      at >= v.top ||
      (stop - y) * (stop - at) < 0 ||
      outside(v, x + dx * t, at, z + dz * t, inset) > 0
    ) {
      high = t;
      break;
    }
    low = t;
  }
  for (let i = 0; i < 6; i++) {
    const t = (low + high) / 2;
    const at = y + dy * t;
    if (
      at <= 0 ||
      at >= v.top ||
      (stop - y) * (stop - at) < 0 ||
      outside(v, x + dx * t, at, z + dz * t, inset) > 0
    )
      high = t;
    else low = t;
  }
  ray.x = x + dx * high;
  ray.y = y + dy * high;
  ray.z = z + dz * high;
  return high;
}

/** Outward normal of the wall at the ray's place. */
export function wallNormal(v: Vessel): void {
  if (v.block) {
    const [x, z] = v.block.half;
    const wide = Math.abs(ray.x) - x > Math.abs(ray.z) - z;
    normal[0] = wide ? Math.sign(ray.x) : 0;
    normal[1] = 0;
    normal[2] = wide ? 0 : Math.sign(ray.z);
    return;
  }
  const r = Math.sqrt(ray.x * ray.x + ray.z * ray.z) || 1e-6;
  const e = v.top / 120;
  const slope = (radiusAt(v, Math.min(v.top, ray.y + e)) - radiusAt(v, Math.max(0, ray.y - e))) / (2 * e);
  const s = 1 / Math.sqrt(1 + slope * slope);
  normal[0] = (ray.x / r) * s;
  normal[1] = -slope * s;
  normal[2] = (ray.z / r) * s;
}

/** How much of the next `length` of the ray lies in the hollow of a block (slab method, Kay & Kajiya 1986). */
export function inHollow(v: Vessel, length: number): number {
  if (!v.block) return 0;
  const [hx, hz] = v.block.half;
  slab.from = 0;
  slab.to = length;
  clip(ray.x, ray.dx, v.wall - hx, hx - v.wall);
  clip(ray.y, ray.dy, v.base, v.block.fill);
  clip(ray.z, ray.dz, v.wall - hz, hz - v.wall);
  return Math.max(0, slab.to - slab.from);
}

const slab = { from: 0, to: 0 };

function clip(at: number, d: number, low: number, high: number): void {
  if (Math.abs(d) < 1e-6) {
    if (at < low || at > high) slab.to = -1;
    return;
  }
  const a = (low - at) / d;
  const b = (high - at) / d;
  slab.from = Math.max(slab.from, Math.min(a, b));
  slab.to = Math.min(slab.to, Math.max(a, b));
}
