import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { SAMPLE_RATE, type Stereo, silence } from '../synth/sound.ts';
import { limit } from './limiter.ts';
import { integratedLoudness } from './loudness.ts';
import { CEILING, master, TARGET_LOUDNESS } from './master.ts';
import { truePeak } from './true-peak.ts';

function tone(hertz: number, seconds: number, level: number, phase = 0): Float32Array {
  return Float32Array.from(
    { length: seconds * SAMPLE_RATE },
    (_, i) => level * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE + phase),
  );
}

function left(samples: Float32Array): Stereo {
  return { left: samples, right: new Float32Array(samples.length) };
}

describe('loudness', () => {
  it('reads −3.01 LUFS for a full-scale 997 Hz tone in one channel, as the standard says', () => {
    expect(integratedLoudness(left(tone(997, 4, 1)))).toBeCloseTo(-3.01, 1);
  });

  it('weighs low frequencies less and high ones more than the middle', () => {
    const at = (hertz: number): number => integratedLoudness(left(tone(hertz, 3, 0.5)));
    expect(at(50)).toBeLessThan(at(1000) - 3);
    expect(at(6000)).toBeGreaterThan(at(1000) + 3);
  });

  it('leaves silence out of the mean, and has no figure for silence alone', () => {
    const loud = tone(997, 3, 0.1);
    const gapped = new Float32Array(loud.length * 3);
    gapped.set(loud);
    expect(integratedLoudness(left(gapped))).toBeCloseTo(integratedLoudness(left(loud)), 0);
    expect(integratedLoudness(silence(SAMPLE_RATE))).toBe(-Infinity);
  });
});

describe('true peak', () => {
  it('finds the top of a wave that falls between samples', () => {
    const between = tone(SAMPLE_RATE / 4, 0.1, 1, Math.PI / 4);
    const highest = between.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(20 * Math.log10(highest)).toBeCloseTo(-3.01, 1);
    // Edges of the burst ring above the steady wave, as on any converter.
    expect(truePeak(between)).toBeGreaterThan(-0.1);
    expect(truePeak(between)).toBeLessThan(1.5);
  });
});

describe('limiter', () => {
  it('holds bursts below the ceiling without a jump in gain', () => {
    const random = createRandom('bursts');
    const sound = silence(SAMPLE_RATE);
    for (const channel of [sound.left, sound.right]) {
      for (let i = 0; i < channel.length; i++)
        channel[i] = (random.next() - 0.5) * (i % 9000 < 700 ? 5 : 0.4);
    }
    const before = Float32Array.from(sound.left);
    limit(sound, 0.8, 0.08);
    expect(truePeak(sound.left)).toBeLessThan(20 * Math.log10(0.8) + 0.1);
    let last: number | undefined;
    let steepest = 0;
    for (let i = 0; i < before.length; i++) {
      if (Math.abs(before[i] ?? 0) < 0.05) continue;
      const gain = (sound.left[i] ?? 0) / (before[i] ?? 1);
      if (last !== undefined) steepest = Math.max(steepest, Math.abs(gain - last));
      last = gain;
    }
    expect(steepest).toBeLessThan(0.05);
  });

  it('leaves quiet sound alone', () => {
    const sound = left(tone(440, 1, 0.3));
    const before = Float32Array.from(sound.left);
    limit(sound, 0.8, 0.08);
    expect(sound.left).toEqual(before);
  });
});

describe('mastering', () => {
  it('brings a quiet, off-centre mix to the target with silent edges', () => {
    const sound = { left: tone(330, 6, 0.05).map((v) => v + 0.02), right: tone(440, 6, 0.04) };
    master(sound, 1.5);
    expect(Math.abs(integratedLoudness(sound) - TARGET_LOUDNESS)).toBeLessThan(0.3);
    expect(Math.max(truePeak(sound.left), truePeak(sound.right))).toBeLessThan(CEILING);
    expect(Math.abs(sound.left.reduce((sum, value) => sum + value, 0) / sound.left.length)).toBeLessThan(
      0.001,
    );
    expect(Math.abs(sound.left[0] ?? 1)).toBeLessThan(1e-6);
    expect(Math.abs(sound.left.at(-1) ?? 1)).toBeLessThan(1e-6);
  });

  it('leaves silence silent', () => {
    const sound = silence(SAMPLE_RATE);
    master(sound, 0.5);
    expect(sound.left.every((value) => value === 0)).toBe(true);
  });
});
