import { describe, expect, it } from 'vitest';
import { GRADE_PRESETS, gradeMatrix, gradePixels } from './grade.ts';

const graded = (preset: (typeof GRADE_PRESETS)[number], strength: number, ...rgb: number[]) => {
  const pixels = Uint8ClampedArray.from([...rgb, 255]);
  gradePixels(pixels, { preset, strength });
  return [...pixels.subarray(0, 3)];
};
const luma = ([r = 0, g = 0, b = 0]: number[]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

describe('a grade', () => {
  it('that is none, or of no strength, changes nothing', () => {
    const same = [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0];
    for (const grade of [
      undefined,
      { preset: 'none', strength: 1 },
      { preset: 'warm', strength: 0 },
    ] as const)
      for (const [i, value] of gradeMatrix(grade).entries()) expect(value).toBeCloseTo(same[i] ?? 0, 4);
    expect(graded('luxury', 0, 12, 130, 240)).toEqual([12, 130, 240]);
  });

  it('grows with its strength', () => {
    const redness = [0, 0.5, 1]
      .map((strength) => graded('warm', strength, 180, 180, 180))
      .map(([r = 0, , b = 0]) => r - b);
    expect(redness[0]).toBe(0);
    expect(redness[1]).toBeGreaterThan(5);
    expect(redness[2]).toBeGreaterThan((redness[1] ?? 0) * 1.7);
  });

  it('looks as it is called', () => {
    const [warm, cool] = [graded('warm', 1, 200, 200, 200), graded('cool', 1, 200, 200, 200)];
    expect((warm[0] ?? 0) - (warm[2] ?? 0)).toBeGreaterThan(10);
    expect((cool[2] ?? 0) - (cool[0] ?? 0)).toBeGreaterThan(10);
    const [shade, light] = [graded('cinematic', 1, 60, 60, 60), graded('cinematic', 1, 220, 220, 220)];
    expect(shade[2]).toBeGreaterThan(shade[0] ?? 255);
    expect(light[0]).toBeGreaterThan(light[2] ?? 255);
    const gray = graded('mono', 1, 200, 60, 20);
    expect(Math.max(...gray) - Math.min(...gray)).toBeLessThanOrEqual(1);
    const chroma = (rgb: number[]) => Math.max(...rgb) - Math.min(...rgb);
    expect(chroma(graded('vibrant', 1, 150, 110, 90))).toBeGreaterThan(70);
    expect(chroma(graded('muted', 1, 150, 110, 90))).toBeLessThan(50);
  });

  it('leaves black dark and white light, whatever the look', () => {
    for (const preset of GRADE_PRESETS) {
      expect(luma(graded(preset, 1, 0, 0, 0))).toBeLessThan(22);
      expect(luma(graded(preset, 1, 255, 255, 255))).toBeGreaterThan(235);
    }
  });
});
