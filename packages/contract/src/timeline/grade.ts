import { z } from 'zod';

export const GRADE_PRESETS = [
  'none',
  'warm',
  'cool',
  'cinematic',
  'vibrant',
  'luxury',
  'muted',
  'mono',
] as const;

/** The colours of the whole ad's footage; texts and drawn cards keep theirs. */
export const Grade = z.object({
  preset: z.enum(GRADE_PRESETS),
  /** 0 leaves the footage as it is, 1 is the whole look. */
  strength: z.number().min(0).max(1),
});
export type Grade = z.infer<typeof Grade>;

/** Blue and red difference (BT.709 Cb and Cr, −0.5–0.5). */
type Tint = readonly [blue: number, red: number];

/**
 * A look as an affine change of BT.709 luma and colour difference (full scale: luma 0–1, differences
 * −0.5–0.5), so that the export, which works in YUV, and a browser, which works in RGB, give the same colours:
 * luma becomes `contrast × (luma − 0.5) + 0.5 + lift`; each difference is shifted from `shadows` at black to `highlights`
 * at white, by the luma from before, and then multiplied by `saturation`.
 */
export interface Look {
  contrast: number;
  lift: number;
  saturation: number;
  shadows: Tint;
  highlights: Tint;
}

const NEUTRAL: Look = { contrast: 1, lift: 0, saturation: 1, shadows: [0, 0], highlights: [0, 0] };

const LOOKS: Record<Grade['preset'], Look> = {
  none: NEUTRAL,
  warm: { contrast: 1.02, lift: 0, saturation: 1.05, shadows: [0, 0], highlights: [-0.07, 0.045] },
  cool: { contrast: 1.03, lift: 0, saturation: 0.97, shadows: [0, 0], highlights: [0.055, -0.04] },
  cinematic: {
    contrast: 1.1,
    lift: -0.01,
    saturation: 0.95,
    shadows: [0.035, -0.04],
    highlights: [-0.045, 0.032],
  },
  vibrant: { contrast: 1.05, lift: 0.005, saturation: 1.35, shadows: [0, 0], highlights: [0, 0] },
  luxury: {
    contrast: 1.14,
    lift: -0.025,
    saturation: 0.85,
    shadows: [0.006, 0],
    highlights: [-0.03, 0.014],
  },
  muted: {
    contrast: 0.9,
    lift: 0.025,
    saturation: 0.7,
    shadows: [0.01, -0.006],
    highlights: [-0.012, 0.004],
  },
  mono: { contrast: 1.06, lift: 0, saturation: 0, shadows: [0, 0], highlights: [0, 0] },
};

/** Takes a grade, gives its look at its strength, or null when it changes nothing. */
export function lookOf(grade: Grade | undefined): Look | null {
  if (!grade || grade.preset === 'none' || grade.strength <= 0) return null;
  const look = LOOKS[grade.preset];
  const mix = (from: number, to: number) => from + (to - from) * grade.strength;
  const tint = ([blue, red]: Tint): Tint => [mix(0, blue), mix(0, red)];
  return {
    contrast: mix(1, look.contrast),
    lift: mix(0, look.lift),
    saturation: mix(1, look.saturation),
    shadows: tint(look.shadows),
    highlights: tint(look.highlights),
  };
}

/** Weights of red, green and blue in luma (ITU-R BT.709). */
const [KR, KG, KB] = [0.2126, 0.7152, 0.0722];

/**
 * Takes a grade, gives it as a colour matrix on gamma-coded RGB: 4 rows of 5, red, green, blue and alpha from red, green, blue,
 * alpha and one, for values 0–1. It is what `<feColorMatrix type="matrix" color-interpolation-filters="sRGB">` takes.
 */
export function gradeMatrix(grade: Grade | undefined): number[] {
  const look = lookOf(grade) ?? NEUTRAL;
  const luma = [KR, KG, KB, 0];
  const difference = (part: number, scale: number) =>
    luma.map((weight, i) => ((i === part ? 1 : 0) - weight) / scale);
  const tinted = (base: number[], from: number, to: number) =>
    base.map((value, i) => look.saturation * (value + (luma[i] ?? 0) * (to - from) + (i === 3 ? from : 0)));
  const offset = 0.5 + look.lift - 0.5 * look.contrast;
  const y = luma.map((weight, i) => look.contrast * weight + (i === 3 ? offset : 0));
  const u = tinted(difference(2, 2 * (1 - KB)), look.shadows[0], look.highlights[0]);
  const v = tinted(difference(0, 2 * (1 - KR)), look.shadows[1], look.highlights[1]);
  const row = (blue: number, red: number) => {
    const [r = 0, g = 0, b = 0, one = 0] = y.map(
      (value, i) => value + blue * (u[i] ?? 0) + red * (v[i] ?? 0),
    );
    return [r, g, b, 0, one];
  };
  return [
    ...row(0, 2 * (1 - KR)),
    ...row((-2 * KB * (1 - KB)) / KG, (-2 * KR * (1 - KR)) / KG),
    ...row(2 * (1 - KB), 0),
    0,
    0,
    0,
    1,
    0,
  ].map((value) => Math.round(value * 1e6) / 1e6);
}

/** Takes RGBA pixels (`width × height × 4`, 0–255) and a grade, gives them graded in place. */
export function gradePixels(pixels: Uint8Array | Uint8ClampedArray, grade: Grade | undefined): void {
  if (!lookOf(grade)) return;
  const m = gradeMatrix(grade);
  const clamped = (value: number) => Math.max(0, Math.min(255, Math.round(value)));
  for (let at = 0; at < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    for (let c = 0; c < 3; c++) {
      const [fromR = 0, fromG = 0, fromB = 0, , one = 0] = m.slice(c * 5, c * 5 + 5);
      pixels[at + c] = clamped(fromR * r + fromG * g + fromB * b + 255 * one);
    }
  }
}
