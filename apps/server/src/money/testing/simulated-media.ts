import { readFile } from 'node:fs/promises';
import type { MakeMedia } from '@admint/simulator';
import { createCanvas } from '@napi-rs/canvas';
import { mediaProducer } from '../../testing/scripted-media.ts';

/** Whole files of the kind asked for; a black picture where the filter of a model would give one. */
export async function simulatedMedia(folder: string): Promise<MakeMedia> {
  const produce = await mediaProducer(folder);
  return async ({ kind, prompt, duration }) => {
    if (prompt === '[[black]]') {
      const canvas = createCanvas(256, 256);
      canvas.getContext('2d').fillRect(0, 0, 256, 256);
      return { bytes: canvas.toBuffer('image/png'), content_type: 'image/png' };
    }
    const [output] = await produce(kind === 'audio' ? 'music' : kind, { duration });
    if (output?.kind !== 'file') throw new Error(`no ${kind} was made`);
    return { bytes: await readFile(output.path), content_type: output.content_type };
  };
}
