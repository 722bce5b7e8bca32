import { KIND } from '../materials.ts';
import { environment, goboAt } from './environment.ts';
import { shadeGem } from './gem.ts';
import { gatherLight, gatherTangent, Hit, interpolate } from './hit.ts';
import { shadePhoto } from './photo-shade.ts';
import { SharedReflection } from './shared-reflection.ts';
import { M, MATERIAL_STRIDE, type Stage } from './stage.ts';
import { applyMaps } from './texturing.ts';
import { shadeVessel } from './vessel-shade.ts';

const hit = new Hit();
const base = new SharedReflection();
const coating = new SharedReflection();

/** Shades triangle t at a screen point into stage.out: linear RGB, distance to the eye, alpha. */
export function shade(stage: Stage, t: number, sx: number, sy: number): void {
  const { geo, table, out } = stage;
  interpolate(stage, hit, t, sx, sy);
  hit.material = geo.tm[t];
  hit.row = hit.material * MATERIAL_STRIDE;
  out[3] = hit.distance;
  out[4] = 1;
  const kind = table[hit.row + M.kind];
  if (kind === KIND.photo) return shadePhoto(stage, hit);
  if (kind === KIND.gem) return shadeGem(stage, hit);
  gatherLight(stage, hit);
  const vessel = stage.isVessel[hit.material] === 1 && geo.mats[hit.material].vessel;
  if (vessel) return shadeVessel(stage, hit, vessel, null);
  const facing = hit.gx * hit.vx + hit.gy * hit.vy + hit.gz * hit.vz;
  hit.footprint = (hit.pixel * Math.abs(geo.dens[t])) / Math.sqrt(facing < 0.06 ? 0.06 : facing);
  const bumped = stage.bump[hit.material] !== undefined || stage.hmap[hit.material] !== undefined;
  if (bumped || table[hit.row + M.aniso] !== 0) gatherTangent(stage, hit);
  applyMaps(stage, hit);
  if (bumped) bumpLight(stage, hit);
  hit.mask = 1;
  if (stage.lighting.set.gobo) {
    hit.mask = goboAt(stage, hit.px, hit.py, hit.pz);
    hit.key *= hit.mask;
  }
  const colour = stage.lighting.keyColour;
  hit.er += hit.key * colour[0];
  hit.eg += hit.key * colour[1];
  hit.eb += hit.key * colour[2];
  let nv = hit.nx * hit.vx + hit.ny * hit.vy + hit.nz * hit.vz;
  if (nv < 0.04) nv = 0.04;
  diffuse(stage, hit, nv);
  specular(stage, hit, nv);
  if (table[hit.row + M.coat] > 0) clearCoat(stage, hit);
  const emission = table[hit.row + M.emis];
  if (emission > 0) {
    out[0] += hit.r * emission;
    out[1] += hit.g * emission;
    out[2] += hit.b * emission;
  }
}

/** Light was baked for the smooth normal: bumps change the key by the ratio of cosines, the ambient by openness. */
function bumpLight(stage: Stage, h: Hit): void {
  const k = stage.lighting.keyDir;
  const smooth = h.gx * k[0] + h.gy * k[1] + h.gz * k[2];
  const bumped = h.nx * k[0] + h.ny * k[1] + h.nz * k[2];
  const ratio = (bumped > 0 ? bumped : 0) / (smooth > 0.12 ? smooth : 0.12);
  h.key *= ratio > 2.2 ? 2.2 : ratio;
  const ambient =
    (0.55 + 0.45 * (h.nx * h.ox + h.ny * h.oy + h.nz * h.oz)) /
    (0.55 + 0.45 * (h.gx * h.ox + h.gy * h.oy + h.gz * h.oz));
  h.er *= ambient;
  h.eg *= ambient;
  h.eb *= ambient;
}

function diffuse(stage: Stage, h: Hit, nv: number): void {
  const { table: T, out } = stage;
  const dielectric = 1 - h.metal;
  let r = h.r * h.er * dielectric;
  let g = h.g * h.eg * dielectric;
  let b = h.b * h.eb * dielectric;
  const sss = T[h.row + M.sss];
  if (sss > 0) {
    const back = sss * 0.21 * (1 - nv);
    const open = stage.lighting.openAmbient;
    r += h.r * back * open[0];
    g += h.g * back * open[1];
    b += h.b * back * open[2];
  }
  const sheen = T[h.row + M.sheen];
  if (sheen > 0) {
    const grazing = 1 - nv;
    const rim = sheen * grazing * grazing * grazing * 0.8;
    r += (0.5 + 0.5 * h.r) * rim * h.er;
    g += (0.5 + 0.5 * h.g) * rim * h.eg;
    b += (0.5 + 0.5 * h.b) * rim * h.eb;
  }
  out[0] = r;
  out[1] = g;
  out[2] = b;
}

/** Share of a reflection that is not blocked by the object itself (Lagarde & de Rousiers 2014, cone against cone). */
function openness(h: Hit, rx: number, ry: number, rz: number): number {
  const cone = Math.sqrt(1 - (h.open > 0.999 ? 0.999 : h.open));
  const s = (h.ox * rx + h.oy * ry + h.oz * rz - cone + 0.42) / 0.62;
  return s <= 0 ? 0 : s >= 1 ? 1 : s * s * (3 - 2 * s);
}

const axis = new Float64Array(3);
/** exp(−6.4324·x) for x = i/1024: 2^(−9.28·N·V) of the split-sum fit. */
const FALLOFF = Float64Array.from({ length: 1026 }, (_, i) => Math.exp((-6.4324 * i) / 1024));
// Written out, because the power operator costs as much as the rest of a reflection.
const fifth = (x: number) => x * x * x * x * x;

