import { radiusAt, type Vessel } from '../vessel.ts';
import { environment } from './environment.ts';
import type { Hit } from './hit.ts';
import type { Stage } from './stage.ts';
import {
  absorb,
  bend,
  closest,
  inHollow,
  march,
  normal,
  ray,
  setDirection,
  wallNormal,
} from './vessel-ray.ts';

/** The picture so far, to look up what stands behind glass. */
export interface Behind {
  W: number;
  H: number;
  /** Fills `seen` with the colour at a pixel, as it was before any glass was drawn over it. */
  read: (x: number, y: number) => void;
  /** is the product itself in front there? */
  covered: (x: number, y: number) => boolean;
  /** first and last column of the glass on the screen */
  left: number;
  right: number;
}
export const seen = new Float64Array(3);

/** Of soda-lime glass with water or oil in it, taken as one body, and of the glass alone. */
const IOR = 1.43;
const F0 = 0.04;
const BOUNCES = 3;
const LAMP_THROUGH_GLASS = 1.4;

const sum = new Float64Array(3);

/** Shades a point of a glass vessel into stage.out[0..2]: its reflection, and what is seen through glass and liquid. */
export function shadeVessel(stage: Stage, h: Hit, v: Vessel, behind: Behind | null): void {
  const { env, out } = stage;
  const nv = Math.max(0.02, h.nx * h.vx + h.ny * h.vy + h.nz * h.vz);
  const y = h.py - v.at[1];
  const grazing = 1 - nv;
  // the inner face of an empty wall reflects a second time
  const faces = y > v.level ? 1.7 : 1.15;
  const fresnel = Math.min(1, (F0 + (1 - F0) * grazing ** 5) * faces);
  sum.fill(0);
  ray.x = h.px - v.at[0];
  ray.y = y;
  ray.z = h.pz - v.at[2];
  ray.r = ray.g = ray.b = 1;
  setDirection(-h.vx, -h.vy, -h.vz);
  const cavity = y > v.level && y < v.top && closest() < radiusAt(v, y) - v.wall;
  if (cavity) throughAir(stage, h, v, behind);
  else {
    bend(h.nx, h.ny, h.nz, 1 / IOR);
    throughLiquid(stage, h, v, behind, 0);
  }
  const lobe = 0.004 + stage.curvature[h.t] * h.pixel * 0.7;
  const d = 2 * nv;
  environment(stage, h.px, h.py, h.pz, d * h.nx - h.vx, d * h.ny - h.vy, d * h.nz - h.vz, lobe);
  for (let k = 0; k < 3; k++) out[k] = sum[k] * (1 - fresnel) + env[k] * fresnel;
}

/** From a point inside glass or liquid to the outside, by way of total reflections. */
function throughLiquid(stage: Stage, h: Hit, v: Vessel, behind: Behind | null, from: number): void {
  for (let bounce = from; bounce < BOUNCES; bounce++) {
    const below = ray.y < v.level;
    const inGlass = Math.min(1, (2.4 * v.wall) / Math.max(0.05, v.outer[0]));
    // the hollow lies wholly inside the block, so its far end comes before the block's
    const wet = inHollow(v, 9);
    const length = march(v, 0, below ? v.level : -1);
    if (v.block) absorb(v, length - wet, wet);
    else {
      const full = ray.y > v.base && below;
      absorb(v, length * (full ? inGlass : Math.min(1, 2 * inGlass)), full ? length * (1 - inGlass) : 0);
    }
    if (v.murk > 0 && below && bounce === from && v.base < h.py - v.at[1]) scatter(h, v);
    if (below && ray.y >= v.level - 1e-4) {
      // seen from below the surface of a liquid is a mirror
      setDirection(ray.dx, -Math.abs(ray.dy), ray.dz);
      ray.y = v.level - 2e-4;
      continue;
    }
    if (ray.y <= 1e-3) {
      // Half of the light comes up from the ground, half is turned back by the air under the foot.
      const [r, g, b] = [ray.r, ray.g, ray.b];
      addGround(stage, v, 0.35);
      ray.r = r * 0.65;
      ray.g = g * 0.65;
      ray.b = b * 0.65;
      setDirection(ray.dx, Math.abs(ray.dy), ray.dz);
      ray.y = 2e-3;
      continue;
    }
    if (addLabelBack(stage, v)) return;
    wallNormal(v);
    const [nx, ny, nz] = normal;
    const c = ray.dx * nx + ray.dy * ny + ray.dz * nz;
    if (bend(-nx, -ny, -nz, IOR))
      return addBehind(stage, v, behind, 1 - 0.04 - 0.96 * Math.max(0, 1 - c * 1.1) ** 5);
    setDirection(ray.dx - 2 * c * nx, ray.dy - 2 * c * ny, ray.dz - 2 * c * nz);
  }
  addBehind(stage, v, null, 0.8);
}

/** Across the empty part: front wall, air, and the back wall or the liquid's surface. */
function throughAir(stage: Stage, h: Hit, v: Vessel, behind: Behind | null): void {
  const { x, y, z, dx, dy, dz } = ray;
  const flat = Math.sqrt(dx * dx + dz * dz) || 1e-6;
  const r = radiusAt(v, y);
  const near = Math.sqrt(Math.max(0, r * r - closest() ** 2));
  const inner = Math.sqrt(Math.max(0, (r - v.wall) ** 2 - closest() ** 2));
  const enter = (near - inner) / flat;
  // both walls at once: the way out is as long
  absorb(v, 2 * enter, 0);
  ray.x = x + dx * enter;
  ray.y = y + dy * enter;
  ray.z = z + dz * enter;
  march(v, v.wall, v.level);
  if (ray.y <= v.level + 1e-3) return intoLiquid(stage, h, v, behind);
  if (addLabelBack(stage, v)) return;
  wallNormal(v);
  const c = Math.abs(dx * normal[0] + dy * normal[1] + dz * normal[2]);
  const passes = (1 - F0 - (1 - F0) * (1 - c) ** 5) ** 2;
  if (behind) {
    const sx = Math.round(h.sx - 0.5);
    const sy = Math.round(h.sy - 0.5);
    behind.read(sx, sy);
    add(passes);
  } else addBehind(stage, v, null, passes);
}

