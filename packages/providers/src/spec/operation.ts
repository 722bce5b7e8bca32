import type { Charged, Micros } from '@admint/contract';

/** A file the worker has on disk for the time of the call. */
export interface FileInput {
  /** absolute path */
  path: string;
  sha256: string;
  content_type: string;
}

/** The JSON handle of a paid job: all that is needed to ask for it again after a restart. */
export interface Operation {
  provider: string;
  model: string;
  /** The provider's own id of the job. */
  id: string;
  /** Our idempotency key. */
  key: string;
  /** Whatever else the adapter needs to find or repeat the job; JSON only. */
  state?: unknown;
}

/** What a job gave: a file on this machine, a URL to fetch, or a typed value. */
export type Output =
  | { kind: 'file'; path: string; content_type: string }
  | { kind: 'url'; url: string; content_type?: string }
  | { kind: 'json'; value: unknown };

export interface Fault {
  code:
    | 'invalid_input'
    | 'content_refused'
    | 'rate_limited'
    | 'unavailable'
    | 'timeout'
    | 'unauthorized'
    | 'no_credit'
    | 'interrupted'
    /** The job is done and paid; only what it made could not be kept here. */
    | 'result_waiting'
    | 'model_error';
  /** A sentence for the user. */
  message: string;
  /** May the same request succeed when sent again? */
  retryable: boolean;
  charged: Charged;
  /** seconds the provider asks us to wait */
  retry_after?: number;
  /** The provider's advice is to ask the same model once more, as a new job; whoever orders decides. */
  again?: boolean;
  /** Of a job that was done: its result can still be had there, or never more. */
  result?: 'waiting' | 'gone';
}

export type OperationStatus =
  | { state: 'queued' | 'running'; progress?: number; message?: string }
  | {
      state: 'succeeded';
      outputs: Output[];
      /** The provider's own figure; null when it gives none and the estimate stands. */
      cost: Micros | null;
      /** seconds of work the provider reports */
      seconds?: number;
      warnings?: string[];
    }
  | { state: 'failed'; fault: Fault; cost: Micros | null }
  | { state: 'canceled'; cost: Micros | null };

export interface CallContext {
  /** The same key for every try of the same job. */
  key: string;
  signal: AbortSignal;
}

/**
 * What a provider can promise about a request whose answer was lost:
 * `idempotent`: sending the same key again returns the same job;
 * `lookup`: the job can be found by our key;
 * `webhook`: only its webhook names our key;
 * `none`: nobody can tell.
 */
export type Guarantee = 'idempotent' | 'lookup' | 'webhook' | 'none';

/** Thrown by `start` when the request certainly did not create a job; anything else thrown is ambiguous. */
export class NotStarted extends Error {
  readonly fault: Fault;
  constructor(fault: Fault, cause?: unknown) {
    super(fault.message, cause === undefined ? undefined : { cause });
    this.name = 'NotStarted';
    this.fault = fault;
  }
}

export interface Availability {
  available: boolean;
  /** Why not, in a sentence for the user. */
  reason: string | null;
}

export interface Price {
  /** Micro-dollars to reserve for this request. */
  amount: Micros;
  /** Seconds such a request usually takes. */
  seconds: number;
}

/** What is known of a request whose answer was lost. */
export interface Sent<Request> {
  /** When it was sent. */
  at: Date;
  request: Request;
}

/** How fast a provider may be asked, by all processes together. */
export interface Limits {
  /** jobs that may run at once */
  at_once: number;
  /** jobs that may be started in a minute, evenly spread */
  per_minute: number;
  /** How many of them may start at one moment after a quiet time; 1, so none together, when absent. */
  burst?: number;
}

/** One model of one provider. Adapters never poll and never retry a `start`. */
export interface Model<Request> {
  readonly provider: string;
  /** Name printed on everything the model makes. */
  readonly model: string;
  /** The same for people; `model` when absent. */
  readonly label?: string;
  /** Seconds a job may take at most, a cold start included; the caller's own limit when absent. */
  readonly limit?: number;
  readonly guarantee: Guarantee;
  /**
   * Seconds after which a request that created a job is surely known: to `find` (lookup), or by its webhook.
   * 30 unless told; until then a request whose answer was lost is not sent again.
   */
  readonly known_within?: number;
  /** How many of its jobs may run at once. */
  readonly concurrency: number;
  /** Does the provider call us when a job ends? */
  readonly calls_back?: boolean;
  /** Those of its provider, over all its models; absent where nothing has to be held back. */
  readonly limits?: Limits;
  readonly capabilities: readonly string[];
  check(): Promise<Availability>;
  price(request: Request): Price;
  /** What of the request the model cannot do and what it does instead, in sentences for the user; nothing is sent. */
  warnings?(request: Request): string[];
  start(request: Request, context: CallContext): Promise<Operation>;
  /** Never throws for a failed job; throws only when the provider could not be asked. */
  status(operation: Operation, signal: AbortSignal): Promise<OperationStatus>;
  cancel(operation: Operation): Promise<void>;
  /** The job that the provider's webhook names, as `start` would have given it. */
  adopt?(id: string, key: string, request: Request): Operation;
  /**
   * With guarantee `lookup`: the job created under our key, null if there certainly is none, `ambiguous` if nobody
   * can tell. Some providers can only be searched by what was sent; without `sent` they answer `ambiguous`.
   */
  find?(key: string, signal: AbortSignal, sent?: Sent<Request>): Promise<Operation | null | 'ambiguous'>;
}
