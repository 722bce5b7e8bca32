import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Scenario } from './scenario.ts';
import { type Simulator, startSimulator } from './simulator.ts';
import { smallMedia } from './testing/small-media.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ media: smallMedia, scale: 100 });
});
afterAll(() => simulator?.close());

type Json = Record<string, any>;

describe('the fal queue', () => {
  const headers = { authorization: 'Key fal-key', 'content-type': 'application/json' };
  const submit = (endpoint: string, input: Json, query = '') =>
    fetch(`${simulator.urls.fal}/${endpoint}${query}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
  const read = async (url: string) => {
    const answer = await fetch(url, { headers });
    return { status: answer.status, body: (await answer.json()) as Json };
  };
  const completed = async (job: Json) => {
    for (;;) {
      const { body } = await read(job.status_url);
      if (body.status === 'COMPLETED') return read(job.response_url);
      await sleep(5);
    }
  };

  it('takes a job, drops the subpath of the endpoint, and gives the picture', async () => {
    const job = (await (await submit('fal-ai/flux/dev', { prompt: 'a shoe', seed: 9 })).json()) as Json;
    expect(job.status_url).toBe(`${simulator.urls.fal}/fal-ai/flux/requests/${job.request_id}/status`);
    expect((await read(job.response_url)).body.detail).toBe('Request is still in progress');
    const { body } = await completed(job);
    expect(body).toMatchObject({
      seed: 9,
      has_nsfw_concepts: [false],
      images: [{ content_type: 'image/png' }],
    });
    expect((await fetch(body.images[0].url)).ok).toBe(true);
  });

  it('has no failed state: the result itself is the error', async () => {
    const job = (await (await submit('fal-ai/flux/dev', { prompt: '[[sim:e005]]' })).json()) as Json;
    const { status, body } = await completed(job);
    expect(status).toBe(422);
    expect(body.detail[0]).toMatchObject({ type: 'content_policy_violation', loc: ['body', 'prompt'] });
  });

  it('gives black pictures with HTTP 200, and refuses a wrong key', async () => {
    const job = (await (await submit('fal-ai/flux/dev', { prompt: '[[sim:nsfw_black]]' })).json()) as Json;
    expect((await completed(job)).body.has_nsfw_concepts).toEqual([true]);
    const bare = await fetch(`${simulator.urls.fal}/fal-ai/flux/dev`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(401);
  });

  it('cancels what has not started', async () => {
    const job = (await (await submit('fal-ai/flux/dev', { prompt: '[[sim:cold_boot]]' })).json()) as Json;
    const stop = await fetch(job.cancel_url, { method: 'PUT', headers });
    expect(stop.status).toBe(202);
  });

  it('signs its webhook with the key it publishes', async () => {
    const heard: { headers: Json; body: string }[] = [];
    const ear = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        response.end();
      });
    });
    await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
    const hook = `http://127.0.0.1:${(ear.address() as AddressInfo).port}/?job=j-3`;
    await submit('fal-ai/flux/dev', { prompt: 'a shoe' }, `?fal_webhook=${encodeURIComponent(hook)}`);
    while (heard.length === 0) await sleep(10);
    ear.close();
    const { keys } = (await read(`${simulator.urls.fal}/.well-known/jwks.json`)).body as { keys: Json[] };
    const key = createPublicKey({ key: keys[0] as Json, format: 'jwk' });
    const [message] = heard;
    const part = (name: string) => message?.headers[`x-fal-webhook-${name}`] as string;
    const digest = createHash('sha256')
      .update(message?.body ?? '')
      .digest('hex');
    const signed = [part('request-id'), part('user-id'), part('timestamp'), digest].join('\n');
    expect(verify(null, Buffer.from(signed), key, Buffer.from(part('signature'), 'hex'))).toBe(true);
    expect(simulator.journal.createsByJob()['j-3']).toBe(1);
  });
});

