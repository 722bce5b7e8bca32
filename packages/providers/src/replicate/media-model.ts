import {
  billOf,
  capabilitiesOf,
  type CatalogueEntry,
  estimate,
  validateRequest,
} from '../catalogue/index.ts';
import { download, DownloadError, isLostForGood } from '../http/index.ts';
import type { CallRequests, Fault, Model, Operation, OperationStatus } from '../spec/index.ts';
import type { ReplicateClient } from './client.ts';
import { blackedOut, empty, expired } from './faults.ts';
import { type Finished, ReplicateJobs } from './jobs.ts';
import { outputAddresses } from './prediction.ts';

export type MediaKind = 'image' | 'video' | 'music';

export interface ReplicateModelOptions {
  client: ReplicateClient;
  entry: CatalogueEntry;
  /** absolute path; finished files stay here until someone takes them */
  workDir: string;
  /** Public https address that the service calls when a job ends; also what makes a lost job findable by our key. */
  webhookUrl?: string;
}

const FILE_KIND = { image: 'image', video: 'video', music: 'audio' } as const;

/** Pictures, clips or music by a model on Replicate, as the catalogue describes it. */
export function replicateMediaModel<K extends MediaKind>(
  kind: K,
  { client, entry, workDir, webhookUrl }: ReplicateModelOptions,
): Model<CallRequests[K]> {
  const jobs = new ReplicateJobs(client, entry, webhookUrl);
  const fit = (request: CallRequests[K]) => {
    const fitted = validateRequest(entry, kind, request);
    return { fitted, bill: billOf(entry, fitted) };
  };
  return {
    provider: 'replicate',
    model: entry.model,
    label: entry.label,
    limit: entry.limit,
    guarantee: 'lookup',
    calls_back: webhookUrl !== undefined,
    concurrency: entry.concurrency,
    capabilities: capabilitiesOf(entry),
    check: () => jobs.check(),
    price: (request) => estimate(entry, fit(request).bill),
    warnings: (request) => fit(request).fitted.warnings,
    start: (request, context) => {
      const { fitted, bill } = fit(request);
      return jobs.start(fitted, bill, context);
    },
    status: async (operation, signal) => {
      const status = await jobs.status(operation, signal);
      if (status.state !== 'finished') return status;
      return collect(status, operation, { kind: FILE_KIND[kind], workDir, signal, client });
    },
    cancel: (operation) => jobs.cancel(operation),
    adopt: (id, key, request) => jobs.adopt(id, key, fit(request)),
    find: (key, signal, sent) => jobs.find(key, signal, sent && { at: sent.at, ...fit(sent.request) }),
  };
}

interface Collecting {
  kind: (typeof FILE_KIND)[MediaKind];
  workDir: string;
  signal: AbortSignal;
  client: ReplicateClient;
}

/** Brings the files of a finished job to this machine: the service deletes them after an hour. */
async function collect(
  { prediction, cost, kept }: Finished,
  operation: Operation,
  { kind, workDir, signal, client }: Collecting,
): Promise<OperationStatus> {
  const fail = (fault: Fault): OperationStatus => ({ state: 'failed', fault, cost });
  const blacked = blackedOut(prediction.logs);
  if (blacked) return fail(blacked);
  const addresses = outputAddresses(prediction.output);
  if (addresses.length === 0) return fail(prediction.data_removed ? expired : empty(cost));
  try {
    const files = [];
    for (const [i, address] of addresses.entries()) {
      const name = `replicate-${operation.id.replace(/[^\w-]/g, '')}-${i}`;
      const allowOrigins = [new URL(client.origin.baseUrl).origin];
      files.push(await download(address, { dir: workDir, name, expect: kind, signal, allowOrigins }));
    }
    const outputs = files.map((file) => ({ kind: 'file' as const, ...file }));
    const seconds = prediction.metrics?.['predict_time'];
    return {
      state: 'succeeded',
      outputs,
      cost,
      ...(typeof seconds === 'number' && { seconds }),
      warnings: kept.warnings,
    };
  } catch (error) {
    if (error instanceof DownloadError && error.code === 'gone') return fail(expired);
    if (isLostForGood(error)) {
      return fail({ code: 'model_error', message: error.message, retryable: true, charged: 'full' });
    }
    throw error;
  }
}
