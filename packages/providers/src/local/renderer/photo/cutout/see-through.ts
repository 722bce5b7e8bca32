import { lin2srgb } from '../../colour.ts';
import { boxBlur, SRGB_LUT } from '../../image.ts';
import { sat, smooth } from '../../vector.ts';
import { toLab } from '../lab.ts';
import { backdropPlanes } from '../matte.ts';
import type { Photo } from '../read-photo.ts';

/** Glass always leaves a trace: no part of a product becomes clearer than this coverage. */
const FAINTEST = 0.2;
/** Lab distance from the darkened backdrop up to which light of the backdrop came through, and from which it did not. */
const SAME_HUE = { sure: 6, never: 16 };
/** Share of the backdrop's light a see-through part passes on: less is a dark body, more is a white one. */
const PASSED = { least: 0.22, dim: 0.45, bright: 1.12, most: 1.35 };
/** Lab distance the border may have from an even backdrop; above, nobody can say what shines through. */
const EVEN = 6;

/** What of a product lets its backdrop through. */
export interface SeeThrough {
  /** Share of the product, 0–1; 0 where the backdrop is too uneven to tell. */
  share: number;
  /** 0–1 per pixel, [h, w]: how surely light of the backdrop came through here. */
  through: Float32Array;
  /** Median Lab distance of the photo's border from an even backdrop: paper has 1, a wall of posters 30. */
  unevenness: number;
  /** The backdrop behind each pixel, linear sRGB, [h, w, 3]. */
  behind: Float32Array;
}

/**
 * Compares a product with the even backdrop around it: what has the hue of the backdrop and is neither very dark nor
 * lighter may be glass, or a product of the same colour. Only a person can tell these two apart.
 */
export function seeThrough(photo: Photo, alpha: Uint8Array): SeeThrough {
  const { w, h, rgba } = photo;
  const n = w * h;
  const linear = new Float32Array(n * 3);
  for (let i = 0; i < n; i++) for (let k = 0; k < 3; k++) linear[i * 3 + k] = SRGB_LUT[rgba[i * 4 + k]];
  const behind = evaluate(backdropPlanes(linear, w, h), w, h);
  const through = new Float32Array(n);
  const uneven = unevenness(rgba, behind, w, h);
  if (uneven > EVEN) return { share: 0, unevenness: uneven, through, behind };
  const passed = new Float32Array(n);
  const expected = new Uint8Array(n * 4);
  for (let i = 0; i < n; i++) {
    let along = 0;
    let length = 1e-6;
    for (let k = 0; k < 3; k++) {
      along += linear[i * 3 + k] * behind[i * 3 + k];
      length += behind[i * 3 + k] ** 2;
    }
    passed[i] = along / length;
    for (let k = 0; k < 3; k++) expected[i * 4 + k] = 255 * lin2srgb(sat(behind[i * 3 + k] * passed[i]));
  }
  const [own, dimmed] = [toLab(rgba), toLab(expected)];
  let inside = 0;
  let share = 0;
  for (let i = 0; i < n; i++) {
    if (alpha[i] <= 200) continue;
    const off = Math.hypot(...[0, 1, 2].map((k) => own[i * 3 + k] - dimmed[i * 3 + k]));
    const light =
      smooth(PASSED.least, PASSED.dim, passed[i]) * (1 - smooth(PASSED.bright, PASSED.most, passed[i]));
    through[i] = light * (1 - smooth(SAME_HUE.sure, SAME_HUE.never, off));
    inside++;
    share += through[i];
  }
  boxBlur(through, w, h, Math.max(1, Math.round(Math.max(w, h) / 700)), 1);
  return { share: inside > 0 ? share / inside : 0, unevenness: uneven, through, behind };
}

/**
 * Takes the backdrop out of what lets it through, RGBA `[h, w, 4]`: each pixel becomes the clearest colour that, laid over its
 * own backdrop, gives the photo again (the least coverage with a colour inside the gamut; Smith & Blinn 1996, "Blue
 * screen matting", §3, for one known backdrop). Parts that let nothing through keep their bytes.
 */
export function withoutBackdrop(
  photo: Photo,
  alpha: Uint8Array,
  { through, behind }: SeeThrough,
): Uint8Array {
  const out = photo.rgba.slice();
  for (let i = 0; i < alpha.length; i++) {
    out[i * 4 + 3] = alpha[i];
    const clear = through[i];
    if (alpha[i] === 0 || clear < 0.02) continue;
    let coverage = 1 - clear * (1 - FAINTEST);
    for (let k = 0; k < 3; k++) {
      const c = SRGB_LUT[photo.rgba[i * 4 + k]];
      const b = sat(behind[i * 3 + k]);
      const needed = c > b ? (c - b) / Math.max(1e-4, 1 - b) : (b - c) / Math.max(1e-4, b);
      coverage = Math.max(coverage, Math.min(1, needed));
    }
    for (let k = 0; k < 3; k++) {
      const c = SRGB_LUT[photo.rgba[i * 4 + k]];
      const own = (c - (1 - coverage) * sat(behind[i * 3 + k])) / coverage;
      out[i * 4 + k] = Math.round(255 * lin2srgb(sat(own)));
    }
    out[i * 4 + 3] = Math.round(alpha[i] * coverage);
  }
  return out;
}

function evaluate(planes: number[][], w: number, h: number): Float32Array {
  const out = new Float32Array(w * h * 3);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      for (let k = 0; k < 3; k++) {
        const [a, b, c] = planes[k];
        out[(y * w + x) * 3 + k] = a + b * (x / w - 0.5) + c * (y / h - 0.5);
      }
    }
  }
  return out;
}

/** Median Lab distance of the photo's border from the backdrop fitted to it. */
function unevenness(rgba: Uint8Array, behind: Float32Array, w: number, h: number): number {
  const border: number[] = [];
  for (let x = 0; x < w; x++) border.push(x, (h - 1) * w + x);
  for (let y = 1; y < h - 1; y++) border.push(y * w, y * w + w - 1);
  const photo = new Uint8Array(border.length * 4);
  const fitted = new Uint8Array(border.length * 4);
  border.forEach((i, j) => {
    for (let k = 0; k < 3; k++) {
      photo[j * 4 + k] = rgba[i * 4 + k];
      fitted[j * 4 + k] = 255 * lin2srgb(sat(behind[i * 3 + k]));
    }
  });
  const [a, b] = [toLab(photo), toLab(fitted)];
  const off = border.map((_, j) =>
    Math.hypot(a[j * 3] - b[j * 3], a[j * 3 + 1] - b[j * 3 + 1], a[j * 3 + 2] - b[j * 3 + 2]),
  );
  return off.sort((p, q) => p - q)[off.length >> 1];
}
