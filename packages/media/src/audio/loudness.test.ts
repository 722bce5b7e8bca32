import { describe, expect, it } from 'vitest';
import { tone } from '../fixtures/tone.ts';
import { SAMPLE_RATE } from '../render/settings.ts';
import { limit } from './limiter.ts';
import { integratedLoudness, measureLoudness } from './loudness.ts';
import { master } from './master.ts';
import { factor } from './sound-plan.ts';
import { truePeak } from './true-peak.ts';

describe('integratedLoudness', () => {
  it('reads the EBU reference: a 1 kHz tone at −23 dBFS in both channels is −23 LUFS', () => {
    expect(integratedLoudness(tone(20, 1000, factor(-23)))).toBeCloseTo(-23, 1);
  });

  it('leaves quiet stretches out by its gate', () => {
    const loud = tone(10, 1000, factor(-20));
    const quiet = tone(10, 1000, factor(-50));
    const both = new Float32Array(loud.length + quiet.length);
    both.set(loud);
    both.set(quiet, loud.length);
    expect(integratedLoudness(both)).toBeCloseTo(-20, 0);
  });

  it('says −70 for silence and −99 dBTP', () => {
    expect(measureLoudness(new Float32Array(SAMPLE_RATE * 2))).toEqual({ lufs: -70, true_peak: -99 });
  });
});

describe('truePeak', () => {
  it('finds the peak between samples: a quarter-rate tone sampled at 45° peaks 3 dB above its samples', () => {
    const samples = tone(1, SAMPLE_RATE / 4, 0.5, Math.PI / 4);
    const onSamples = samples.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
    expect(onSamples).toBeCloseTo(0.3536, 3);
    expect(truePeak(samples)).toBeGreaterThan(0.49);
    expect(truePeak(samples)).toBeLessThan(0.52);
  });
});

describe('limit', () => {
  it('holds the true peak under the ceiling and leaves the rest alone', () => {
    const samples = tone(1, 440, 0.3);
    const burst = tone(0.1, 5000, 1.2);
    const at = Math.round(samples.length / 4) * 2;
    for (const [i, value] of burst.entries()) samples[at + i] = value;
    const before = samples.slice();
    expect(limit(samples, 0.8)).toBe(true);
    expect(truePeak(samples)).toBeLessThanOrEqual(0.801);
    expect(samples.slice(0, 1000)).toEqual(before.slice(0, 1000));
  });
});

describe('master', () => {
  it.each([-40, -14, -3])('brings a mix at %d dBFS to −14 LUFS under −1 dBTP', (level) => {
    const mixed = tone(4, 300, factor(level));
    const out = measureLoudness(master(mixed, { lufs: -14, ceilingDb: -1 }));
    expect(out.lufs).toBeCloseTo(-14, 1);
    expect(out.true_peak).toBeLessThanOrEqual(-0.95);
  });

  it('does not lift room noise', () => {
    const hiss = tone(2, 300, factor(-75));
    expect(master(hiss, { lufs: -14, ceilingDb: -1 })).toBe(hiss);
  });
});
