import { readFile } from 'node:fs/promises';
import { boxBlur } from '../image.ts';
import { smooth } from '../vector.ts';
import { toLab } from './lab.ts';
import { dropCrumbs, type Matte } from './matte.ts';
import { MASK_SIDE } from './model/mask-side.ts';
import type { Photo } from './read-photo.ts';

/** Mask values from which a pixel is product, and up to which it is backdrop. */
const SURE = { product: 0.92, backdrop: 0.06 };
/** Lab distance of product and backdrop from which the photo's own edge is trusted over the mask's. */
const CONTRAST = { none: 5, plain: 16 };

/**
 * A matte at the size of the photo from a model's small mask file. Around the outline each pixel lies between the mean
 * colours of sure product and sure backdrop nearby, and its coverage is where on that line it lies (the two-colour model
 * of Levin, Lischinski & Weiss 2008, eq. 1, solved with local means); where the two colours are alike the mask decides.
 */
export async function modelMatte(photo: Photo, maskPath: string): Promise<Matte | null> {
  const mask = await readFile(maskPath);
  if (mask.length !== MASK_SIDE * MASK_SIDE) return null;
  const { w, h } = photo;
  const p = enlarge(mask, w, h);
  const alpha = snap(photo, p);
  const backdrop = Uint8Array.from(alpha, (a) => (a > 12 ? 0 : 1));
  dropCrumbs(backdrop, w, h);
  for (let i = 0; i < alpha.length; i++) if (backdrop[i] === 1) alpha[i] = 0;
  return { alpha, confidence: confidence(mask) };
}

/** Bilinear, [h, w], 0–1. */
function enlarge(mask: Uint8Array, w: number, h: number): Float32Array {
  const out = new Float32Array(w * h);
  const at = (i: number, n: number) =>
    Math.min(MASK_SIDE - 1.001, Math.max(0, ((i + 0.5) / n) * MASK_SIDE - 0.5));
  for (let y = 0; y < h; y++) {
    const fy = at(y, h);
    const j = Math.floor(fy);
    const v = fy - j;
    for (let x = 0; x < w; x++) {
      const fx = at(x, w);
      const i = Math.floor(fx);
      const u = fx - i;
      const q = j * MASK_SIDE + i;
      const top = mask[q] * (1 - u) + mask[q + 1] * u;
      const low = mask[q + MASK_SIDE] * (1 - u) + mask[q + MASK_SIDE + 1] * u;
      out[y * w + x] = (top * (1 - v) + low * v) / 255;
    }
  }
  return out;
}

/** Coverage 0–255 with outlines moved to the edges of the photo. */
function snap({ rgba, w, h }: Photo, p: Float32Array): Uint8Array {
  const lab = toLab(rgba);
  const radius = Math.max(3, Math.round((Math.max(w, h) / MASK_SIDE) * 3));
  const product = localMeans(lab, p, w, h, radius, (m) => m >= SURE.product);
  const backdrop = localMeans(lab, p, w, h, radius, (m) => m <= SURE.backdrop);
  const out = new Uint8Array(w * h);
  for (let i = 0; i < w * h; i++) {
    const m = p[i];
    if (m >= SURE.product || m <= SURE.backdrop) {
      out[i] = m >= SURE.product ? 255 : 0;
      continue;
    }
    let coverage = smooth(0.3, 0.7, m);
    if (product.weight[i] > 1e-4 && backdrop.weight[i] > 1e-4) {
      let along = 0;
      let length = 1e-6;
      for (let k = 0; k < 3; k++) {
        const b = backdrop.mean[k][i] / backdrop.weight[i];
        const d = product.mean[k][i] / product.weight[i] - b;
        along += (lab[i * 3 + k] - b) * d;
        length += d * d;
      }
      const own = Math.min(1, Math.max(0, (along / length - 0.15) / 0.7));
      // Far from even odds the model knows better than two mean colours.
      const open = smooth(SURE.backdrop, 0.25, m) * (1 - smooth(0.8, SURE.product, m));
      coverage += (own - coverage) * smooth(CONTRAST.none, CONTRAST.plain, Math.sqrt(length)) * open;
    }
    out[i] = Math.round(255 * coverage);
  }
  return out;
}

function localMeans(
  lab: Float32Array,
  p: Float32Array,
  w: number,
  h: number,
  radius: number,
  belongs: (m: number) => boolean,
) {
  const weight = new Float32Array(w * h);
  const mean = [new Float32Array(w * h), new Float32Array(w * h), new Float32Array(w * h)] as const;
  for (let i = 0; i < w * h; i++) {
    if (!belongs(p[i])) continue;
    weight[i] = 1;
    for (let k = 0; k < 3; k++) mean[k][i] = lab[i * 3 + k];
  }
  for (const plane of [weight, ...mean]) boxBlur(plane, w, h, radius, 2);
  return { weight, mean };
}

/** Sure when little of the mask is undecided, the product has a plausible size and does not fill the border. */
function confidence(mask: Uint8Array): number {
  let inside = 0;
  let undecided = 0;
  let touching = 0;
  for (let i = 0; i < mask.length; i++) {
    const m = mask[i];
    if (m > 127) inside++;
    if (m > 50 && m < 205) undecided++;
    const x = i % MASK_SIDE;
    const y = (i - x) / MASK_SIDE;
    if (m > 127 && (x === 0 || y === 0 || x === MASK_SIDE - 1 || y === MASK_SIDE - 1)) touching++;
  }
  const share = inside / mask.length;
  const plausible = smooth(0.006, 0.025, share) * (1 - smooth(0.85, 0.97, share));
  const decided = 1 - smooth(0.2, 0.55, undecided / Math.max(1, inside));
  return plausible * decided * (1 - smooth(0.3, 0.6, touching / (4 * MASK_SIDE)));
}
