import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MODELS } from './replicate/models.ts';
import { signedHeaders } from './replicate/signing.ts';
import type { Scenario } from './scenario.ts';
import { type Simulator, startSimulator } from './simulator.ts';
import { smallMedia } from './testing/small-media.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ media: smallMedia, scale: 100 });
});
afterAll(() => simulator?.close());
beforeEach(() => {
  simulator.journal.reset();
  simulator.play('ok');
});

interface Prediction {
  id: string;
  status: string;
  output: unknown;
  error: string | null;
  logs: string;
  data_removed: boolean;
  metrics: Record<string, number>;
  started_at: string | null;
  urls: { get: string; cancel: string; stream?: string };
}

const headers = { authorization: 'Bearer r8_key', 'content-type': 'application/json' };
const ENDED = ['succeeded', 'failed', 'canceled', 'aborted'];
let count = 0;

function post(
  scenario: Scenario,
  body: Record<string, unknown> = {},
  more: Record<string, string> = {},
  model = 'black-forest-labs/flux-schnell',
) {
  count += 1;
  const input = { prompt: `shoe ${count} [[sim:${scenario}]]`, ...(body.input as object | undefined) };
  return fetch(`${simulator.urls.replicate}/models/${model}/predictions`, {
    method: 'POST',
    headers: { ...headers, ...more },
    body: JSON.stringify({ ...body, input }),
  });
}

async function get(id: string): Promise<Prediction> {
  const answer = await fetch(`${simulator.urls.replicate}/predictions/${id}`, { headers });
  return (await answer.json()) as Prediction;
}

/** Every status on the way, and the last word. */
async function ended(id: string): Promise<Prediction & { seen: string[] }> {
  const seen: string[] = [];
  for (;;) {
    const now = await get(id);
    if (seen.at(-1) !== now.status) seen.push(now.status);
    if (ENDED.includes(now.status)) return { ...now, seen };
    await sleep(4);
  }
}

async function order(
  scenario: Scenario,
  body: Record<string, unknown> = {},
  more: Record<string, string> = {},
  model?: string,
) {
  const answer = await post(scenario, body, more, model);
  return ended(((await answer.json()) as Prediction).id);
}

const problem = async (answer: Response) => ({
  status: answer.status,
  body: (await answer.json()) as Record<string, unknown>,
});

describe('the recorded models', () => {
  it('are all 59 there, each refusing an input of the wrong shape in the words of the service', async () => {
    expect(MODELS.filter((one) => one.version || one.id === 'google/nano-banana')).toHaveLength(59);
    for (const model of MODELS.filter((one) => one.version && one.kind !== 'train')) {
      const answer = await fetch(`${simulator.urls.replicate}/predictions`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          version: model.version,
          input: { prompt: 1, text: 1, image: 1, inputs: 1, redux_image: 1, video: 1, input_image: 1 },
        }),
      });
      const { status, body } = await problem(answer);
      expect({ model: model.id, status, title: body.title }).toEqual({
        model: model.id,
        status: 422,
        title: 'Input validation failed',
      });
      expect(String(body.detail)).toMatch(/^- input\.?\w*: /);
    }
    expect(simulator.journal.creates).toBe(0);
  });
});

