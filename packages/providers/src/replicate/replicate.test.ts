import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue, type CatalogueEntry } from '../catalogue/index.ts';
import {
  type ReplicateScenario,
  type ReplicateService,
  replicateService,
} from '../conformance/replicate-service.ts';
import {
  goodAnswer,
  imageRequest,
  musicRequest,
  pictureIn,
  textRequest,
  videoRequest,
} from '../conformance/requests.ts';
import { deadUrl, playServer, say } from '../conformance/recorded-server.ts';
import { describeModel, failureOf, untilEnded } from '../conformance/suite.ts';
import { NotStarted, type Operation } from '../spec/index.ts';
import { ReplicateClient } from './client.ts';
import { replicateMediaModel } from './media-model.ts';
import { progressOf } from './prediction.ts';
import { replicateTextModel } from './text-model.ts';
import { replicateTrainingModel } from './training-model.ts';
import { BadWebhookError, readWebhook, webhookAddress } from './webhook.ts';

const SECRET = 'r8_averysecretkeyindeed';
const HOOK = 'https://studio.example/hooks/replicate';
const never = new AbortController().signal;
const context = { key: 's/1/image-generator/front/a1', signal: never };

const entryOf = (id: string): CatalogueEntry => {
  const entry = builtInCatalogue().find((candidate) => candidate.id === `replicate:${id}`);
  if (!entry) throw new Error(id);
  return entry;
};
const clientAt = (url: string) => new ReplicateClient({ key: SECRET, baseUrl: `${url}/v1` });

let service: ReplicateService;
let dir: string;

beforeEach(async () => {
  service = await replicateService();
  dir = await mkdtemp(join(tmpdir(), 'admint-replicate-'));
});
afterEach(async () => {
  await service.close();
  await rm(dir, { recursive: true, force: true });
});

const lastInput = (method?: string): any =>
  service.calls.filter((call) => call.json['input'] && (!method || call.method === method)).at(-1)?.json[
    'input'
  ];

const imageModel = (id = 'black-forest-labs/flux-pro', webhookUrl?: string) =>
  replicateMediaModel('image', {
    client: clientAt(service.url),
    entry: entryOf(id),
    workDir: dir,
    ...(webhookUrl !== undefined && { webhookUrl }),
  });
const textModel = (id = 'meta/meta-llama-3.1-70b-instruct') =>
  replicateTextModel({ client: clientAt(service.url), entry: entryOf(id) });

for (const [kind, id] of [
  ['image', 'black-forest-labs/flux-pro'],
  ['video', 'bytedance/seedance-1-pro'],
  ['music', 'meta/musicgen'],
] as const) {
  describeModel(`Replicate ${kind}`, async () => {
    const own = await replicateService();
    const workDir = await mkdtemp(join(tmpdir(), 'admint-replicate-'));
    const model = (url: string) =>
      replicateMediaModel(kind, {
        client: clientAt(url),
        entry: entryOf(id),
        workDir,
      }) as never as ReturnType<typeof imageModel>;
    const expects = ({ image: 'image', video: 'video', music: 'audio' } as const)[kind];
    own.kind = expects;
    const picture = await pictureIn(workDir);
    const request = { image: imageRequest, video: videoRequest(picture), music: musicRequest }[kind];
    return {
      model: model(own.url),
      reborn: () => model(own.url),
      request: request as typeof imageRequest,
      play: (trouble) => {
        own.scenario = trouble;
      },
      creates: own.creates,
      calls: () => own.calls.length,
      cancels: () => own.calls.filter(({ url }) => url.endsWith('/cancel')).length,
      expects,
      unreachable: model(await deadUrl()),
      secret: SECRET,
      close: async () => {
        await own.close();
        await rm(workDir, { recursive: true });
      },
    };
  });
}

describeModel('Replicate text', async () => {
  const own = await replicateService();
  own.output = ['Here you are: ', JSON.stringify(goodAnswer)];
  const model = (url: string) =>
    replicateTextModel({ client: clientAt(url), entry: entryOf('meta/meta-llama-3.1-70b-instruct') });
  return {
    model: model(own.url),
    reborn: () => model(own.url),
    request: textRequest,
    play: (trouble) => {
      own.scenario = trouble;
    },
    creates: own.creates,
    calls: () => own.calls.length,
    cancels: () => own.calls.filter(({ url }) => url.endsWith('/cancel')).length,
    expects: 'json',
    unreachable: model(await deadUrl()),
    secret: SECRET,
    close: own.close,
  };
});