describe('the ComfyUI server', () => {
  const url = (path: string) => `${simulator.urls.comfyui}${path}`;
  const graph = (text: string): Json => ({
    '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd_xl_base_1.0.safetensors' } },
    '2': { class_type: 'CLIPTextEncode', inputs: { clip: ['1', 1], text } },
    '3': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512, batch_size: 1 } },
    '4': {
      class_type: 'KSampler',
      inputs: {
        model: ['1', 0],
        positive: ['2', 0],
        negative: ['2', 0],
        latent_image: ['3', 0],
        seed: 7,
        steps: 20,
        cfg: 6,
      },
    },
    '5': { class_type: 'VAEDecode', inputs: { samples: ['4', 0], vae: ['1', 2] } },
    '6': { class_type: 'SaveImage', inputs: { images: ['5', 0], filename_prefix: 'studio/job' } },
  });
  const order = async (body: Json) => {
    const answer = await fetch(url('/prompt'), { method: 'POST', body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Json };
  };
  const history = async (id: string) =>
    ((await (await fetch(url(`/history/${id}`))).json()) as Json)[id] as Json | undefined;
  const finished = async (id: string) => {
    for (;;) {
      const entry = await history(id);
      if (entry) return entry;
      await sleep(5);
    }
  };
  const listen = async (client: string) => {
    const events: Json[] = [];
    const socket = new WebSocket(`${url('/ws')}?clientId=${client}`.replace('http', 'ws'));
    let closed = false;
    socket.on('message', (data: Buffer) => events.push(JSON.parse(data.toString()) as Json));
    socket.on('close', () => (closed = true));
    await new Promise((resolve) => socket.once('open', resolve));
    return { events, types: () => events.map((event) => event.type as string), closed: () => closed, socket };
  };

  it('works through a graph, tells its progress, and keeps the picture', async () => {
    const client = randomUUID();
    const ear = await listen(client);
    const id = randomUUID();
    const taken = await order({ prompt: graph('a shoe'), client_id: client, prompt_id: id });
    expect(taken).toMatchObject({ status: 200, body: { prompt_id: id, node_errors: {} } });
    expect(await history(id)).toBeUndefined();
    const { outputs, status } = await finished(id);
    expect(status).toMatchObject({ status_str: 'success', completed: true });
    const [file] = outputs['6'].images;
    const picture = await fetch(url(`/view?${new URLSearchParams(file).toString()}`));
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(ear.types()).toEqual(
      expect.arrayContaining(['status', 'execution_start', 'progress', 'executed', 'execution_success']),
    );
    ear.socket.close();
  });

  it('takes an id once', async () => {
    const id = randomUUID();
    expect((await order({ prompt: graph('one'), prompt_id: id })).status).toBe(200);
    expect(await order({ prompt: graph('one'), prompt_id: id })).toEqual({
      status: 409,
      body: { error: 'prompt_id already exists' },
    });
  });

  it('refuses what it cannot run, naming node and input', async () => {
    expect((await order({ prompt: {} })).body.error.type).toBe('prompt_no_outputs');
    const strange = { ...graph('x'), '9': { class_type: 'Unheard', inputs: {} } };
    expect((await order({ prompt: strange })).body.error.type).toBe('missing_node_type');
    const lost = await order({ prompt: graph('[[sim:missing_model]]') });
    expect(lost.body.node_errors['1'].errors[0].type).toBe('value_not_in_list');
    const noFile = { ...graph('x'), '9': { class_type: 'LoadImage', inputs: { image: 'gone.png' } } };
    expect((await order({ prompt: noFile })).body.node_errors['9'].errors[0].type).toBe(
      'custom_validation_failed',
    );
  });

  it('keeps uploads, renaming other bytes of the same name', async () => {
    const upload = async (bytes: string) => {
      const form = new FormData();
      form.set('image', new Blob([bytes], { type: 'image/png' }), 'ref.png');
      form.set('type', 'input');
      return (await (await fetch(url('/upload/image'), { method: 'POST', body: form })).json()) as Json;
    };
    expect(await upload('a')).toMatchObject({ name: 'ref.png', type: 'input' });
    expect(await upload('a')).toMatchObject({ name: 'ref.png' });
    expect(await upload('b')).toMatchObject({ name: 'ref (1).png' });
  });

  it('is interrupted', async () => {
    const id = randomUUID();
    await order({ prompt: graph('stop me [[sim:slow_sync]]'), prompt_id: id });
    for (;;) {
      const queue = (await (await fetch(url('/queue'))).json()) as Json;
      if (queue.queue_running.some((row: unknown[]) => row[1] === id)) break;
      await sleep(3);
    }
    await fetch(url('/interrupt'), { method: 'POST', body: JSON.stringify({ prompt_id: id }) });
    expect((await finished(id)).status).toMatchObject({ status_str: 'error', completed: false });
  });

  it.each([
    ['ws_silent', (types: string[]) => types.length === 1],
    [
      'no_finish_event',
      (types: string[]) => types.includes('progress') && !types.includes('execution_success'),
    ],
    ['cached', (types: string[]) => !types.includes('executing') && types.includes('execution_success')],
    ['ws_drop', (types: string[]) => !types.includes('execution_success')],
  ] as [Scenario, (types: string[]) => boolean][])(
    'finishes in the history although its socket misbehaves: %s',
    async (scenario, holds) => {
      const client = randomUUID();
      const ear = await listen(client);
      const id = randomUUID();
      await order({ prompt: graph(`[[sim:${scenario}]]`), client_id: client, prompt_id: id });
      expect((await finished(id)).status.completed).toBe(true);
      await sleep(20);
      expect({ scenario, types: ear.types(), holds: holds(ear.types()) }).toMatchObject({ holds: true });
      ear.socket.close();
    },
  );

  it('runs out of memory, loses its history in a crash, and accepts a graph of which a part is dropped', async () => {
    const oom = randomUUID();
    await order({ prompt: graph('[[sim:oom]]'), prompt_id: oom });
    const { status } = await finished(oom);
    expect(JSON.stringify(status)).toContain('torch.OutOfMemoryError');
    const lost = randomUUID();
    await order({ prompt: graph('[[sim:restart_lost_history]]'), prompt_id: lost });
    await sleep(150);
    expect(await history(lost)).toBeUndefined();
    expect(((await (await fetch(url('/queue'))).json()) as Json).queue_running).toEqual([]);
    expect((await order({ prompt: graph('[[sim:restart_lost_history]]'), prompt_id: lost })).status).toBe(
      200,
    );
    expect((await finished(lost)).status.completed).toBe(true);
    const dropped = await order({ prompt: graph('[[sim:node_errors_200]]') });
    expect(dropped.status).toBe(200);
    expect(Object.keys(dropped.body.node_errors)).toEqual(['99']);
  });
});
