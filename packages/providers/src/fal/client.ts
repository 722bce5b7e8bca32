import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { Origin, putFile } from '../http/index.ts';
import type { FileInput } from '../spec/index.ts';
import { FalKeys } from './webhook.ts';

export interface FalOptions {
  key: string;
  /** Of the queue; another address that speaks the same API, such as the simulator's. */
  baseUrl?: string;
  /** Of the file storage. */
  restUrl?: string;
  fetch?: typeof fetch;
}

/** A job in fal's queue. The addresses come with it: they leave out parts of the model's name. */
export const FalJob = z.looseObject({
  request_id: z.string().min(1),
  status_url: z.string(),
  response_url: z.string(),
  cancel_url: z.string(),
});
export type FalJob = z.infer<typeof FalJob>;

const FalStatus = z.looseObject({
  status: z.string(),
  queue_position: z.number().nullish(),
  logs: z.array(z.looseObject({ message: z.string().nullish() })).nullish(),
  metrics: z.looseObject({ inference_time: z.number().nullish() }).nullish(),
});
export type FalStatus = z.infer<typeof FalStatus>;

const Upload = z.looseObject({ upload_url: z.string(), file_url: z.string() });

const QUEUE = 'https://queue.fal.run';
const REST = 'https://rest.fal.ai';
const SUBMIT_TIMEOUT_MS = 45_000;
const UPLOAD_TIMEOUT_MS = 120_000;
const INLINE_BYTES = 256 * 1024;

/** A thin client of fal's queue. Every request is sent exactly once. */
export class FalClient {
  readonly queue: Origin;
  /** Absent where only the queue is known: files travel inside the requests then. */
  private readonly rest: Origin | null;
  private readonly uploads = new Map<string, string>();

  constructor({ key, baseUrl = QUEUE, restUrl, fetch = globalThis.fetch }: FalOptions) {
    const headers = { authorization: `Key ${key}` };
    const shared = { name: 'fal', headers, secrets: [key], fetch };
    this.queue = new Origin({ ...shared, baseUrl });
    const storage = restUrl ?? (baseUrl === QUEUE ? REST : undefined);
    this.rest = storage === undefined ? null : new Origin({ ...shared, baseUrl: storage });
  }

  async submit(
    model: string,
    input: Record<string, unknown>,
    options: { webhook?: string; signal?: AbortSignal },
  ): Promise<FalJob> {
    const query = options.webhook === undefined ? '' : `?fal_webhook=${encodeURIComponent(options.webhook)}`;
    const answer = await this.queue.request(`/${model}${query}`, {
      method: 'POST',
      json: input,
      signal: options.signal,
      timeoutMs: SUBMIT_TIMEOUT_MS,
    });
    return FalJob.parse(answer.json());
  }

  /** The addresses of a job that only its webhook told us of: the queue keeps owner and alias of the model's name. */
  jobOf(model: string, request_id: string): FalJob {
    const app = model.split('/').slice(0, 2).join('/');
    const response_url = `${this.queue.baseUrl}/${app}/requests/${encodeURIComponent(request_id)}`;
    const [status_url, cancel_url] = [`${response_url}/status`, `${response_url}/cancel`];
    return { request_id, response_url, status_url, cancel_url };
  }

  /** The public keys that sign webhooks. */
  async webhookKeys(): Promise<FalKeys> {
    const answer = await (this.rest ?? this.queue).request('/.well-known/jwks.json');
    return FalKeys.parse(answer.json());
  }

  async status({ status_url }: FalJob, signal?: AbortSignal): Promise<FalStatus> {
    const url = `${status_url}${status_url.includes('?') ? '&' : '?'}logs=1`;
    return FalStatus.parse((await this.queue.request(url, { signal })).json());
  }

  /** The answer of the model. Throws its `HttpError` when the job failed: the queue itself knows no failure. */
  async result({ response_url }: FalJob, signal?: AbortSignal): Promise<unknown> {
    return (await this.queue.request(response_url, { signal })).json();
  }

  async cancel({ cancel_url }: FalJob): Promise<void> {
    await this.queue.request(cancel_url, { method: 'PUT' });
  }

  /** Gives an address or a data: URI that the models can read. */
  async placeFile({ path, sha256, content_type }: FileInput, signal?: AbortSignal): Promise<string> {
    const known = this.uploads.get(sha256);
    if (known !== undefined) return known;
    const bytes = await readFile(path);
    if (!this.rest || bytes.length <= INLINE_BYTES)
      return `data:${content_type};base64,${bytes.toString('base64')}`;
    const json = { content_type, file_name: basename(path) };
    const initiate = '/storage/upload/initiate?storage_type=fal-cdn-v3';
    const answer = await this.rest.request(initiate, { method: 'POST', json, signal });
    const { upload_url, file_url } = Upload.parse(answer.json());
    // A signed address on another host: it gets the file and nothing of ours besides.
    const limit = AbortSignal.timeout(UPLOAD_TIMEOUT_MS);
    const allowOrigins = [new URL(this.rest.baseUrl).origin];
    const until = signal ? AbortSignal.any([limit, signal]) : limit;
    await putFile(upload_url, { bytes, content_type }, { allowOrigins }, until);
    this.uploads.set(sha256, file_url);
    return file_url;
  }
}
