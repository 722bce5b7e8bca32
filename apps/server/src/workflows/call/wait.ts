import { expectShortJob } from '@admint/media';
import type { CallKind, Operation, OperationStatus } from '@admint/providers';
import { context } from '../context.ts';
import { reached } from './failpoint.ts';
import type { CallInput } from './input.ts';
import { modelOf } from './model.ts';
import type { CallWatch } from './news.ts';
import { showProgress } from './progress.ts';

export type Ended = Exclude<OperationStatus, { state: 'queued' | 'running' }>;

export const hasEnded = (status: OperationStatus): status is Ended =>
  status.state !== 'queued' && status.state !== 'running';

/** Longest a job of each kind may take, in seconds, before it is given up and cancelled, where its model says nothing. */
const LIMITS: Record<CallKind, number> = { text: 180, image: 600, video: 1800, music: 600 };
const POLL_MS = { first: 100, growth: 1.25, most: 2000 };
/** Where the provider calls when a job ends, looking is only for calls that get lost. */
const CALLED_MS = { first: 1000, growth: 1.5, most: 10_000 };
/** A provider that cannot be asked for this long counts as gone. */
const UNREACHABLE_MS = 120_000;

/** Polls until the job ends. On abort the job is cancelled at the provider and what became of it is returned. */
export async function wait(call: CallInput, operation: Operation, signal: AbortSignal): Promise<Ended> {
  const news = context().news.watch(call.key);
  try {
    return await lookUntilEnded(call, operation, signal, news);
  } finally {
    news.close();
  }
}

async function lookUntilEnded(
  call: CallInput,
  operation: Operation,
  signal: AbortSignal,
  news: CallWatch,
): Promise<Ended> {
  const model = modelOf(call);
  const limit = (model.limit ?? LIMITS[call.kind]) * 1000;
  const began = Date.now();
  let answered = began;
  const poll = model.calls_back ? CALLED_MS : POLL_MS;
  for (let pause = poll.first; ; pause = Math.min(poll.most, pause * poll.growth)) {
    const status = await model.status(operation, signal).catch((error: unknown) => {
      context().log.warn({ err: error, call: call.key }, 'a provider could not be asked for a status');
      return null;
    });
    if (status) answered = Date.now();
    await reached('during-wait', call.key);
    if (status && hasEnded(status)) return status;
    // What comes is measured in a process whose start would be waited for.
    if (status && call.kind !== 'text') expectShortJob();
    if (status?.progress !== undefined) await showProgress(call, status.progress);
    if (signal.aborted) return stop(call, operation);
    if (Date.now() - answered > UNREACHABLE_MS) return unreachable;
    if (Date.now() - began > limit) {
      await model.cancel(operation).catch(() => undefined);
      return timedOut();
    }
    await news.pause(pause, signal);
  }
}

/** Asks the provider to stop, then takes what it says became of the job: finished work is kept, not thrown away. */
export async function stop(
  call: Pick<CallInput, 'kind' | 'key' | 'use'>,
  operation: Operation,
): Promise<Ended> {
  const model = modelOf(call);
  await model.cancel(operation).catch((error: unknown) => {
    context().log.warn({ err: error, call: call.key }, 'a job could not be cancelled at the provider');
  });
  const limit = AbortSignal.timeout(10_000);
  const status = await model.status(operation, limit).catch(() => null);
  if (status && hasEnded(status)) return status;
  return { state: 'canceled', cost: null };
}

const unreachable: Ended = {
  state: 'failed',
  cost: null,
  fault: {
    code: 'unavailable',
    message:
      'The provider could not be reached for two minutes. Its job may be done and paid for: try again to fetch what ' +
      'it made, or say in the receipts what your bill there shows.',
    retryable: true,
    charged: 'unknown',
    result: 'waiting',
  },
};

function timedOut(): Ended {
  const message = 'The provider took too long, so the job was given up.';
  return {
    state: 'failed',
    cost: null,
    fault: { code: 'timeout', message, retryable: true, charged: 'unknown' },
  };
}
