import { describe, expect, it } from 'vitest';
import { ACCENT_KINDS, ACCENT_SECONDS, soundAccent } from './accent.ts';
import { truePeak } from './master/true-peak.ts';
import { SAMPLE_RATE } from './synth/sound.ts';
import { writeWav } from './wav.ts';

/** Root mean square of a stretch, in dB. */
function level(samples: Float32Array, from: number, to: number): number {
  const part = samples.subarray(Math.round(from * SAMPLE_RATE), Math.round(to * SAMPLE_RATE));
  return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length + 1e-12);
}

describe.each(ACCENT_KINDS)('a %s', (kind) => {
  it.each([ACCENT_SECONDS.least, 0.75, ACCENT_SECONDS.most])(
    'of %d s has its length, its level, silent ends and no DC',
    (seconds) => {
      const { samples, cut } = soundAccent(kind, 3, seconds);
      const { left, right } = samples;
      expect([left.length, right.length]).toEqual(Array(2).fill(Math.round(seconds * SAMPLE_RATE)));
      const peak = Math.max(truePeak(left), truePeak(right));
      expect(peak).toBeLessThanOrEqual(-2.9);
      expect(peak).toBeGreaterThan(-4.5);
      for (const side of [left, right]) {
        expect(Math.abs(side[0] ?? 1)).toBeLessThan(1e-3);
        expect(Math.abs(side.at(-1) ?? 1)).toBeLessThan(1e-3);
        expect(Math.abs(side.reduce((sum, value) => sum + value, 0) / side.length)).toBeLessThan(4e-3);
      }
      expect(cut).toBeGreaterThanOrEqual(0);
      expect(cut).toBeLessThan(seconds);
    },
  );

  it('is loudest at its cut', () => {
    const { samples, cut } = soundAccent(kind, 5, 1);
    const window = 0.12;
    const at = level(samples.left, Math.max(0, cut - window), Math.min(1, cut + window));
    const away = cut < 0.3 ? level(samples.left, 0.7, 0.95) : level(samples.left, 0.05, 0.25);
    expect(at).toBeGreaterThan(away + 6);
  });

  it('is the same for the same seed and another for another', () => {
    const bytes = (seed: number) => writeWav(soundAccent(kind, seed, 0.5));
    expect(bytes(8).equals(bytes(8))).toBe(true);
    expect(bytes(8).equals(bytes(9))).toBe(false);
  });

  it('refuses lengths it is not made for', () => {
    for (const seconds of [0.2, 1.3, Number.NaN])
      expect(() => soundAccent(kind, 1, seconds)).toThrow(RangeError);
  });
});