describe('a prediction', () => {
  it('is created by name for official models and by version for the others, with a deadline and the right fields', async () => {
    await imageModel().start(imageRequest, context);
    await imageModel('stability-ai/sdxl').start(imageRequest, context);
    const [official, community] = service.calls;
    expect(official?.url).toBe('/v1/models/black-forest-labs/flux-pro/predictions');
    expect(official?.headers).toMatchObject({ authorization: `Bearer ${SECRET}`, 'cancel-after': '1200s' });
    expect(official?.json).toEqual({
      input: {
        prompt: imageRequest.prompt,
        seed: 0,
        guidance: 3,
        aspect_ratio: 'custom',
        width: 1024,
        height: 1024,
        output_format: 'png',
        safety_tolerance: 2,
        prompt_upsampling: false,
      },
    });
    expect(community?.url).toBe('/v1/predictions');
    expect(community?.json['version']).toMatch(/^7762fd07/);
  });

  it('gets small pictures inside the request and large ones uploaded once', async () => {
    const model = imageModel('black-forest-labs/flux-2-pro');
    const small = await pictureIn(dir);
    await model.start({ ...imageRequest, references: [small] }, context);
    expect(lastInput().input_images[0]).toMatch(/^data:image\/png;base64,/);
    const large = await pictureIn(dir, Buffer.concat([await readFile(small.path), Buffer.alloc(300_000)]));
    await model.start({ ...imageRequest, references: [large, small] }, context);
    await model.start({ ...imageRequest, references: [large] }, context);
    expect(service.calls.filter(({ url }) => url === '/v1/files')).toHaveLength(1);
    expect(lastInput().input_images).toEqual([`${service.url}/uploaded/1.png`]);
  });

  it('shows progress from the logs and warming up as such', async () => {
    const model = imageModel();
    const operation = await model.start(imageRequest, context);
    expect(await model.status(operation, never)).toEqual({ state: 'running', progress: 0.45 });
    service.scenario = 'cold_boot';
    const cold = await model.start(imageRequest, context);
    const status = await model.status(cold, never);
    expect(status).toEqual(await model.status(cold, never));
    expect(status).toMatchObject({
      state: 'queued',
      message: expect.stringContaining('warming up at Replicate, 3 min so far'),
    });
    expect(progressOf('no bar')).toBeUndefined();
  });

  it('is settled by the provider’s own figures', async () => {
    const model = imageModel('stability-ai/sdxl');
    const ended = await untilEnded(model, await model.start(imageRequest, context));
    expect(ended).toMatchObject({ state: 'succeeded', cost: 9750, seconds: 10 });
  });

  it.each<[ReplicateScenario, object]>([
    ['e005', { state: 'failed', fault: { code: 'content_refused', retryable: false, charged: 'none' } }],
    ['nsfw_black', { state: 'failed', fault: { code: 'content_refused', charged: 'full' } }],
    ['pa_interrupted', { state: 'failed', fault: { code: 'interrupted', retryable: true } }],
    ['aborted', { state: 'failed', fault: { code: 'timeout', charged: 'none' }, cost: 0 }],
    ['deadline', { state: 'failed', fault: { code: 'timeout' } }],
    ['data_removed', { state: 'failed', fault: { code: 'interrupted', charged: 'full' } }],
    ['expired_file', { state: 'failed', fault: { code: 'interrupted', charged: 'full' } }],
    ['wrong_file', { state: 'failed', fault: { code: 'model_error', charged: 'full' } }],
    ['early_output', { state: 'succeeded' }],
    ['data_uri', { state: 'succeeded' }],
  ])('that meets %s ends as the user must be told', async (scenario, expected) => {
    const model = imageModel();
    const operation = await model.start(imageRequest, context);
    service.scenario = scenario;
    expect(await untilEnded(model, operation)).toMatchObject(expected);
    expect(service.creates()).toBe(1);
  });

  it('with a status nobody has heard of is still running', async () => {
    const model = imageModel();
    const operation = await model.start(imageRequest, context);
    service.scenario = 'unknown_status';
    expect(await model.status(operation, never)).toEqual({ state: 'running' });
  });

  it('charges for machine time that failed', async () => {
    const model = imageModel('stability-ai/sdxl');
    const operation = await model.start(imageRequest, context);
    service.scenario = 'e005';
    expect(await untilEnded(model, operation)).toMatchObject({ cost: 9750, fault: { charged: 'full' } });
  });

  it.each<[ReplicateScenario, object]>([
    ['402', { code: 'no_credit', retryable: false, charged: 'none' }],
    ['422', { code: 'invalid_input', message: 'Replicate refused the request: input: prompt is required.' }],
  ])('refused with %s says what to do', async (scenario, fault) => {
    service.scenario = scenario;
    const error = await failureOf(imageModel().start(imageRequest, context));
    expect((error as NotStarted).fault).toMatchObject(fault);
  });
});

