import { highpass } from '../synth/filter.ts';
import { fromDecibels, SAMPLE_RATE, type Stereo } from '../synth/sound.ts';
import { limit } from './limiter.ts';
import { integratedLoudness } from './loudness.ts';
import { truePeak } from './true-peak.ts';

/** LUFS the pieces are brought to, and the highest true peak in dBTP. */
export const TARGET_LOUDNESS = -14;
export const CEILING = -1;
/** What rounding and dither may add. */
const MARGIN = 0.15;

function scale(sound: Stereo, decibels: number): void {
  const gain = fromDecibels(decibels);
  for (const channel of [sound.left, sound.right]) {
    for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] ?? 0) * gain;
  }
}

/**
 * Starts and ends at zero: a millisecond in, and over the last chord (`ringSeconds`) a curve that holds for a
 * quarter and then falls, −7.5 dB half way, as struck instruments do.
 */
function closeEnds(sound: Stereo, ringSeconds: number): void {
  const rise = Math.round(0.001 * SAMPLE_RATE);
  const fall = Math.min(sound.left.length, Math.round(ringSeconds * 0.75 * SAMPLE_RATE));
  for (const channel of [sound.left, sound.right]) {
    for (let i = 0; i < rise; i++) channel[i] = ((channel[i] ?? 0) * i) / rise;
    for (let n = 0; n < fall; n++) {
      const i = channel.length - 1 - n;
      channel[i] = (channel[i] ?? 0) * (n / fall) ** 1.25;
    }
  }
}

/** Finishes a mix in place: no rumble or DC, even loudness, no peak above the ceiling, silent edges. */
export function master(sound: Stereo, ringSeconds: number): void {
  highpass(sound.left, 26);
  highpass(sound.right, 26);
  closeEnds(sound, ringSeconds);
  for (let pass = 0; pass < 4; pass++) {
    const short = TARGET_LOUDNESS - integratedLoudness(sound);
    if (short === Infinity || (pass > 0 && Math.abs(short) < 0.15)) break;
    scale(sound, short);
    limit(sound, fromDecibels(CEILING - MARGIN), 0.09);
  }
  const over = Math.max(truePeak(sound.left), truePeak(sound.right)) - (CEILING - MARGIN / 2);
  if (over > 0) scale(sound, -over);
}
