import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import Replicate, { validateWebhook } from 'replicate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from './simulator.ts';
import { smallMedia } from './testing/small-media.ts';

let simulator: Simulator;
let replicate: Replicate;
let openai: OpenAI;

beforeAll(async () => {
  simulator = await startSimulator({ media: smallMedia, scale: 60 });
  replicate = new Replicate({ auth: 'r8_key', baseUrl: simulator.urls.replicate, useFileOutput: false });
  openai = new OpenAI({ apiKey: 'sk-key', baseURL: simulator.urls.openai, maxRetries: 0 });
});
afterAll(() => simulator?.close());
afterEach(() => simulator.journal.reset());

const flux = 'black-forest-labs/flux-schnell';
const prompt = 'pink tennis shoes';
const ended = (id: string) =>
  replicate.wait({ id, status: 'starting' } as Awaited<ReturnType<typeof replicate.predictions.get>>, {
    interval: 20,
  });

describe('the official replicate client', () => {
  it('creates a prediction of an official model, polls it and fetches its picture', async () => {
    const created = await replicate.predictions.create({ model: flux, input: { prompt, seed: 3 } });
    expect(created).toMatchObject({ version: 'hidden', output: null });
    expect(['starting', 'processing']).toContain(created.status);
    expect(created.id).toMatch(/^[0-9a-z]{26}$/);
    const done = await ended(created.id);
    expect(done.status).toBe('succeeded');
    expect(done.metrics?.predict_time).toBeGreaterThan(7);
    const [address] = done.output as string[];
    const picture = await fetch(address ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(simulator.journal.creates).toBe(1);
    expect(simulator.journal.bill()).toBe(0.003);
  });

  it('creates by version, and may not name a community model without one', async () => {
    const version = '3f0457e4619daac51203dedb472816fd4af51f3149fa7a9e0b5ffcf1b8172438';
    const input = { input_image: 'https://example.com/shoe.png' };
    const created = await replicate.predictions.create({ version, input });
    expect(created.version).toBe(version);
    await replicate.predictions.cancel(created.id);
    await expect(
      replicate.predictions.create({ model: 'stability-ai/stable-video-diffusion', input }),
    ).rejects.toThrow(/404/);
  });

  it('cancels', async () => {
    const { id } = await replicate.predictions.create({ model: flux, input: { prompt } });
    expect((await replicate.predictions.cancel(id)).status).toBe('canceled');
    expect((await replicate.predictions.get(id)).status).toBe('canceled');
    expect(simulator.journal.bill()).toBe(0);
  });

  it('is told what is wrong with an input, in the words of the service', async () => {
    const send = replicate.predictions.create({ model: flux, input: { num_outputs: 9 } });
    await expect(send).rejects.toThrow(/422.*prompt is required/s);
    expect(simulator.journal.creates).toBe(0);
  });

  it('runs to the end with its blocking mode', async () => {
    const output = await replicate.run(flux, { input: { prompt, num_outputs: 2 } });
    expect(output).toHaveLength(2);
  });

  it('streams the words of a language model', async () => {
    const words: string[] = [];
    const events = replicate.stream('openai/gpt-4.1-mini', { input: { prompt: 'Say hello to the shoe' } });
    for await (const { event, data } of events) if (event === 'output') words.push(data);
    expect(words.join('')).toMatch(/short answer/);
    expect(words.length).toBeGreaterThan(3);
  });

  it('lists what it ordered, newest first, with the webhook that names the job', async () => {
    const webhook = 'http://127.0.0.1:9/hook?job=j-17';
    const { id } = await replicate.predictions.create({ model: flux, input: { prompt }, webhook });
    const { results } = await replicate.predictions.list();
    expect(results[0]).toMatchObject({ id, webhook });
    expect(simulator.journal.createsByJob()).toEqual({ 'j-17': 1 });
  });

  it('uploads a file and uses its address as an input', async () => {
    const file = await replicate.files.create(Buffer.from('not really a picture'), { job: 'x' });
    expect(file.urls.get).toContain('signature=');
    const back = await fetch(file.urls.get);
    expect(await back.text()).toBe('not really a picture');
    expect((await replicate.files.list()).results).toHaveLength(1);
    await replicate.files.delete(file.id);
    await expect(replicate.files.get(file.id)).rejects.toThrow(/404/);
  });

  it('trains', async () => {
    const training = await replicate.trainings.create(
      'ostris',
      'flux-dev-lora-trainer',
      '26dce37af90b9d997eeb970d92e47de3064d46c300504ae376c75bef6a9022d2',
      { destination: 'me/shoe', input: { input_images: 'https://example.com/shoes.zip', steps: 500 } },
    );
    simulator.clock.advance(1500);
    await sleep(30);
    const done = await replicate.trainings.get(training.id);
    expect(done.output).toMatchObject({ version: expect.stringMatching(/^me\/shoe:/) });
  });

  it('verifies the signature of a webhook, and not that of a forged one', async () => {
    const seen: { valid: boolean; status: string }[] = [];
    const secret = (await replicate.webhooks.default.secret.get()).key;
    const ear = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const header = (name: string) => String(request.headers[name]);
        void validateWebhook({
          id: header('webhook-id'),
          timestamp: header('webhook-timestamp'),
          signature: header('webhook-signature'),
          body,
          secret,
        }).then((valid) => {
          seen.push({ valid, status: (JSON.parse(body) as { status: string }).status });
          response.end();
        });
      });
    });
    await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
    const webhook = `http://127.0.0.1:${(ear.address() as AddressInfo).port}/`;
    const order = (text: string) =>
      replicate.predictions.create({
        model: flux,
        input: { prompt: text },
        webhook,
        webhook_events_filter: ['completed'],
      });
    await order(prompt);
    while (seen.length < 1) await sleep(10);
    await order(`${prompt} [[sim:webhook_bad_signature]]`);
    while (seen.length < 2) await sleep(10);
    ear.close();
    expect(seen).toEqual([
      { valid: true, status: 'succeeded' },
      { valid: false, status: 'succeeded' },
    ]);
  });
});

