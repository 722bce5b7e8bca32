import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { type Call, cut, scenarioHeader, send } from '../http.ts';
import { firstImage, mediaJob } from '../media.ts';
import { type Scenario, scenarioOf } from '../scenario.ts';
import { costOf, type Price } from '../prices.ts';
import type { World } from '../world.ts';

interface FalJob {
  id: string;
  /** `owner/alias`: what the returned addresses keep of the endpoint. */
  app: string;
  input: Record<string, unknown>;
  video: boolean;
  scenario: Scenario;
  queued: number;
  starts: number;
  ends: number;
  canceled: boolean;
  result: { status: number; body: unknown } | null;
}

/** Per result, as far as the reference knows. */
const PRICE: Record<'image' | 'video', Price> = {
  image: { unit: 'image', usd: 0.025 },
  video: { unit: 'run', usd: 0.35 },
};
const QUEUE_MS = 600;

/** The queue of fal: submit, status, result, cancel, signed webhooks. */
export class FalQueue {
  readonly #world: World;
  readonly #jobs = new Map<string, FalJob>();
  readonly #keys = generateKeyPairSync('ed25519');

  constructor(world: World) {
    this.#world = world;
  }

  async handle(call: Call): Promise<void> {
    if (call.path[0] === '.well-known') return this.#jwks(call);
    const scenario = scenarioOf(
      scenarioHeader(call),
      call.body.toString('utf8'),
      this.#world.standing(call.path.join('/')),
    );
    if (!/^Key \S+$/.test(call.header('authorization') ?? '') || scenario === '401')
      return send(call, 401, { detail: 'Cannot access application: invalid credentials' });
    const at = call.path.indexOf('requests');
    if (at < 0 && call.method === 'POST') return this.#submit(call, scenario);
    const job = this.#jobs.get(call.path[at + 1] ?? '');
    if (at < 0 || !job) return send(call, 404, { detail: 'Request not found' });
    const verb = call.path[at + 2];
    if (verb === 'cancel') return this.#cancel(call, job);
    if (verb === 'status') return this.#status(call, job);
    return this.#result(call, job);
  }

