const WINDOW = 8;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Mean SSIM (Wang et al. 2004) of two gray pictures `[height, width]`, 0–255, over 8 × 8 windows; 1 is equal. */
export function ssim(
  a: Uint8Array,
  b: Uint8Array,
  { width, height }: { width: number; height: number },
): number {
  let [sum, windows] = [0, 0];
  for (let top = 0; top + WINDOW <= height; top += WINDOW)
    for (let left = 0; left + WINDOW <= width; left += WINDOW) {
      sum += ofWindow(a, b, top * width + left, width);
      windows += 1;
    }
  return sum / windows;
}

function ofWindow(a: Uint8Array, b: Uint8Array, at: number, width: number): number {
  let [ma, mb, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = 0; y < WINDOW; y++)
    for (let x = 0; x < WINDOW; x++) {
      const [p, q] = [a[at + y * width + x] ?? 0, b[at + y * width + x] ?? 0];
      ma += p;
      mb += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  const n = WINDOW ** 2;
  ma /= n;
  mb /= n;
  const [va, vb, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb];
  return ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
}