describe('a prediction whose answer was lost', () => {
  const sent = { at: new Date(), request: imageRequest };
  it('is found by our key in its webhook address', async () => {
    const model = imageModel(undefined, HOOK);
    service.scenario = 'cut_after_accept';
    await failureOf(model.start(imageRequest, context));
    await failureOf(model.start(imageRequest, { ...context, key: 's/1/image-generator/side/a1' }));
    service.scenario = 'ok';
    const found = (await model.find?.(context.key, never, { ...sent, at: new Date() })) as Operation;
    expect(service.stored.get(found.id)?.json['webhook']).toBe(webhookAddress(HOOK, context.key));
    expect((await untilEnded(model, found)).state).toBe('succeeded');
    expect(await model.find?.('s/1/another/a1', never, sent)).toBeNull();
    expect(await model.find?.(context.key, never)).toMatchObject({ id: found.id });
    // Without the time of sending, not to be listed proves nothing.
    expect(await model.find?.('s/1/another/a1', never)).toBe('ambiguous');
  });
  it('is found even when it was sent before there was an address for webhooks', async () => {
    const at = new Date();
    service.scenario = 'cut_after_accept';
    await failureOf(imageModel().start(imageRequest, context));
    service.scenario = 'ok';
    const found = await imageModel(undefined, HOOK).find?.(context.key, never, { at, request: imageRequest });
    expect(found).toMatchObject({ id: [...service.stored.keys()][0] });
  });
  it('is found by what was sent when there is no webhook, and told apart from another', async () => {
    const model = imageModel();
    const at = new Date();
    service.scenario = 'cut_after_accept';
    await failureOf(model.start(imageRequest, context));
    await failureOf(model.start({ ...imageRequest, seed: 1 }, context));
    service.scenario = 'ok';
    const found = (await model.find?.(context.key, never, { at, request: imageRequest })) as Operation;
    expect(service.stored.get(found.id)?.json).toMatchObject({ input: { seed: 0 } });
    expect(await model.find?.(context.key, never, { at, request: { ...imageRequest, seed: 2 } })).toBeNull();
  });
  it('stays open when two look alike, when it is too long ago, or when nobody says what was sent', async () => {
    const model = imageModel();
    const at = new Date();
    await model.start(imageRequest, context);
    await model.start(imageRequest, context);
    expect(await model.find?.(context.key, never, { at, request: imageRequest })).toBe('ambiguous');
    const old = new Date(Date.now() - 3_600_000);
    expect(await model.find?.(context.key, never, { at: old, request: imageRequest })).toBe('ambiguous');
    expect(await model.find?.(context.key, never)).toBe('ambiguous');
  });
});

describe('an answer in words', () => {
  it('is asked for once more when it cannot be read, and both are paid for', async () => {
    service.output = [['I am sorry, '], ['{"title":"Shoes", "scenes":["one","two"]}']];
    service.metrics = { input_token_count: 1000, output_token_count: 1000 };
    const model = textModel();
    const ended = await untilEnded(model, await model.start(textRequest, context));
    expect(ended).toMatchObject({
      state: 'succeeded',
      outputs: [{ kind: 'json', value: goodAnswer }],
      cost: 6800,
    });
    expect(service.creates()).toBe(2);
    expect(lastInput('POST').prompt).toContain('holds no JSON');
  });
  it('is given up after that, with the reason', async () => {
    service.output = [['no'], ['{"title":'], ['never asked']];
    const model = textModel();
    const operation = await model.start(textRequest, context);
    const ended = await untilEnded(model, operation);
    expect(ended).toMatchObject({ state: 'failed', fault: { code: 'model_error', charged: 'full' } });
    expect(service.creates()).toBe(2);
  });
  it('is asked for a second time only once, even when the process died in between', async () => {
    service.output = [['no'], [JSON.stringify(goodAnswer)]];
    const first = textModel();
    const operation = await first.start(textRequest, context);
    await first.status(operation, never);
    await first.status(operation, never);
    expect(service.creates()).toBe(2);
    const ended = await untilEnded(textModel(), JSON.parse(JSON.stringify(operation)) as Operation);
    expect(ended).toMatchObject({ state: 'succeeded', outputs: [{ value: goodAnswer }] });
    expect(service.creates()).toBe(2);
  });
  it('of a structured model is found whatever its layout', async () => {
    for (const output of [
      goodAnswer,
      { json_output: goodAnswer, text: '' },
      { text: JSON.stringify(goodAnswer) },
    ]) {
      service.output = output;
      const model = textModel('openai/gpt-5-structured');
      const ended = await untilEnded(model, await model.start(textRequest, context));
      expect(ended).toMatchObject({ state: 'succeeded', outputs: [{ kind: 'json', value: goodAnswer }] });
    }
  });
});