describe('a create that is not taken', () => {
  it('says 401, 402 and 422 as the service does, and orders nothing', async () => {
    expect(await problem(await post('401'))).toMatchObject({
      status: 401,
      body: { title: 'Unauthenticated' },
    });
    const poor = await problem(await post('402'));
    expect(poor).toMatchObject({ status: 402, body: { title: 'Insufficient credit' } });
    expect(poor.body.detail).toMatch(/account\/billing#billing/);
    expect(await problem(await post('422_version'))).toMatchObject({
      status: 422,
      body: { title: 'Invalid version or not permitted' },
    });
    expect(await problem(await post('ok', { speed: 1 }))).toMatchObject({ status: 422 });
    expect(simulator.journal.creates).toBe(0);
  });

  it.each(['429_retry_after', '429_low_credit'] as const)(
    'is throttled twice, then passes: %s',
    async (scenario) => {
      const body = { input: { prompt: `storm [[sim:${scenario}]]` } };
      for (let i = 0; i < 2; i++) {
        const refused = await problem(await post(scenario, body));
        expect(refused).toMatchObject({ status: 429, body: { retry_after: 1 } });
        expect(refused.body.detail).toMatch(/Request was throttled.*resets in ~1s/);
      }
      expect((await post(scenario, body)).status).toBe(201);
      expect(simulator.journal.creates).toBe(1);
    },
  );

  it('is cut off before it is taken, once', async () => {
    const body = { input: { prompt: 'cut [[sim:reset_before_accept]]' } };
    await expect(post('reset_before_accept', body)).rejects.toThrow('fetch failed');
    expect(simulator.journal.creates).toBe(0);
    expect((await post('reset_before_accept', body)).status).toBe(201);
  });

  it('meets a gateway that answers HTML', async () => {
    const answer = await post('html_502');
    expect(answer.status).toBe(502);
    expect(await answer.text()).toMatch(/<html>/);
  });
});

describe('a create whose answer is lost', () => {
  it('stands in the list under the webhook that names the job: paid once', async () => {
    const webhook = 'http://127.0.0.1:9/?job=job-41';
    await expect(post('reset_after_accept', { webhook })).rejects.toThrow('fetch failed');
    const list = await fetch(`${simulator.urls.replicate}/predictions?source=api`, { headers });
    const { results } = (await list.json()) as { results: { webhook?: string }[] };
    expect(results.filter((one) => one.webhook === webhook)).toHaveLength(1);
    expect(simulator.journal.createsByJob()['job-41']).toBe(1);
  });
});

describe('a job that ends badly', () => {
  it.each([
    ['e005', /flagged as sensitive.*\(E005\)/],
    ['nsfw_retry', /NSFW content detected/],
    ['pa_interrupted', /Prediction interrupted; please retry \(code: PA\)/],
    ['e1000', /E1000/],
    ['e1001', /E1001/],
    ['e6716', /E6716/],
    ['late_input_error', /^Input validation error: /],
  ] as const)('says why in plain words: %s', async (scenario, words) => {
    const job = await order(scenario);
    expect(job).toMatchObject({ status: 'failed', output: null });
    expect(job.error).toMatch(words);
  });

  it('is aborted before it starts, or canceled after, when its deadline passes', async () => {
    expect(await order('aborted')).toMatchObject({ status: 'aborted', started_at: null, metrics: {} });
    expect(simulator.journal.bill()).toBe(0);
    const late = await order('deadline_canceled');
    expect(late.status).toBe('canceled');
    expect(late.metrics.predict_time).toBeGreaterThan(5);
    expect(await order('cold_boot', {}, { 'cancel-after': '30s' })).toMatchObject({ status: 'aborted' });
  });
});

describe('a job that ends well, in its own way', () => {
  it('boots for minutes', async () => {
    const { id } = (await (await post('cold_boot')).json()) as Prediction;
    simulator.clock.advance(120);
    expect((await get(id)).status).toBe('starting');
  });

  it('comes back unfinished from a long wait, or with its output before its end', async () => {
    const slow = await post('slow_sync', {}, { prefer: 'wait=5' });
    expect(await slow.json()).toMatchObject({ output: null });
    const early = await post('sync_output_processing', {}, { prefer: 'wait' });
    expect(await early.json()).toMatchObject({
      status: 'processing',
      output: [expect.any(String)],
      metrics: {},
    });
  });

  it('gives data URIs, fewer files than asked, a black picture with a note, or no metrics', async () => {
    expect((await order('data_uri_output')).output).toEqual([
      expect.stringMatching(/^data:image\/png;base64,/),
    ]);
    expect((await order('nsfw_fewer', { input: { num_outputs: 3 } })).output).toHaveLength(2);
    expect((await order('nsfw_black')).logs).toMatch(/A black image will be returned instead/);
    expect((await order('no_metrics')).metrics).toEqual({});
    expect((await order('metrics_variants')).metrics).toHaveProperty('image_output_count', 1);
    expect((await order('unknown_status')).seen).toContain('preparing');
    expect((await order('progress_logs')).logs).toContain('\r');
  });

  it('shows a growing list of outputs while it works', async () => {
    const { id } = (await (
      await post('iterator_partial', { input: { num_outputs: 4 } })
    ).json()) as Prediction;
    const lengths = new Set<number>();
    for (;;) {
      const { status, output } = await get(id);
      if (Array.isArray(output)) lengths.add(output.length);
      if (ENDED.includes(status)) break;
      await sleep(3);
    }
    expect(lengths.size).toBeGreaterThan(1);
    expect(Math.max(...lengths)).toBe(4);
  });

  it('answers two polls with 503 and was ordered once all the same', async () => {
    const { id } = (await (await post('5xx_on_poll')).json()) as Prediction;
    const poll = () => fetch(`${simulator.urls.replicate}/predictions/${id}`, { headers });
    expect([(await poll()).status, (await poll()).status, (await poll()).status]).toEqual([503, 503, 200]);
    expect(simulator.journal.creates).toBe(1);
  });
});

describe('an output', () => {
  const addressOf = (job: Prediction) => (job.output as string[])[0] ?? '';

  it('breaks off half way, once', async () => {
    const address = addressOf(await order('truncated_download'));
    await expect(fetch(address).then((answer) => answer.arrayBuffer())).rejects.toThrow('terminated');
    expect((await fetch(address)).ok).toBe(true);
  });

  it('is gone after an hour, with everything else of the job', async () => {
    const job = await order('ok');
    expect((await fetch(addressOf(job))).status).toBe(200);
    simulator.clock.advance(3700);
    expect((await fetch(addressOf(job))).status).toBe(404);
    expect(await get(job.id)).toMatchObject({ output: null, data_removed: true });
  });

  it('is the same for the same seed, and never the same from a model without one', async () => {
    const bytes = async (model: string, input: Record<string, unknown>) => {
      const job = await order('ok', { input }, {}, model);
      const [address] = [job.output].flat() as string[];
      return Buffer.from(await (await fetch(address ?? '')).arrayBuffer()).toString('base64');
    };
    const flux = { prompt: 'a shoe', seed: 5 };
    expect(await bytes('black-forest-labs/flux-schnell', flux)).toBe(
      await bytes('black-forest-labs/flux-schnell', flux),
    );
    const banana = { prompt: 'a shoe' };
    expect(await bytes('google/nano-banana-pro', banana)).not.toBe(
      await bytes('google/nano-banana-pro', banana),
    );
  });
});

describe('a webhook', () => {
  let ear: Server;
  let heard: { id: string; body: Prediction; signed: boolean }[];
  let address: string;

  beforeAll(async () => {
    ear = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const id = String(request.headers['webhook-id']);
        const at = Number(request.headers['webhook-timestamp']);
        const right = signedHeaders(simulator.webhookSecret, id, at, text)['webhook-signature'];
        heard.push({
          id,
          body: JSON.parse(text) as Prediction,
          signed: right === request.headers['webhook-signature'],
        });
        response.end();
      });
    });
    await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(ear.address() as AddressInfo).port}/`;
  });
  afterAll(() => ear?.close());
  beforeEach(() => {
    heard = [];
  });

  const told = async (scenario: Scenario, times: number) => {
    await order(scenario, { webhook: address, webhook_events_filter: ['completed'] });
    for (let i = 0; i < 300 && heard.length < times; i++) await sleep(10);
    await sleep(30);
    return heard;
  };

  it('is signed as the recorded vector says', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const made = signedHeaders(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}');
    expect(made['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('comes once, twice under one id, late, out of order, forged, or not at all', async () => {
    expect(await told('ok', 1)).toMatchObject([{ signed: true, body: { status: 'succeeded' } }]);
    heard = [];
    const twice = await told('webhook_duplicate', 2);
    expect(new Set(twice.map((one) => one.id)).size).toBe(1);
    expect(twice).toHaveLength(2);
    heard = [];
    const mixed = await told('webhook_out_of_order', 2);
    expect(mixed.map((one) => one.body.status)).toEqual(['succeeded', 'processing']);
    heard = [];
    expect(await told('webhook_slow', 1)).toMatchObject([{ signed: true }]);
    heard = [];
    expect(await told('webhook_bad_signature', 1)).toMatchObject([{ signed: false }]);
    heard = [];
    expect(await told('webhook_lost', 0)).toEqual([]);
  });
});

describe('a stream of words', () => {
  it('may end with a time-out instead of the last word', async () => {
    const answer = await post('sse_408', {}, {}, 'openai/gpt-4.1-mini');
    const { urls } = (await answer.json()) as Prediction;
    const text = await (await fetch(urls.stream ?? '')).text();
    expect(text).toContain(':408: 408 Request Timeout');
    expect(text).not.toContain('event: done');
  });
});

describe('the controls for tests that run elsewhere', () => {
  it('show the books, put the clock forward and start anew', async () => {
    await order('ok');
    const books = async (path: string, body: unknown = {}) =>
      (await (
        await fetch(`${simulator.url}/__sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
      ).json()) as Record<string, unknown>;
    expect(await books('stats')).toMatchObject({ creates: 1, bill: 0.003 });
    const before = simulator.clock.now();
    await books('clock', { advance_s: 3600 });
    expect(simulator.clock.now() - before).toBeGreaterThan(3_500_000);
    expect(await books('reset')).toMatchObject({ creates: 0, polls: 0 });
  });
});
