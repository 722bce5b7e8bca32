import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelsResponse, SessionResponse, Started, UserSettings } from '@admint/contract';
import { type MakeMedia, type Simulator, startSimulator } from '@admint/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../postgres/testing.ts';
import { ApiClient } from '../testing/api-client.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { mediaProducer } from '../testing/scripted-media.ts';
import { ServerUnderTest } from '../testing/server-under-test.ts';

const KEY = 'r8_akeythatnobodymaysee';
const FLUX = 'replicate:black-forest-labs/flux-schnell';
const PRODUCT = 'pink tennis shoes with white laces';

let folder: string;
let database: FreshDatabase;
let simulator: Simulator;
let server: ServerUnderTest;
let api: ApiClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-models-'));
  database = await migratedDatabase('models');
  const produce = await mediaProducer(join(folder, 'media'));
  const media: MakeMedia = async ({ kind, duration }) => {
    const [output] = await produce(kind === 'audio' ? 'music' : kind, { duration });
    if (output?.kind !== 'file') throw new Error(`no ${kind} was made`);
    return { bytes: await readFile(output.path), content_type: output.content_type };
  };
  simulator = await startSimulator({ media, scale: 200 });
  server = new ServerUnderTest({
    home: join(folder, 'home'),
    databaseUrl: database.url,
    env: { REPLICATE_API_TOKEN: KEY, REPLICATE_BASE_URL: simulator.urls.replicate },
  });
  await server.start();
  api = new ApiClient(() => server.url);
  await api.login();
});
afterAll(async () => {
  await server?.stop();
  await simulator?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const stageOf = async (kind: string) =>
  (await api.call<ModelsResponse>('GET', '/api/models')).stages.find((stage) => stage.kind === kind);

describe('the list of models', () => {
  it('says for every stage what is used by itself, what else can be used, and why the rest cannot', async () => {
    const image = await stageOf('image');
    expect(image?.default).toBe('replicate:black-forest-labs/flux-pro');
    expect(image?.tiers).toEqual({
      draft: 'replicate:black-forest-labs/flux-pro',
      production: 'replicate:black-forest-labs/flux-2-pro',
    });
    expect(image?.order).not.toContain('local');
    expect((await stageOf('music'))?.order.at(-1)).toBe('local');
    const flux = image?.models.find(({ id }) => id === FLUX);
    expect(flux).toMatchObject({
      label: 'FLUX schnell',
      available: true,
      reason: null,
      price: { unit: 'image', usd: 0.003, typical: 0.003, confirmed: false },
    });
    expect(image?.models.find(({ provider }) => provider === 'fal')).toMatchObject({
      available: false,
      reason: 'There is no fal key.',
    });
    const usable = image?.models.map(({ available }) => available) ?? [];
    expect(usable.lastIndexOf(true)).toBeLessThan(usable.indexOf(false));
    const video = await stageOf('video');
    expect(video?.models.find(({ id }) => id === 'replicate:kwaivgi/kling-v2.5-turbo-pro')).toMatchObject({
      durations: { values: [5, 10] },
      ratios: ['16:9', '9:16', '1:1'],
      price: { unit: 'second', typical: expect.closeTo(0.35, 5) },
    });
  });

  it('says how to open the services that are closed, and never shows a key', async () => {
    const { providers, ...rest } = await api.call<ModelsResponse>('GET', '/api/models');
    expect(providers.find(({ provider }) => provider === 'replicate')).toMatchObject({
      available: true,
      how: null,
    });
    expect(providers.find(({ provider }) => provider === 'fal')?.how).toContain('FAL_KEY');
    expect(JSON.stringify([providers, rest])).not.toContain(KEY);
  });
});

describe('the models of an ad', () => {
  it('are the ones it asks for: in the estimate, at the provider, on the bill, and in later steps', async () => {
    const id = await api.newSession();
    const quote = `/api/sessions/${id}/estimate?action=images&count=4`;
    const usual = await api.call<{ unit_cost: number }>('GET', quote);
    const cheap = await api.call<{ unit_cost: number; model_id: string }>(
      'GET',
      `${quote}&model=${encodeURIComponent(FLUX)}`,
    );
    expect(cheap).toMatchObject({ unit_cost: 0.003, model_id: FLUX });
    expect(usual.unit_cost).toBeGreaterThan(0.003);

    const started = await api.call<Started>('POST', '/api/generate-images', {
      session_id: id,
      product_prompt: PRODUCT,
      num_images: 4,
      models: { text: 'local', image: FLUX, video: 'local', music: 'local' },
    });
    expect(started.estimated_cost).toBeCloseTo(0.012, 6);
    expect(started.models).toMatchObject({ image: FLUX, text: 'local' });
    expect(started.warnings?.join(' ')).toContain('FLUX schnell takes no list of things to avoid');
    const made = await api.settled(id);
    expect(made.models).toMatchObject({ image: FLUX });
    expect(made.generated_images).toHaveLength(4);
    const { receipts } = await api.costs(id);
    const images = receipts.filter(({ agent }) => agent === 'image-generator' || agent === 'image_generator');
    expect(new Set(images.map(({ model }) => model))).toEqual(new Set(['black-forest-labs/flux-schnell']));
    expect(images.every(({ settled }) => settled === 0.003)).toBe(true);

    await api.call('POST', '/api/save-approved-images', {
      session_id: id,
      approved_image_ids: made.generated_images.slice(0, 2).map((image) => image.id),
    });
    const clips = await api.call<Started>('POST', '/api/generate-clips', {
      session_id: id,
      video_prompt: 'A slow turn in warm evening light',
      clip_duration: 2,
    });
    expect(clips.models).toMatchObject({ video: 'local', text: 'local' });
    expect(clips.estimated_cost).toBe(0);
    await api.call('POST', `/api/sessions/${id}/cancel`);
  });

  it('refuse what cannot be used, name the field, and spend nothing', async () => {
    const id = await api.newSession();
    const ask = (models: object) =>
      api.problem('POST', '/api/generate-images', { session_id: id, product_prompt: PRODUCT, models });
    const unknown = await ask({ image: 'replicate:nobody/knows' });
    expect(unknown).toMatchObject({ status: 422, code: 'model_unavailable', charged: 'none' });
    expect(unknown.fields?.[0]?.field).toBe('models.image');
    expect((await ask({ image: 'openai:gpt-image-1-mini' })).detail).toContain('There is no OpenAI key.');
    expect((await ask({ image: 'replicate:meta/musicgen' })).detail).toContain('does not make image');
    expect((await api.session(id)).stage).toBe('created');
  });

  it('are followed by this computer only where the ad, or its owner, allows it', async () => {
    const id = await api.newSession();
    const settings = (local_after: string[] | null) =>
      api.call<UserSettings>('PATCH', '/api/settings', { models: { local_after } });
    expect((await settings(['image', 'music'])).models.local_after).toEqual(['image', 'music']);
    await api.generateImages(id, { models: { text: 'local', image: FLUX, local_after: ['video'] } });
    expect((await api.settled(id)).models).toEqual({ text: 'local', image: FLUX, local_after: ['video'] });
    expect((await settings(null)).models).toEqual({});
    const ask = { session_id: id, product_prompt: PRODUCT, models: { local_after: ['sound'] } };
    const unknown = await api.problem('POST', '/api/generate-images', ask);
    expect(unknown.fields?.[0]?.field).toContain('models.local_after');
  });

  it('follow the tier that was chosen for the ad', async () => {
    const id = await api.newSession();
    const at = (tier: string) =>
      api.call<{ model_id: string }>('GET', `/api/sessions/${id}/estimate?action=clips&tier=${tier}`);
    expect((await at('draft')).model_id).toBe('replicate:stability-ai/stable-video-diffusion');
    expect((await at('production')).model_id).toBe('replicate:bytedance/seedance-1-pro');
  });
});

describe('a server without a key', () => {
  it('offers its own studio only', async () => {
    const alone = new ServerUnderTest({ home: join(folder, 'alone'), databaseUrl: database.url });
    await alone.start();
    const client = new ApiClient(() => alone.url);
    await client.login();
    const { stages } = await client.call<ModelsResponse>('GET', '/api/models');
    for (const { default: first, order, models } of stages) {
      expect([first, order]).toEqual(['local', ['local']]);
      expect(models.filter(({ available }) => available).map(({ id }) => id)).toEqual(['local']);
    }
    const session: SessionResponse = await client.session(await client.newSession());
    expect([session.models, session.tier]).toEqual([{}, null]);
    await alone.stop();
  });
});