/** Normal that reflects through brushing: bent towards the eye across the brushing direction (Filament, anisotropy). */
function brushedNormal(stage: Stage, h: Hit, amount: number): void {
  const T = stage.table;
  let tx = h.tx;
  let ty = h.ty;
  let tz = h.tz;
  if (T[h.row + M.isRadial] === 1) {
    tx = h.px - T[h.row + M.radial];
    ty = h.py - T[h.row + M.radial + 1];
    tz = h.pz - T[h.row + M.radial + 2];
    const d = tx * h.nx + ty * h.ny + tz * h.nz;
    tx -= h.nx * d;
    ty -= h.ny * d;
    tz -= h.nz * d;
    const s = 1 / Math.sqrt(tx * tx + ty * ty + tz * tz + 1e-12);
    tx *= s;
    ty *= s;
    tz *= s;
  }
  const tv = tx * h.vx + ty * h.vy + tz * h.vz;
  const ax = h.vx - tx * tv;
  const ay = h.vy - ty * tv;
  const az = h.vz - tz * tv;
  const s = 1 / Math.sqrt(ax * ax + ay * ay + az * az + 1e-9);
  const x = h.nx + (ax * s - h.nx) * amount;
  const y = h.ny + (ay * s - h.ny) * amount;
  const z = h.nz + (az * s - h.nz) * amount;
  const k = 1 / Math.sqrt(x * x + y * y + z * z);
  axis[0] = x * k;
  axis[1] = y * k;
  axis[2] = z * k;
}

/**
 * Environment reflection by the split sum with Karis' mobile approximation of the BRDF integral (2014). α grows by
 * the slope variance the mip chain lost and by the curvature under the pixel, so that highlights do not sparkle.
 */
function specular(stage: Stage, h: Hit, nv: number): void {
  const { table: T, out, env } = stage;
  const aniso = T[h.row + M.aniso];
  axis[0] = h.nx;
  axis[1] = h.ny;
  axis[2] = h.nz;
  if (aniso !== 0) brushedNormal(stage, h, aniso);
  const curve = stage.curvature[h.t] * h.pixel * 0.7;
  let alpha = h.rough * h.rough;
  alpha = Math.sqrt(alpha * alpha + h.lost + curve * curve * 0.5);
  if (alpha > 1) alpha = 1;
  const rough = Math.sqrt(alpha);
  const d = 2 * (axis[0] * h.vx + axis[1] * h.vy + axis[2] * h.vz);
  const rx = d * axis[0] - h.vx;
  const ry = d * axis[1] - h.vy;
  const rz = d * axis[2] - h.vz;
  if (!base.serves(stage, h, alpha)) {
    environment(stage, h.px, h.py, h.pz, rx, ry, rz, alpha * 1.05 + 0.004);
    base.keep(h, env);
  }
  const qx = 1 - rough;
  const qy = 0.0425 - 0.0275 * rough;
  const a004 = Math.min(qx * qx, FALLOFF[(nv * 1024) | 0]) * qx + qy;
  const A = 1.04 - 0.572 * rough - 1.04 * a004;
  const B = 0.022 * rough - 0.04 + 1.04 * a004;
  let open = openness(h, rx, ry, rz);
  if (rough > 0.5) open += (h.open - open) * (rough - 0.5) * 2;
  open *= 0.55 + 0.45 * h.mask;
  const coat = T[h.row + M.coat];
  let through = 1;
  if (coat > 0) {
    through = 1 - coat * (0.04 + 0.96 * fifth(1 - nv));
    out[0] *= through;
    out[1] *= through;
    out[2] *= through;
  }
  // What the object blocks of its own reflection shows its own colour.
  const own = (1 - open) * 0.35;
  const f0 = T[h.row + M.f0];
  const seen = open * through;
  out[0] += ((f0 + (h.r - f0) * h.metal) * A + B) * (env[0] * seen + own * h.r * h.er);
  out[1] += ((f0 + (h.g - f0) * h.metal) * A + B) * (env[1] * seen + own * h.g * h.eg);
  out[2] += ((f0 + (h.b - f0) * h.metal) * A + B) * (env[2] * seen + own * h.b * h.eb);
}

/** Second lobe of lacquer and glaze, over a quarter of the bump. */
function clearCoat(stage: Stage, h: Hit): void {
  const { table: T, out, env } = stage;
  const curve = stage.curvature[h.t] * h.pixel * 0.7;
  const alpha = T[h.row + M.coatRough] * T[h.row + M.coatRough];
  const x = h.gx + (h.nx - h.gx) * 0.25;
  const y = h.gy + (h.ny - h.gy) * 0.25;
  const z = h.gz + (h.nz - h.gz) * 0.25;
  const d = x * h.vx + y * h.vy + z * h.vz;
  const rx = 2 * d * x - h.vx;
  const ry = 2 * d * y - h.vy;
  const rz = 2 * d * z - h.vz;
  const wide = Math.sqrt(alpha * alpha + curve * curve * 0.5);
  if (!coating.serves(stage, h, wide)) {
    environment(stage, h.px, h.py, h.pz, rx, ry, rz, wide + 0.003);
    coating.keep(h, env);
  }
  const f = 1 - (d < 0 ? 0 : d);
  const fresnel = T[h.row + M.coat] * (0.04 + 0.72 * fifth(f));
  const k = fresnel * openness(h, rx, ry, rz) * (0.55 + 0.45 * h.mask);
  out[0] += env[0] * k;
  out[1] += env[1] * k;
  out[2] += env[2] * k;
}
