import { setTimeout as sleep } from 'node:timers/promises';
import { SESSION_CHANGED, type SessionResponse } from '@admint/contract';
import type { Fault, ScriptedServer } from '@admint/providers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, SCENE } from '../testing/api-client.ts';
import { type ScriptedStudio, startScriptedStudio } from '../testing/scripted-studio.ts';
import type { ServerUnderTest } from '../testing/server-under-test.ts';

let studio: ScriptedStudio;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;

const IMAGE = 50_000;
const fault: Fault = { code: 'model_error', message: 'The model gave up.', retryable: true, charged: 'none' };
const paid = (before: SessionResponse, after: SessionResponse) =>
  Math.round((after.total_cost - before.total_cost) * 1e6);

beforeAll(async () => {
  studio = await startScriptedStudio('takes');
  ({ provider, server, api } = studio);
});

afterAll(() => studio?.close());

afterEach(() => {
  provider.journal.script.rules = [];
  provider.journal.script.delay = { text: 20, image: 50, video: 100, music: 50 };
});

async function withBoard(): Promise<SessionResponse> {
  const id = await api.newSession();
  await api.generateImages(id, { num_images: 4 });
  const { generated_images } = await api.settled(id);
  await api.approveImages(
    id,
    generated_images.slice(0, 3).map((image) => image.id),
  );
  return api.session(id);
}

async function withClips(): Promise<SessionResponse> {
  const { id } = await withBoard();
  await api.generateClips(id);
  const { generated_clips } = await api.settled(id);
  await api.approveClips(
    id,
    generated_clips.map((clip) => clip.id),
  );
  return api.session(id);
}

const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (!one) throw new Error('the list is empty');
  return one;
};

describe('making one image again', () => {
  it('adds a take of the same view in the same place with another seed, for the price of one image', async () => {
    const before = await withBoard();
    const image = first(before.generated_images);
    const query = 'action=more_images&count=1';
    const estimate = await api.call('GET', `/api/sessions/${before.id}/estimate?${query}`);
    expect(estimate).toMatchObject({ estimated_cost: 0.05, count: 1 });

    const after = await api.work(before.id, `images/${image.id}/regenerate`);
    expect(after).toMatchObject({ stage: 'image_selection', failure: null, task: null });
    expect(after.generated_images).toHaveLength(5);
    const take = after.generated_images.find(
      ({ id }) => !before.generated_images.some((old) => old.id === id),
    );
    expect(take).toMatchObject({ slot: image.id, view_type: image.view_type, prompt: image.prompt });
    expect(take?.seed).not.toBe(image.seed);
    expect(after.approved_images).toEqual(before.approved_images);
    expect(paid(before, after)).toBe(IMAGE);
  });

  it('takes other words for it, and brings the session back to the step it was at', async () => {
    const before = await withClips();
    const image = first(before.generated_images);
    const path = `images/${image.id}/regenerate`;
    const after = await api.work(before.id, path, { prompt: 'the same shoe on green moss' });
    expect(after.stage).toBe('clip_selection');
    expect(after.generated_images.at(-1)).toMatchObject({ prompt: 'the same shoe on green moss' });
    expect(after.generated_clips.every((clip) => clip.stale === null)).toBe(true);
  });

  it('makes more like one image, each in a place of its own, as children of that image', async () => {
    const before = await withBoard();
    const image = first(before.generated_images);
    const after = await api.work(before.id, `images/${image.id}/variations`, { count: 2 });
    const made = after.generated_images.slice(4);
    expect(made.map(({ view_type }) => view_type)).toEqual([image.view_type, image.view_type]);
    expect(new Set(made.map(({ slot }) => slot)).size).toBe(2);
    expect(made.some(({ slot }) => slot === image.slot)).toBe(false);
    expect(paid(before, after)).toBe(2 * IMAGE);
  });

  it('leaves everything as it was when it fails, says what it cost, and tries just that again', async () => {
    const before = await withBoard();
    const image = first(before.generated_images);
    provider.journal.script.rules = [{ kind: 'image', times: 1, fault }];
    const failed = await api.work(before.id, `images/${image.id}/regenerate`);
    expect(failed).toMatchObject({ stage: 'image_selection', running: false });
    expect(failed.failure).toMatchObject({ stage: 'image_generation', charged: 'none', retryable: true });
    expect(failed.generated_images).toHaveLength(4);
    const again = await api.work(before.id, 'retry');
    expect(again.failure).toBeNull();
    expect(again.generated_images).toHaveLength(5);
    expect(paid(before, again)).toBe(IMAGE);
  });

  it('stops at once and stands where it stood', async () => {
    const before = await withClips();
    provider.journal.script.delay.image = 60_000;
    const path = `/api/sessions/${before.id}/images/${first(before.generated_images).id}/regenerate`;
    await api.call('POST', path, {});
    const running = await api.session(before.id);
    expect(running.task).toEqual({ kind: 'images', slots: [first(before.generated_images).slot], count: 1 });
    const stopped = await api.call<{ stage: string }>('POST', `/api/sessions/${before.id}/cancel`);
    expect(stopped.stage).toBe('clip_selection');
    expect((await api.session(before.id)).running).toBe(false);
  });

  it('refuses while something runs, what is not there, and what the budget cannot carry', async () => {
    const { id, generated_images } = await withBoard();
    const image = first(generated_images);
    const stranger = '7b0d2a52-35f0-4e0a-9d6b-6f6f3a6f0a01';
    expect(await api.problem('POST', `/api/sessions/${id}/images/${stranger}/regenerate`, {})).toMatchObject({
      code: 'unknown_asset',
    });
    provider.journal.script.delay.image = 60_000;
    await api.call('POST', `/api/sessions/${id}/images/${image.id}/regenerate`, {});
    const path = `/api/sessions/${id}/images/${image.id}/regenerate`;
    expect(await api.problem('POST', path, {})).toMatchObject({ status: 409, code: 'wrong_stage' });
    await api.call('POST', `/api/sessions/${id}/cancel`);
    const other = new ApiClient(() => server.url);
    await other.register();
    expect(await other.problem('POST', path, {})).toMatchObject({ status: 404 });
    expect(await other.problem('PATCH', `/api/assets/${image.id}`, { favorite: true })).toMatchObject({
      status: 404,
    });
  });

  it('retries one failed part of several and leaves the others for later', async () => {
    provider.journal.script.rules = [
      { kind: 'image', match: '"view_type":"side"', times: 1, fault },
      { kind: 'image', match: '"view_type":"back"', times: 1, fault },
    ];
    const id = await api.newSession();
    await api.generateImages(id, { num_images: 4 });
    const partial = await api.settled(id);
    expect(partial.failure?.parts.map(({ name }) => name)).toEqual(['side view', 'back view']);
    expect(await api.problem('POST', `/api/sessions/${id}/retry?part=moon`)).toMatchObject({
      code: 'validation_failed',
    });
    const one = await api.work(id, 'retry?part=side%20view');
    expect(one.generated_images).toHaveLength(3);
    expect(one.failure?.parts).toEqual([
      { name: 'back view', message: 'The model gave up.', code: 'model_error' },
    ]);
    expect(paid(partial, one)).toBe(IMAGE);
    const whole = await api.work(id, 'retry');
    expect(whole.generated_images).toHaveLength(4);
    expect(whole.failure).toBeNull();
  });
});

