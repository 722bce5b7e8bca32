import type { Micros } from '@admint/contract';
import { answerPrompt, checkValue, readAnswer, type Answer } from '../answer/index.ts';
import {
  billOf,
  capabilitiesOf,
  type CatalogueEntry,
  estimate,
  validateRequest,
} from '../catalogue/index.ts';
import type {
  CallContext,
  Fault,
  Operation,
  OperationStatus,
  TextModel,
  TextRequest,
} from '../spec/index.ts';
import type { ReplicateClient } from './client.ts';
import { expired } from './faults.ts';
import { type Finished, ReplicateJobs } from './jobs.ts';
import { outputText } from './prediction.ts';

export interface ReplicateTextOptions {
  client: ReplicateClient;
  entry: CatalogueEntry;
  webhookUrl?: string;
}

interface TextState {
  request: TextRequest;
}

const AGAIN = '/again';

/**
 * Typed writing by a language model on Replicate: the schema goes into the request where the model has a field for it,
 * else into its instructions. An answer that cannot be read is asked for once more, with what was wrong about it.
 */
export function replicateTextModel({ client, entry, webhookUrl }: ReplicateTextOptions): TextModel {
  const jobs = new ReplicateJobs(client, entry, webhookUrl);
  const asks = new Asks(jobs, entry);
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
    price: (request) => estimate(entry, fit(entry, request).bill),
    warnings: (request) => fit(entry, request).fitted.warnings,
    start: async (request, context) => {
      const operation = await asks.start(request, context);
      return { ...operation, state: { ...(operation.state as object), request } };
    },
    status: (operation, signal) => asks.status(operation, signal),
    cancel: (operation) => asks.cancel(operation),
    adopt: (id, key, request) => {
      const operation = jobs.adopt(id, key, fit(entry, request));
      return { ...operation, state: { ...(operation.state as object), request } };
    },
    find: async (key, signal, sent) => {
      const found = await jobs.find(key, signal, sent && { at: sent.at, ...fit(entry, sent.request) });
      if (found === null || found === 'ambiguous' || !sent) return found;
      return { ...found, state: { ...(found.state as object), request: sent.request } };
    },
  };
}

function fit(entry: CatalogueEntry, request: TextRequest) {
  const worded = entry.fields.schema
    ? request
    : { ...request, system: answerPrompt.system(request.system, request.schema) };
  const fitted = validateRequest(entry, 'text', worded);
  return { fitted, bill: billOf(entry, fitted) };
}

/** The first ask of each operation, and the one that may follow. */
class Asks {
  private readonly jobs: ReplicateJobs;
  private readonly entry: CatalogueEntry;
  /** First id → the second ask and what the first one cost. */
  private readonly second = new Map<
    string,
    { operation: Operation; cost: Micros | null; complaint: string }
  >();

  constructor(jobs: ReplicateJobs, entry: CatalogueEntry) {
    this.jobs = jobs;
    this.entry = entry;
  }

  async start(request: TextRequest, context: CallContext): Promise<Operation> {
    const { fitted, bill } = fit(this.entry, request);
    return this.jobs.start(fitted, bill, context);
  }

  async status(operation: Operation, signal: AbortSignal): Promise<OperationStatus> {
    const second = this.second.get(operation.id);
    const status = await this.jobs.status(second?.operation ?? operation, signal);
    if (status.state === 'failed' || status.state === 'canceled') {
      return { ...status, cost: add(status.cost, second?.cost) };
    }
    if (status.state !== 'finished') return status;
    if (status.prediction.data_removed) return { state: 'failed', fault: expired, cost: null };
    const { request } = (operation.state ?? {}) as Partial<TextState>;
    const answer = read(status, request?.schema);
    const cost = add(status.cost, second?.cost);
    if (answer.ok) return this.succeed(status, answer, cost, second !== undefined);
    if (second || !request) return { state: 'failed', fault: unreadable(answer.complaint), cost };
    return this.askAgain(operation, request, answer.complaint, status, signal);
  }

  private succeed(
    { prediction, kept }: Finished,
    { value, warning }: Extract<Answer, { ok: true }>,
    cost: Micros | null,
    again: boolean,
  ): OperationStatus {
    const seconds = prediction.metrics?.['predict_time'];
    const note = `${this.entry.label} was asked twice: its first answer could not be read.`;
    return {
      state: 'succeeded',
      outputs: [{ kind: 'json', value }],
      cost,
      ...(typeof seconds === 'number' && { seconds }),
      warnings: [...kept.warnings, ...(again ? [note] : []), ...(warning === undefined ? [] : [warning])],
    };
  }

  /** Once only: a process that died in between looks for its second ask, and gives up when it cannot tell. */
  private async askAgain(
    operation: Operation,
    request: TextRequest,
    complaint: string,
    first: Finished,
    signal: AbortSignal,
  ): Promise<OperationStatus> {
    const again = { ...request, user: answerPrompt.again(request.user, complaint) };
    const key = `${operation.key}${AGAIN}`;
    const { fitted, bill } = fit(this.entry, again);
    const ended = first.prediction.completed_at;
    const at = new Date(ended ?? Date.now());
    try {
      const earlier = await this.jobs.find(key, signal, { at, fitted, bill });
      if (earlier === 'ambiguous') return { state: 'failed', fault: unreadable(complaint), cost: first.cost };
      const asked = earlier ?? (await this.jobs.start(fitted, bill, { key, signal }));
      this.second.set(operation.id, { operation: asked, cost: first.cost, complaint });
      return {
        state: 'running',
        message: 'The first answer could not be read, so the model is asked once more.',
      };
    } catch {
      return { state: 'failed', fault: unreadable(complaint), cost: first.cost };
    }
  }

  async cancel(operation: Operation): Promise<void> {
    await this.jobs.cancel(this.second.get(operation.id)?.operation ?? operation);
  }
}

const add = (a: Micros | null, b: Micros | null | undefined): Micros | null =>
  b === undefined ? a : a === null || b === null ? null : a + b;

/** A structured model answers with an object whose layout differs: the answer itself, or under a name, or as text. */
function read({ prediction: { output } }: Finished, schema: Record<string, unknown> = {}): Answer {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) {
    return readAnswer(outputText(output), schema);
  }
  const candidates: unknown[] = [output, ...Object.values(output)];
  for (const candidate of candidates) {
    const answer =
      typeof candidate === 'string' ? readAnswer(candidate, schema) : checkValue(candidate, schema);
    if (answer.ok) return answer;
  }
  return checkValue(output, schema);
}

function unreadable(complaint: string): Fault {
  const why = complaint.split('\n')[0] ?? '';
  return {
    code: 'model_error',
    message: `The language model did not answer in the form that was asked for (${why}). Another model may do better.`,
    retryable: true,
    charged: 'full',
  };
}
