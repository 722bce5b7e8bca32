import { boxBlur } from '../image.ts';
import { smooth } from '../vector.ts';
import { toLab } from './lab.ts';
import type { Photo } from './read-photo.ts';

export interface Matte {
  /** coverage 0–255 per pixel */
  alpha: Uint8Array;
  /** 0–1: how sure we are that the product was found */
  confidence: number;
}

/** CIE76 distance up to which a pixel counts as backdrop, in addition to three times the border's own noise. */
const TOLERANCE = 6;
/** A soft shadow on the backdrop keeps its hue: chroma may differ by this much, lightness may drop by that much. */
const SHADOW = { chroma: 4, drop: 22, slope: 3.5 };

/**
 * Cuts a product off a plain or evenly shaded backdrop: a plane per Lab channel is fitted to the border, everything
 * connected to the border that stays near it (or is its soft shadow) is backdrop.
 */
export function borderMatte(photo: Photo): Matte {
  const { w, h } = photo;
  const lab = toLab(photo.rgba);
  const ring = borderPixels(w, h);
  const planes = backdropPlanes(lab, w, h, ring);
  const difference = new Float32Array(w * h);
  const chroma = new Float32Array(w * h);
  const drop = new Float32Array(w * h);
  for (let i = 0; i < w * h; i++) {
    const x = (i % w) / w - 0.5;
    const y = Math.floor(i / w) / h - 0.5;
    const d = planes.map((p, k) => p[0] + p[1] * x + p[2] * y - lab[i * 3 + k]);
    chroma[i] = Math.hypot(d[1], d[2]);
    drop[i] = d[0];
    difference[i] = Math.hypot(d[0], chroma[i]);
  }
  const noise = median(ring.map((i) => difference[i]));
  const slope = lightnessSlope(lab, w, h);
  const shadowed = (i: number) =>
    chroma[i] < SHADOW.chroma + noise && drop[i] > 0 && drop[i] < SHADOW.drop && slope[i] < SHADOW.slope;
  // A pale product is itself like a soft shadow: the rule that swallows shadows may eat it, a tight one may not.
  const attempts = [
    { near: TOLERANCE + 3 * noise, shadows: true },
    { near: TOLERANCE + 3 * noise, shadows: false },
    { near: 3 + 2.5 * noise, shadows: false },
  ].map(({ near, shadows }) => {
    const backdrop = flood(w, h, ring, (i) => difference[i] < near || (shadows && shadowed(i)));
    dropCrumbs(backdrop, w, h);
    const alpha = edges(backdrop, difference, near, w, h);
    const doubt = Math.max(
      smooth(8, 13, roughness(alpha, w, h)),
      smooth(0.2, 0.28, faintness(alpha, difference, near, w, h)),
    );
    return { alpha, confidence: confidence(alpha, w, h, noise, ring) * (1 - doubt) };
  });
  return (
    attempts.find((a) => a.confidence > 0.6) ??
    attempts.reduce((a, b) => (b.confidence > a.confidence ? b : a))
  );
}

/** The backdrop as the border shows it: per Lab channel `a + b·x + c·y`, x and y from −0.5 to 0.5 across the photo. */
export function backdropPlanes(
  lab: Float32Array,
  w: number,
  h: number,
  ring: readonly number[] = borderPixels(w, h),
): number[][] {
  return [0, 1, 2].map((k) => fitPlane(lab, ring, w, h, k));
}

