import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue, type CatalogueEntry } from '../catalogue/index.ts';
import { deadUrl, mediaBytes, playServer, type RecordedServer, say } from '../conformance/recorded-server.ts';
import { imageRequest, pictureIn, videoRequest } from '../conformance/requests.ts';
import { describeModel, failureOf, type Trouble, untilEnded } from '../conformance/suite.ts';
import { NotStarted } from '../spec/index.ts';
import { FalClient } from './client.ts';
import { falMediaModel } from './media-model.ts';
import { readFalWebhook } from './webhook.ts';

const SECRET = 'fal-key-id:fal-key-secret';
const never = new AbortController().signal;
const context = { key: 's/1/video-generator/clip-1/a1', signal: never };

interface Service extends RecordedServer {
  trouble: Trouble | 'nsfw' | 'result_422' | 'early_result';
  creates: number;
}

/** Plays fal's queue: IN_QUEUE, IN_PROGRESS, COMPLETED, one step for each look. */
async function falServer(): Promise<Service> {
  const jobs = new Map<string, { looks: number; canceled: boolean; video: boolean }>();
  const server = await playServer((call, answer, request) => {
    const path = call.url.split('?')[0] ?? '';
    const { trouble, url } = service;
    if (path === '/file')
      return void answer.writeHead(200).end(call.url.includes('video') ? mediaBytes.video : mediaBytes.image);
    if (trouble === 'unauthorized')
      return say(answer, 401, { detail: 'Cannot access application. Authentication is required.' });
    const [, id = '', action] = /\/requests\/([^/]+)(?:\/(status|cancel))?$/.exec(path) ?? [];
    if (call.method === 'POST') {
      if (trouble === 'rate_limited')
        return say(answer, 429, { detail: 'Too many requests' }, { 'retry-after': '7' });
      if (trouble === 'gateway_error') return say(answer, 502, '<html>502</html>');
      service.creates++;
      const request_id = `job-${service.creates}`;
      jobs.set(request_id, { looks: 0, canceled: false, video: path.includes('video') });
      if (trouble === 'cut_after_accept') return void request.socket.destroy();
      // The part of the name after owner and alias is dropped in what comes back.
      const base = `${url}/${path.split('/').slice(1, 3).join('/')}/requests/${request_id}`;
      return say(answer, 200, {
        request_id,
        response_url: base,
        status_url: `${base}/status`,
        cancel_url: `${base}/cancel`,
      });
    }
    const job = jobs.get(id);
    if (!job) return say(answer, 404, { detail: 'Request not found' });
    if (action === 'cancel') {
      job.canceled = true;
      return say(answer, 202, { status: 'CANCELLATION_REQUESTED' });
    }
    if (action === 'status') {
      job.looks++;
      if (trouble === 'poll_fails' && job.looks <= 2) return say(answer, 503, 'unavailable');
      const status = job.looks < 2 ? 'IN_QUEUE' : job.looks < 3 ? 'IN_PROGRESS' : 'COMPLETED';
      return say(answer, 200, { status, queue_position: 3, metrics: { inference_time: 2.5 }, logs: [] });
    }
    if (job.canceled) return say(answer, 400, { detail: 'Request was cancelled' });
    if (trouble === 'job_fails') return say(answer, 500, { detail: 'Worker crashed' });
    if (trouble === 'early_result' && job.looks < 5)
      return say(answer, 400, { detail: 'Request is still in progress' });
    if (trouble === 'result_422') {
      return say(answer, 422, {
        detail: [{ loc: ['body', 'image_url'], msg: 'field required', type: 'value_error.' }],
      });
    }
    const files = job.video
      ? { video: { url: `${url}/file?video` } }
      : {
          images: [{ url: `${url}/file`, width: 8, height: 8 }],
          seed: 0,
          has_nsfw_concepts: [trouble === 'nsfw'],
        };
    return say(answer, 200, files);
  });
  const service: Service = Object.assign(server, { trouble: 'ok' as const, creates: 0 });
  return service;
}

const entryOf = (id: string): CatalogueEntry => {
  const entry = builtInCatalogue().find((candidate) => candidate.id === `fal:${id}`);
  if (!entry) throw new Error(id);
  return entry;
};
const clientAt = (url: string) => new FalClient({ key: SECRET, baseUrl: url });

let service: Service;
let dir: string;
beforeEach(async () => {
  service = await falServer();
  dir = await mkdtemp(join(tmpdir(), 'admint-fal-'));
});
afterEach(async () => {
  await service.close();
  await rm(dir, { recursive: true, force: true });
});

for (const [kind, id] of [
  ['image', 'fal-ai/flux-lora'],
  ['video', 'fal-ai/kling-video/v2.5-turbo/pro/image-to-video'],
] as const) {
  describeModel(`fal ${kind}`, async () => {
    const own = await falServer();
    const workDir = await mkdtemp(join(tmpdir(), 'admint-fal-'));
    const model = (url: string) =>
      falMediaModel(kind, { client: clientAt(url), entry: entryOf(id), workDir }) as never as ReturnType<
        typeof imageModel
      >;
    const request = kind === 'image' ? imageRequest : videoRequest(await pictureIn(workDir));
    return {
      model: model(own.url),
      reborn: () => model(own.url),
      request: request as typeof imageRequest,
      play: (trouble) => {
        own.trouble = trouble;
      },
      creates: () => own.creates,
      calls: () => own.calls.length,
      cancels: () => own.calls.filter(({ url }) => url.endsWith('/cancel')).length,
      expects: kind,
      unreachable: model(await deadUrl()),
      secret: SECRET,
      close: async () => {
        await own.close();
        await rm(workDir, { recursive: true });
      },
    };
  });
}

