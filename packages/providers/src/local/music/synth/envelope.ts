import { SAMPLE_RATE } from './sound.ts';

/** Seconds; `sustain` is a level 0–1. */
export interface Adsr {
  attack: number;
  decay: number;
  sustain: number;
  release: number;
}

/** Level at which a fading sound is over: −80 dB. */
export const INAUDIBLE = 1e-4;

/** Factor per sample that falls to 1/e in `seconds`. */
export function fallPerSample(seconds: number): number {
  return Math.exp(-1 / (Math.max(1e-4, seconds) * SAMPLE_RATE));
}

/** Attack in a straight line, then exponential like an analogue envelope; called once per sample. */
export class Envelope {
  private level = 0;
  private attacking = true;
  private left: number;
  private readonly rise: number;
  private readonly decay: number;
  private readonly release: number;
  private readonly sustain: number;

  constructor(shape: Adsr, gateSeconds: number) {
    this.left = Math.max(1, Math.round(gateSeconds * SAMPLE_RATE));
    this.rise = 1 / Math.max(1, shape.attack * SAMPLE_RATE);
    this.decay = fallPerSample(shape.decay);
    this.release = fallPerSample(shape.release);
    this.sustain = shape.sustain;
  }

  next(): number {
    if (this.left-- <= 0) {
      this.level *= this.release;
    } else if (this.attacking) {
      this.level += this.rise;
      if (this.level >= 1) {
        this.level = 1;
        this.attacking = false;
      }
    } else {
      this.level = this.sustain + (this.level - this.sustain) * this.decay;
    }
    return this.level;
  }

  get finished(): boolean {
    return this.left <= 0 && this.level < INAUDIBLE;
  }
}
