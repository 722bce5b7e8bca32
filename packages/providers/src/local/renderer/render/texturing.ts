import { type Bump, type Img, SRGB_LUT } from '../image.ts';
import type { Hit } from './hit.ts';
import { M, type Stage } from './stage.ts';

/** Linear RGB (straight) and alpha of the last sample; dh/du, dh/dv of the last slopes. */
export class Sample {
  r = 0.5;
  g = 0.5;
  b = 0.5;
  a = 0.5;
  su = 0.5;
  sv = 0.5;
}

const LOW_BIAS = 2 ** 0.3;
const HIGH_BIAS = 2 ** 0.4;

/** Mip level for a footprint in texels, as a whole number. */
export function mipLevel(texels: number, bias: number, count: number): number {
  if (!(texels > 1)) return 0;
  // The number of bits before the point is the whole part of the logarithm; eight more keep the fraction.
  const scaled = texels * (bias === 0.3 ? LOW_BIAS : bias === 0.4 ? HIGH_BIAS : 2 ** bias) * 256;
  const level = 23 - Math.clz32(scaled < 1e9 ? scaled : 1e9);
  return level < 0 ? 0 : level >= count ? count - 1 : level;
}

/** Bilinear, clamped, alpha-weighted sample of one level at u, v in 0–1. */
export function sampleImg(img: Img, level: number, u: number, v: number, s: Sample): void {
  const l = img.levels[level];
  const w = l.w;
  const d = l.d;
  let fx = u * w - 0.5;
  let fy = v * l.h - 0.5;
  if (fx < 0) fx = 0;
  if (fy < 0) fy = 0;
  let x = fx | 0;
  let y = fy | 0;
  if (x > w - 2) x = w - 2;
  if (y > l.h - 2) y = l.h - 2;
  fx -= x;
  fy -= y;
  if (fx > 1) fx = 1;
  if (fy > 1) fy = 1;
  const o = (y * w + x) * 4;
  const p = o + w * 4;
  const a0 = d[o + 3] * (1 - fx) * (1 - fy);
  const a1 = d[o + 7] * fx * (1 - fy);
  const a2 = d[p + 3] * (1 - fx) * fy;
  const a3 = d[p + 7] * fx * fy;
  const sum = a0 + a1 + a2 + a3;
  s.a = sum / 255;
  if (sum < 0.75) return;
  const k = 1 / sum;
  const S = SRGB_LUT;
  s.r = (S[d[o]] * a0 + S[d[o + 4]] * a1 + S[d[p]] * a2 + S[d[p + 4]] * a3) * k;
  s.g = (S[d[o + 1]] * a0 + S[d[o + 5]] * a1 + S[d[p + 1]] * a2 + S[d[p + 5]] * a3) * k;
  s.b = (S[d[o + 2]] * a0 + S[d[o + 6]] * a1 + S[d[p + 2]] * a2 + S[d[p + 6]] * a3) * k;
}

/** Bilinear slopes of one level, clamped, at u, v in 0–1. */
function sampleSlopes(map: Bump, level: number, u: number, v: number, s: Sample): void {
  const l = map.levels[level];
  const d = l.d;
  let fx = u * l.w - 0.5;
  let fy = v * l.h - 0.5;
  if (fx < 0) fx = 0;
  if (fy < 0) fy = 0;
  let x = fx | 0;
  let y = fy | 0;
  if (x > l.w - 2) x = l.w - 2;
  if (y > l.h - 2) y = l.h - 2;
  fx -= x;
  fy -= y;
  const o = (y * l.w + x) * 2;
  const p = o + l.w * 2;
  s.su = (d[o] * (1 - fx) + d[o + 2] * fx) * (1 - fy) + (d[p] * (1 - fx) + d[p + 2] * fx) * fy;
  s.sv = (d[o + 1] * (1 - fx) + d[o + 3] * fx) * (1 - fy) + (d[p + 1] * (1 - fx) + d[p + 3] * fx) * fy;
}

