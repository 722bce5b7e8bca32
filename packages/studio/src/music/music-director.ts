import type { MusicGenre } from '@admint/contract';
import { type Agent, checkModel } from '../agent.ts';
import { failed, succeeded } from '../outcome.ts';

export interface MusicDirectorInput {
  genre: MusicGenre;
  /** seconds */
  duration: number;
  seed: number;
  /** Seconds at which the picture changes, so that beats can fall there. */
  cuts?: number[];
}

export interface Music {
  asset_id: string;
}

/** Gets one piece of music as long as the ad. */
export const musicDirector: Agent<MusicDirectorInput, Music> = {
  name: 'music_director',
  capabilities: ['music', 'genre', 'exact-length'],
  dependencies: ['video_generator'],
  kind: 'music',
  check: checkModel('music'),
  async process(input, context) {
    const results = await context.calls(musicDirector.name, [
      {
        kind: 'music',
        part: 'music',
        request: input,
        asset: {
          type: 'audio',
          prompt: `${input.genre} music`,
          seed: input.seed,
          parents: [],
          metadata: { genre: input.genre },
        },
      },
    ]);
    const [result] = results;
    if (!result?.ok || !result.asset_id)
      return failed('music_failed', 'The music could not be made.', results);
    return succeeded({ asset_id: result.asset_id }, results);
  },
};
