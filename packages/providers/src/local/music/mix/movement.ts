import { sine } from '../synth/oscillator.ts';
import { SAMPLE_RATE, type Stereo } from '../synth/sound.ts';

/** Two slowly swaying copies, a quarter turn apart, laid over each channel in place. */
export function chorus(track: Stereo): void {
  sway(track.left, 0);
  sway(track.right, 0.25);
}

function sway(samples: Float32Array, phase: number): void {
  const dry = Float32Array.from(samples);
  for (let i = 0; i < samples.length; i++) {
    const delay = (0.011 + 0.003 * sine((i / SAMPLE_RATE) * 0.6 + phase)) * SAMPLE_RATE;
    const place = i - delay;
    const index = Math.floor(place);
    const near = index >= 0 ? (dry[index] ?? 0) : 0;
    const far = index >= -1 ? (dry[index + 1] ?? 0) : 0;
    samples[i] = 0.8 * (dry[i] ?? 0) + 0.5 * (near + (far - near) * (place - index));
  }
}

/** Echo that crosses sides, in place: takes the send, leaves the wet sound. `seconds` between echoes, `feedback` 0–1. */
export function echo(send: Stereo, seconds: number, feedback: number): void {
  const gap = Math.round(seconds * SAMPLE_RATE);
  const { left, right } = send;
  let dullLeft = 0;
  let dullRight = 0;
  const wet: Stereo = { left: new Float32Array(left.length), right: new Float32Array(left.length) };
  for (let i = gap; i < left.length; i++) {
    const input = ((left[i - gap] ?? 0) + (right[i - gap] ?? 0)) * 0.5;
    dullLeft += 0.4 * (input + feedback * (wet.right[i - gap] ?? 0) - dullLeft);
    dullRight += 0.4 * (feedback * (wet.left[i - gap] ?? 0) - dullRight);
    wet.left[i] = dullLeft;
    wet.right[i] = dullRight;
  }
  left.set(wet.left);
  right.set(wet.right);
}

/** Gain per sample that ducks at each kick and swells back over `seconds`; 1 is untouched. */
export function pumpCurve(length: number, kicks: readonly number[], seconds: number): Float32Array {
  const curve = new Float32Array(length).fill(1);
  const span = Math.round(seconds * SAMPLE_RATE);
  const dip = Math.round(0.004 * SAMPLE_RATE);
  for (const kick of kicks) {
    for (let n = -dip; n < span; n++) {
      const i = kick + n;
      if (i < 0 || i >= length) continue;
      const gain = n < 0 ? -n / dip : Math.sin((Math.PI / 2) * (n / span)) ** 1.5;
      curve[i] = Math.min(curve[i] ?? 1, gain);
    }
  }
  return curve;
}