/** Looking down on the liquid: its mirror, and into it. */
function intoLiquid(stage: Stage, h: Hit, v: Vessel, behind: Behind | null): void {
  const { r, g, b, dx, dy, dz } = ray;
  const { x, z } = ray;
  const mirror = 0.02 + 0.98 * Math.max(0, 1 + dy) ** 5;
  ray.r = r * mirror;
  ray.g = g * mirror;
  ray.b = b * mirror;
  setDirection(dx, Math.abs(dy), dz);
  addBehind(stage, v, behind, 1);
  ray.r = r * (1 - mirror);
  ray.g = g * (1 - mirror);
  ray.b = b * (1 - mirror);
  ray.x = x;
  ray.z = z;
  ray.y = v.level - 2e-3;
  setDirection(dx, dy, dz);
  bend(0, 1, 0, 1 / 1.36);
  throughLiquid(stage, h, v, behind, 1);
}

const add = (k: number): void => {
  sum[0] += seen[0] * ray.r * k;
  sum[1] += seen[1] * ray.g * k;
  sum[2] += seen[2] * ray.b * k;
};

/** Light the liquid throws back before the ray has crossed it. */
function scatter(h: Hit, v: Vessel): void {
  sum[0] += v.murkColor[0] * h.er * v.murk;
  sum[1] += v.murkColor[1] * h.eg * v.murk;
  sum[2] += v.murkColor[2] * h.eb * v.murk;
  ray.r *= 1 - v.murk;
  ray.g *= 1 - v.murk;
  ray.b *= 1 - v.murk;
}

function addGround(stage: Stage, v: Vessel, k: number): void {
  environment(stage, ray.x + v.at[0], 1e-3, ray.z + v.at[2], ray.dx, Math.min(-0.2, ray.dy), ray.dz, 0.02);
  for (let c = 0; c < 3; c++) seen[c] = stage.env[c];
  add(k);
}

/** The back of the label, where the ray meets it: paper in the light that comes round the bottle. */
function addLabelBack(stage: Stage, { label }: Vessel): boolean {
  if (!label || ray.y < label.from || ray.y > label.to || Math.abs(Math.atan2(ray.x, ray.z)) > label.half)
    return false;
  const { openAmbient, openKey, keyColour } = stage.lighting;
  for (let c = 0; c < 3; c++)
    seen[c] = label.color[c] * (openAmbient[c] * 0.5 + openKey * keyColour[c] * 0.25);
  add(1);
  return true;
}

/** What stands behind in the ray's direction: the picture where the ray goes on into it, else lights and dome. */
function addBehind(stage: Stage, v: Vessel, behind: Behind | null, k: number): void {
  const { view } = stage;
  const forward = ray.dx * view.f[0] + ray.dy * view.f[1] + ray.dz * view.f[2];
  const share = behind ? Math.min(1, Math.max(0, (forward - 0.3) / 0.35)) : 0;
  if (share < 1) {
    environment(stage, ray.x + v.at[0], ray.y + v.at[1], ray.z + v.at[2], ray.dx, ray.dy, ray.dz, 0.03);
    // a softbox seen through coloured glass would burn out to a patch of pure colour
    for (let c = 0; c < 3; c++) seen[c] = Math.min(LAMP_THROUGH_GLASS, stage.env[c]);
    add(k * (1 - share));
  }
  if (share > 0 && behind) {
    lookUp(stage, v, behind);
    add(k * share);
  }
}

/** Reads the picture where the ray meets the wall or the floor of the set. */
function lookUp(stage: Stage, v: Vessel, behind: Behind): void {
  const { view, lighting, extent, center } = stage;
  const x = ray.x + v.at[0];
  const y = ray.y + v.at[1];
  const z = ray.z + v.at[2];
  const bx = -Math.sin(lighting.yaw);
  const bz = -Math.cos(lighting.yaw);
  const reach = lighting.set.wallDistance * extent - ((x - center[0]) * bx + (z - center[2]) * bz);
  const forward = ray.dx * bx + ray.dz * bz;
  const toWall = lighting.set.plate ? extent * 40 : forward > 0.02 ? reach / forward : extent * 40;
  const toFloor = ray.dy < -1e-4 ? y / -ray.dy : 1e9;
  const t = Math.min(toWall, toFloor);
  const px = x + ray.dx * t - view.eye[0];
  const py = y + ray.dy * t - view.eye[1];
  const pz = z + ray.dz * t - view.eye[2];
  const depth = px * view.f[0] + py * view.f[1] + pz * view.f[2];
  const scale = view.fl / Math.max(depth, 0.05);
  const sx = view.cx + (px * view.r[0] + py * view.r[1] + pz * view.r[2]) * scale;
  const sy = view.cy - (px * view.u[0] + py * view.u[1] + pz * view.u[2]) * scale;
  let i = Math.min(behind.W - 2, Math.max(0, sx | 0));
  const j = Math.min(behind.H - 2, Math.max(0, sy | 0));
  // the product stands before what is looked for: beside it the backdrop is much the same
  if (behind.covered(i, j))
    i = Math.min(
      behind.W - 2,
      Math.max(0, sx < (behind.left + behind.right) / 2 ? behind.left - 3 : behind.right + 3),
    );
  behind.read(i, j);
}
