import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { NoAnswerError, Origin } from '../http/index.ts';
import type { FileInput } from '../spec/index.ts';
import { Prediction, PredictionPage } from './prediction.ts';

export interface ReplicateOptions {
  key: string;
  /** Another address that speaks the same API, such as the simulator's. */
  baseUrl?: string;
  fetch?: typeof fetch;
}

/** What to run: an official model by name, or a version of any model. */
export type Runnable = { model: string } | { version: string };

export interface CreateOptions {
  input: Record<string, unknown>;
  /** Named in the delivery and in listings, so our key goes into its query. */
  webhook?: string;
  /** seconds after which the service stops the job itself */
  cancelAfter?: number;
  signal?: AbortSignal;
}

const Account = z.looseObject({ username: z.string().nullish() });
const Uploaded = z.looseObject({ urls: z.looseObject({ get: z.string() }) });
const Secret = z.looseObject({ key: z.string() });
const ModelInfo = z.looseObject({
  is_official: z.boolean().nullish(),
  latest_version: z.looseObject({ id: z.string() }).nullish(),
});

const BASE_URL = 'https://api.replicate.com/v1';
const CREATE_TIMEOUT_MS = 45_000;
const UPLOAD_TIMEOUT_MS = 120_000;
/** Smaller files travel inside the request, as the service advises. */
const INLINE_BYTES = 256 * 1024;
/** More than any burst of ours makes in the time that is searched. */
const MOST_PAGES = 20;
const REUSE_MS = 40 * 60_000;

/** A thin client of the HTTP API. Every request is sent exactly once; jobs are created without waiting for them. */
export class ReplicateClient {
  readonly origin: Origin;
  private readonly uploads = new Map<string, { url: string; until: number }>();

  constructor({ key, baseUrl = BASE_URL, fetch }: ReplicateOptions) {
    this.origin = new Origin({
      name: 'Replicate',
      baseUrl,
      headers: { authorization: `Bearer ${key}` },
      secrets: [key],
      ...(fetch && { fetch }),
    });
  }

  async createPrediction(run: Runnable, options: CreateOptions): Promise<Prediction> {
    const official = 'model' in run;
    const path = official ? `/models/${run.model}/predictions` : '/predictions';
    const body = { ...(official ? {} : { version: run.version }), ...createBody(options) };
    return this.send(path, body, options);
  }

  async getPrediction(id: string, signal?: AbortSignal): Promise<Prediction> {
    const answer = await this.origin.request(`/predictions/${encodeURIComponent(id)}`, { signal });
    return Prediction.parse(answer.json());
  }

  async cancelPrediction(id: string): Promise<void> {
    await this.origin.request(`/predictions/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
  }

  /** Predictions made since `after`, newest first, page by page. */
  listPredictions(after: Date, signal?: AbortSignal): AsyncGenerator<Prediction> {
    const since = encodeURIComponent(after.toISOString());
    return this.list(`/predictions?created_after=${since}&source=api`, signal);
  }

  /** Trainings, newest first, page by page. */
  listTrainings(signal?: AbortSignal): AsyncGenerator<Prediction> {
    return this.list('/trainings', signal);
  }

  private async *list(first: string, signal?: AbortSignal): AsyncGenerator<Prediction> {
    let next: string | null = first;
    for (let page = 0; next !== null && page < MOST_PAGES; page++) {
      const answer = await this.origin.request(next, { signal });
      const listed = PredictionPage.parse(answer.json());
      yield* listed.results;
      next = listed.next ?? null;
    }
    if (next !== null) throw new NoAnswerError('Replicate lists more jobs than can be searched.', 'no');
  }

  /** Gives an address or a data: URI that the service's models can read for about an hour. */
  async placeFile({ path, sha256, content_type }: FileInput, signal?: AbortSignal): Promise<string> {
    const known = this.uploads.get(sha256);
    if (known && known.until > Date.now()) return known.url;
    const bytes = await readFile(path);
    if (bytes.length <= INLINE_BYTES) return `data:${content_type};base64,${bytes.toString('base64')}`;
    const form = new FormData();
    form.set('content', new Blob([new Uint8Array(bytes)], { type: content_type }), basename(path));
    const request = { method: 'POST' as const, form, signal, timeoutMs: UPLOAD_TIMEOUT_MS };
    const { urls } = Uploaded.parse((await this.origin.request('/files', request)).json());
    this.uploads.set(sha256, { url: urls.get, until: Date.now() + REUSE_MS });
    return urls.get;
  }

  /** Forgets what was placed: some of it is gone at the service. */
  forgetFiles(): void {
    this.uploads.clear();
  }

  /** Starts a training of `version` into `destination` (`me/model`, made when missing). */
  async createTraining(
    trainer: { model: string; version: string },
    destination: string,
    options: CreateOptions,
  ): Promise<Prediction> {
    const path = `/models/${trainer.model}/versions/${trainer.version}/trainings`;
    return this.send(path, { destination, ...createBody(options) }, options);
  }

  async getTraining(id: string, signal?: AbortSignal): Promise<Prediction> {
    const answer = await this.origin.request(`/trainings/${encodeURIComponent(id)}`, { signal });
    return Prediction.parse(answer.json());
  }

  async cancelTraining(id: string): Promise<void> {
    await this.origin.request(`/trainings/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
  }

  /** Makes a private model for a training to write into. Throws `HttpError` 409 or 422 when it exists. */
  async createModel(name: `${string}/${string}`, signal?: AbortSignal): Promise<void> {
    const [owner, model] = name.split('/');
    const json = { owner, name: model, visibility: 'private', hardware: 'gpu-t4' };
    await this.origin.request('/models', { method: 'POST', json, signal });
  }

  async getModel(
    model: string,
    signal?: AbortSignal,
  ): Promise<{ official: boolean; version: string | null }> {
    const info = ModelInfo.parse((await this.origin.request(`/models/${model}`, { signal })).json());
    return { official: info.is_official ?? false, version: info.latest_version?.id ?? null };
  }

  /** The cheapest authenticated question: whose key is this? */
  async account(signal?: AbortSignal): Promise<string | null> {
    return Account.parse((await this.origin.request('/account', { signal })).json()).username ?? null;
  }

  /** The secret that signs webhooks of this account. */
  async webhookSecret(signal?: AbortSignal): Promise<string> {
    return Secret.parse((await this.origin.request('/webhooks/default/secret', { signal })).json()).key;
  }

  private async send(
    path: string,
    json: unknown,
    { signal, cancelAfter }: CreateOptions,
  ): Promise<Prediction> {
    const answer = await this.origin.request(path, {
      method: 'POST',
      json,
      signal,
      timeoutMs: CREATE_TIMEOUT_MS,
      headers:
        cancelAfter === undefined ? {} : { 'cancel-after': `${Math.max(5, Math.round(cancelAfter))}s` },
    });
    return Prediction.parse(answer.json());
  }
}

function createBody({ input, webhook }: CreateOptions): Record<string, unknown> {
  return webhook === undefined ? { input } : { input, webhook, webhook_events_filter: ['completed'] };
}