describe('a training', () => {
  const train = async (output: unknown, models: number) => {
    const server = await playServer((call, answer) => {
      if (call.url === '/v1/models')
        return say(answer, models, { detail: 'A model with that name and owner already exists' });
      const status = call.url.endsWith('/cancel')
        ? 'canceled'
        : call.method === 'POST'
          ? 'starting'
          : 'succeeded';
      return say(answer, call.method === 'POST' ? 201 : 200, {
        id: 't1',
        status,
        output,
        metrics: { predict_time: 1000 },
      });
    });
    const entry = entryOf('ostris/flux-dev-lora-trainer');
    const model = replicateTrainingModel({ client: clientAt(server.url), entry });
    const pictures = { ...(await pictureIn(dir)), content_type: 'application/zip' };
    const request = { pictures, trigger_word: 'SHOE', destination: 'me/style', steps: 800 };
    return { server, model, request };
  };
  it('makes its destination, runs into it, and gives weights at the price of the time it took', async () => {
    const { server, model, request } = await train(
      { version: 'me/style:abc', weights: 'https://x.test/w.tar' },
      201,
    );
    const ended = await untilEnded(model, await model.start(request, context));
    await server.close();
    const value = { weights: 'https://x.test/w.tar', version: 'me/style:abc' };
    expect(ended).toMatchObject({ state: 'succeeded', outputs: [{ kind: 'json', value }], cost: 1_525_000 });
    const [made, started] = server.calls;
    expect(made?.json).toEqual({ owner: 'me', name: 'style', visibility: 'private', hardware: 'gpu-t4' });
    expect(started?.url).toMatch(
      /^\/v1\/models\/ostris\/flux-dev-lora-trainer\/versions\/[\da-f]{64}\/trainings$/,
    );
    expect(started?.json).toMatchObject({
      destination: 'me/style',
      input: { trigger_word: 'SHOE', steps: 800 },
    });
    expect(started?.json['input']).not.toHaveProperty('destination');
  });
  it('uses a destination that is there already, and says so when nothing came out', async () => {
    const { server, model, request } = await train(null, 422);
    const operation = await model.start(request, context);
    expect(await untilEnded(model, operation)).toMatchObject({ state: 'failed', fault: { charged: 'full' } });
    await model.cancel(operation);
    expect(server.calls.at(-1)?.url).toBe('/v1/trainings/t1/cancel');
    expect(await model.find?.(context.key, never, { at: new Date(), request })).toBe('ambiguous');
    await server.close();
  });
});

describe('a webhook', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const url = webhookAddress(HOOK, 'a/b c');
  const deliver = (body: string, at: number, id = 'msg_1', signature?: string) => {
    const key = Buffer.from(secret.slice(6), 'base64');
    const signed =
      signature ?? `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
    const headers = new Headers({
      'webhook-id': id,
      'webhook-timestamp': `${at}`,
      'webhook-signature': signed,
    });
    return { headers, body, url };
  };
  const body = JSON.stringify({ id: 'p1', status: 'succeeded', output: null });
  const at = 1_700_000_000;

  it('is read when the signature is right, whichever of several it is', () => {
    const good = deliver(body, at);
    expect(readWebhook(good, secret, at * 1000)).toEqual({
      deliveryId: 'msg_1',
      key: 'a/b c',
      id: 'p1',
      ended: true,
    });
    good.headers.set('webhook-signature', `v1,AAAA ${good.headers.get('webhook-signature')}`);
    expect(readWebhook(good, secret, at * 1000).ended).toBe(true);
  });
  it('passes the published vector of the scheme up to its missing prediction', () => {
    const vector = deliver(
      '{"test": 2432232314}',
      1_614_265_330,
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
    expect(() => readWebhook(vector, secret, 1_614_265_330_000)).toThrow('names no job of ours');
  });
  it('is refused when forged, changed, old, from the future or unsigned', () => {
    const cases = [
      deliver(body, at, 'msg_1', 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='),
      { ...deliver(body, at), body: body.replace('p1', 'p2') },
      deliver(body, at - 301),
      deliver(body, at + 301),
      { headers: new Headers(), body, url },
      deliver(body, at, 'msg_1', 'v2,'),
    ];
    for (const delivery of cases)
      expect(() => readWebhook(delivery, secret, at * 1000)).toThrow(BadWebhookError);
  });
});
