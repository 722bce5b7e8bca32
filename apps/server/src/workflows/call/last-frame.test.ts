import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeVideo, probe, readPictures } from '@admint/media';
import { createLocalModels, type LocalModels, type Model, type VideoRequest } from '@admint/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ssim } from '../../testing/ssim.ts';
import { lastFrameShown } from './last-frame.ts';

const SIZE = { width: 160, height: 90 };
const signal = new AbortController().signal;

let folder: string;
let models: LocalModels;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'last-frame-'));
  models = createLocalModels({ workDir: folder, encodeVideo });
});
afterAll(async () => {
  await models.close();
  await rm(folder, { recursive: true, force: true });
});

async function made<T>(model: Model<T>, request: T, key: string): Promise<string> {
  const operation = await model.start(request, { key, signal });
  for (;;) {
    const status = await model.status(operation, signal);
    if (status.state === 'succeeded') {
      const [output] = status.outputs;
      if (output?.kind === 'file') return output.path;
    }
    if (status.state === 'failed') throw new Error(status.fault.message);
    await sleep(20);
  }
}

const draw = () =>
  made(
    models.image,
    {
      product_prompt: 'white ceramic mug',
      prompt: 'a white mug, front view',
      negative_prompt: '',
      view_type: 'front',
      style_keywords: [],
      seed: 11,
      guidance_scale: 7,
      references: [],
      ...SIZE,
    },
    'picture',
  );

async function picture(bytes: Buffer) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = join(folder, `${sha256}.png`);
  await writeFile(path, bytes);
  return { path, sha256, content_type: 'image/png' };
}

const film = async (name: string, image: Buffer, own: Partial<VideoRequest> = {}) =>
  made(
    models.video,
    {
      image: await picture(image),
      video_prompt: '',
      prompt: 'the mug on a plain backdrop',
      camera_movement: 'truck left',
      motion_intensity: 0.8,
      duration: 0.5,
      fps: 24,
      seed: 11,
      ...SIZE,
      ...own,
    },
    name,
  );
const frames = (path: string) => readPictures(path, { ...SIZE, format: 'gray' });

describe('a clip of the local studio that goes on from another', () => {
  it('begins with the very frame the other ended with, and moves on from there', async () => {
    const one = await film('scene 1', await readFile(await draw()));
    const { duration, fps } = await probe(one);
    const last = await lastFrameShown(one, { duration, fps: fps ?? 24, shown: 0.5 });
    const two = await film('scene 2', last, { camera_movement: 'slow zoom out' });
    const [before, after] = await Promise.all([frames(one), frames(two)]);
    const [begin, end] = [before[0] as Uint8Array, before.at(-1) as Uint8Array];
    const seam = ssim(end, after[0] as Uint8Array, SIZE);
    expect(seam).toBeGreaterThan(0.97);
    expect(ssim(begin, end, SIZE), 'the first clip moves').toBeLessThan(seam - 0.05);
    expect(ssim(end, after.at(-1) as Uint8Array, SIZE), 'the second clip moves').toBeLessThan(seam - 0.05);
  });
});

describe('the last frame of a clip', () => {
  it('is the last one that the ad shows, where it shows less than all', async () => {
    const path = join(folder, 'ramp.mp4');
    await encodeVideo({ ...SIZE, fps: 24, frames: ramp(12), outPath: path, signal });
    const level = async (shown: number) => {
      const frame = await picture(await lastFrameShown(path, { duration: 0.5, fps: 24, shown }));
      const [pixels] = await frames(frame.path);
      return Math.round((pixels?.[0] ?? 0) / 20);
    };
    expect(await Promise.all([0.25, 0.4, 0.5, 3].map(level))).toEqual([5, 9, 11, 11]);
  });
});

/** Frame i is gray 20 i. */
async function* ramp(count: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i++) yield new Uint8Array(SIZE.width * SIZE.height * 3).fill(20 * i);
}
