import { z } from 'zod';
import {
  type Bill,
  billOf,
  capabilitiesOf,
  type CatalogueEntry,
  estimate,
  placeFiles,
  validateRequest,
} from '../catalogue/index.ts';
import { download, DownloadError, HttpError, isLostForGood, NoAnswerError } from '../http/index.ts';
import {
  type CallRequests,
  type Fault,
  type Model,
  NotStarted,
  type Operation,
  type OperationStatus,
} from '../spec/index.ts';
import { type FalClient, FalJob } from './client.ts';
import { blackedOut, expired, failureOf, refusal } from './faults.ts';

export interface FalModelOptions {
  client: FalClient;
  entry: CatalogueEntry;
  /** absolute path; finished files stay here until someone takes them */
  workDir: string;
  /** Public https address that fal calls when a job ends. */
  webhookUrl?: string;
}

const State = z.object({ job: FalJob, warnings: z.array(z.string()).default([]) });

/** Only what is read: models differ in the rest. */
const Payload = z.looseObject({
  images: z.array(z.looseObject({ url: z.string() })).nullish(),
  image: z.looseObject({ url: z.string() }).nullish(),
  video: z.looseObject({ url: z.string() }).nullish(),
  has_nsfw_concepts: z.array(z.boolean()).nullish(),
});

/** Pictures and clips by a model on fal, as the catalogue describes it. fal can list nothing, so a lost answer stays open unless its webhook comes. */
export function falMediaModel<K extends 'image' | 'video'>(
  kind: K,
  { client, entry, workDir, webhookUrl }: FalModelOptions,
): Model<CallRequests[K]> {
  const fit = (request: CallRequests[K]) => {
    const fitted = validateRequest(entry, kind, request);
    return { fitted, bill: billOf(entry, fitted) satisfies Bill };
  };
  return {
    provider: 'fal',
    model: entry.model,
    label: entry.label,
    limit: entry.limit,
    guarantee: webhookUrl === undefined ? 'none' : 'webhook',
    calls_back: webhookUrl !== undefined,
    // Only the webhook of its end names a job.
    known_within: entry.limit,
    concurrency: entry.concurrency,
    capabilities: capabilitiesOf(entry),
    // No endpoint of fal's answers without a cost or a job, so a key is only as good as its looks until it is used.
    check: () => checkKey(client),
    price: (request) => estimate(entry, fit(request).bill),
    warnings: (request) => fit(request).fitted.warnings,
    start: async (request, { key, signal }) => {
      const { fitted } = fit(request);
      const [refused] = fitted.refusals;
      if (refused !== undefined) {
        throw new NotStarted({ code: 'invalid_input', message: refused, retryable: false, charged: 'none' });
      }
      const input = await placeFiles(fitted.input, (file) => client.placeFile(file, signal)).catch(notPlaced);
      const webhook = webhookUrl === undefined ? {} : { webhook: withKey(webhookUrl, key) };
      const job = await client.submit(entry.model, input, { signal, ...webhook }).catch(notSubmitted);
      return {
        provider: 'fal',
        model: entry.model,
        id: job.request_id,
        key,
        state: { job, warnings: fitted.warnings },
      };
    },
    adopt: (id, key, request) => {
      const state = { job: client.jobOf(entry.model, id), warnings: fit(request).fitted.warnings };
      return { provider: 'fal', model: entry.model, id, key, state };
    },
    status: (operation, signal) => statusOf(operation, signal, { client, workDir, kind }),
    cancel: async (operation) => {
      const job = State.parse(operation.state).job;
      // 400: it had ended already, which is just as well.
      await client.cancel(job).catch((error: unknown) => {
        if (!(error instanceof HttpError && error.status === 400)) throw error;
      });
    },
  };
}

async function checkKey(client: FalClient) {
  const missing = '/fal-ai/flux/requests/00000000-0000-0000-0000-000000000000/status';
  try {
    await client.queue.request(missing, { timeoutMs: 8000 });
  } catch (error) {
    if (
      error instanceof HttpError &&
      (error.status === 404 || error.status === 422 || error.status === 400)
    ) {
      return { available: true, reason: null };
    }
    const known = error instanceof HttpError ? refusal(error)?.message : undefined;
    return { available: false, reason: known ?? 'fal could not be reached.' };
  }
  return { available: true, reason: null };
}

