import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeVideo, probe } from '@admint/media';
import {
  type CallKind,
  type CallRequests,
  createHostedModels,
  createLocalModels,
  type Fault,
  type LocalModels,
  type Model,
  NotStarted,
  type Operation,
  type OperationStatus,
} from '@admint/providers';
import { type Scenario, type Simulator, startSimulator } from '@admint/simulator';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { simulatedMedia } from './testing/simulated-media.ts';

let folder: string;
let simulator: Simulator;
let local: LocalModels;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-hosted-'));
  local = createLocalModels({ workDir: join(folder, 'local'), encodeVideo });
  simulator = await startSimulator({ media: await simulatedMedia(join(folder, 'media')), scale: 200 });
});
afterAll(async () => {
  await simulator?.close();
  await local?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => simulator.journal.reset());

/** The model of that id, as a server with keys would use it; webhooks name our key to a public address. */
async function modelOf<K extends CallKind>(kind: K, id: string): Promise<Model<CallRequests[K]>> {
  const { replicate, openai, fal, comfyui } = simulator.urls;
  const hosted = await createHostedModels({
    keys: { replicate: 'r8_key', openai: 'sk-key', fal: 'fal-key' },
    endpoints: { replicate, openai, fal, comfyui },
    tier: 'production',
    overrides: { [kind]: [id] },
    workDir: join(folder, 'work'),
    fallback: local,
    webhookBase: 'https://studio.invalid/hooks',
  });
  const model = hosted.choices[kind][0];
  expect(id).toContain(model.model);
  return model;
}

async function picture() {
  const path = join(folder, 'first-frame.png');
  const canvas = createCanvas(320, 320);
  canvas.getContext('2d').fillRect(40, 40, 200, 200);
  const bytes = canvas.toBuffer('image/png');
  await writeFile(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), content_type: 'image/png' };
}

async function requestOf(kind: CallKind, tag: string): Promise<CallRequests[CallKind]> {
  const prompt = `Pink tennis shoes ${randomUUID().slice(0, 6)} ${tag}`;
  switch (kind) {
    case 'text':
      return {
        task: 'prompt-set',
        system: `You write. ${tag}`,
        user: `Write 3 scenes about pink shoes. ${tag}`,
        schema: {
          type: 'object',
          properties: { title: { type: 'string' }, scenes: { type: 'array', items: { type: 'string' } } },
          required: ['title', 'scenes'],
          additionalProperties: false,
        },
        input: {},
        seed: 7,
      };
    case 'image':
      return {
        product_prompt: 'pink tennis shoes',
        prompt,
        negative_prompt: 'blurry',
        view_type: 'front',
        style_keywords: [],
        seed: 7,
        guidance_scale: 7.5,
        width: 1024,
        height: 1024,
        references: [],
      };
    case 'video':
      return {
        image: await picture(),
        video_prompt: prompt,
        prompt,
        camera_movement: 'dolly in',
        motion_intensity: 0.5,
        duration: 5,
        fps: 24,
        width: 1280,
        height: 720,
        seed: 7,
      };
    case 'music':
      return { genre: 'upbeat', duration: 10, seed: 7 };
  }
}

async function ended(model: Model<never>, operation: Operation): Promise<OperationStatus> {
  const limit = Date.now() + 60_000;
  for (;;) {
    const status = await model.status(operation, AbortSignal.timeout(30_000));
    if (status.state !== 'queued' && status.state !== 'running') return status;
    if (Date.now() > limit) throw new Error('the job did not end');
    await sleep(20);
  }
}

async function made(kind: CallKind, id: string, tag = '') {
  const model = (await modelOf(kind, id)) as unknown as Model<never>;
  const request = (await requestOf(kind, tag)) as never;
  const key = `s/1/agent/part/a1-${randomUUID()}`;
  const at = new Date();
  const operation = await model.start(request, { key, signal: AbortSignal.timeout(30_000) });
  return { model, request, key, at, operation, status: await ended(model, operation) };
}

const FILES = { image: 'image', video: 'video', music: 'audio' } as const;

