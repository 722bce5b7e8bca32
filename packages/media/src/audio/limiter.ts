import { SAMPLE_RATE } from '../render/settings.ts';
import { peaks } from './true-peak.ts';

/** How far ahead the limiter looks, in frames: 3 ms is too short to hear as a fade. */
const AHEAD = Math.round(SAMPLE_RATE * 0.003);
/** How fast it lets go again: the gap closes by 63 % in 80 ms. */
const RELEASE = 1 - Math.exp(-1 / (SAMPLE_RATE * 0.08));

/**
 * Takes interleaved stereo and a ceiling (1 is full scale), holds its true peak under the ceiling in place,
 * changing nothing where it is under already. Both channels move together; nothing is delayed. Tells whether it
 * had anything to hold.
 */
export function limit(samples: Float32Array, ceiling: number): boolean {
  const frames = samples.length / 2;
  const found = peaks(samples, ceiling * 0.7);
  const wanted = new Float32Array(frames).fill(1);
  let touched = false;
  for (let i = 0; i < frames; i++) {
    const peak = found[i] ?? 0;
    if (peak <= ceiling) continue;
    touched = true;
    const gain = ceiling / peak;
    // A peak between two samples is held by the gain of both.
    wanted[i] = Math.min(wanted[i] ?? 1, gain);
    if (i + 1 < frames) wanted[i + 1] = Math.min(wanted[i + 1] ?? 1, gain);
  }
  if (!touched) return false;
  const gains = average(release(lowestAhead(wanted)));
  for (let i = 0; i < frames; i++) {
    const gain = gains[i] ?? 1;
    samples[2 * i] = (samples[2 * i] ?? 0) * gain;
    samples[2 * i + 1] = (samples[2 * i + 1] ?? 0) * gain;
  }
  return true;
}

/** Element i is the lowest of the window from i − AHEAD to i + AHEAD, by a queue of falling candidates. */
function lowestAhead(values: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  const queue = new Int32Array(values.length);
  let [head, tail] = [0, 0];
  for (let i = 0; i < values.length + AHEAD; i++) {
    if (i < values.length) {
      while (tail > head && (values[queue[tail - 1] ?? 0] ?? 1) >= (values[i] ?? 1)) tail--;
      queue[tail++] = i;
    }
    const at = i - AHEAD;
    if (at < 0) continue;
    while ((queue[head] ?? 0) < at - AHEAD) head++;
    out[at] = values[queue[head] ?? 0] ?? 1;
  }
  return out;
}

function release(values: Float32Array): Float32Array {
  let gain = 1;
  return values.map((value) => {
    gain = Math.min(value, gain + (1 - gain) * RELEASE);
    return gain;
  });
}

/** Centred mean over the window: with the lowest spread as wide, it is never above what a peak needs. */
function average(values: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  const width = 2 * AHEAD + 1;
  const at = (i: number) => values[Math.max(0, Math.min(values.length - 1, i))] ?? 1;
  let sum = 0;
  for (let k = -AHEAD; k <= AHEAD; k++) sum += at(k);
  for (let i = 0; i < values.length; i++) {
    out[i] = Math.min(1, sum / width);
    sum += at(i + AHEAD + 1) - at(i - AHEAD);
  }
  return out;
}
