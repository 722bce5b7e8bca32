import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerateResponse, Storyboard } from '@admint/contract';
import { probe } from '@admint/media';
import type { ImageRequest, ScriptedServer, VideoRequest } from '@admint/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../testing/api-client.ts';
import { type ScriptedStudio, startScriptedStudio } from '../../testing/scripted-studio.ts';
import type { ServerUnderTest } from '../../testing/server-under-test.ts';
import { lastFrameShown } from '../../workflows/call/last-frame.ts';

let folder: string;
let studio: ScriptedStudio;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;

beforeAll(async () => {
  studio = await startScriptedStudio('chained ad');
  ({ folder, provider, server, api } = studio);
});

beforeEach(async () => {
  provider.journal.script.rules = [];
  await api.register();
});

afterAll(() => studio?.close());

/** Attention and two of Interest on one backdrop, then Desire in the world and Action on a backdrop again. */
const chained = () =>
  api.call<GenerateResponse>('POST', '/api/generate', {
    prompt: 'Green canvas backpack with brass buckles, for students',
    num_clips: 5,
    quality: 'draft',
    seed: 4711,
    coherence: { prompt_enhancement: false, unified_narrative: false, frame_chaining: true },
  });
const shoots = (id: string) =>
  [...provider.journal.jobs.values()]
    .filter((job) => job.key.startsWith(id) && job.kind === 'video')
    .map((job) => ({ ...job, scene: /scene-\d/.exec(job.key)?.[0], asked: job.request as VideoRequest }));
const pictures = (id: string) =>
  [...provider.journal.jobs.values()]
    .filter((job) => job.key.startsWith(id) && job.kind === 'image')
    .map((job) => job.request as ImageRequest);
const filming = async (id: string, count: number) => {
  while (shoots(id).length < count) await sleep(20);
};
/** Waits until all clips stand, then ends the ad: its film proves nothing here. */
const shot = async (id: string) => {
  for (;;) {
    const session = await api.session(id);
    if (!session.running) throw new Error(JSON.stringify(session.failure));
    if (session.stage === 'final_composition') return api.send('POST', `/api/sessions/${id}/cancel`, {});
    await sleep(50);
  }
};

describe('an ad whose scenes go on from one another', () => {
  it('waits for the clip before, begins with its last frame, and takes that up after a kill -9', async () => {
    provider.journal.script.rules = [{ kind: 'video', delay: 1200, times: 1 }];
    const { session_id: id } = await chained();
    await filming(id, 1);
    await sleep(200);
    expect(shoots(id)).toHaveLength(1);
    await server.kill();
    await server.start();
    await shot(id);

    const jobs = shoots(id);
    expect(jobs.map(({ scene }) => scene)).toEqual(['scene-1', 'scene-2', 'scene-3', 'scene-4', 'scene-5']);
    for (const { key } of jobs) expect(provider.journal.creates.get(key), key).toBe(1);
    const board = await api.call<Storyboard>('GET', `/api/sessions/${id}/storyboard`);
    const session = await api.session(id);
    const picture = new Map(session.generated_images.map((image) => [image.id, image]));
    for (const [i, { asked, began }] of jobs.entries()) {
      const scene = board.scenes[i];
      const before = jobs[i - 1];
      if (before) expect(began).toBeGreaterThanOrEqual(before.endsAt);
      const from = board.plan?.scene_dependencies.find((one) => one.scene === i + 1 && one.chained);
      if (!from) {
        expect(picture.has(scene?.image_id ?? ''), 'a scene of its own begins with its own picture').toBe(
          true,
        );
        continue;
      }
      const clip = join(folder, `${id}-${i}.mp4`);
      await writeFile(clip, await api.download(board.scenes[from.depends_on - 1]?.clip_url ?? ''));
      const { duration, fps } = await probe(clip);
      const frame = await lastFrameShown(clip, {
        duration,
        fps: fps ?? 30,
        shown: before?.asked.duration ?? 0,
      });
      expect(asked.image.sha256).toBe(createHash('sha256').update(frame).digest('hex'));
      expect(asked.prompt).toContain(`Begins with the last frame of scene ${i}`);
      expect(scene).toMatchObject({ transition: 'cut' });
    }
    expect(board.plan?.scene_dependencies.filter((one) => one.chained)).toHaveLength(2);
    const own = new Set(jobs.map(({ asked }) => asked.image.sha256));
    expect(own.size).toBeGreaterThan(2);

    // Made again by hand, a scene of the take begins where it began, and is still that scene in that shape.
    const [first, second] = [1, 2].map((number) =>
      session.generated_clips.find(({ scene }) => scene === number),
    );
    expect(second).toMatchObject({ continues: first?.id });
    await api.call('POST', `/api/sessions/${id}/clips/${second?.id}/regenerate`, {});
    const { generated_clips } = await api.settled(id, 60);
    const take = generated_clips.find(({ slot, id: own }) => slot === second?.slot && own !== second?.id);
    const { resolution, fps, duration } = second ?? {};
    expect(take).toMatchObject({ scene: 2, continues: first?.id, resolution, fps, duration });
    const [asked] = shoots(id).slice(jobs.length);
    expect(asked?.asked.image.sha256).toBe(jobs[1]?.asked.image.sha256);

    // So is its picture: of the same product, in the same style and shape.
    const [image] = board.scenes.map(({ image_id }) => image_id);
    const [drawn] = pictures(id);
    const again = await api.work(id, `images/${image}/regenerate`);
    const redrawn = pictures(id).at(-1);
    const { width, height, style_keywords, seed } = drawn ?? {};
    expect(redrawn).toMatchObject({ width, height, style_keywords, product_seed: seed });
    expect(redrawn?.seed).not.toBe(seed);
    const later = await api.call<Storyboard>('GET', `/api/sessions/${id}/storyboard`);
    expect(later.scenes[0]?.image_id).toBe(again.generated_images.at(-1)?.id);
    expect(later.scenes[0]?.image_id).not.toBe(image);
  }, 120_000);

  it('orders nothing more once it is stopped', async () => {
    provider.journal.script.rules = [{ kind: 'video', delay: 60_000, times: 1 }];
    const { session_id: id } = await chained();
    await filming(id, 1);
    await api.call('POST', `/api/sessions/${id}/cancel`, {});
    while (shoots(id).some((job) => !job.canceled)) await sleep(50);
    await sleep(500);
    expect(shoots(id)).toHaveLength(1);
    expect(await api.session(id)).toMatchObject({ running: false, final_video: null });
  }, 60_000);

  it('names what could not go on when a clip fails, and makes exactly that on the next try', async () => {
    const refused = {
      code: 'content_refused',
      message: 'No bags.',
      retryable: true,
      charged: 'none',
    } as const;
    provider.journal.script.rules = [{ kind: 'video', match: 'Extreme close-up', fault: refused, times: 8 }];
    const { session_id: id } = await chained();
    const failed = await api.settled(id, 60);
    expect(failed.failure?.parts.map(({ name }) => name)).toEqual(['scene 1', 'scene 2', 'scene 3']);
    expect(failed.failure?.parts[1]?.message).toBe('It goes on from scene 1, which could not be made.');
    const before = shoots(id).length;
    expect(new Set(shoots(id).map(({ scene }) => scene))).toEqual(new Set(['scene-1', 'scene-4', 'scene-5']));
    provider.journal.script.rules = [];
    await api.call('POST', `/api/sessions/${id}/retry`, {});
    await shot(id);
    expect(
      shoots(id)
        .slice(before)
        .map(({ scene }) => scene),
    ).toEqual(['scene-1', 'scene-2', 'scene-3']);
  }, 120_000);
});