describe('choosing among takes', () => {
  it('moves the pointer, swaps the take on the board, and marks clips by it, there and back', async () => {
    const { id, generated_images, approved_images } = await withClips();
    const image = first(generated_images);
    const made = await api.work(id, `images/${image.id}/regenerate`);
    const take = made.generated_images.find(({ slot, id: own }) => slot === image.slot && own !== image.id);

    await api.call('PUT', `/api/sessions/${id}/picks`, { asset_id: take?.id });
    const chosen = await api.session(id);
    expect(chosen.picks).toEqual({ [image.id]: take?.id });
    expect(chosen.approved_images).toEqual(approved_images.map((one) => (one === image.id ? take?.id : one)));
    const stale = () =>
      chosen.generated_clips.filter((clip) => clip.stale).map((clip) => clip.source_image_id);
    expect(stale()).toEqual([image.id]);
    expect(chosen.plan?.scenes.map(({ image_id }) => image_id)).toEqual(chosen.approved_images);

    await api.call('PUT', `/api/sessions/${id}/picks`, { asset_id: image.id });
    const back = await api.session(id);
    expect(back.approved_images).toEqual(approved_images);
    expect(back.generated_clips.every((clip) => clip.stale === null)).toBe(true);
  });

  it('films a clip again with another camera and words, keeps both, and swaps in the one that is chosen', async () => {
    const before = await withClips();
    const clip = first(before.generated_clips);
    const change = { camera_movement: 'crane up', motion_intensity: 0.9, prompt: 'it lifts into the light' };
    const after = await api.work(before.id, `clips/${clip.id}/regenerate`, change);
    expect(after.stage).toBe('clip_selection');
    const take = after.generated_clips.find(({ id }) => !before.generated_clips.some((old) => old.id === id));
    expect(take).toMatchObject({
      slot: clip.slot,
      source_image_id: clip.source_image_id,
      camera_movement: 'crane up',
      motion_intensity: 0.9,
      prompt: 'it lifts into the light',
    });
    expect(after.clip_order).toEqual(before.clip_order);
    await api.call('PUT', `/api/sessions/${before.id}/picks`, { asset_id: take?.id });
    const chosen = await api.session(before.id);
    expect(chosen.clip_order).toEqual(before.clip_order.map((id) => (id === clip.id ? take?.id : id)));
    expect(chosen.approved_clips).toContain(take?.id);
  });

  it('keeps favourites, and tells other windows of every choice', async () => {
    const { id, generated_images, last_seq } = await withBoard();
    const image = first(generated_images);
    await api.call('PATCH', `/api/assets/${image.id}`, { favorite: true });
    expect(first((await api.session(id)).generated_images).favorite).toBe(true);
    const [told] = await api.events(id, last_seq, () => true);
    expect(told?.stage).toBe(SESSION_CHANGED);
    await api.call('PATCH', `/api/assets/${image.id}`, { favorite: false });
    expect(first((await api.session(id)).generated_images).favorite).toBe(false);
  });
});

