import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SessionResponse } from '@admint/contract';
import { probe } from '@admint/media';
import type { Fault, ScriptedServer } from '@admint/providers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../postgres/eventually.ts';
import { ApiClient } from '../testing/api-client.ts';
import { type ScriptedStudio, startScriptedStudio } from '../testing/scripted-studio.ts';
import { ServerUnderTest } from '../testing/server-under-test.ts';

let folder: string;
let studio: ScriptedStudio;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;

const modelFault = (charged: Fault['charged'] = 'none'): Fault => ({
  code: 'model_error',
  message: 'The model gave up.',
  retryable: true,
  charged,
});

beforeAll(async () => {
  studio = await startScriptedStudio('guided flow');
  ({ folder, provider, server, api } = studio);
});

afterAll(() => studio?.close());

afterEach(() => {
  provider.journal.script.rules = [];
  provider.journal.script.delay = { text: 20, image: 50, video: 100, music: 50 };
});

async function withImages(count = 4): Promise<SessionResponse> {
  const id = await api.newSession();
  await api.generateImages(id, { num_images: count });
  return api.settled(id);
}

/** Each clip has a copy to play, 640 pixels wide or its own width, of the same length, and a strip of pictures. */
async function expectPreviewFiles({ id }: SessionResponse): Promise<void> {
  await eventually(async () => (await api.session(id)).generated_clips.every((clip) => clip.proxy_url));
  const [clip] = (await api.session(id)).generated_clips;
  const proxy = join(folder, 'proxy.mp4');
  await writeFile(proxy, await api.download(clip?.proxy_url ?? ''));
  const facts = await probe(proxy);
  expect(facts.width).toBe(320);
  expect(facts.duration).toBeCloseTo(clip?.duration ?? 0, 1);
  const strip = join(folder, 'strip.jpg');
  await writeFile(strip, await api.download(clip?.filmstrip?.url ?? ''));
  const { width, height, columns, count } = clip?.filmstrip ?? { width: 0, height: 0, columns: 0, count: 0 };
  expect(await probe(strip)).toMatchObject({
    width: width * columns,
    height: height * Math.ceil(count / columns),
  });
}

async function withClips(): Promise<SessionResponse> {
  const { id, generated_images } = await withImages();
  await api.approveImages(
    id,
    generated_images.slice(0, 3).map((image) => image.id),
  );
  await api.generateClips(id);
  return api.settled(id);
}

