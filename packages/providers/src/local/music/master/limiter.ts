import { SAMPLE_RATE, type Stereo } from '../synth/sound.ts';
import { truePeaks } from './true-peak.ts';

const LOOK_AHEAD = Math.round(0.004 * SAMPLE_RATE);

/** Least value within `reach` samples on both sides, by a queue of rising candidates. */
function slidingMinimum(values: Float32Array, reach: number): Float32Array {
  const least = new Float32Array(values.length);
  const queue = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  for (let i = 0; i < values.length + reach; i++) {
    if (i < values.length) {
      while (tail > head && (values[queue[tail - 1] ?? 0] ?? 0) >= (values[i] ?? 0)) tail--;
      queue[tail++] = i;
    }
    const centre = i - reach;
    if (centre < 0) continue;
    while ((queue[head] ?? 0) < centre - reach) head++;
    least[centre] = values[queue[head] ?? 0] ?? 1;
  }
  return least;
}

/** Mean over `reach` samples on both sides; edges repeat. */
function smooth(values: Float32Array, reach: number): Float32Array {
  const result = new Float32Array(values.length);
  const at = (i: number): number => values[Math.max(0, Math.min(values.length - 1, i))] ?? 1;
  let sum = 0;
  for (let n = -reach; n <= reach; n++) sum += at(n);
  for (let i = 0; i < values.length; i++) {
    result[i] = sum / (2 * reach + 1);
    sum += at(i + reach + 1) - at(i - reach);
  }
  return result;
}

/**
 * Look-ahead limiter on true peaks, in place, both channels by the same gain. The gain falls smoothly before
 * each peak (least gain within the window, then averaged over it, so it is never above what the peak needs)
 * and recovers exponentially over `release` seconds. `ceiling` is linear.
 */
export function limit(sound: Stereo, ceiling: number, release: number): void {
  const left = truePeaks(sound.left);
  const right = truePeaks(sound.right);
  const needed = left.map((peak, i) => Math.min(1, ceiling / Math.max(peak, right[i] ?? 0, 1e-9)));
  const held = slidingMinimum(needed, LOOK_AHEAD);
  const recover = 1 - Math.exp(-1 / (release * SAMPLE_RATE));
  let gain = 1;
  for (let i = 0; i < held.length; i++) {
    const target = held[i] ?? 1;
    gain = target < gain ? target : gain + (target - gain) * recover;
    held[i] = gain;
  }
  const gains = smooth(held, LOOK_AHEAD);
  for (let i = 0; i < gains.length; i++) {
    sound.left[i] = (sound.left[i] ?? 0) * (gains[i] ?? 1);
    sound.right[i] = (sound.right[i] ?? 0) * (gains[i] ?? 1);
  }
}
