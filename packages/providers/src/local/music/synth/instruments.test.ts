import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { type InstrumentName, INSTRUMENTS } from './instruments.ts';
import { hertz, SAMPLE_RATE, silence, type Stereo } from './sound.ts';

const names = Object.keys(INSTRUMENTS) as InstrumentName[];
const UNPITCHED =
  /kick|snare|clap|snap|rim|hat|shaker|tambourine|brush|woodblock|tom|taiko|crash|impact|riser/i;
const pitched = names.filter((name) => !UNPITCHED.test(name));

function play(name: InstrumentName, pitch: number, velocity = 0.8): Stereo {
  const out = silence(SAMPLE_RATE * 2);
  INSTRUMENTS[name](out, { at: 0, seconds: 0.9, pitch, velocity, random: createRandom(name) });
  return out;
}

/** Level of a frequency in the held part of the note (Goertzel under a Hann window). */
function level(samples: Float32Array, frequency: number): number {
  const from = 2400;
  const length = 38_400;
  let re = 0;
  let im = 0;
  for (let n = 0; n < length; n++) {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / length);
    const turn = (2 * Math.PI * frequency * n) / SAMPLE_RATE;
    re += (samples[from + n] ?? 0) * window * Math.cos(turn);
    im += (samples[from + n] ?? 0) * window * Math.sin(turn);
  }
  return Math.hypot(re, im);
}

function energy(samples: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (samples[i] ?? 0) ** 2;
  return sum;
}

describe('every instrument', () => {
  it.each(names)('%s: sounds on both sides, starts from rest, stays finite and ends', (name) => {
    const { left, right } = play(name, 60);
    for (const side of [left, right]) {
      expect(side.every(Number.isFinite)).toBe(true);
      expect(energy(side, 0, side.length)).toBeGreaterThan(0.01);
      expect(Math.abs(side[0] ?? 1)).toBeLessThan(0.02);
      expect(side.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(1.5);
    }
    const whole = energy(left, 0, left.length);
    expect(energy(left, left.length - 4800, left.length) / whole).toBeLessThan(0.01);
  });

  it.each(pitched)('%s: is in tune', (name) => {
    const pitch = /bass/i.test(name) ? 45 : 67;
    const { left, right } = play(name, pitch);
    const both = left.map((value, i) => value + (right[i] ?? 0));
    const cents = Array.from({ length: 49 }, (_, i) => i * 2 - 48);
    const best = cents.reduce((top, cent) => {
      const at = (c: number): number => level(both, hertz(pitch + c / 100));
      return at(cent) > at(top) ? cent : top;
    }, 0);
    expect(Math.abs(best)).toBeLessThanOrEqual(14);
  });

  it.each(pitched)('%s: is brighter or louder when struck harder', (name) => {
    const soft = play(name, 60, 0.3).left;
    const hard = play(name, 60, 0.95).left;
    expect(energy(hard, 0, hard.length)).toBeGreaterThan(2 * energy(soft, 0, soft.length));
  });
});