describe('the official openai client', () => {
  const schema = {
    type: 'object',
    properties: {
      mood: { type: 'string', enum: ['calm', 'bold'] },
      scenes: { type: 'array', minItems: 2, items: { type: 'string' } },
    },
    required: ['mood', 'scenes'],
    additionalProperties: false,
  };
  const messages = [{ role: 'user' as const, content: 'Plan 3 scenes for pink tennis shoes' }];

  it('lists models and chats', async () => {
    const models = await openai.models.list();
    expect(models.data.map((model) => model.id)).toContain('gpt-5-mini');
    const answer = await openai.chat.completions.create({ model: 'gpt-5-mini', messages });
    expect(answer.choices[0]?.message.content).toMatch(/pink tennis shoes/);
    expect(answer.usage?.total_tokens).toBeGreaterThan(10);
  });

  it('gets an answer that follows its JSON schema', async () => {
    const response_format = {
      type: 'json_schema' as const,
      json_schema: { name: 'plan', strict: true, schema },
    };
    const answer = await openai.chat.completions.create({ model: 'gpt-5', messages, response_format });
    const plan = JSON.parse(answer.choices[0]?.message.content ?? '') as Record<string, unknown>;
    expect(plan).toMatchObject({ mood: 'calm' });
    expect(plan.scenes).toHaveLength(3);
  });

  it('is refused a strict schema with an optional property', async () => {
    const lax = { ...schema, required: ['mood'] };
    const response_format = {
      type: 'json_schema' as const,
      json_schema: { name: 'plan', strict: true, schema: lax },
    };
    const send = openai.chat.completions.create({ model: 'gpt-5', messages, response_format });
    await expect(send).rejects.toThrow(/400.*Missing 'scenes'/s);
  });

  it('streams', async () => {
    const stream = await openai.chat.completions.create({
      model: 'gpt-5',
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    const pieces: string[] = [];
    let used = 0;
    for await (const chunk of stream) {
      pieces.push(chunk.choices[0]?.delta.content ?? '');
      used += chunk.usage?.total_tokens ?? 0;
    }
    expect(pieces.join('')).toMatch(/pink tennis shoes/);
    expect(used).toBeGreaterThan(10);
  });

  it('uses the responses form', async () => {
    const answer = await openai.responses.create({ model: 'gpt-5', input: 'Name a shoe' });
    expect(answer.output_text).toMatch(/Name a shoe/);
  });

  it('makes pictures', async () => {
    const answer = await openai.images.generate({ model: 'gpt-image-2', prompt, size: '1536x1024', n: 2 });
    expect(answer.data).toHaveLength(2);
    expect(
      Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('hears of a wrong key, of a limit with the time to wait, and of refused content', async () => {
    const wrong = new OpenAI({ apiKey: 'sk-wrong', baseURL: simulator.urls.openai, maxRetries: 0 });
    await expect(wrong.models.list()).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
    const limited = {
      model: 'gpt-5',
      messages: [{ role: 'user' as const, content: '[[sim:429_retry_after]]' }],
    };
    await expect(openai.chat.completions.create(limited)).rejects.toMatchObject({ status: 429 });
    await expect(
      openai.images.generate({ model: 'gpt-image-2', prompt: 'x [[sim:e005]]' }),
    ).rejects.toMatchObject({ status: 400, code: 'moderation_blocked' });
  });
});
