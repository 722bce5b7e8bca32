import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageRequest, Model, Operation, OperationStatus, VideoRequest } from '../spec/index.ts';
import { NotStarted } from '../spec/index.ts';
import { carryClipRecipe, readClipRecipe } from './clip-recipe.ts';
import { createLocalImageModel } from './image-model.ts';
import { getText, readRecipe, RECIPE_KEY, RenderPool } from './renderer/index.ts';
import { createLocalVideoModel, type EncodeVideo } from './video-model.ts';

let workDir = '';
const pool = new RenderPool(2);
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'local-models-'));
});
afterAll(async () => {
  await pool.close();
  await rm(workDir, { recursive: true });
});

const still: ImageRequest = {
  product_prompt: 'white ceramic mug',
  prompt: 'a white mug, front view',
  negative_prompt: '',
  view_type: 'front',
  style_keywords: ['minimalist'],
  seed: 11,
  guidance_scale: 7,
  width: 112,
  height: 112,
  references: [],
};
const signal = new AbortController().signal;
const key = (text: string) => ({ key: text, signal });

async function settled(model: Model<never>, operation: Operation): Promise<OperationStatus> {
  for (;;) {
    const status = await model.status(operation, signal);
    if (status.state !== 'running' && status.state !== 'queued') return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
async function file(model: Model<never>, operation: Operation): Promise<string> {
  const status = await settled(model, operation);
  if (status.state !== 'succeeded') throw new Error(JSON.stringify(status));
  const [output] = status.outputs;
  if (output?.kind !== 'file') throw new Error('no file');
  return output.path;
}

describe('the local image model', () => {
  const model = () => createLocalImageModel({ workDir, pool });

  it('draws a picture of the asked size that says how it was made, for nothing', async () => {
    const m = model();
    const path = await file(m, await m.start(still, key('one')));
    const png = await readFile(path);
    expect((await sharp(png).metadata()).width).toBe(112);
    expect(readRecipe(getText(png, RECIPE_KEY))).toMatchObject({
      prompt: 'white ceramic mug',
      seed: 11,
      view: 'front',
      styles: ['minimalist'],
    });
    expect(m.price(still).amount).toBe(0);
  });

  it('gives one job per key', async () => {
    const m = model();
    const [a, b] = await Promise.all([m.start(still, key('same')), m.start(still, key('same'))]);
    expect(a?.id).toBe(b?.id);
    expect(await file(m, a as Operation)).toBe(await file(m, b as Operation));
  });

  it('finds a finished picture again after a restart, without drawing', async () => {
    const before = model();
    const operation = JSON.parse(JSON.stringify(await before.start(still, key('kept')))) as Operation;
    const path = await file(before, operation);
    const dead = new RenderPool(0);
    const after = createLocalImageModel({ workDir, pool: dead });
    await after.status(operation, signal);
    expect(await file(after, operation)).toBe(path);
  });

  it('draws a lost job again from its operation, with the same bytes', async () => {
    const operation = await model().start(still, key('lost'));
    const first = await readFile(await file(model(), operation));
    for (const name of await readdir(workDir))
      if (name.startsWith(operation.id)) await rm(join(workDir, name));
    const second = await readFile(await file(model(), JSON.parse(JSON.stringify(operation)) as Operation));
    expect(second.equals(first)).toBe(true);
  });

  it('cancels, and leaves nothing half-made', async () => {
    const m = model();
    const operation = await m.start(
      { ...still, product_prompt: 'steel watch', view_type: 'lifestyle' },
      key('cancel'),
    );
    await m.cancel(operation);
    expect(await m.status(operation, signal)).toMatchObject({ state: 'canceled' });
    expect((await readdir(workDir)).filter((n) => n.startsWith(operation.id))).toEqual([
      `${operation.id}.canceled`,
    ]);
    // A process that never saw the job does not start it again.
    expect(await model().status(operation, signal)).toMatchObject({ state: 'canceled' });
  });

  it('refuses a request it cannot draw before it becomes a job', async () => {
    await expect(model().start({ ...still, product_prompt: '' }, key('bad'))).rejects.toThrow(NotStarted);
    await expect(model().start({ ...still, width: 9000 }, key('bad'))).rejects.toThrow(NotStarted);
  });

  it('says so when it has no shape for the product', async () => {
    const m = model();
    const status = await settled(
      m,
      await m.start({ ...still, product_prompt: 'garden trowel' }, key('noun')),
    );
    expect(status.state === 'succeeded' && status.warnings?.join(' ')).toMatch(/trowel/);
  });

  it('stands a photo of the product on a set', async () => {
    const m = model();
    const block =
      '<rect width="300" height="300" fill="#d5d8da"/><circle cx="150" cy="150" r="80" fill="#1d6b3a"/>';
    const bytes = await sharp(
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300">${block}</svg>`),
    )
      .png()
      .toBuffer();
    const path = join(workDir, 'upload.png');
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const photo = { path, sha256, content_type: 'image/png' };
    const operation = await m.start({ ...still, view_type: 'back', references: [photo] }, key('photo'));
    // The caller's file is promised for the time of the call only.
    await rm(path);
    const status = await settled(m, operation);
    expect(status).toMatchObject({ state: 'succeeded' });
    expect(status.state === 'succeeded' && status.warnings?.join(' ')).toMatch(/back view/);
  });
});

describe('a photo of the product', () => {
  it('keeps its surroundings when asked to, without a warning', async () => {
    const bytes = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#4a7f5c' } })
      .png()
      .toBuffer();
    const path = join(workDir, 'kept.png');
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const references = [{ path, sha256, content_type: 'image/png' }];
    const m = createLocalImageModel({ workDir, pool });
    const status = await settled(
      m,
      await m.start({ ...still, references, photo_background: 'keep' }, key('keep')),
    );
    expect(status).toMatchObject({ state: 'succeeded', warnings: [] });
    const picture = await file(m, await m.start({ ...still, references }, key('replace')));
    expect(readRecipe(getText(await readFile(picture), RECIPE_KEY))?.photo?.background).toBe('cut');
  });
});

describe('the local video model', () => {
  let calls: { frames: number; sizes: Set<number> }[] = [];
  const encodeVideo: EncodeVideo = async ({ frames, outPath }) => {
    const call = { frames: 0, sizes: new Set<number>() };
    for await (const frame of frames) {
      call.frames++;
      call.sizes.add(frame.length);
    }
    calls.push(call);
    // An empty box stands for the film.
    await writeFile(outPath, Buffer.from('0000000866726565', 'hex'));
    return { frames: call.frames };
  };
  const model = () => createLocalVideoModel({ workDir, pool, encodeVideo });
  const request = async (name: string, bytes: Buffer): Promise<VideoRequest> => {
    const path = join(workDir, name);
    await writeFile(path, bytes);
    return {
      image: { path, sha256: createHash('sha256').update(bytes).digest('hex'), content_type: 'image/png' },
      video_prompt: '',
      prompt: 'the mug turns',
      camera_movement: 'orbit left',
      motion_intensity: 0.5,
      duration: 0.5,
      fps: 24,
      width: 160,
      height: 90,
      seed: 11,
    };
  };

  it('films the scene of a picture that carries its recipe', async () => {
    calls = [];
    const images = createLocalImageModel({ workDir, pool });
    const png = await readFile(await file(images, await images.start(still, key('for the clip'))));
    const m = model();
    const path = await file(m, await m.start(await request('ours.png', png), key('clip')));
    expect(calls).toEqual([{ frames: 12, sizes: new Set([160 * 90 * 3]) }]);
    expect(await readClipRecipe(path)).toMatchObject({
      prompt: 'white ceramic mug',
      pose: { sentences: ['', 'the mug turns'] },
    });
  });

  it('goes on from the last frame of a clip, and ends on a last frame', async () => {
    const images = createLocalImageModel({ workDir, pool });
    const draw = async (o: Partial<ImageRequest>, name: string) =>
      readFile(await file(images, await images.start({ ...still, ...o }, key(name))));
    const m = model();
    const one = await file(
      m,
      await m.start(await request('a.png', await draw({}, 'first of two')), key('clip 1')),
    );
    const plain = await sharp({ create: { width: 160, height: 90, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const lastFrame = await carryClipRecipe(one, plain);
    const next = await request('b.png', lastFrame);
    const two = await file(m, await m.start(next, key('clip 2')));
    const [before, after] = [await readClipRecipe(one), await readClipRecipe(two)];
    expect(after?.pose?.time).toBeGreaterThan(before?.pose?.time ?? 9);
    const side = await request('side.png', await draw({ view_type: 'side' }, 'side'));
    const ended = await m.start({ ...next, last_frame: side.image }, key('clip 3'));
    const three = await settled(m, ended);
    expect(three).toMatchObject({ state: 'succeeded', warnings: [] });
    const end = (await readClipRecipe(await file(m, ended)))?.pose?.camera;
    expect(end?.pos).not.toEqual(after?.pose?.camera.pos);
  });

  it('says so when a last frame shows something else', async () => {
    const images = createLocalImageModel({ workDir, pool });
    const ours = await readFile(await file(images, await images.start(still, key('first of three'))));
    const theirs = await sharp({ create: { width: 99, height: 99, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    const m = model();
    const { image: last_frame } = await request('end.png', theirs);
    const status = await settled(
      m,
      await m.start({ ...(await request('c.png', ours)), last_frame }, key('foreign end')),
    );
    expect(status.state === 'succeeded' && status.warnings?.join()).toMatch(/last frame was left out/);
  });

  it('moves over a picture of someone else', async () => {
    const bytes = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#556' } })
      .composite([
        {
          input: { create: { width: 80, height: 100, channels: 3, background: '#e8b23a' } },
          left: 60,
          top: 50,
        },
      ])
      .jpeg()
      .toBuffer();
    const m = model();
    const status = await settled(m, await m.start(await request('theirs.jpg', bytes), key('theirs')));
    expect(status).toMatchObject({ state: 'succeeded', cost: 0 });
  });

  it('fails with a sentence for the user when the picture is no picture', async () => {
    const m = model();
    const status = await settled(
      m,
      await m.start(await request('none.png', Buffer.from('nothing')), key('none')),
    );
    expect(status).toMatchObject({ state: 'failed', fault: { code: 'invalid_input', retryable: false } });
  });

  it('does not take odd sizes', async () => {
    const odd = { ...(await request('odd.png', Buffer.from('x'))), width: 161 };
    await expect(model().start(odd, key('odd'))).rejects.toThrow(NotStarted);
  });
});
