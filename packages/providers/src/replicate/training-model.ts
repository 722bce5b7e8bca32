import { billOf, capabilitiesOf, type CatalogueEntry, estimate, validateWanted } from '../catalogue/index.ts';
import { HttpError } from '../http/index.ts';
import type { OperationStatus, TrainingModel, TrainingRequest, TrainingResult } from '../spec/index.ts';
import type { ReplicateClient } from './client.ts';
import { empty } from './faults.ts';
import { type Desk, type Finished, ReplicateJobs } from './jobs.ts';

export interface ReplicateTrainingOptions {
  client: ReplicateClient;
  entry: CatalogueEntry;
  webhookUrl?: string;
}

/** Learns a style on Replicate. Its result names the weights as an address that is gone after an hour: keep them at once. */
export function replicateTrainingModel({
  client,
  entry,
  webhookUrl,
}: ReplicateTrainingOptions): TrainingModel {
  const jobs = new ReplicateJobs(client, entry, webhookUrl, trainings(client, entry));
  const fit = ({ pictures, trigger_word, destination, steps }: TrainingRequest) => {
    const fitted = validateWanted(entry, { prompt: trigger_word, source: pictures });
    return {
      fitted: { ...fitted, input: { ...fitted.input, steps, [DESTINATION]: destination } },
      bill: billOf(entry, fitted),
    };
  };
  return {
    provider: 'replicate',
    model: entry.model,
    label: entry.label,
    limit: entry.limit,
    guarantee: 'lookup',
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
      return status.state === 'finished' ? resultOf(status) : status;
    },
    cancel: (operation) => jobs.cancel(operation),
    // Listed trainings do not name their destination, so only the key in a webhook address tells them apart.
    find: (key, signal, sent) =>
      webhookUrl === undefined
        ? Promise.resolve('ambiguous')
        : jobs.find(key, signal, sent && { at: sent.at, ...fit(sent.request) }),
  };
}

/** Travels with the input as far as the desk, where it becomes a field of its own. */
const DESTINATION = 'destination';

function trainings(client: ReplicateClient, { model, version = '' }: CatalogueEntry): Desk {
  return {
    create: async ({ input: { [DESTINATION]: destination, ...input }, ...options }) => {
      const name = String(destination) as `${string}/${string}`;
      await client.createModel(name, options.signal).catch(existsAlready);
      return client.createTraining({ model, version }, name, { ...options, input });
    },
    get: (id, signal) => client.getTraining(id, signal),
    cancel: (id) => client.cancelTraining(id),
    list: (_after, signal) => client.listTrainings(signal),
  };
}

function existsAlready(error: unknown): void {
  const exists =
    error instanceof HttpError &&
    (error.status === 409 || (error.status === 422 && /exist/i.test(error.body)));
  if (!exists) throw error;
}

function resultOf({ prediction, cost, kept }: Finished): OperationStatus {
  const { version, weights } = (prediction.output ?? {}) as { version?: unknown; weights?: unknown };
  if (typeof weights !== 'string') return { state: 'failed', fault: empty(cost), cost };
  const value: TrainingResult = { weights, version: typeof version === 'string' ? version : null };
  return { state: 'succeeded', outputs: [{ kind: 'json', value }], cost, warnings: kept.warnings };
}
