import { SAMPLE_RATE } from './sound.ts';

/**
 * Two-pole state-variable filter, trapezoidal integration, safe to sweep.
 * Formulas: Andrew Simper, "Linear Trapezoidal Integrated State Variable Filter" (Cytomic, 2013).
 */
export class StateVariableFilter {
  low = 0;
  band = 0;
  high = 0;
  private state1 = 0;
  private state2 = 0;
  private a1 = 0;
  private a2 = 0;
  private a3 = 0;
  private k = 1;

  /** Cutoff in Hz (kept below 0.45 of the sample rate) and quality (0.5 soft … 10 whistling). */
  tune(cutoff: number, quality: number): void {
    const g = Math.tan((Math.PI * Math.min(Math.max(cutoff, 10), SAMPLE_RATE * 0.45)) / SAMPLE_RATE);
    this.k = 1 / quality;
    this.a1 = 1 / (1 + g * (g + this.k));
    this.a2 = g * this.a1;
    this.a3 = g * this.a2;
  }

  /** Takes one sample; the three outputs are then in `low`, `band` and `high`. */
  feed(input: number): void {
    const v3 = input - this.state2;
    const v1 = this.a1 * this.state1 + this.a2 * v3;
    const v2 = this.state2 + this.a2 * this.state1 + this.a3 * v3;
    this.state1 = 2 * v1 - this.state1;
    this.state2 = 2 * v2 - this.state2;
    this.low = v2;
    this.band = v1 * this.k;
    this.high = input - this.k * v1 - v2;
  }
}

const BUTTERWORTH = Math.SQRT1_2;

/** Removes what lies below `cutoff` Hz, in place, 12 dB per octave. */
export function highpass(samples: Float32Array, cutoff: number): void {
  const filter = new StateVariableFilter();
  filter.tune(cutoff, BUTTERWORTH);
  for (let i = 0; i < samples.length; i++) {
    filter.feed(samples[i] ?? 0);
    samples[i] = filter.high;
  }
}
