import type { TextOverlayItem } from '@admint/contract';

/** Where in the safe area a scene's text may stand. */
export interface TextPlace extends Pick<TextOverlayItem, 'position' | 'align' | 'valign' | 'max_width'> {
  name: string;
  /** What it costs to stand there rather than at the top, where a reader looks first. */
  price: number;
}

const place = (
  name: string,
  [x, y]: readonly [number, number],
  align: TextPlace['align'],
  valign: TextPlace['valign'],
  max_width: number,
  price: number,
): TextPlace => ({ name, position: { x, y }, align, valign, max_width, price });

export const TOP = place('top', [0.5, 0.02], 'center', 'top', 0.8, 0);
export const BOTTOM = place('bottom', [0.5, 0.98], 'center', 'bottom', 0.8, 0.02);

/** Beside the product, and in the corners. */
const BESIDE = [
  place('left', [0.02, 0.46], 'left', 'middle', 0.3, 0.015),
  place('right', [0.98, 0.46], 'right', 'middle', 0.3, 0.015),
  place('top left', [0.02, 0.03], 'left', 'top', 0.44, 0.02),
  place('top right', [0.98, 0.03], 'right', 'top', 0.44, 0.02),
  place('bottom left', [0.02, 0.97], 'left', 'bottom', 0.44, 0.035),
  place('bottom right', [0.98, 0.97], 'right', 'bottom', 0.44, 0.035),
];

/** A narrow frame has no room beside what stands in its middle. */
export const NARROW_PLACES: readonly TextPlace[] = [
  { ...TOP, max_width: 1 },
  { ...BOTTOM, max_width: 1 },
];
export const WIDE_PLACES: readonly TextPlace[] = [TOP, BOTTOM, ...BESIDE];
