import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue, type CatalogueEntry } from '../catalogue/index.ts';
import { deadUrl, mediaBytes, playServer, type RecordedServer, say } from '../conformance/recorded-server.ts';
import { goodAnswer, imageRequest, textRequest } from '../conformance/requests.ts';
import { describeModel, failureOf, type Trouble, untilEnded } from '../conformance/suite.ts';
import type { NotStarted, Operation } from '../spec/index.ts';
import { openAiImageModel } from './image-model.ts';
import { OpenAiService } from './service.ts';
import { openAiTextModel } from './text-model.ts';

const SECRET = 'sk-proj-averysecretkey';
const never = new AbortController().signal;
const context = { key: 's/1/prompt-parser/prompts/a1', signal: never };

interface Service extends RecordedServer {
  trouble: Trouble | 'quota' | 'moderation' | 'no_model' | 'slow';
  /** Texts to answer with, in turn; the last one stays. */
  texts: string[];
  refusal: string | null;
  creates: number;
  /** Lets a `slow` answer go. */
  release: () => void;
}

const ERRORS = {
  unauthorized: [
    401,
    {
      error: {
        message: `Incorrect API key provided: ${SECRET}.`,
        type: 'invalid_request_error',
        code: 'invalid_api_key',
      },
    },
  ],
  rate_limited: [
    429,
    {
      error: {
        message: 'Rate limit reached. Please try again in 7s.',
        type: 'tokens',
        code: 'rate_limit_exceeded',
      },
    },
  ],
  quota: [
    429,
    {
      error: {
        message: 'You exceeded your current quota.',
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      },
    },
  ],
  moderation: [
    400,
    { error: { message: 'Your request was rejected by the safety system.', code: 'moderation_blocked' } },
  ],
  no_model: [404, { error: 'model "llama9" not found, try pulling it first' }],
} as const;

async function openAiServer(): Promise<Service> {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await playServer(async (call, answer, request) => {
    const error = ERRORS[service.trouble as keyof typeof ERRORS];
    if (error && (service.trouble === 'unauthorized' || call.method === 'POST'))
      return say(answer, error[0], error[1]);
    if (call.url === '/v1/models') return say(answer, 200, { object: 'list', data: [{ id: 'llama3.1:8b' }] });
    if (service.trouble === 'gateway_error') return say(answer, 502, '<html>502</html>');
    service.creates++;
    if (service.trouble === 'cut_after_accept') return void request.socket.destroy();
    if (service.trouble === 'slow') await gate;
    if (call.url === '/v1/images/generations') {
      return say(answer, 200, {
        created: 1,
        data: [{ b64_json: mediaBytes.image.toString('base64') }],
        usage: {},
      });
    }
    const content = service.texts.length > 1 ? service.texts.shift() : service.texts[0];
    const message = { role: 'assistant', content, refusal: service.refusal };
    return say(answer, 200, {
      id: `chatcmpl-${service.creates}`,
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500 },
    });
  });
  const service: Service = Object.assign(server, {
    trouble: 'ok' as const,
    texts: [JSON.stringify(goodAnswer)],
    refusal: null,
    creates: 0,
    release: () => release(),
  });
  return service;
}

const entryOf = (id: string): CatalogueEntry => {
  const entry = builtInCatalogue().find((candidate) => candidate.id === id);
  if (!entry) throw new Error(id);
  return entry;
};
const openAi = (url: string) => new OpenAiService({ name: 'OpenAI', baseUrl: `${url}/v1`, key: SECRET });
const ollama = (url: string) => new OpenAiService({ name: 'Ollama', baseUrl: `${url}/v1` });
const localEntry = {
  ...entryOf('openai:gpt-4.1-mini'),
  model: 'llama3.1:8b',
  label: 'Llama 8B',
  price: { ...entryOf('comfyui:sdxl').price },
};

let service: Service;
let dir: string;
beforeEach(async () => {
  service = await openAiServer();
  dir = await mkdtemp(join(tmpdir(), 'admint-openai-'));
});
afterEach(async () => {
  await service.close();
  await rm(dir, { recursive: true, force: true });
});