const imageModel = (id = 'fal-ai/flux-lora') =>
  falMediaModel('image', { client: clientAt(service.url), entry: entryOf(id), workDir: dir });

describe('a job at fal', () => {
  it('is asked for in fal’s own field names', async () => {
    await imageModel().start(imageRequest, context);
    expect(service.calls[0]?.headers.authorization).toBe(`Key ${SECRET}`);
    expect(service.calls[0]?.json).toMatchObject({
      seed: 0,
      image_size: { width: 1024, height: 1024 },
      num_images: 1,
    });
    const video = falMediaModel('video', {
      client: clientAt(service.url),
      entry: entryOf('fal-ai/kling-video/v2.5-turbo/pro/image-to-video'),
      workDir: dir,
      webhookUrl: 'https://studio.example/hooks/fal',
    });
    await video.start(videoRequest(await pictureIn(dir)), context);
    expect(service.calls.at(-1)?.json).toMatchObject({
      duration: '5',
      image_url: expect.stringMatching(/^data:image/),
    });
    expect(decodeURIComponent(service.calls.at(-1)?.url ?? '')).toContain(
      '?fal_webhook=https://studio.example/hooks/fal?job=',
    );
    expect([video.guarantee, imageModel().guarantee]).toEqual(['webhook', 'none']);
  });
  it('says its place in the queue', async () => {
    const model = imageModel();
    const operation = await model.start(imageRequest, context);
    expect(await model.status(operation, never)).toEqual({
      state: 'queued',
      message: 'Place 3 in the queue of fal.',
    });
  });
  it('that is complete may have failed, been blacked out, or not be ready after all', async () => {
    const model = imageModel();
    const end = async (trouble: Service['trouble']) => {
      service.trouble = 'ok';
      const operation = await model.start(imageRequest, context);
      service.trouble = trouble;
      return untilEnded(model, operation);
    };
    expect(await end('nsfw')).toMatchObject({
      state: 'failed',
      fault: { code: 'content_refused', charged: 'full' },
    });
    expect(await end('result_422')).toMatchObject({
      state: 'failed',
      fault: {
        code: 'invalid_input',
        message: 'fal refused the request: image_url: field required: value_error.',
      },
    });
    expect(await end('early_result')).toMatchObject({ state: 'succeeded', seconds: 2.5 });
  });
  it('gets large pictures through its storage, at an address that must not be private', async () => {
    const large = await pictureIn(dir, Buffer.concat([mediaBytes.image, Buffer.alloc(300_000)]));
    const kontext = (restUrl: string) =>
      falMediaModel('image', {
        client: new FalClient({ key: SECRET, baseUrl: service.url, restUrl }),
        entry: entryOf('fal-ai/flux-pro/kontext'),
        workDir: dir,
      });
    const request = { ...imageRequest, references: [large] };
    let target = '';
    const storage = await playServer((call, answer) =>
      call.method === 'PUT'
        ? say(answer, 200, {})
        : say(answer, 200, { upload_url: target, file_url: 'https://fal.media/x.png' }),
    );
    target = `${storage.url}/put?signature=abc`;
    await kontext(storage.url).start(request, context);
    const put = storage.calls.find(({ method }) => method === 'PUT');
    expect([put?.body.length, put?.headers.authorization]).toEqual([
      mediaBytes.image.length + 300_000,
      undefined,
    ]);
    expect(service.calls.at(-1)?.json['image_url']).toBe('https://fal.media/x.png');
    target = 'https://127.0.0.1:1/put';
    expect(await failureOf(kontext(storage.url).start(request, context))).toBeInstanceOf(NotStarted);
    expect(service.creates).toBe(1);
    await storage.close();
  });
  it('never follows an address that is not fal’s with our key', async () => {
    const other = await playServer((_call, answer) => say(answer, 200, { status: 'COMPLETED' }));
    const model = imageModel();
    const operation = await model.start(imageRequest, context);
    const stolen = structuredClone(operation);
    (stolen.state as any).job.status_url = `${other.url}/status`;
    await failureOf(model.status(stolen, never));
    expect(other.calls).toEqual([]);
    await other.close();
  });
  it('without the picture a model needs is refused before anything is sent', async () => {
    const error = await failureOf(imageModel('fal-ai/flux-pro/kontext').start(imageRequest, context));
    expect(error).toBeInstanceOf(NotStarted);
    expect(service.calls).toEqual([]);
  });
});

describe('a webhook of fal', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keys = { keys: [{ x: publicKey.export({ format: 'jwk' }).x ?? '' }] };
  const body = JSON.stringify({ request_id: 'r1', status: 'OK', payload: {} });
  const now = 1_800_000_000;
  const deliver = (at: number, signed = body) => {
    const message = ['r1', 'u1', `${at}`, createHash('sha256').update(signed).digest('hex')].join('\n');
    const headers = new Headers({
      'x-fal-webhook-request-id': 'r1',
      'x-fal-webhook-user-id': 'u1',
      'x-fal-webhook-timestamp': `${at}`,
      'x-fal-webhook-signature': sign(null, Buffer.from(message), privateKey).toString('hex'),
    });
    return { headers, body, url: 'https://x.example/hooks/fal?job=a%2Fb' };
  };
  it('is read when it is signed and fresh, and refused otherwise', () => {
    expect(readFalWebhook(deliver(now), keys, now * 1000)).toEqual({ requestId: 'r1', key: 'a/b', ok: true });
    expect(() => readFalWebhook(deliver(now, 'other'), keys, now * 1000)).toThrow('wrong');
    expect(() => readFalWebhook(deliver(now - 400), keys, now * 1000)).toThrow('too old');
    expect(() => readFalWebhook({ ...deliver(now), headers: new Headers() }, keys, now * 1000)).toThrow(
      'unsigned',
    );
  });
});
