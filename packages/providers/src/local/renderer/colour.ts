import { sat, type V3 } from './vector.ts';

/** Relative luminance of a linear RGB colour (ITU-R BT.709). */
export const lum = (c: V3) => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];

/** sRGB transfer, encoded 0–1 → linear 0–1 (IEC 61966-2-1). */
export const srgb2lin = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
/** sRGB transfer, linear 0–1 → encoded 0–1 (IEC 61966-2-1). */
export const lin2srgb = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);

/** `#rrggbb` (sRGB) → linear RGB. */
export function hex(code: string): V3 {
  const n = Number.parseInt(code.replace('#', ''), 16);
  return [srgb2lin(((n >> 16) & 255) / 255), srgb2lin(((n >> 8) & 255) / 255), srgb2lin((n & 255) / 255)];
}

/** Linear RGB → `#rrggbb` (sRGB), clipped. */
export function toHex(c: V3): string {
  const byte = (x: number) =>
    Math.round(sat(lin2srgb(sat(x))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(c[0])}${byte(c[1])}${byte(c[2])}`;
}

/** Linear RGB → hue, saturation, lightness of the sRGB-encoded colour, each 0–1. */
export function rgb2hsl(c: V3): V3 {
  const r = lin2srgb(sat(c[0]));
  const g = lin2srgb(sat(c[1]));
  const b = lin2srgb(sat(c[2]));
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const l = (max + min) / 2;
  const d = max - min;
  if (d < 1e-6) return [0, 0, l];
  const s = l > 0.5 ? d / (2 - max - min) : d / (max + min);
  const h = max === r ? (g - b) / d + (g < b ? 6 : 0) : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return [h / 6, s, l];
}

/** Hue (any number, 1 = full turn), saturation and lightness (0–1) → linear RGB. */
export function hsl2rgb(h: number, s: number, l: number): V3 {
  const hue = ((h % 1) + 1) % 1;
  const q = l < 0.5 ? l * (1 + s) : l + s - l * s;
  const p = 2 * l - q;
  const channel = (offset: number) => {
    const t = (((hue + offset) % 1) + 1) % 1;
    if (t < 1 / 6) return p + (q - p) * 6 * t;
    if (t < 0.5) return q;
    return t < 2 / 3 ? p + (q - p) * (2 / 3 - t) * 6 : p;
  };
  return [srgb2lin(channel(1 / 3)), srgb2lin(channel(0)), srgb2lin(channel(-1 / 3))];
}