describeModel(
  'OpenAI text',
  async () => {
    const own = await openAiServer();
    const model = (url: string) =>
      openAiTextModel({ service: openAi(url), entry: entryOf('openai:gpt-4.1-mini') });
    return {
      model: model(own.url),
      reborn: () => model(own.url),
      request: textRequest,
      play: (trouble) => {
        own.trouble = trouble;
      },
      creates: () => own.creates,
      calls: () => own.calls.length,
      cancels: () => 0,
      expects: 'json',
      unreachable: model(await deadUrl()),
      secret: SECRET,
      close: () => own.close(),
    };
  },
  { synchronous: true },
);

describeModel(
  'OpenAI images',
  async () => {
    const own = await openAiServer();
    const workDir = await mkdtemp(join(tmpdir(), 'admint-openai-'));
    const model = (url: string) =>
      openAiImageModel({ service: openAi(url), entry: entryOf('openai:gpt-image-1-mini'), workDir });
    return {
      model: model(own.url),
      reborn: () => model(own.url),
      request: imageRequest,
      play: (trouble) => {
        own.trouble = trouble;
      },
      creates: () => own.creates,
      calls: () => own.calls.length,
      cancels: () => 0,
      expects: 'image',
      unreachable: model(await deadUrl()),
      secret: SECRET,
      close: async () => {
        await own.close();
        await rm(workDir, { recursive: true });
      },
    };
  },
  { synchronous: true },
);

const textModel = () =>
  openAiTextModel({ service: openAi(service.url), entry: entryOf('openai:gpt-4.1-mini') });

describe('a question to OpenAI', () => {
  it('holds the answer to the schema in strict mode and sends the seed', async () => {
    const ended = await untilEnded(textModel(), await textModel().start(textRequest, context));
    expect(ended).toMatchObject({ outputs: [{ kind: 'json', value: goodAnswer }], cost: 1200 });
    const [call] = service.calls;
    expect(call?.url).toBe('/v1/chat/completions');
    expect(call?.headers.authorization).toBe(`Bearer ${SECRET}`);
    expect(call?.json).toMatchObject({
      model: 'gpt-4.1-mini',
      seed: 7,
      response_format: {
        type: 'json_schema',
        json_schema: { strict: true, schema: { required: ['title', 'scenes'], additionalProperties: false } },
      },
    });
  });
  it('is repeated once with what was wrong, and both are paid for', async () => {
    service.texts = ['{"title":"Shoes"}', JSON.stringify(goodAnswer)];
    const ended = await untilEnded(textModel(), await textModel().start(textRequest, context));
    expect(ended).toMatchObject({ state: 'succeeded', outputs: [{ value: goodAnswer }], cost: 2400 });
    expect(JSON.stringify(service.calls.at(-1)?.json)).toContain('could not be used');
    expect(service.creates).toBe(2);
  });
  it('is given up after that with the reason', async () => {
    service.texts = ['no', 'no', 'no'];
    const ended = await untilEnded(textModel(), await textModel().start(textRequest, context));
    expect(ended).toMatchObject({
      state: 'failed',
      fault: { code: 'model_error', charged: 'full' },
      cost: 2400,
    });
    expect(service.creates).toBe(2);
  });
  it('that is declined says so and is not repeated', async () => {
    service.refusal = 'I can’t help with that.';
    service.texts = [''];
    const ended = await untilEnded(textModel(), await textModel().start(textRequest, context));
    expect(ended).toMatchObject({ state: 'failed', fault: { code: 'content_refused', retryable: false } });
    expect(service.creates).toBe(1);
  });
  it.each([
    ['quota', 'no_credit'],
    ['moderation', 'content_refused'],
    ['no_model', 'unavailable'],
  ] as const)('refused with %s is %s', async (trouble, code) => {
    service.trouble = trouble;
    const error = (await failureOf(textModel().start(textRequest, context))) as NotStarted;
    expect(error.fault).toMatchObject({ code, retryable: false, charged: 'none' });
  });
});