describe('the hosted models, at a simulator that knows nothing of them', () => {
  it.each([
    ['image', 'replicate:black-forest-labs/flux-pro'],
    ['image', 'replicate:black-forest-labs/flux-schnell'],
    ['image', 'replicate:stability-ai/sdxl'],
    ['video', 'replicate:stability-ai/stable-video-diffusion'],
    ['video', 'replicate:bytedance/seedance-1-pro'],
    ['video', 'replicate:kwaivgi/kling-v2.1'],
    ['video', 'replicate:runwayml/gen4-turbo'],
    ['music', 'replicate:meta/musicgen'],
    ['music', 'replicate:stability-ai/stable-audio-2.5'],
    ['image', 'openai:gpt-image-2'],
    ['image', 'fal:fal-ai/flux-lora'],
    ['video', 'fal:fal-ai/stable-video'],
    ['image', 'comfyui:sdxl'],
    ['video', 'comfyui:wan'],
  ] as const)('%s by %s: one order, one whole file', async (kind, id) => {
    const { status } = await made(kind, id);
    expect(status).toMatchObject({ state: 'succeeded' });
    const [output] = status.state === 'succeeded' ? status.outputs : [];
    if (output?.kind !== 'file') throw new Error('there is no file');
    expect((await probe(output.path)).kind).toBe(FILES[kind]);
    expect(simulator.journal.creates).toBe(1);
  });

  it.each([
    'replicate:meta/meta-llama-3.1-70b-instruct',
    'replicate:openai/gpt-5-structured',
    'replicate:anthropic/claude-4.5-sonnet',
    'openai:gpt-4.1-mini',
  ])('words by %s follow the schema', async (id) => {
    const { status } = await made('text', id);
    expect(status).toMatchObject({
      state: 'succeeded',
      outputs: [{ kind: 'json', value: { title: expect.any(String), scenes: expect.any(Array) } }],
    });
    expect(simulator.journal.creates).toBe(1);
  });
});

describe('what a user sees of each way a picture can fail', () => {
  const FLUX = 'replicate:black-forest-labs/flux-schnell';
  it.each([
    ['e005', 'content_refused'],
    ['nsfw_black', 'content_refused'],
    ['nsfw_retry', 'content_refused'],
    ['pa_interrupted', 'interrupted'],
    ['e1000', 'model_error'],
    ['e1001', 'model_error'],
    ['e6716', 'unavailable'],
    ['late_input_error', 'invalid_input'],
    ['aborted', 'timeout'],
    ['expired', 'interrupted'],
  ] as [Scenario, Fault['code']][])('%s', async (scenario, code) => {
    const { status } = await made('image', FLUX, `[[sim:${scenario}]]`);
    expect({ scenario, status }).toMatchObject({ scenario, status: { state: 'failed', fault: { code } } });
    const message = status.state === 'failed' ? status.fault.message : '';
    expect(message).toMatch(/^[A-Z].{10,}[.?]$/s);
    expect(simulator.journal.creates).toBe(1);
  });

  it.each([
    ['401', 'unauthorized'],
    ['402', 'no_credit'],
    ['422_version', 'invalid_input'],
    ['429_retry_after', 'rate_limited'],
    ['429_low_credit', 'rate_limited'],
  ] as [Scenario, Fault['code']][])('%s, before anything was ordered', async (scenario, code) => {
    const refused = await made('image', FLUX, `[[sim:${scenario}]]`).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotStarted);
    expect((refused as NotStarted).fault).toMatchObject({ code, charged: 'none' });
    if (code === 'rate_limited') expect((refused as NotStarted).fault.retry_after).toBe(1);
    expect(simulator.journal.creates).toBe(0);
  });

  it.each([
    'cold_boot',
    'slow_sync',
    'data_uri_output',
    'progress_logs',
    '5xx_on_poll',
    'truncated_download',
    'slow_download',
    'unknown_status',
    'no_metrics',
    'metrics_variants',
    'iterator_partial',
    'webhook_lost',
  ] as Scenario[])('%s: nothing; the picture comes, ordered once', async (scenario) => {
    const model = (await modelOf('image', FLUX)) as unknown as Model<never>;
    const request = (await requestOf('image', `[[sim:${scenario}]]`)) as never;
    const operation = await model.start(request, { key: randomUUID(), signal: AbortSignal.timeout(30_000) });
    let status: OperationStatus | undefined;
    for (let asked = 0; asked < 400; asked++) {
      // A look that fails is asked again, as the engine does.
      status = await model.status(operation, AbortSignal.timeout(30_000)).catch(() => undefined);
      if (status && status.state !== 'queued' && status.state !== 'running') break;
      await sleep(20);
    }
    expect({ scenario, status }).toMatchObject({ scenario, status: { state: 'succeeded' } });
    expect(simulator.journal.creates).toBe(1);
  });
});

describe('an order whose answer is lost', () => {
  it('is found again by our key, and so paid once', async () => {
    const model = (await modelOf('image', 'replicate:black-forest-labs/flux-pro')) as unknown as Model<never>;
    const request = (await requestOf('image', '[[sim:reset_after_accept]]')) as never;
    const key = `s/1/agent/part/a1-${randomUUID()}`;
    const at = new Date(simulator.clock.now());
    const signal = AbortSignal.timeout(30_000);
    const lost = await model.start(request, { key, signal }).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(Error);
    expect(lost).not.toBeInstanceOf(NotStarted);
    const found = await model.find?.(key, signal, { at, request });
    expect(found).toMatchObject({ key });
    expect(await ended(model, found as Operation)).toMatchObject({ state: 'succeeded' });
    expect(await model.find?.('another/key', signal, { at, request })).toBeNull();
    expect(simulator.journal.creates).toBe(1);
  });
});
