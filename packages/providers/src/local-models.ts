import { join } from 'node:path';
import { createLocalImageModel } from './local/image-model.ts';
import { createLocalMusicModel } from './local/music/index.ts';
import { RenderPool } from './local/renderer/index.ts';
import { createLocalTextModel } from './local/text/index.ts';
import { createLocalVideoModel, type EncodeVideo } from './local/video-model.ts';
import type { ModelSet } from './spec/index.ts';

export interface LocalModels extends ModelSet {
  /** Ends the render threads. */
  close(): Promise<void>;
}

/** Everything made on this machine, with no key and for no money. `encodeVideo` is the media engine's. */
export function createLocalModels(options: { workDir: string; encodeVideo: EncodeVideo }): LocalModels {
  const { workDir, encodeVideo } = options;
  const pool = new RenderPool(2, join(workDir, 'cut-out'));
  return {
    text: createLocalTextModel(),
    image: createLocalImageModel({ workDir, pool }),
    video: createLocalVideoModel({ workDir, pool, encodeVideo }),
    music: createLocalMusicModel({ workDir }),
    close: () => pool.close(),
  };
}
