import { SAMPLE_RATE } from '../render/settings.ts';
import { truePeak } from './true-peak.ts';

export interface Loudness {
  /** Integrated loudness, LUFS; −70 for silence. */
  lufs: number;
  /** dBTP; −99 for silence. */
  true_peak: number;
}

const SILENCE_LUFS = -70;

interface Biquad {
  b: [number, number, number];
  a: [number, number];
}

/** K-weighting at 48 kHz: head shelf, then high-pass (ITU-R BS.1770-4, tables 1 and 2). */
const K_WEIGHTING: [Biquad, Biquad] = [
  { b: [1.53512485958697, -2.69169618940638, 1.19839281085285], a: [-1.69065929318241, 0.73248077421585] },
  { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] },
];

/** Squares of one channel after K-weighting, summed per 100 ms. */
function weightedEnergy(samples: Float32Array, channel: number, hop: number): Float64Array {
  const frames = samples.length / 2;
  const sums = new Float64Array(Math.ceil(frames / hop));
  const [shelf, pass] = K_WEIGHTING;
  let [x1, x2, y1, y2, z1, z2] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < frames; i++) {
    const x = samples[2 * i + channel] ?? 0;
    const y = shelf.b[0] * x + shelf.b[1] * x1 + shelf.b[2] * x2 - shelf.a[0] * y1 - shelf.a[1] * y2;
    const z = pass.b[0] * y + pass.b[1] * y1 + pass.b[2] * y2 - pass.a[0] * z1 - pass.a[1] * z2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    z2 = z1;
    z1 = z;
    const at = Math.floor(i / hop);
    sums[at] = (sums[at] ?? 0) + z * z;
  }
  return sums;
}

const toLufs = (power: number) => -0.691 + 10 * Math.log10(power);

/**
 * Integrated loudness of interleaved stereo at 48 kHz in LUFS (ITU-R BS.1770-4: 400 ms blocks, 75 % overlap,
 * gates at −70 LUFS and 10 LU under the mean). Sound shorter than a block is one block.
 */
export function integratedLoudness(samples: Float32Array): number {
  const hop = SAMPLE_RATE / 10;
  const left = weightedEnergy(samples, 0, hop);
  const right = weightedEnergy(samples, 1, hop);
  const whole = Math.floor(samples.length / 2 / hop);
  const span = Math.min(4, Math.max(1, whole));
  const powers: number[] = [];
  for (let i = 0; i + span <= Math.max(whole, 1); i++) {
    let sum = 0;
    for (let k = i; k < i + span; k++) sum += (left[k] ?? 0) + (right[k] ?? 0);
    powers.push(sum / (span * hop));
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const audible = powers.filter((power) => power > 0 && toLufs(power) > SILENCE_LUFS);
  if (audible.length === 0) return SILENCE_LUFS;
  const gate = toLufs(mean(audible)) - 10;
  const loud = audible.filter((power) => toLufs(power) > gate);
  return loud.length === 0 ? SILENCE_LUFS : toLufs(mean(loud));
}

/** Takes interleaved stereo at 48 kHz, gives loudness and true peak. */
export function measureLoudness(samples: Float32Array): Loudness {
  const peak = truePeak(samples);
  return {
    lufs: integratedLoudness(samples),
    true_peak: peak > 0 ? Math.max(-99, 20 * Math.log10(peak)) : -99,
  };
}