describe('a question to a local server', () => {
  it('needs no key, costs nothing, and may be sent again', async () => {
    const model = openAiTextModel({ service: ollama(service.url), entry: localEntry });
    expect([model.guarantee, model.price(textRequest).amount]).toEqual(['idempotent', 0]);
    const ended = await untilEnded(model, await model.start(textRequest, context));
    expect(ended).toMatchObject({ state: 'succeeded', cost: 0 });
    expect(service.calls[0]?.headers.authorization).toBeUndefined();
    expect(service.calls[0]?.json).toMatchObject({ response_format: { type: 'json_schema' } });
    expect((await model.check()).available).toBe(true);
  });
  it('puts the schema into the instructions where the server cannot hold it', async () => {
    const model = openAiTextModel({ service: ollama(service.url), entry: localEntry, structured: false });
    service.texts = [`Sure:\n\`\`\`json\n${JSON.stringify(goodAnswer)}\n\`\`\``];
    const ended = await untilEnded(model, await model.start(textRequest, context));
    expect(ended).toMatchObject({ outputs: [{ value: goodAnswer }] });
    expect(service.calls[0]?.json).not.toHaveProperty('response_format');
    expect(JSON.stringify(service.calls[0]?.json['messages'])).toContain('JSON schema');
  });
  it('that writes slowly is followed after the start has returned, and stopped on demand', async () => {
    const slow = () => openAiTextModel({ service: ollama(service.url), entry: localEntry, patienceMs: 5 });
    service.trouble = 'slow';
    const [followed, stopped] = [slow(), slow()];
    const operation = await followed.start(textRequest, context);
    const other = await stopped.start(textRequest, { ...context, key: 'other' });
    expect(await followed.status(operation, never)).toEqual({ state: 'running' });
    expect(await slow().status(operation, never)).toMatchObject({
      state: 'failed',
      fault: { charged: 'none' },
      cost: 0,
    });
    await stopped.cancel(other);
    expect(await untilEnded(stopped, other)).toEqual({ state: 'canceled', cost: null });
    service.release();
    expect(await untilEnded(followed, operation)).toMatchObject({
      outputs: [{ value: goodAnswer }],
      cost: 0,
    });
  });
  it('says how to get a model that is not there', async () => {
    const model = openAiTextModel({ service: ollama(service.url), entry: { ...localEntry, model: 'qwen3' } });
    expect((await model.check()).reason).toContain('ollama pull qwen3');
  });
});

describe('a picture from OpenAI', () => {
  const model = (patienceMs = 4000) =>
    openAiImageModel({
      service: openAi(service.url),
      entry: entryOf('openai:gpt-image-1-mini'),
      workDir: dir,
      patienceMs,
    });
  it('takes its time after the start has returned', async () => {
    service.trouble = 'slow';
    const patient = model(10);
    const operation = await patient.start(imageRequest, context);
    expect(await patient.status(operation, never)).toEqual({ state: 'running' });
    service.release();
    expect(await untilEnded(patient, operation)).toMatchObject({ state: 'succeeded' });
    expect(service.creates).toBe(1);
  });
  it('that a dead process was waiting for is said to be lost, not made again', async () => {
    service.trouble = 'slow';
    const operation = JSON.parse(JSON.stringify(await model(10).start(imageRequest, context))) as Operation;
    expect(await model().status(operation, never)).toMatchObject({
      state: 'failed',
      fault: { charged: 'unknown' },
    });
    expect(service.creates).toBe(1);
  });
  it('can be stopped', async () => {
    service.trouble = 'slow';
    const stopping = model(10);
    const operation = await stopping.start(imageRequest, context);
    await stopping.cancel(operation);
    expect(await untilEnded(stopping, operation)).toEqual({ state: 'canceled', cost: null });
  });
  it('is asked for in the nearest size there is', async () => {
    await model().start({ ...imageRequest, width: 1920, height: 1080 }, context);
    expect(service.calls[0]?.json).toMatchObject({
      size: '1536x1024',
      model: 'gpt-image-1-mini',
      quality: 'medium',
      n: 1,
    });
  });
});