  async #submit(call: Call, scenario: Scenario): Promise<void> {
    const { clock, journal, plays } = this.#world;
    const input = call.json();
    const endpoint = call.path.join('/');
    const again = `${endpoint} ${JSON.stringify(input)}`;
    if (scenario === '402') return send(call, 403, { detail: 'User is locked. Reason: Exhausted balance.' });
    if (scenario === '429_retry_after' && plays.take(scenario, again, 2))
      return send(call, 429, { detail: 'Too many requests' }, { 'retry-after': '1' });
    if (scenario === 'reset_before_accept' && plays.take(scenario, again, 1)) return cut(call);
    const video = /video|kling|wan|seedance/.test(endpoint);
    const now = clock.now();
    const work = (video ? 45 : 9) * 1000;
    const boot = scenario === 'cold_boot' ? 120_000 : QUEUE_MS;
    const job: FalJob = {
      id: randomUUID(),
      app: call.path.slice(0, 2).join('/'),
      input,
      video,
      scenario,
      queued: now,
      starts: now + boot,
      ends: now + boot + work,
      canceled: false,
      result: null,
    };
    this.#jobs.set(job.id, job);
    const hook = call.query.get('fal_webhook');
    const named = hook && URL.canParse(hook) ? new URL(hook).searchParams.get('job') : null;
    const digest = createHash('sha256').update(again).digest('hex').slice(0, 16);
    journal.record({ service: 'fal', id: job.id, job: named ?? digest, model: endpoint, cost: 0 });
    void this.#work(job, endpoint, hook);
    if (scenario === 'reset_after_accept' && plays.take(scenario, again, 1)) return cut(call);
    const at = `${call.base}/${job.app}/requests/${job.id}`;
    send(
      call,
      200,
      {
        status: 'IN_QUEUE',
        request_id: job.id,
        response_url: at,
        status_url: `${at}/status`,
        cancel_url: `${at}/cancel`,
        queue_position: 0,
      },
      { 'x-fal-request-id': job.id },
    );
  }

  async #work(job: FalJob, endpoint: string, hook: string | null): Promise<void> {
    const { clock, journal } = this.#world;
    job.result = await this.#make(job, endpoint).catch((error: unknown) => ({
      status: 500,
      body: { detail: String(error) },
    }));
    while (clock.now() < job.ends && !job.canceled)
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(50, 2 + (job.ends - clock.now()) / clock.scale)).unref(),
      );
    if (job.canceled) return;
    journal.end(job.id, (job.ends - job.queued) / 1000);
    if (job.result.status === 200) journal.charge(job.id, this.#cost(job, endpoint));
    if (hook && job.scenario !== 'webhook_lost') await this.#tell(job, hook);
  }

  #cost(job: FalJob, endpoint: string): number {
    const price = this.#world.prices[`fal:${endpoint}`] ?? PRICE[job.video ? 'video' : 'image'];
    const machine = (job.ends - job.starts) / 1000;
    const seconds = Number(job.input.duration ?? 5);
    return costOf(price, { machine, images: 1, seconds, input_tokens: 0, output_tokens: 0 }, job.input);
  }

  async #make(job: FalJob, endpoint: string): Promise<{ status: number; body: unknown }> {
    const { scenario, input } = job;
    if (scenario === 'late_input_error' || scenario === 'e005')
      return {
        status: 422,
        body: {
          detail: [
            {
              loc: ['body', 'prompt'],
              msg:
                scenario === 'e005'
                  ? 'The content could not be processed because it was flagged by a content checker.'
                  : 'Failed to download the file.',
              type: scenario === 'e005' ? 'content_policy_violation' : 'file_download_error',
            },
          ],
        },
      };
    if (scenario === 'e1000') return { status: 500, body: { detail: 'Internal server error' } };
    const kind = job.video ? 'video' : 'image';
    const asked = mediaJob(kind, endpoint, { ...input, duration: Number(input.duration ?? 5) }, true);
    const black = scenario === 'nsfw_black';
    const file = await this.#world.make(
      { ...asked, ...(black && { prompt: '[[black]]' }) },
      await firstImage(input, this.#world.url()),
    );
    const url =
      this.#world.url() +
      this.#world.files.put(file, job.video ? 'output.mp4' : 'output.png', scenario, 86_400);
    const { content_type } = file;
    if (job.video)
      return {
        status: 200,
        body: { video: { url, content_type, file_size: file.bytes.length }, seed: asked.seed },
      };
    const { width, height } = asked;
    return {
      status: 200,
      body: {
        images: [{ url, width, height, content_type }],
        seed: asked.seed,
        has_nsfw_concepts: [black],
        timings: { inference: 2.1 },
      },
    };
  }

  #status(call: Call, job: FalJob): void {
    const { clock, journal } = this.#world;
    journal.polls += 1;
    const now = clock.now();
    const response_url = `${call.base}/${job.app}/requests/${job.id}`;
    if (now < job.starts) return send(call, 202, { status: 'IN_QUEUE', queue_position: 1, response_url });
    if (now < job.ends || !job.result)
      return send(call, 202, { status: 'IN_PROGRESS', logs: [], response_url });
    const metrics = { inference_time: (job.ends - job.starts) / 1000 };
    send(call, 200, { status: 'COMPLETED', logs: [], metrics, response_url });
  }

  #result(call: Call, job: FalJob): void {
    if (job.canceled) return send(call, 404, { detail: 'Request was canceled' });
    if (this.#world.clock.now() < job.ends || !job.result)
      return send(call, 400, { detail: 'Request is still in progress' });
    send(call, job.result.status, job.result.body);
  }

  #cancel(call: Call, job: FalJob): void {
    const { clock, journal } = this.#world;
    journal.cancels += 1;
    if (clock.now() >= job.starts) return send(call, 400, { status: 'ALREADY_COMPLETED' });
    job.canceled = true;
    send(call, 202, { status: 'CANCELLATION_REQUESTED' });
  }

  async #tell(job: FalJob, hook: string): Promise<void> {
    const { status, body: payload } = job.result ?? { status: 500, body: null };
    const ok = status === 200;
    const body = JSON.stringify({
      request_id: job.id,
      gateway_request_id: job.id,
      status: ok ? 'OK' : 'ERROR',
      payload,
      ...(!ok && { error: `Unexpected status code: ${status}` }),
    });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const digest = createHash('sha256').update(body).digest('hex');
    const message = [job.id, 'simulated', timestamp, digest].join('\n');
    const signature = sign(null, Buffer.from(message), this.#keys.privateKey).toString('hex');
    const headers = {
      'content-type': 'application/json',
      'x-fal-webhook-request-id': job.id,
      'x-fal-webhook-user-id': 'simulated',
      'x-fal-webhook-timestamp': timestamp,
      'x-fal-webhook-signature': job.scenario === 'webhook_bad_signature' ? '00'.repeat(64) : signature,
    };
    const times = job.scenario === 'webhook_duplicate' ? 2 : 1;
    for (let i = 0; i < times; i++) {
      this.#world.journal.webhooks += 1;
      await fetch(hook, { method: 'POST', headers, body }).catch(() => undefined);
    }
  }

  #jwks(call: Call): void {
    const { x } = this.#keys.publicKey.export({ format: 'jwk' });
    send(call, 200, { keys: [{ kty: 'OKP', crv: 'Ed25519', x, use: 'sig', kid: 'simulated' }] });
  }
}
