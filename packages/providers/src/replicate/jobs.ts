import type { Micros } from '@admint/contract';
import { z } from 'zod';
import { type Bill, type CatalogueEntry, type Fitted, placeFiles, settleBy } from '../catalogue/index.ts';
import { HttpError } from '../http/index.ts';
import {
  type Availability,
  type CallContext,
  type Fault,
  NotStarted,
  type Operation,
  type OperationStatus,
} from '../spec/index.ts';
import type { CreateOptions, ReplicateClient, Runnable } from './client.ts';
import { failureOf, lostUpload, neverBegan, overdue, refusal, startFailure } from './faults.ts';
import { type Prediction, progressOf } from './prediction.ts';
import { keyInAddress, webhookAddress } from './webhook.ts';

/** What an operation carries besides its ids. */
const State = z.object({
  warnings: z.array(z.string()).default([]),
  bill: z.custom<Bill>((value) => typeof value === 'object' && value !== null).default({}),
});
export type JobState = z.infer<typeof State>;

/** A job that ended with an output, for the model to take. */
export interface Finished {
  state: 'finished';
  prediction: Prediction;
  cost: Micros | null;
  kept: JobState;
}

/** Where jobs of one sort are asked for: predictions, or trainings. */
export interface Desk {
  create(options: CreateOptions): Promise<Prediction>;
  get(id: string, signal: AbortSignal): Promise<Prediction>;
  cancel(id: string): Promise<void>;
  /** Jobs made since then, newest first; older ones may follow. */
  list(after: Date, signal: AbortSignal): AsyncIterable<Prediction>;
}

const PROVIDER = 'replicate';
/** Seconds in `starting` after which the wait is a cold start and not a queue. */
const COLD_AFTER = 12;
/** Seconds by which the service's clock may be behind ours. */
const SKEW = 5;
/** Inputs leave the listing after an hour. */
const LISTED_MS = 55 * 60_000;
/** How far back a key is searched when nobody says when it was sent. */
const SEARCHED_MS = 24 * 3_600_000;

/** The life of predictions of one catalogue entry: create once, ask, stop, find again. */
export class ReplicateJobs {
  private readonly client: ReplicateClient;
  private readonly entry: CatalogueEntry;
  private readonly webhookUrl: string | undefined;
  private readonly desk: Desk;
  private readonly stopped = new Set<string>();

  constructor(
    client: ReplicateClient,
    entry: CatalogueEntry,
    webhookUrl?: string,
    desk: Desk = predictions(client, entry),
  ) {
    this.client = client;
    this.entry = entry;
    this.webhookUrl = webhookUrl;
    this.desk = desk;
  }

  /** Creates a prediction. Throws `NotStarted` when there certainly is none. */
  async start(fitted: Fitted, bill: Bill, { key, signal }: CallContext): Promise<Operation> {
    const [refused] = fitted.refusals;
    if (refused !== undefined) {
      throw new NotStarted({ code: 'invalid_input', message: refused, retryable: false, charged: 'none' });
    }
    const input = await this.place(fitted, signal);
    try {
      const prediction = await this.desk.create({
        input,
        signal,
        cancelAfter: this.entry.limit,
        ...(this.webhookUrl !== undefined && { webhook: webhookAddress(this.webhookUrl, key) }),
      });
      return this.operation(prediction.id, key, { warnings: fitted.warnings, bill });
    } catch (error) {
      throw startFailure(error);
    }
  }

  /** Asks once. Throws when the service could not be asked. */
  async status({ id, state }: Operation, signal: AbortSignal): Promise<OperationStatus | Finished> {
    const kept = State.safeParse(state ?? {}).data ?? { warnings: [], bill: {} };
    let prediction: Prediction;
    try {
      prediction = await this.desk.get(id, signal);
    } catch (error) {
      const gone = error instanceof HttpError ? lost(error) : null;
      if (gone) return { state: 'failed', fault: gone, cost: null };
      throw error;
    }
    const cost = settleBy(this.entry, kept.bill, prediction.metrics ?? {}, prediction.status === 'succeeded');
    return this.read(prediction, cost, kept);
  }

  private read(prediction: Prediction, cost: Micros | null, kept: JobState): OperationStatus | Finished {
    switch (prediction.status) {
      case 'succeeded':
        return { state: 'finished', prediction, cost, kept };
      case 'failed': {
        const error = typeof prediction.error === 'string' ? prediction.error : '';
        if (lostUpload(error)) this.client.forgetFiles();
        return { state: 'failed', fault: failureOf(error, cost), cost };
      }
      case 'canceled':
        return ranOut(prediction) && !this.stopped.has(prediction.id)
          ? { state: 'failed', fault: overdue(cost), cost }
          : { state: 'canceled', cost };
      case 'aborted':
        return this.stopped.has(prediction.id)
          ? { state: 'canceled', cost: 0 }
          : { state: 'failed', fault: neverBegan, cost: 0 };
      case 'starting':
        return waiting(prediction);
      default: {
        // `processing`, and any word the service invents later: not an end until it is known to be one.
        const progress = progressOf(prediction.logs);
        return { state: 'running', ...(progress !== undefined && { progress }) };
      }
    }
  }

