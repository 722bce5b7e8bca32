import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
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
import { InProcessRequests } from './in-process.ts';
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
    start: async (request, { key, signal }) => {
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
      await pictures.begin(id, { ...input, model: entry.model }, signal);
      return { provider: entry.provider, model: entry.model, id, key, state: { warnings } };
    },
    status: (operation) => pictures.status(operation),
    cancel: ({ id }) => pictures.cancel(id),
  };
}

class Pictures {
  private readonly options: OpenAiImageOptions;
  private readonly requests = new InProcessRequests<Downloaded>();

  constructor(options: OpenAiImageOptions) {
    this.options = options;
  }

  async begin(id: string, body: Record<string, unknown>, waiting: AbortSignal): Promise<void> {
    const patience = this.options.patienceMs ?? PATIENCE_MS;
    const work = (signal: AbortSignal) => this.request(id, body, signal);
    const early = await this.requests.begin(id, work, patience, waiting);
    if (!early || 'value' in early) return;
    this.requests.forget(id);
    throw this.options.service.startFailure(early.error);
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

  private faultOf(error: unknown): Fault {
    const { service } = this.options;
    const known = error instanceof HttpError ? refusal(service.name, error) : null;
    if (known) return known;
    const message =
      error instanceof DownloadError
        ? error.message
        : `${service.name.service} did not send the picture it was asked for.`;
    return { code: 'model_error', message, retryable: true, charged: 'unknown' };
  }

  async status({ id, state }: Operation): Promise<OperationStatus> {
    const seen = this.requests.look(id);
    if (seen === 'running') return { state: 'running' };
    if (seen !== 'unknown' && 'error' in seen) {
      if (seen.stopped) return { state: 'canceled', cost: null };
      const fault = this.faultOf(seen.error);
      return { state: 'failed', fault, cost: fault.charged === 'none' ? 0 : null };
    }
    const picture = seen === 'unknown' ? await this.onDisk(id) : seen.value;
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
    this.requests.stop(id);
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
