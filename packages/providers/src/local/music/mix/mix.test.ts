import { describe, expect, it } from 'vitest';
import { swung } from '../parts/perform.ts';
import { SAMPLE_RATE, type Stereo, silence } from '../synth/sound.ts';
import { chorus, echo, pumpCurve } from './movement.ts';
import { plate } from './plate.ts';

function impulse(seconds: number): Stereo {
  const sound = silence(seconds * SAMPLE_RATE);
  sound.left[0] = 1;
  sound.right[0] = 1;
  return sound;
}

/** Seconds to fall by 60 dB, from the slope between −5 and −35 dB of the backward sum (Schroeder, JASA 37, 1965). */
function decayTime(samples: Float32Array): number {
  const left = new Float64Array(samples.length + 1);
  for (let i = samples.length - 1; i >= 0; i--) left[i] = (left[i + 1] ?? 0) + (samples[i] ?? 0) ** 2;
  const below = (decibels: number): number =>
    left.findIndex((sum) => sum < (left[0] ?? 0) * 10 ** (decibels / 10));
  return ((below(-35) - below(-5)) / SAMPLE_RATE) * 2;
}

describe('the plate', () => {
  it.each([0.9, 1.6, 3])('dies away in about %d s, differently on each side', (seconds) => {
    const sound = impulse(4);
    plate(sound, seconds, 5000);
    expect(decayTime(sound.left) / seconds).toBeGreaterThan(0.8);
    expect(decayTime(sound.left) / seconds).toBeLessThan(1.2);
    let cross = 0;
    let power = 0;
    sound.left.forEach((value, i) => {
      cross += value * (sound.right[i] ?? 0);
      power += value * value;
    });
    expect(Math.abs(cross / power)).toBeLessThan(0.2);
    expect(power).toBeLessThan(2);
  });
});

describe('the echo', () => {
  it('repeats on time, crosses sides, and grows weaker', () => {
    const sound = impulse(2);
    echo(sound, 0.25, 0.5);
    const around = (side: Float32Array, seconds: number): number =>
      side
        .subarray((seconds - 0.01) * SAMPLE_RATE, (seconds + 0.05) * SAMPLE_RATE)
        .reduce((sum, v) => sum + Math.abs(v), 0);
    expect(around(sound.left, 0.25)).toBeGreaterThan(0.5);
    expect(around(sound.right, 0.5)).toBeGreaterThan(0.2);
    expect(around(sound.left, 0.5)).toBeLessThan(0.01);
    expect(around(sound.left, 0.75)).toBeLessThan(around(sound.left, 0.25) / 2);
    expect(around(sound.left, 0.12)).toBe(0);
  });
});

describe('the pump', () => {
  it('closes at each kick, opens again, and never jumps', () => {
    const curve = pumpCurve(SAMPLE_RATE, [12_000, 36_000], 0.3);
    expect(curve[12_000]).toBeLessThan(0.05);
    expect(curve[36_000]).toBeLessThan(0.05);
    expect(curve[30_000]).toBe(1);
    let steepest = 0;
    curve.forEach((value, i) => {
      steepest = Math.max(steepest, Math.abs(value - (curve[i - 1] ?? value)));
    });
    expect(steepest).toBeLessThan(0.01);
  });
});

describe('the chorus', () => {
  it('makes two equal sides differ without making them louder', () => {
    const sound = silence(SAMPLE_RATE);
    for (const side of [sound.left, sound.right]) side.forEach((_, i) => (side[i] = Math.sin(i / 17)));
    chorus(sound);
    const power = (samples: Float32Array): number =>
      samples.reduce((sum, v) => sum + v * v, 0) / samples.length;
    expect(power(sound.left.map((value, i) => value - (sound.right[i] ?? 0)))).toBeGreaterThan(0.01);
    expect(power(sound.left)).toBeLessThan(0.9);
  });
});

describe('swing', () => {
  it('leaves beats where they are and delays what falls between', () => {
    const swing = { unit: 0.5, share: 0.6 } as const;
    expect([0, 1, 2, 7].map((beat) => swung(beat, swing))).toEqual([0, 1, 2, 7]);
    expect(swung(0.5, swing)).toBeCloseTo(0.6);
    expect(swung(3.5, swing)).toBeCloseTo(3.6);
    expect(swung(1.25, swing)).toBeCloseTo(1.3);
  });
});
