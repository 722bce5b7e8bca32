/** Luma of one picture, 0–255, row by row. */
export interface Luma {
  width: number;
  height: number;
  values: ArrayLike<number>;
}

/** Pixels; x and y are the top left corner. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

const WINDOW = 8;
const STRIDE = 4;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Takes RGB or RGBA pixels (`width × height × channels`, 0–255), gives their BT.709 luma. */
export function lumaOf(width: number, height: number, pixels: ArrayLike<number>, channels: 3 | 4 = 4): Luma {
  const at = (i: number) => pixels[i] ?? 0;
  const values = Float64Array.from(
    { length: width * height },
    (_, i) => 0.2126 * at(i * channels) + 0.7152 * at(i * channels + 1) + 0.0722 * at(i * channels + 2),
  );
  return { width, height, values };
}

/** Takes two pictures of one size, gives their mean SSIM (Wang et al. 2004) over 8 × 8 windows, of a region alone when asked; 1 is equal. */
export function similarity(a: Luma, b: Luma, region?: Region): number {
  if (a.width !== b.width || a.height !== b.height) throw new RangeError('The pictures differ in size.');
  const { x, y, width, height } = region ?? { x: 0, y: 0, width: a.width, height: a.height };
  const [right, bottom] = [Math.min(a.width, x + width), Math.min(a.height, y + height)];
  let [sum, windows] = [0, 0];
  for (let top = Math.max(0, y); top + WINDOW <= bottom; top += STRIDE)
    for (let left = Math.max(0, x); left + WINDOW <= right; left += STRIDE) {
      sum += windowSimilarity(a, b, left, top);
      windows += 1;
    }
  return sum / windows;
}

function windowSimilarity(a: Luma, b: Luma, left: number, top: number): number {
  let [ma, mb, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = top; y < top + WINDOW; y++)
    for (let x = left; x < left + WINDOW; x++) {
      const at = y * a.width + x;
      const [p, q] = [a.values[at] ?? 0, b.values[at] ?? 0];
      ma += p;
      mb += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  const n = WINDOW * WINDOW;
  ma /= n;
  mb /= n;
  const [va, vb, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb];
  return ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
}
