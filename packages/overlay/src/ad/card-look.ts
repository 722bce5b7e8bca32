import type { Background, MediaSource } from '@admint/contract';
import { contrastRatio } from '../contrast.ts';
import { COLOUR_NAMES } from './colour-names.data.ts';

/** Darkest and lightest ends a gradient may take and still be called a colour. */
const STEPS = [0.1, 0.14, 0.18, 0.24, 0.3, 0.4, 0.55, 0.7, 0.8, 0.88, 0.93, 0.97];
/** What large text needs to be comfortable; WCAG asks 3 of large and 4.5 of small text. */
const WANTED = 5.5;

/** Takes the text's colour, gives a gradient it can be read on: of its own hue, or deep blue for greys. */
export function gradientFor(text: string): Extract<Background, { kind: 'gradient' }> {
  const { hue, saturation } = hueOf(text);
  const isGrey = saturation < 0.12;
  const angle = isGrey ? 226 : hue;
  const tint = isGrey ? 0.38 : Math.min(0.6, saturation);
  const shades = STEPS.map((lightness) => ({
    lightness,
    color: hex(angle, tint, lightness),
  }));
  const ratio = ({ color }: { color: string }) => contrastRatio(color, text);
  const clear = shades.filter((shade) => ratio(shade) >= WANTED);
  const best = [...shades].sort((a, b) => ratio(b) - ratio(a))[0] as (typeof shades)[number];
  // The clearest shade at one end, the liveliest that is still clear at the other.
  const lively = [...clear].sort((a, b) => ratio(a) - ratio(b))[0] ?? best;
  return { kind: 'gradient', from: hex(angle - 18, tint, lively.lightness), to: best.color, angle: 135 };
}

/** A breath of shade: keeps white words readable on bright sand, and is hardly seen in the dark. */
const SHADE = '#00000066';
const LIGHT = '#FFFFFF99';
/** How much of the picture a coloured plate hides, and how far from the text's lightness it keeps. */
const PLATE_ALPHA = 'B8';
const PLATE_CONTRAST = 9;

/**
 * Takes the colours that a brand names and the text's colour, gives the plate behind the text (`#RRGGBBAA`): a deep shade
 * of the first colour that has a hue, else a breath of shade.
 */
export function plateFor(names: readonly string[], text: string): string {
  const named = names.map((name) => COLOUR_NAMES[name.toLowerCase()]).find(Boolean);
  if (!named) return contrastRatio('#000000', text) > contrastRatio('#FFFFFF', text) ? SHADE : LIGHT;
  const { hue, saturation } = hueOf(named);
  const shades = STEPS.map((lightness) => hex(hue, Math.min(0.62, saturation), lightness));
  const ratio = (shade: string) => contrastRatio(shade, text);
  const clear = shades.filter((shade) => ratio(shade) >= PLATE_CONTRAST);
  const [lively] = (clear.length > 0 ? clear : shades).toSorted((a, b) =>
    clear.length > 0 ? ratio(a) - ratio(b) : ratio(b) - ratio(a),
  );
  return `${lively ?? '#000000'}${PLATE_ALPHA}`;
}

/** A frame of the clip beside the card, softened by the painter until text stands out. */
export function blurredFrame(source: MediaSource, at: number): Background {
  return { kind: 'blurred_frame', source, at };
}

function hueOf(color: string): { hue: number; saturation: number } {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = high - low;
  if (range === 0) return { hue: 0, saturation: 0 };
  const sector =
    high === r ? ((g - b) / range + 6) % 6 : high === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return { hue: sector * 60, saturation: range / (1 - Math.abs(high + low - 1) || 1) };
}

/** HSL to `#RRGGBB` (CSS Color 4, §7.1): hue in degrees, the others 0–1. */
function hex(hue: number, saturation: number, lightness: number): string {
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    const value =
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
      .toUpperCase();
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
