import { randomUUID } from 'node:crypto';
import type { AdScene, SoundAccent } from '@admint/contract';
import { LOCAL, soundAccent, writeWav } from '@admint/providers';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { contentUrl, insertAsset } from '../../store/assets.ts';
import { context } from '../context.ts';
import type { StageJob } from '../stage.ts';
import type { Story } from './story.ts';

/** Seconds of each kind of accent. */
const SECONDS: Record<SoundAccent, number> = { whoosh: 0.9, hit: 0.8, riser: 1.2 };
const COMPOSER = 'Local composer';

interface MadeAccent {
  scene: number;
  kind: SoundAccent;
  sha256: string;
  bytes: number;
  /** Seconds to the moment that belongs on the cut. */
  cut: number;
}

/** Makes the short sounds on the cuts of the ad, here and for nothing; they are assets of the ad like its music. */
export async function makeAccents(job: StageJob, { plan, session }: Story): Promise<void> {
  const scenes = plan.specification?.scenes ?? [];
  const made = await DBOS.runStep(() => play(scenes, session.consistency_seed ?? 0), {
    name: 'play-accents',
  });
  await context().transaction('keep-accents', async (db) => {
    for (const { scene, kind, sha256, bytes, cut } of made) {
      const id = randomUUID();
      await insertAsset(db, {
        id,
        session_id: job.session_id,
        asset_type: 'audio',
        url: contentUrl(id),
        sha256,
        content_type: 'audio/wav',
        bytes,
        width: null,
        height: null,
        fps: null,
        duration: SECONDS[kind],
        provider: LOCAL,
        model_used: COMPOSER,
        seed: session.consistency_seed,
        prompt: kind,
        parents: '[]',
        input_hash: sha256,
        poster_sha256: null,
        generation_time: 0,
        metadata: JSON.stringify({ scene, accent: kind, accent_cut: cut, part: `${kind} of scene ${scene}` }),
        call_key: null,
        run: job.run,
        stale: null,
      });
    }
  });
}

async function play(scenes: AdScene[], seed: number): Promise<MadeAccent[]> {
  const made: MadeAccent[] = [];
  for (const { number, sound, transition } of scenes) {
    if (sound === null || transition === 'cut') continue;
    const accent = soundAccent(sound, seed + number, SECONDS[sound]);
    const file = await context().storage.put(writeWav(accent), 'audio/wav');
    made.push({ scene: number, kind: sound, sha256: file.sha256, bytes: file.bytes, cut: accent.cut });
  }
  return made;
}