function withKey(base: string, key: string): string {
  const url = new URL(base);
  url.searchParams.set('job', key);
  return url.href;
}

function notPlaced(error: unknown): never {
  const known = error instanceof HttpError ? refusal(error) : null;
  const message = 'A picture could not be sent to fal.';
  throw new NotStarted(known ?? { code: 'unavailable', message, retryable: true, charged: 'none' }, error);
}

function notSubmitted(error: unknown): never {
  if (error instanceof NoAnswerError && error.sent === 'no') {
    const message = 'fal could not be reached.';
    throw new NotStarted({ code: 'unavailable', message, retryable: true, charged: 'none' }, error);
  }
  const known = error instanceof HttpError ? refusal(error) : null;
  throw known ? new NotStarted(known, error) : error;
}

interface Asking {
  client: FalClient;
  workDir: string;
  kind: 'image' | 'video';
}

async function statusOf(operation: Operation, signal: AbortSignal, asking: Asking): Promise<OperationStatus> {
  const { job, warnings } = State.parse(operation.state);
  const { status, queue_position, metrics } = await asking.client.status(job, signal);
  if (status === 'IN_QUEUE') {
    const place = queue_position ? `Place ${queue_position} in the queue of fal.` : undefined;
    return { state: 'queued', ...(place !== undefined && { message: place }) };
  }
  if (status.startsWith('CANCEL')) return { state: 'canceled', cost: 0 };
  if (status !== 'COMPLETED') return { state: 'running' };
  try {
    const payload = Payload.parse(await asking.client.result(job, signal));
    if (payload.has_nsfw_concepts?.some(Boolean)) return { state: 'failed', fault: blackedOut, cost: null };
    const seconds = metrics?.inference_time;
    return await collect(payload, operation, signal, asking, {
      warnings,
      ...(typeof seconds === 'number' && { seconds }),
    });
  } catch (error) {
    if (error instanceof HttpError) return resultFailure(error);
    throw error;
  }
}

function resultFailure(error: HttpError): OperationStatus {
  if (/still in progress/i.test(error.body)) return { state: 'running' };
  if (/cancel/i.test(error.body) && error.status < 500) return { state: 'canceled', cost: 0 };
  const fault = failureOf(error);
  return { state: 'failed', fault, cost: fault.charged === 'none' ? 0 : null };
}

async function collect(
  payload: z.infer<typeof Payload>,
  { id }: Operation,
  signal: AbortSignal,
  { client, workDir, kind }: Asking,
  facts: { warnings: string[]; seconds?: number },
): Promise<OperationStatus> {
  const fail = (fault: Fault): OperationStatus => ({ state: 'failed', fault, cost: null });
  const listed = kind === 'video' ? [payload.video] : (payload.images ?? [payload.image]);
  const addresses = listed.flatMap((file) => (file ? [file.url] : []));
  if (addresses.length === 0) {
    return fail({
      code: 'model_error',
      message: 'The model said it was done but gave nothing.',
      retryable: true,
      charged: 'full',
    });
  }
  try {
    const outputs = [];
    for (const [i, address] of addresses.entries()) {
      const name = `fal-${id.replace(/[^\w-]/g, '')}-${i}`;
      const allowOrigins = [new URL(client.queue.baseUrl).origin];
      const file = await download(address, { dir: workDir, name, expect: kind, signal, allowOrigins });
      outputs.push({ kind: 'file' as const, ...file });
    }
    return { state: 'succeeded', outputs, cost: null, ...facts };
  } catch (error) {
    if (error instanceof DownloadError && error.code === 'gone') return fail(expired);
    if (isLostForGood(error)) {
      return fail({ code: 'model_error', message: error.message, retryable: true, charged: 'full' });
    }
    throw error;
  }
}