describe('the guided flow', () => {
  it('goes from a sentence to an MP4 that is exactly as long as its timeline', async () => {
    const { id, generated_clips } = await withClips();
    const clips = generated_clips.map((clip) => clip.id);
    const order = [clips[2], clips[0], clips[1]] as string[];
    await api.approveClips(id, clips, order);
    await api.compose(id);
    const done = await api.settled(id);
    expect(done.stage).toBe('complete');
    expect(done.clip_order).toEqual(order);
    await expectPreviewFiles(done);

    const path = join(folder, 'ad.mp4');
    await writeFile(path, await api.download(done.final_video?.download_url ?? ''));
    const facts = await probe(path);
    expect(facts).toMatchObject({ width: 1920, height: 1080, fps: 30, video_codec: 'h264' });
    expect(facts.audio?.codec).toBe('aac');
    expect(facts.duration).toBeGreaterThanOrEqual(8);
    expect(facts.duration).toBeLessThanOrEqual(12);
    expect(Math.abs(facts.duration - (done.final_video?.duration ?? 0))).toBeLessThan(1 / 30);
  }, 180_000);

  it('sends every event once, in order, with progress that never falls and the cost so far', async () => {
    const { id, last_seq } = await withClips();
    const events = await api.events(id, 0, (event) => event.seq === last_seq);
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: last_seq }, (_, i) => i + 1));
    for (let i = 1; i < events.length; i++) {
      const [before, now] = [events[i - 1], events[i]];
      if (!before || !now) continue;
      if (now.run === before.run) expect(now.progress).toBeGreaterThanOrEqual(before.progress);
      expect(now.current_cost).toBeGreaterThanOrEqual(before.current_cost);
    }
    const messages = events.map((event) => event.message);
    expect(messages).toContain('Analyzing your prompt...');
    expect(messages).toContain('Images ready for review!');
    expect(messages).toContain('Clips ready for review!');
    const later = await api.events(id, last_seq - 3, (event) => event.seq === last_seq);
    expect(later.map((event) => event.seq)).toEqual([last_seq - 2, last_seq - 1, last_seq]);
  });

  it('adds up the bill to what the provider charged', async () => {
    const before = [...provider.journal.jobs.values()].length;
    const { id, total_cost } = await withClips();
    const billed = [...provider.journal.jobs.values()].slice(before).reduce((sum, job) => sum + job.cost, 0);
    const costs = await api.costs(id);
    expect(Math.round(total_cost * 1e6)).toBe(billed);
    expect(costs.total_cost).toBe(total_cost);
    const lines = costs.breakdown.reduce((sum, line) => sum + Math.round(line.cost * 1e6), 0);
    expect(lines).toBe(billed);
    expect(costs.breakdown.map((line) => line.agent)).toEqual([
      'prompt_parser',
      'image_generator',
      'scene_planner',
      'video_generator',
    ]);
    expect(costs.receipts.every((receipt) => receipt.state === 'succeeded' && receipt.provider_id)).toBe(
      true,
    );
  });

  it('keeps the images that succeeded, names those that failed, and retries only these', async () => {
    provider.journal.script.rules = [
      { kind: 'image', match: '"view_type":"side"', times: 1, fault: modelFault() },
    ];
    const partial = await withImages();
    expect(partial.stage).toBe('image_selection');
    expect(partial.generated_images).toHaveLength(3);
    expect(partial.failure?.parts).toEqual([
      { name: 'side view', message: 'The model gave up.', code: 'model_error' },
    ]);
    const paid = partial.total_cost;

    await api.call('POST', `/api/sessions/${partial.id}/retry`);
    const whole = await api.settled(partial.id);
    expect(whole.generated_images).toHaveLength(4);
    expect(whole.failure).toBeNull();
    expect(Math.round((whole.total_cost - paid) * 1e6)).toBe(50_000);
  });

  it('fails a stage of which nothing succeeded, says that no money was spent, and can be tried again', async () => {
    provider.journal.script.rules = [{ kind: 'image', times: 4, fault: modelFault() }];
    const failed = await withImages();
    expect(failed.stage).toBe('failed');
    expect(failed.failure).toMatchObject({ stage: 'image_generation', retryable: true });
    expect(failed.failure?.parts).toHaveLength(4);
    await api.call('POST', `/api/sessions/${failed.id}/retry`);
    const again = await api.settled(failed.id);
    expect(again.stage).toBe('image_selection');
    expect(again.generated_images).toHaveLength(4);
  });

  it('shoots default scenes with a warning when planning fails', async () => {
    const { id, generated_images } = await withImages();
    await api.approveImages(
      id,
      generated_images.map((image) => image.id),
    );
    provider.journal.script.rules = [{ kind: 'text', match: 'scene-plan', fault: modelFault() }];
    await api.generateClips(id);
    const session = await api.settled(id);
    expect(session.stage).toBe('clip_selection');
    expect(session.generated_clips).toHaveLength(4);
    expect(session.warnings.join()).toContain('default shots');
  });

  it('composes without music when music fails, and says so', async () => {
    const { id, generated_clips } = await withClips();
    await api.approveClips(
      id,
      generated_clips.map((clip) => clip.id),
    );
    provider.journal.script.rules = [{ kind: 'music', fault: modelFault() }];
    await api.compose(id);
    const done = await api.settled(id);
    expect(done.stage).toBe('complete');
    expect(done.warnings.join()).toContain('no music');
  });

  it('stops inside a stage at once, keeps what is finished, and cancels the rest at the provider', async () => {
    provider.journal.script.delay.image = 60_000;
    provider.journal.script.rules = [{ kind: 'image', match: '"view_type":"front"', delay: 10 }];
    const id = await api.newSession();
    await api.generateImages(id);
    while ((await api.session(id)).generated_images.length === 0) await sleep(50);
    const answer = await api.call<{ stage: string; spent: number }>('POST', `/api/sessions/${id}/cancel`);
    expect(answer.stage).toBe('image_selection');
    const session = await api.session(id);
    expect(session.running).toBe(false);
    expect(session.generated_images).toHaveLength(1);
    const open = async () => (await api.costs(id)).receipts.filter((receipt) => receipt.settled === null);
    while ((await open()).length > 0) await sleep(100);
    const jobs = [...provider.journal.jobs.values()].filter(
      (job) => job.key.startsWith(id) && job.kind === 'image',
    );
    expect(jobs.filter((job) => job.canceled)).toHaveLength(jobs.length - 1);
    expect((await api.session(id)).total_cost).toBe(answer.spent);

    provider.journal.script.delay.image = 50;
    await api.generateImages(id);
    expect((await api.settled(id)).stage).toBe('image_selection');
  });

  it('goes back a stage, keeps everything, and marks what the change outdated', async () => {
    const { id, generated_images, generated_clips } = await withClips();
    await api.approveClips(
      id,
      generated_clips.map((clip) => clip.id),
    );
    await api.compose(id, { audio: { enabled: false } });
    await api.settled(id);

    const made = generated_clips.map((clip) => clip.id);
    const videoIs = async () => (await api.session(id)).final_video?.stale;
    await api.approveClips(id, made.slice(1));
    expect(await videoIs()).toBe('the choice or order of clips changed');
    await api.approveClips(id, made);
    expect(await videoIs()).toBeNull();

    const kept = generated_images.slice(1, 4).map((image) => image.id);
    await api.approveImages(id, kept);
    const rechosen = await api.session(id);
    const stale = rechosen.generated_clips.filter((clip) => clip.stale);
    expect(stale.map((clip) => clip.source_image_id)).toEqual([generated_images[0]?.id]);

    await api.generateImages(id, { product_prompt: 'blue tennis shoes' });
    const changed = await api.settled(id);
    expect(changed.generated_images).toHaveLength(8);
    expect(changed.generated_images.filter((image) => image.stale)).toHaveLength(4);
    expect(changed.final_video?.stale).toBe('the product description changed');
  });

  it('refuses steps out of order and choices of unknown things, and changes nothing', async () => {
    const id = await api.newSession();
    const clips = { session_id: id, video_prompt: 'a long enough scene', clip_duration: 3 };
    expect(await api.problem('POST', '/api/generate-clips', clips)).toMatchObject({
      status: 409,
      code: 'wrong_stage',
      charged: 'none',
    });
    const text_overlay = { product_name: 'A', cta: 'B' };
    expect(
      await api.problem('POST', '/api/compose-final-video', { session_id: id, text_overlay }),
    ).toMatchObject({ code: 'wrong_stage' });
    expect(await api.problem('POST', `/api/sessions/${id}/cancel`)).toMatchObject({ code: 'wrong_stage' });
    expect(await api.problem('POST', `/api/sessions/${id}/retry`)).toMatchObject({ code: 'wrong_stage' });
    const ids = ['7b0d2a52-35f0-4e0a-9d6b-6f6f3a6f0a01', '7b0d2a52-35f0-4e0a-9d6b-6f6f3a6f0a02'];
    const unknown = await api.problem('POST', '/api/save-approved-images', {
      session_id: id,
      approved_image_ids: ids,
    });
    expect(unknown).toMatchObject({ code: 'unknown_asset' });
    expect(unknown.fields?.[0]?.field).toBe('approved_image_ids');
    expect((await api.session(id)).stage).toBe('created');
  });

  it('hides one user from another', async () => {
    const { id, generated_images } = await withImages();
    const stranger = new ApiClient(() => server.url);
    await stranger.register();
    expect(await stranger.problem('GET', `/api/sessions/${id}`)).toMatchObject({ status: 404 });
    expect(await stranger.problem('GET', `/api/sessions/${id}/costs`)).toMatchObject({ status: 404 });
    expect(await stranger.problem('POST', `/api/sessions/${id}/cancel`)).toMatchObject({ status: 404 });
    await expect(stranger.download(generated_images[0]?.url ?? '')).rejects.toThrow('404');
  });

  it('starts a stage once when the button is pressed a hundred times at once', async () => {
    const id = await api.newSession();
    const body = { session_id: id, product_prompt: 'a red mug', num_images: 4 };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => api.send('POST', '/api/generate-images', body)),
    );
    expect(answers.filter((answer) => answer.status === 202)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(99);
    const session = await api.settled(id);
    expect(session.generated_images).toHaveLength(4);
  });

  it('refuses what would pass the budget, before anything is ordered', async () => {
    const cheap = new ServerUnderTest({
      home: join(folder, 'poor'),
      databaseUrl: studio.databaseUrl,
      provider: 'scripted',
      scriptedUrl: provider.url,
      env: { ADMINT_BUDGET_USD: '0.10' },
    });
    await cheap.start();
    try {
      const poor = new ApiClient(() => cheap.url);
      await poor.login();
      const id = await poor.newSession();
      const body = { session_id: id, product_prompt: 'a red mug', num_images: 4 };
      const refusal = await poor.problem('POST', '/api/generate-images', body);
      expect(refusal).toMatchObject({ status: 402, code: 'budget_exceeded', charged: 'none' });
      expect((await poor.costs(id)).receipts).toEqual([]);
    } finally {
      await cheap.stop();
    }
  });
});
