import { AdmintError } from '@admint/contract';
import type { WaveformOrder } from '../process/jobs.ts';
import { SAMPLE_RATE } from '../render/settings.ts';
import { probeFile } from './probe-file.ts';
import { readSound } from './read-sound.ts';

/** Takes a file, gives its highest magnitude per slice of time, 0–255, both channels together. */
export async function waveformJob({ path, perSecond }: WaveformOrder): Promise<Uint8Array> {
  const info = await probeFile(path);
  if (!info.audio) throw new AdmintError('media_silent', 'There is no sound in this file.');
  const seconds = info.kind === 'audio' ? info.audio.duration : info.duration;
  const length = Math.max(1, Math.round(seconds * SAMPLE_RATE));
  const samples = await readSound(path, info, { from: 0, speed: 1, length });
  const slices = Math.max(1, Math.ceil(seconds * perSecond));
  const peaks = new Uint8Array(slices);
  for (let frame = 0; frame < length; frame++) {
    const slice = Math.min(slices - 1, Math.floor((frame / SAMPLE_RATE) * perSecond));
    const high = Math.max(Math.abs(samples[2 * frame] ?? 0), Math.abs(samples[2 * frame + 1] ?? 0));
    peaks[slice] = Math.max(peaks[slice] ?? 0, Math.min(255, Math.round(high * 255)));
  }
  return peaks;
}