describe('the scene plan before the clips', () => {
  const plan = { video_prompt: SCENE, clip_duration: 3 };

  it('plans one scene per chosen image and films nothing', async () => {
    const before = await withBoard();
    const after = await api.work(before.id, 'plan', plan);
    expect(after).toMatchObject({ stage: 'image_selection', video_prompt: null });
    expect(after.plan).toMatchObject({ version: 1, ...plan });
    expect(after.plan?.scenes.map(({ image_id }) => image_id)).toEqual(after.approved_images);
    expect(after.plan?.planned).toEqual(after.plan?.scenes);
    expect(after.generated_clips).toEqual([]);
  });

  it('films what the user made of the plan, each clip as long as its scene, and asks no planner again', async () => {
    const { id } = await withBoard();
    const planned = await api.work(id, 'plan', plan);
    const scenes = (planned.plan?.scenes ?? []).map((scene, i) =>
      i === 0 ? { ...scene, scene_prompt: 'a slow turn', camera_movement: 'orbit left', duration: 2 } : scene,
    );
    await api.call('PUT', `/api/sessions/${id}/plan`, { version: 1, scenes });
    const estimate = await api.call<{ count: number; estimated_cost: number }>(
      'GET',
      `/api/sessions/${id}/estimate?action=clips&durations=2,3,3`,
    );
    await api.generateClips(id, { plan_version: 2 });
    const done = await api.settled(id);
    expect(done.stage).toBe('clip_selection');
    expect(done.plan?.planned).toEqual(planned.plan?.planned);
    const clip = done.generated_clips.find(({ source_image_id }) => source_image_id === scenes[0]?.image_id);
    expect(clip).toMatchObject({ prompt: 'a slow turn', camera_movement: 'orbit left' });
    const asked = [...provider.journal.jobs.values()]
      .filter((job) => job.kind === 'video' && job.key.startsWith(id))
      .map((job) => (job.request as { duration: number }).duration);
    expect(asked.toSorted((a, b) => a - b)).toEqual([2, 3, 3]);
    expect(paid(planned, done)).toBe(Math.round(estimate.estimated_cost * 1e6));
    const { breakdown } = await api.costs(id);
    expect(breakdown.find(({ agent }) => agent === 'scene_planner')?.calls).toBe(1);
  });

  it('refuses a version another window has changed, and a plan that lacks a chosen image', async () => {
    const { id, generated_images, approved_images } = await withBoard();
    const { plan: planned } = await api.work(id, 'plan', plan);
    const change = { version: 1, scenes: planned?.scenes };
    await api.call('PUT', `/api/sessions/${id}/plan`, change);
    expect(await api.problem('PUT', `/api/sessions/${id}/plan`, change)).toMatchObject({
      status: 409,
      code: 'plan_changed',
    });
    const clips = { session_id: id, video_prompt: SCENE, clip_duration: 3 };
    const stale = { ...clips, plan_version: 1 };
    expect(await api.problem('POST', '/api/generate-clips', stale)).toMatchObject({ code: 'plan_changed' });

    const fourth = generated_images[3]?.id ?? '';
    await api.approveImages(id, [...approved_images, fourth]);
    expect(await api.problem('POST', '/api/generate-clips', { ...clips, plan_version: 2 })).toMatchObject({
      code: 'plan_incomplete',
    });
    const more = await api.work(id, 'plan', { ...plan, only_missing: true });
    expect(more.plan?.scenes.slice(0, 3)).toEqual(planned?.scenes);
    expect(more.plan?.scenes[3]?.image_id).toBe(fourth);
  });

  it('films scenes that come with the request and keeps them as the plan', async () => {
    const { id, approved_images } = await withBoard();
    const scenes = approved_images.map((image_id) => ({
      image_id,
      image_view: 'front',
      scene_prompt: 'it stands in the rain',
      camera_movement: 'static',
      motion_intensity: 0,
    }));
    await api.generateClips(id, { scenes });
    const done = await api.settled(id);
    expect(done.generated_clips.map(({ prompt }) => prompt)).toEqual(
      scenes.map(() => 'it stands in the rain'),
    );
    expect(done.plan).toMatchObject({ version: 1, scenes });
  });

  it('stops planning without a trace', async () => {
    const { id } = await withBoard();
    provider.journal.script.delay.text = 60_000;
    await api.call('POST', `/api/sessions/${id}/plan`, plan);
    await sleep(200);
    expect(await api.call('POST', `/api/sessions/${id}/cancel`)).toMatchObject({ stage: 'image_selection' });
    expect((await api.session(id)).plan).toBeNull();
  });
});
