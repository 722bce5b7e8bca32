import { describe, expect, it } from 'vitest';
import { crowdOf, salientCentre, steadyCentre } from './saliency.ts';

const [W, H] = [48, 48];

/** A picture drawn pixel by pixel; places are 0–1. */
function picture(colour: (x: number, y: number) => readonly number[]): Uint8Array {
  const pixels = new Uint8Array(W * H * 3);
  for (let y = 0; y < H; y++)
    for (let x = 0; x < W; x++) pixels.set(colour((x + 0.5) / W, (y + 0.5) / H), (y * W + x) * 3);
  return pixels;
}

/** Repeatable grain. */
const grain = (x: number, y: number, depth: number) => {
  const wave = Math.sin(x * 1271.3 + y * 3117.7) * 43758.5453;
  return (wave - Math.floor(wave) - 0.5) * depth;
};
const disc = (x: number, y: number, at: readonly [number, number], radius: number) =>
  Math.hypot(x - at[0], y - at[1]) < radius;

describe('the centre of a picture', () => {
  it.each([[[0.25, 0.5]], [[0.75, 0.4]], [[0.5, 0.72]], [[0.32, 0.3]]] as const)(
    'is the product at %j on a plain, lit or grained background',
    (at) => {
      const backgrounds = [
        () => 225,
        (x: number, y: number) => 90 + 100 * y + 30 * x,
        (x: number, y: number) => 160 + grain(x, y, 40),
      ];
      for (const level of backgrounds) {
        const shown = picture((x, y) =>
          disc(x, y, at, 0.15) ? [190, 40 + 60 * y, 50] : [level(x, y), level(x, y), level(x, y)],
        );
        const found = salientCentre(shown, W, H);
        expect(Math.abs(found.x - at[0])).toBeLessThan(0.08);
        expect(Math.abs(found.y - at[1])).toBeLessThan(0.08);
      }
    },
  );

  it('is the product and not the line between wall and floor', () => {
    const shown = picture((x, y) =>
      disc(x, y, [0.7, 0.6], 0.16) ? [30, 90, 200] : y < 0.62 ? [235, 230, 220] : [150, 130, 110],
    );
    expect(salientCentre(shown, W, H).x).toBeGreaterThan(0.6);
  });

  it('is its middle when nothing stands out', () => {
    expect(
      salientCentre(
        picture(() => [128, 128, 128]),
        W,
        H,
      ),
    ).toEqual({ x: 0.5, y: 0.5 });
  });

  it('knows how full each part of it is, at its fullest over a film', () => {
    const shown = (at: readonly [number, number]) =>
      picture((x, y) => (disc(x, y, at, 0.2) ? [180, 30, 40] : [225, 222, 215]));
    const full = (crowd: string, x: number, y: number) =>
      Number.parseInt(crowd[Math.floor(y * 12) * 12 + Math.floor(x * 12)] ?? '', 16);
    const still = crowdOf([shown([0.3, 0.5])], W, H);
    expect(still).toMatch(/^[0-9a-f]{144}$/);
    expect(full(still, 0.3, 0.5)).toBeGreaterThan(9);
    for (const [x, y] of [
      [0.8, 0.5],
      [0.8, 0.1],
      [0.05, 0.95],
    ] as const)
      expect(full(still, x, y)).toBeLessThan(3);
    const moved = crowdOf([shown([0.3, 0.5]), shown([0.75, 0.5])], W, H);
    for (const x of [0.3, 0.75]) expect(full(moved, x, 0.5)).toBeGreaterThan(9);
  });

  it('does not jump for one picture of a film', () => {
    const steady = { x: 0.3, y: 0.5 };
    expect(steadyCentre([steady, { x: 0.9, y: 0.1 }, steady])).toEqual(steady);
  });
});
