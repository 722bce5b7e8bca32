import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playServer, type RecordedServer, say } from '../conformance/recorded-server.ts';
import { type ReplicateService, replicateService } from '../conformance/replicate-service.ts';
import { imageRequest, textRequest } from '../conformance/requests.ts';
import { untilEnded } from '../conformance/suite.ts';
import { createHostedModels, type HostedOptions } from '../hosted.ts';
import type { Model, ModelSet } from '../spec/index.ts';

const SECRET = 'r8_averysecretkeyindeed';
const context = { key: 's/1/image-generator/front/a1', signal: new AbortController().signal };

const localModel = (kind: string): Model<never> => ({
  provider: 'local',
  model: `Local ${kind}`,
  guarantee: 'idempotent',
  concurrency: 1,
  capabilities: [],
  check: () => Promise.resolve({ available: true, reason: null }),
  price: () => ({ amount: 0, seconds: 1 }),
  start: (_request, { key }) => Promise.resolve({ provider: 'local', model: `Local ${kind}`, id: 'l', key }),
  status: () =>
    Promise.resolve({ state: 'succeeded', outputs: [{ kind: 'json', value: 'from here' }], cost: 0 }),
  cancel: () => Promise.resolve(),
});
const fallback = Object.fromEntries(
  ['text', 'image', 'video', 'music'].map((kind) => [kind, localModel(kind)]),
) as unknown as ModelSet;

let service: ReplicateService;
let dir: string;
const open = (options: Partial<HostedOptions> = {}) =>
  createHostedModels({
    keys: { replicate: SECRET },
    endpoints: { replicate: `${service.url}/v1` },
    tier: 'draft',
    workDir: dir,
    fallback,
    ...options,
  });
beforeEach(async () => {
  service = await replicateService();
  dir = await mkdtemp(join(tmpdir(), 'admint-hosted-'));
});
afterEach(async () => {
  await service.close();
  await rm(dir, { recursive: true, force: true });
});

describe('the models a key opens up', () => {
  it('are the first specification’s as a draft, today’s in production', async () => {
    const named = async (tier: 'draft' | 'production') =>
      Object.values((await open({ tier })).models as unknown as Record<string, Model<never>>).map(
        ({ model }) => model,
      );
    expect(await named('draft')).toEqual([
      'meta/meta-llama-3.1-70b-instruct',
      'black-forest-labs/flux-pro',
      'stability-ai/stable-video-diffusion',
      'meta/musicgen',
    ]);
    expect(await named('production')).toEqual([
      'openai/gpt-5-structured',
      'black-forest-labs/flux-2-pro',
      'bytedance/seedance-1-pro',
      'stability-ai/stable-audio-2.5',
    ]);
    const { choices } = await open();
    expect(choices.music.map(({ provider }) => provider)).toEqual(['replicate', 'local']);
  });

  it('are followed by this machine only where someone wants that, and for music', async () => {
    const { choices, order } = await open();
    for (const kind of ['text', 'image', 'video'] as const) {
      expect(choices[kind].map(({ provider }) => provider)).not.toContain('local');
      expect(order(kind, { localAfter: true }).at(-1)).toBe('local');
    }
    expect(order('music', { localAfter: false })).not.toContain('local');
    const named = await open({
      overrides: { image: ['replicate:black-forest-labs/flux-schnell', 'local'] },
    });
    expect(named.order('image')).toEqual(['replicate:black-forest-labs/flux-schnell', 'local']);
  });

  it('are this machine’s without a key', async () => {
    const { models, list } = await open({ keys: {} });
    expect(
      Object.values(models as unknown as Record<string, Model<never>>).map(({ provider }) => provider),
    ).toEqual(['local', 'local', 'local', 'local']);
    const listed = list();
    expect(listed.length).toBeGreaterThan(70);
    expect(listed.filter(({ available }) => available)).toEqual([]);
    expect(new Set(listed.map(({ reason }) => reason))).toEqual(
      new Set([
        'There is no Replicate key.',
        'There is no OpenAI key.',
        'There is no fal key.',
        'No ComfyUI server is named.',
      ]),
    );
  });

  it('follow the user’s wishes, this machine among them', async () => {
    const { models, choices, skipped } = await open({
      overrides: { image: ['local'], video: ['replicate:pixverse/pixverse-v5', 'openai:gpt-image-2'] },
    });
    expect(models.image.model).toBe('Local image');
    // Who names this machine is not led to a service that costs money.
    expect(choices.image).toHaveLength(1);
    expect(models.video.model).toBe('pixverse/pixverse-v5');
    expect(skipped).toEqual([
      { kind: 'video', id: 'openai:gpt-image-2', reason: 'GPT Image 2 (OpenAI) does not make video.' },
    ]);
  });

  it('are listed with what they can do, what not and why, what they cost and where they stand', async () => {
    const listed = (await open()).list();
    const kling = listed.find(({ id }) => id === 'replicate:kwaivgi/kling-v2.5-turbo-pro');
    expect(kling).toMatchObject({
      available: true,
      durations: { values: [5, 10] },
      ratios: ['16:9', '9:16', '1:1'],
      price: { unit: 'second', confirmed: false },
    });
    expect(kling?.missing[0]).toEqual({
      capability: 'seed',
      reason: 'Kling 2.5 Turbo Pro takes no seed, so nothing can be repeated exactly.',
    });
    expect(listed.find(({ id }) => id === 'replicate:black-forest-labs/flux-pro')?.rank).toBe(0);
    expect(JSON.stringify(listed)).not.toContain(SECRET);
  });
});