/** Gives back to the backdrop every piece smaller than a twentieth of the largest. */
export function dropCrumbs(backdrop: Uint8Array, w: number, h: number): void {
  const piece = new Int32Array(w * h).fill(-1);
  const stack = new Int32Array(w * h);
  const sizes: number[] = [];
  for (let seed = 0; seed < w * h; seed++) {
    if (backdrop[seed] === 1 || piece[seed] >= 0) continue;
    const id = sizes.length;
    let top = 0;
    let size = 0;
    const visit = (i: number) => {
      if (backdrop[i] === 1 || piece[i] >= 0) return;
      piece[i] = id;
      stack[top++] = i;
    };
    visit(seed);
    while (top > 0) {
      const i = stack[--top];
      size++;
      if (i % w > 0) visit(i - 1);
      if (i % w < w - 1) visit(i + 1);
      if (i >= w) visit(i - w);
      if (i < w * (h - 1)) visit(i + w);
    }
    sizes.push(size);
  }
  const least = sizes.reduce((a, b) => Math.max(a, b), 0) / 20;
  for (let i = 0; i < w * h; i++) if (backdrop[i] === 0 && sizes[piece[i]] < least) backdrop[i] = 1;
}

/** Outline length by the root of the area, at about 160 pixels: a disc has 3.5, a shoe about 6, a torn matte over 12. */
function roughness(alpha: Uint8Array, w: number, h: number): number {
  const step = Math.max(1, Math.round(Math.max(w, h) / 160));
  const cw = Math.floor(w / step);
  const ch = Math.floor(h / step);
  const on = (x: number, y: number) =>
    x >= 0 &&
    y >= 0 &&
    x < cw &&
    y < ch &&
    alpha[Math.floor((y + 0.5) * step) * w + Math.floor((x + 0.5) * step)] > 127;
  let area = 0;
  let outline = 0;
  for (let y = 0; y < ch; y++) {
    for (let x = 0; x < cw; x++) {
      if (!on(x, y)) continue;
      area++;
      if (!on(x - 1, y)) outline++;
      if (!on(x + 1, y)) outline++;
      if (!on(x, y - 1)) outline++;
      if (!on(x, y + 1)) outline++;
    }
  }
  // City-block outlines are 4/π longer than smooth ones.
  return area > 0 ? (outline * Math.PI) / 4 / Math.sqrt(area) : 99;
}

/** Share of the outline where the photo has no step: there the matte's edge was drawn by noise or by fading light. */
function faintness(alpha: Uint8Array, difference: Float32Array, near: number, w: number, h: number): number {
  const reach = Math.max(2, Math.round(Math.max(w, h) / 250));
  let outline = 0;
  let faint = 0;
  for (let y = reach; y < h - reach; y++) {
    for (let x = reach; x < w - reach; x++) {
      const q = y * w + x;
      if (alpha[q] <= 127) continue;
      if (alpha[q - 1] > 127 && alpha[q + 1] > 127 && alpha[q - w] > 127 && alpha[q + w] > 127) continue;
      outline++;
      let most = 0;
      let least = 1e9;
      for (let j = -reach; j <= reach; j += reach) {
        for (let i = -reach; i <= reach; i += reach) {
          const d = difference[q + j * w + i];
          most = Math.max(most, d);
          least = Math.min(least, d);
        }
      }
      if (most - least < near) faint++;
    }
  }
  return outline > 0 ? faint / outline : 1;
}

function borderPixels(w: number, h: number): number[] {
  const depth = Math.max(1, Math.round(Math.min(w, h) * 0.01));
  const out: number[] = [];
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      if (x < depth || y < depth || x >= w - depth || y >= h - depth) out.push(y * w + x);
    }
  }
  return out;
}

/** Least-squares a + b·x + c·y over the border, refitted without the third that fits worst (a product may touch the border). */
function fitPlane(lab: Float32Array, ring: readonly number[], w: number, h: number, k: number): number[] {
  let used = ring;
  let plane = [0, 0, 0];
  for (let pass = 0; pass < 3; pass++) {
    plane = leastSquares(lab, used, w, h, k);
    const p = plane;
    const error = (i: number) =>
      Math.abs(p[0] + p[1] * ((i % w) / w - 0.5) + p[2] * (Math.floor(i / w) / h - 0.5) - lab[i * 3 + k]);
    const limit = quantile(ring.map(error), 0.67);
    used = ring.filter((i) => error(i) <= limit);
  }
  return plane;
}

