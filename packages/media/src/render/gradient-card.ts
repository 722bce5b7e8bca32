import type { Background } from '@admint/contract';

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/**
 * Takes a gradient (angle in degrees, 0 runs left to right, 90 top to bottom) and a size, gives RGBA pixels.
 * A quarter of a level of ordered noise keeps broad gradients from banding after 8-bit rounding.
 */
export function gradientPixels(
  gradient: Extract<Background, { kind: 'gradient' }>,
  width: number,
  height: number,
): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  const angle = (gradient.angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const span = Math.abs(dx) * width + Math.abs(dy) * height;
  const [from, to] = [channels(gradient.from), channels(gradient.to)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = ((x + 0.5 - width / 2) * dx + (y + 0.5 - height / 2) * dy) / span + 0.5;
      const noise = (((x & 1) * 2 + (y & 1) * 3) & 3) / 4 - 0.375;
      const at = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) {
        const start = from[c] ?? 0;
        pixels[at + c] = Math.round(
          Math.max(0, Math.min(255, start + ((to[c] ?? 0) - start) * along + noise)),
        );
      }
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}