  async cancel({ id }: Operation): Promise<void> {
    this.stopped.add(id);
    await this.desk.cancel(id);
  }

  /** The prediction made under `key`: by the key in its webhook address, else by the same model and input since `sent`. */
  async find(
    key: string,
    signal: AbortSignal,
    sent: { at: Date; fitted: Fitted; bill: Bill } | undefined,
  ): Promise<Operation | null | 'ambiguous'> {
    const byKey = this.webhookUrl !== undefined;
    const recent = sent !== undefined && Date.now() - sent.at.getTime() <= LISTED_MS;
    if (!byKey && !recent) return 'ambiguous';
    const since = sent ? sent.at.getTime() - SKEW * 1000 : Date.now() - SEARCHED_MS;
    const alike: Prediction[] = [];
    for await (const prediction of this.desk.list(new Date(since), signal)) {
      if (Date.parse(prediction.created_at ?? '') < since) break;
      if (keyInAddress(prediction.webhook) === key) return this.found(prediction, key, sent);
      // One that carries no key may be ours from before there was an address for webhooks.
      if (sent && !prediction.webhook && this.isSame(prediction, sent.fitted)) alike.push(prediction);
    }
    const [only, second] = alike;
    // Two that look alike cannot be told apart; and what is not listed any more may have been there.
    if (second || (!only && !recent)) return 'ambiguous';
    return only ? this.found(only, key, sent) : null;
  }

  /** The job that a webhook names. */
  adopt(id: string, key: string, { fitted, bill }: { fitted: Fitted; bill: Bill }): Operation {
    return this.operation(id, key, { warnings: fitted.warnings, bill });
  }

  private found(
    { id }: Prediction,
    key: string,
    sent: { fitted: Fitted; bill: Bill } | undefined,
  ): Operation {
    const kept = sent ? { warnings: sent.fitted.warnings, bill: sent.bill } : { warnings: [], bill: {} };
    return this.operation(id, key, kept);
  }

  /** Is the key good and the service up? Asks the cheapest question there is. */
  async check(): Promise<Availability> {
    try {
      await this.client.account();
      return { available: true, reason: null };
    } catch (error) {
      const known = error instanceof HttpError ? refusal(error)?.message : undefined;
      return { available: false, reason: known ?? 'Replicate could not be reached.' };
    }
  }

  /** No prediction exists yet, so whatever goes wrong with a file is certain. */
  private async place(fitted: Fitted, signal: AbortSignal): Promise<Record<string, unknown>> {
    try {
      return await placeFiles(fitted.input, (file) => this.client.placeFile(file, signal));
    } catch (error) {
      const known = error instanceof HttpError ? refusal(error) : null;
      const message = 'A picture could not be sent to Replicate.';
      throw new NotStarted(
        known ?? { code: 'unavailable', message, retryable: true, charged: 'none' },
        error,
      );
    }
  }

  private operation(id: string, key: string, state: JobState): Operation {
    return { provider: PROVIDER, model: this.entry.model, id, key, state };
  }

  /** Files are left out: the service stores them under addresses of its own. */
  private isSame({ model, version, input }: Prediction, fitted: Fitted): boolean {
    const ours = this.entry.version;
    if (ours === undefined ? model !== this.entry.model : version !== ours) return false;
    return Object.entries(fitted.input).every(([name, value]) => {
      const scalar = value === null || typeof value !== 'object';
      return !scalar || input?.[name] === value;
    });
  }
}

function predictions(client: ReplicateClient, { model, version }: CatalogueEntry): Desk {
  const run: Runnable = version === undefined ? { model } : { version };
  return {
    create: (options) => client.createPrediction(run, options),
    get: (id, signal) => client.getPrediction(id, signal),
    cancel: (id) => client.cancelPrediction(id),
    list: (after, signal) => client.listPredictions(after, signal),
  };
}

function lost({ status }: HttpError): Fault | null {
  if (status === 401 || status === 403) {
    const message = 'Replicate no longer accepts the key, so the job cannot be followed.';
    return { code: 'unauthorized', message, retryable: false, charged: 'unknown' };
  }
  if (status !== 404) return null;
  const message = 'Replicate no longer knows this job. It may have been paid for.';
  return { code: 'interrupted', message, retryable: true, charged: 'unknown', result: 'gone' };
}

const ranOut = ({ deadline, completed_at }: Prediction) =>
  Boolean(deadline && completed_at && Date.parse(completed_at) >= Date.parse(deadline) - 1000);

function waiting({ created_at }: Prediction): OperationStatus {
  const seconds = created_at ? (Date.now() - Date.parse(created_at)) / 1000 : 0;
  if (seconds < COLD_AFTER) return { state: 'queued' };
  const minutes = Math.floor(seconds / 60);
  const since = minutes > 0 ? `, ${minutes} min so far` : '';
  return {
    state: 'queued',
    message: `The model is warming up at Replicate${since}; a cold start can take minutes.`,
  };
}
