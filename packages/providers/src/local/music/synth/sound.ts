import type { Random } from '../random.ts';

/** Samples per second of everything the composer makes. */
export const SAMPLE_RATE = 48_000;

/** Two channels of equal length, full scale ±1. */
export interface Stereo {
  left: Float32Array;
  right: Float32Array;
}

/** One note or stroke to be played. */
export interface Sound {
  /** First sample. */
  at: number;
  /** Seconds until the key is let go; percussion ignores it. */
  seconds: number;
  /** MIDI, 69 is 440 Hz */
  pitch: number;
  /** 0–1 */
  velocity: number;
  random: Random;
}

/** Adds one sound to the buffers; what runs past their end is cut. */
export type Instrument = (out: Stereo, sound: Sound) => void;

export function silence(samples: number): Stereo {
  return { left: new Float32Array(samples), right: new Float32Array(samples) };
}

/** Takes a MIDI pitch, gives hertz in equal temperament. */
export function hertz(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}

export function fromDecibels(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** Left and right gains of equal power for a pan of −1 to 1. */
export function panGains(pan: number): { left: number; right: number } {
  const angle = ((pan + 1) * Math.PI) / 4;
  return { left: Math.cos(angle) * Math.SQRT2, right: Math.sin(angle) * Math.SQRT2 };
}