/** Bilinear slopes of one level of a square tile, wrapped. */
function sampleTile(map: Bump, level: number, u: number, v: number, s: Sample): void {
  const l = map.levels[level];
  const n = l.w;
  const d = l.d;
  let fx = (u - Math.floor(u)) * n;
  let fy = (v - Math.floor(v)) * n;
  let x = fx | 0;
  let y = fy | 0;
  if (x >= n) x = n - 1;
  if (y >= n) y = n - 1;
  fx -= x;
  fy -= y;
  const x1 = x + 1 === n ? 0 : x + 1;
  const y1 = y + 1 === n ? 0 : y + 1;
  const a = (y * n + x) * 2;
  const b = (y * n + x1) * 2;
  const c = (y1 * n + x) * 2;
  const e = (y1 * n + x1) * 2;
  s.su = (d[a] * (1 - fx) + d[b] * fx) * (1 - fy) + (d[c] * (1 - fx) + d[e] * fx) * fy;
  s.sv = (d[a + 1] * (1 - fx) + d[b + 1] * fx) * (1 - fy) + (d[c + 1] * (1 - fx) + d[e + 1] * fx) * fy;
}

const scratch = new Sample();

/** Puts the material's maps on the point: decal colour, roughness and metalness, and the bumped normal. */
export function applyMaps(stage: Stage, hit: Hit): void {
  const T = stage.table;
  const o = hit.row;
  hit.r = T[o];
  hit.g = T[o + 1];
  hit.b = T[o + 2];
  hit.rough = T[o + M.rough];
  hit.metal = T[o + M.metal];
  hit.lost = 0;
  let su = 0;
  let sv = 0;
  const img = stage.map[hit.material];
  const relief = stage.hmap[hit.material];
  if (img) {
    let u = hit.u * T[o + M.mapSU] + T[o + M.mapOU];
    let v = hit.v * T[o + M.mapSV] + T[o + M.mapOV];
    if (T[o + M.mapWrap] === 1) {
      u -= Math.floor(u);
      v -= Math.floor(v);
    }
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) {
      const first = img.levels[0];
      const scale = Math.max(Math.abs(T[o + M.mapSU]) * first.w, Math.abs(T[o + M.mapSV]) * first.h);
      const texels = hit.footprint * scale * 0.75;
      sampleImg(img, mipLevel(texels, 0.3, img.levels.length), u, v, scratch);
      blendDecal(T, hit);
      if (relief) {
        sampleSlopes(relief, mipLevel(texels, 0.3, relief.levels.length), u, v, scratch);
        su += scratch.su * T[o + M.hAmp] * relief.scale;
        sv += scratch.sv * T[o + M.hAmp] * relief.scale;
      }
    }
  }
  const bump = stage.bump[hit.material];
  if (bump) {
    const amp = T[o + M.bumpAmp];
    const texels = hit.footprint * Math.max(T[o + M.bumpU], T[o + M.bumpV]) * bump.levels[0].w;
    const level = mipLevel(texels, 0.4, bump.levels.length);
    sampleTile(bump, level, hit.u * T[o + M.bumpU], hit.v * T[o + M.bumpV], scratch);
    su += scratch.su * amp * bump.scale;
    sv += scratch.sv * amp * bump.scale;
    hit.lost = bump.lost[level] * amp * amp * 0.5;
  }
  if (su !== 0 || sv !== 0) bend(hit, su, sv);
}

function blendDecal(T: Float64Array, hit: Hit): void {
  const a = scratch.a;
  if (a <= 0.003) return;
  hit.r += (scratch.r - hit.r) * a;
  hit.g += (scratch.g - hit.g) * a;
  hit.b += (scratch.b - hit.b) * a;
  const rough = T[hit.row + M.mapRough];
  const metal = T[hit.row + M.mapMetal];
  if (rough >= 0) hit.rough += (rough - hit.rough) * a;
  if (metal >= 0) hit.metal += (metal - hit.metal) * a;
}

function bend(hit: Hit, su: number, sv: number): void {
  const x = hit.nx - hit.tx * su - hit.bx * sv;
  const y = hit.ny - hit.ty * su - hit.by * sv;
  const z = hit.nz - hit.tz * su - hit.bz * sv;
  const s = 1 / Math.sqrt(x * x + y * y + z * z);
  hit.nx = x * s;
  hit.ny = y * s;
  hit.nz = z * s;
}
