import { integratedLoudness } from './loudness.ts';
import { limit } from './limiter.ts';
import { factor } from './sound-plan.ts';

export interface MasterTarget {
  lufs: number;
  /** dBTP the samples are held under, before the lossy encoder. */
  ceilingDb: number;
}

/** Quieter than this is room noise: lifting it would only make hiss loud. */
const TOO_QUIET_LUFS = -60;
const MOST_GAIN_DB = 36;

/**
 * Takes a mix (interleaved stereo, 48 kHz) and a target, gives it at that loudness with its true peak held:
 * one linear gain, then a limiter, again with what the limiter took back. The mix is left as it was.
 */
export function master(mixed: Float32Array, target: MasterTarget): Float32Array {
  const measured = integratedLoudness(mixed);
  if (measured < TOO_QUIET_LUFS) return mixed;
  let gainDb = Math.min(MOST_GAIN_DB, target.lufs - measured);
  for (let round = 0; ; round++) {
    const gain = factor(gainDb);
    const out = mixed.map((sample) => sample * gain);
    const held = limit(out, factor(target.ceilingDb));
    if (!held) return out;
    const missing = target.lufs - integratedLoudness(out);
    if (Math.abs(missing) < 0.1 || round === 4 || gainDb >= MOST_GAIN_DB) return out;
    gainDb = Math.min(MOST_GAIN_DB, gainDb + missing * 1.2);
  }
}