function leastSquares(
  lab: Float32Array,
  pixels: readonly number[],
  w: number,
  h: number,
  k: number,
): number[] {
  // Normal equations of a 3-parameter fit, solved by Cramer's rule.
  let [n, sx, sy, sxx, sxy, syy, sv, sxv, syv] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (const i of pixels) {
    const x = (i % w) / w - 0.5;
    const y = Math.floor(i / w) / h - 0.5;
    const v = lab[i * 3 + k];
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
    sv += v;
    sxv += x * v;
    syv += y * v;
  }
  const det3 = (a: number[], b: number[], c: number[]) =>
    a[0] * (b[1] * c[2] - b[2] * c[1]) -
    b[0] * (a[1] * c[2] - a[2] * c[1]) +
    c[0] * (a[1] * b[2] - a[2] * b[1]);
  const c0 = [n, sx, sy];
  const c1 = [sx, sxx, sxy];
  const c2 = [sy, sxy, syy];
  const v = [sv, sxv, syv];
  const det = det3(c0, c1, c2);
  if (Math.abs(det) < 1e-9) return [sv / Math.max(1, n), 0, 0];
  return [det3(v, c1, c2) / det, det3(c0, v, c2) / det, det3(c0, c1, v) / det];
}

function quantile(values: number[], q: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}
const median = (values: number[]) => quantile(values, 0.5);

/** Change of lightness per pixel: shadows fade slowly, edges do not. */
function lightnessSlope(lab: Float32Array, w: number, h: number): Float32Array {
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const l = Math.max(0, x - 1);
      const r = Math.min(w - 1, x + 1);
      const t = Math.max(0, y - 1);
      const b = Math.min(h - 1, y + 1);
      const dx = lab[(y * w + r) * 3] - lab[(y * w + l) * 3];
      const dy = lab[(b * w + x) * 3] - lab[(t * w + x) * 3];
      out[y * w + x] = Math.hypot(dx, dy);
    }
  }
  return out;
}

/** Pixels reachable from the seeds through pixels that pass. */
function flood(w: number, h: number, seeds: readonly number[], passes: (i: number) => boolean): Uint8Array {
  const seen = new Uint8Array(w * h);
  const stack = new Int32Array(w * h);
  let top = 0;
  const visit = (i: number) => {
    if (seen[i] === 1 || !passes(i)) return;
    seen[i] = 1;
    stack[top++] = i;
  };
  for (const i of seeds) visit(i);
  while (top > 0) {
    const i = stack[--top];
    const x = i % w;
    if (x > 0) visit(i - 1);
    if (x < w - 1) visit(i + 1);
    if (i >= w) visit(i - w);
    if (i < w * (h - 1)) visit(i + w);
  }
  return seen;
}

/** Hard inside, soft on the rim: coverage there follows the colour difference. */
function edges(
  backdrop: Uint8Array,
  difference: Float32Array,
  near: number,
  w: number,
  h: number,
): Uint8Array {
  const soft = Float32Array.from(backdrop, (b) => 1 - b);
  boxBlur(soft, w, h, Math.max(1, Math.round(Math.max(w, h) / 900)), 2);
  return Uint8Array.from(soft, (s, i) => {
    if (s <= 0.02) return 0;
    if (s >= 0.98) return 255;
    return Math.round(
      255 *
        Math.min(
          smooth(0.25, 0.85, s) + (backdrop[i] ? 0 : 0.15),
          smooth(near * 0.5, near * 1.6, difference[i]) + s * 0.3,
          1,
        ),
    );
  });
}

/** Sure when the border is even, the product has a plausible size, and it hardly touches the border. */
function confidence(alpha: Uint8Array, w: number, h: number, noise: number, ring: readonly number[]): number {
  let covered = 0;
  for (const a of alpha) if (a > 127) covered++;
  const share = covered / (w * h);
  const touching = ring.filter((i) => alpha[i] > 127).length / ring.length;
  const plausible = smooth(0.01, 0.04, share) * (1 - smooth(0.8, 0.95, share));
  return plausible * (1 - smooth(5, 14, noise)) * (1 - smooth(0.12, 0.4, touching));
}
