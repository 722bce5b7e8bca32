import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  billOf,
  capabilitiesOf,
  type CatalogueEntry,
  estimate,
  validateRequest,
} from '../catalogue/index.ts';
import { type Downloaded, DownloadError, HttpError, keepBytes } from '../http/index.ts';
import {
  type Fault,
  type ImageModel,
  type ImageRequest,
  NotStarted,
  type Operation,
  type OperationStatus,
} from '../spec/index.ts';
import { refusal } from './faults.ts';
import type { OpenAiService } from './service.ts';

export interface OpenAiImageOptions {
  service: OpenAiService;
  entry: CatalogueEntry;
  /** absolute path; finished pictures stay here until someone takes them */
  workDir: string;
  /** milliseconds that `start` waits for an early refusal before it lets the picture take its time */
  patienceMs?: number;
}

const Images = z.looseObject({ data: z.array(z.looseObject({ b64_json: z.string() })).min(1) });
const PATIENCE_MS = 4000;
const MAX_BYTES = 64 * 1024 * 1024;

type Result = { picture: Downloaded } | { fault: Fault };

/**
 * Pictures from OpenAI's image API. It answers in one go and knows no jobs, so the request goes on in this process
 * after `start`, and the picture is written to disk under the job's name. A process that dies in between cannot tell
 * what became of it, and says so.
 */
export function openAiImageModel(options: OpenAiImageOptions): ImageModel {
  const { service, entry } = options;
  const pictures = new Pictures(options);
  const fit = (request: ImageRequest) => validateRequest(entry, 'image', request);
  return {
    provider: entry.provider,
    model: entry.model,
    label: entry.label,
    limit: entry.limit,
    guarantee: 'none',
    concurrency: entry.concurrency,
    capabilities: capabilitiesOf(entry),
    check: () => service.check(entry.model),
    price: (request) => estimate(entry, billOf(entry, fit(request))),
    warnings: (request) => fit(request).warnings,
    start: async (request, { key }) => {
      const { input, warnings, refusals } = fit(request);
      if (refusals[0] !== undefined) {
        throw new NotStarted({
          code: 'invalid_input',
          message: refusals[0],
          retryable: false,
          charged: 'none',
        });
      }
      const id = `openai-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
      await pictures.begin(id, { ...input, model: entry.model });
      return { provider: entry.provider, model: entry.model, id, key, state: { warnings } };
    },
    status: (operation) => pictures.status(operation),
    cancel: ({ id }) => pictures.cancel(id),
  };
}

class Pictures {
  private readonly options: OpenAiImageOptions;
  private readonly running = new Map<
    string,
    { result: Promise<Result>; stop: AbortController; done?: Result }
  >();

  constructor(options: OpenAiImageOptions) {
    this.options = options;
  }

  async begin(id: string, body: Record<string, unknown>): Promise<void> {
    const stop = new AbortController();
    const request = this.request(id, body, stop.signal);
    const early = await Promise.race([
      request.then(
        (picture) => ({ picture }),
        (error: unknown) => ({ error }),
      ),
      sleep(this.options.patienceMs ?? PATIENCE_MS, null),
    ]);
    if (early && 'error' in early) throw this.options.service.startFailure(early.error);
    const result = request.then(
      (picture): Result => ({ picture }),
      (error: unknown): Result => ({ fault: this.faultOf(error, stop.signal.aborted) }),
    );
    const job: { result: Promise<Result>; stop: AbortController; done?: Result } = { result, stop };
    this.running.set(id, job);
    void result.then((done) => {
      job.done = done;
    });
    if (early) await result;
  }

  private async request(id: string, json: Record<string, unknown>, signal: AbortSignal): Promise<Downloaded> {
    const { service, entry, workDir } = this.options;
    const answer = await service.origin.request('/images/generations', {
      method: 'POST',
      json,
      signal,
      timeoutMs: entry.limit * 1000,
      maxBytes: MAX_BYTES,
    });
    const [picture] = Images.parse(answer.json()).data;
    const bytes = Buffer.from(picture?.b64_json ?? '', 'base64');
    return keepBytes(bytes, { dir: workDir, name: id, expect: 'image' });
  }

  private faultOf(error: unknown, stopped: boolean): Fault {
    const { service } = this.options;
    if (stopped)
      return { code: 'interrupted', message: 'It was stopped.', retryable: true, charged: 'unknown' };
    const known = error instanceof HttpError ? refusal(service.name, error) : null;
    if (known) return known;
    const message =
      error instanceof DownloadError
        ? error.message
        : `${service.name.service} did not send the picture it was asked for.`;
    return { code: 'model_error', message, retryable: true, charged: 'unknown' };
  }

  async status({ id, state }: Operation): Promise<OperationStatus> {
    const job = this.running.get(id);
    if (job && !job.done) return { state: 'running' };
    if (job?.done && 'fault' in job.done) {
      return job.stop.signal.aborted
        ? { state: 'canceled', cost: null }
        : { state: 'failed', fault: job.done.fault, cost: job.done.fault.charged === 'none' ? 0 : null };
    }
    const picture = job?.done && 'picture' in job.done ? job.done.picture : await this.onDisk(id);
    if (!picture) return { state: 'failed', fault: lost, cost: null };
    const { warnings = [] } = (state ?? {}) as { warnings?: string[] };
    return { state: 'succeeded', outputs: [{ kind: 'file', ...picture }], cost: null, warnings };
  }

  private async onDisk(id: string): Promise<Downloaded | null> {
    const path = `${this.options.workDir}/${id}.png`;
    const there = await access(path).then(
      () => true,
      () => false,
    );
    return there ? { path, content_type: 'image/png' } : null;
  }

  cancel(id: string): Promise<void> {
    this.running.get(id)?.stop.abort();
    return Promise.resolve();
  }
}

const lost: Fault = {
  code: 'interrupted',
  message:
    'The server stopped while this picture was being made, and OpenAI keeps none. You may have been charged once.',
  retryable: true,
  charged: 'unknown',
};
