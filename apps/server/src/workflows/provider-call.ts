import { setTimeout as sleep } from 'node:timers/promises';
import { AdmintError } from '@admint/contract';
import type { Fault, Operation, Output } from '@admint/providers';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { CallResult } from '@admint/studio';
import { reached } from './call/failpoint.ts';
import { nextTry, type TryResult } from './call/fallback.ts';
import { type CallInput, canceledFault } from './call/input.ts';
import { atHand, discard, type Kept, keep } from './call/keep.ts';
import { noteOutcome } from './call/health.ts';
import { modelOf } from './call/model.ts';
import { reserve } from './call/reserve.ts';
import { settle, settleFailure } from './call/settle.ts';
import { submit } from './call/submit.ts';
import { type Ended, wait } from './call/wait.ts';
import { context } from './context.ts';
import { CALL_QUEUE } from './queues.ts';

/** One try; when the model failed by itself, the next model's try is set off and named in the result. */
async function runCall(call: CallInput): Promise<TryResult> {
  const result = await runTry(call);
  if (result.ok) return result;
  const next = await DBOS.runStep(() => nextTry(call, result.fault), { name: 'next-try' });
  if (!next) return result;
  await startCall(next);
  return { ...result, next: next.key };
}

/**
 * The life of one provider call: row first, then the request, then patience, then the file, then the bill.
 * Never throws for what a provider does wrong; a fault is a result.
 */
async function runTry(call: CallInput): Promise<CallResult> {
  const { transaction } = context();
  const reserved = await transaction('reserve', (db) => reserve(db, call));
  await reached('after-reserve', call.key);
  if (reserved && 'result' in reserved) return reserved.result;
  if (reserved) return { ok: false, part: call.part, fault: reserved.fault, cost: 0, seconds: 0 };

  const submitted = await DBOS.runStep(() => submit(call, cancelSignal()), { name: 'submit' });
  await reached('after-submit', call.key);
  if ('fault' in submitted)
    return transaction('settle-failure', (db) => settleFailure(db, call, submitted.fault, null));

  const ended = await DBOS.runStep(() => waited(call, submitted.operation), { name: 'wait' });
  await reached('after-wait', call.key);
  if (ended.state === 'failed')
    return transaction('settle-failure', (db) => settleFailure(db, call, ended.fault, ended.cost));
  if (ended.state === 'canceled')
    return transaction('settle-failure', (db) => settleFailure(db, call, canceledFault, ended.cost));

  const kept = await DBOS.runStep(() => keepOrFault(call, submitted.operation, ended.outputs), {
    name: 'keep',
  });
  await reached('after-keep', call.key);
  await discard(ended.outputs);
  if ('fault' in kept)
    return transaction('settle-failure', (db) => settleFailure(db, call, kept.fault, ended.cost));
  const result = await transaction('settle', (db) =>
    settle(db, call, { kept, cost: ended.cost, warnings: ended.warnings ?? [] }),
  );
  await reached('after-settle', call.key);
  return result;
}

async function waited(call: CallInput, operation: Operation): Promise<Ended> {
  const ended = await wait(call, operation, cancelSignal());
  if (ended.state !== 'canceled')
    await noteOutcome(modelOf(call), ended.state === 'failed' ? ended.fault : null);
  return ended;
}

const KEEP_TRIES = 4;

const cancelSignal = () => DBOS.stepStatus?.cancelSignal ?? new AbortController().signal;

/** A step that throws is final, so storage gets its few tries in here; a file that is wrong by content gets none. */
async function keepOrFault(
  call: CallInput,
  operation: Operation,
  outputs: Output[],
): Promise<Kept | { fault: Fault }> {
  for (let tries = 1; ; tries++) {
    try {
      const files = (await atHand(outputs)) ? outputs : await fetchAgain(call, operation);
      const kept = await keep(call.key, files);
      if (files !== outputs) await discard(files);
      return kept;
    } catch (error) {
      context().log.warn({ err: error, call: call.key }, 'a result could not be kept');
      const wrong = error instanceof AdmintError && !error.retryable;
      if (!wrong && tries < KEEP_TRIES) {
        await sleep(250 * 2 ** tries);
        continue;
      }
      // Only a file that is no file of its kind is the model's own failure.
      const code =
        error instanceof AdmintError && error.code === 'bad_output' ? 'model_error' : 'interrupted';
      const message = error instanceof AdmintError ? error.userMessage : 'The result could not be saved.';
      return { fault: { code, message, retryable: true, charged: 'full' } };
    }
  }
}

/** The job is paid and done; only its files are not here. Throws when the provider no longer has them. */
async function fetchAgain(call: CallInput, operation: Operation): Promise<Output[]> {
  const again = await wait(call, operation, cancelSignal());
  if (again.state === 'succeeded') return again.outputs;
  const lost = 'The provider no longer has the result of this paid request.';
  throw new AdmintError('output_lost', lost, { retryable: false });
}

export const providerCall = DBOS.registerWorkflow(runCall, { name: 'providerCall', maxRecoveryAttempts: 50 });

/** Starts a call as a child of the running workflow; the key is its id, so a second start attaches to the first. */
export async function startCall(call: CallInput) {
  return DBOS.startWorkflow(providerCall, { workflowID: call.key, queueName: CALL_QUEUE })(call);
}