describe('an address for webhooks', () => {
  it('has to be one the services can call', async () => {
    await expect(open({ endpoints: {}, webhookBase: 'http://studio.test/hooks' })).rejects.toMatchObject({
      code: 'bad_configuration',
    });
    const { models } = await open({ webhookBase: 'https://studio.test/hooks/' });
    await models.image.start(imageRequest, context);
    expect(service.calls.at(-1)?.json['webhook']).toMatch(
      /^https:\/\/studio\.test\/hooks\/replicate\?job=s%2F1/,
    );
  });
});

describe('a job', () => {
  it('goes to the first choice, and one begun under an earlier choice is still followed by its own model', async () => {
    const before = await open({ overrides: { image: ['local'] } });
    const local = await before.models.image.start(imageRequest, context);
    const now = await open();
    const hosted = await now.models.image.start(imageRequest, context);
    expect(hosted.provider).toBe('replicate');
    expect(await untilEnded(now.models.image, local)).toMatchObject({ outputs: [{ value: 'from here' }] });
    expect(await untilEnded(before.models.image, hosted)).toMatchObject({
      state: 'succeeded',
      outputs: [{ kind: 'file' }],
    });
  });
});

describe('checking', () => {
  let server: RecordedServer;
  beforeEach(async () => {
    server = await playServer((call, answer) =>
      call.url === '/v1/models' ? say(answer, 200, { data: [{ id: 'llama3.1:8b' }] }) : say(answer, 404, {}),
    );
  });
  afterEach(() => server.close());

  it('says for each provider what works and what does not, without the key', async () => {
    service.scenario = 'unauthorized';
    const local = { baseUrl: `${server.url}/v1`, model: 'llama3.1:8b', name: 'Ollama' };
    const hosted = await open({ endpoints: { replicate: `${service.url}/v1`, local } });
    const checked = await hosted.check();
    expect(checked).toEqual({
      replicate: {
        configured: true,
        available: false,
        reason: 'Replicate does not accept the key. Check it in the settings.',
      },
      openai: { configured: false, available: false, reason: 'There is no OpenAI key.' },
      'local-server': { configured: true, available: true, reason: null },
      fal: { configured: false, available: false, reason: 'There is no fal key.' },
      comfyui: { configured: false, available: false, reason: 'No ComfyUI server is named.' },
    });
    expect(hosted.models.text.model).toBe('llama3.1:8b');
    expect(hosted.models.text.price(textRequest).amount).toBe(0);
  });
});
