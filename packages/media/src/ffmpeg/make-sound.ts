import { AdmintError } from '@admint/contract';
import { measureLoudness, type Loudness } from '../audio/loudness.ts';
import { master } from '../audio/master.ts';
import { mix } from '../audio/mix.ts';
import type { SoundPlan } from '../audio/sound-plan.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import { decodeAac, encodeAac, type EncodedSound } from './aac.ts';
import { readSound } from './read-sound.ts';

export interface MadeSound extends Loudness {
  sound: EncodedSound;
}

/** AAC overshoots what it is given by about this much, dB. */
const OVERSHOOT_DB = 0.6;
const ROUNDS = 4;

/**
 * Takes a plan and its files, gives the sound of the ad mixed, brought to its loudness and encoded. What is
 * measured is what comes out of a decoder, so the promise holds after the lossy encoder too.
 */
export async function makeSound(
  plan: SoundPlan,
  sources: ReadonlyMap<string, { file: string; info: MediaInfo }>,
  warn: (warning: string) => void,
): Promise<MadeSound> {
  const mixed = await mix(plan, async (track) => {
    const entry = sources.get(track.source.sha256);
    if (!entry?.info.audio) return new Float32Array(track.length * 2);
    try {
      return await readSound(entry.file, entry.info, track);
    } catch (error) {
      // A clip is in the ad for its picture; music that can't be read is a fault to tell.
      if (track.role !== 'clip' || !(error instanceof AdmintError) || error.code !== 'media_unreadable')
        throw error;
      warn('The sound of a clip could not be read; the clip is silent.');
      return new Float32Array(track.length * 2);
    }
  });
  let target = { lufs: plan.targetLufs, ceilingDb: plan.truePeakDb - OVERSHOOT_DB };
  for (let round = 1; ; round++) {
    const sound = await encodeAac(master(mixed, target));
    const measured = measureLoudness(await decodeAac(sound, plan.length));
    const over = measured.true_peak - plan.truePeakDb;
    const off = measured.lufs > -60 ? plan.targetLufs - measured.lufs : 0;
    if ((over <= 0 && Math.abs(off) <= 0.3) || round === ROUNDS) return { sound, ...measured };
    for (const packet of sound.packets) packet.free();
    sound.close();
    target = {
      lufs: target.lufs + off,
      ceilingDb: target.ceilingDb - Math.max(0, over + (over > 0 ? 0.1 : 0)),
    };
  }
}
