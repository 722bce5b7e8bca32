import type { Fault, Operation } from '@admint/providers';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { CallResult } from '@admint/studio';
import { reached } from './call/failpoint.ts';
import { nextTry, tellNext, type TryResult } from './call/fallback.ts';
import { type CallInput, canceledFault } from './call/input.ts';
import { discard } from './call/keep.ts';
import { isWaiting, keepOrFault } from './call/keep-tries.ts';
import { noteOutcome } from './call/health.ts';
import { modelOf } from './call/model.ts';
import { reserve } from './call/reserve.ts';
import { settle, settleFailure } from './call/settle.ts';
import { submit } from './call/submit.ts';
import { type Ended, wait } from './call/wait.ts';
import { context } from './context.ts';
import { startPreview } from './previews.ts';
import { CALL_QUEUE } from './queues.ts';

/** One try; when the model failed by itself, the next model's try is set off and named in the result. */
async function runCall(call: CallInput): Promise<TryResult> {
  const result = await runTry(call);
  if (result.ok) return result;
  const next = await DBOS.runStep(() => nextAfter(call, result.fault), { name: 'next-try' });
  if (!next) return result;
  await startCall(next);
  return { ...result, next: next.key };
}

async function nextAfter(call: CallInput, fault: Fault): Promise<CallInput | null> {
  const next = await nextTry(call, fault);
  if (next) await tellNext(next);
  return next;
}

/**
 * The life of one provider call: row first, then the request, then patience, then the file, then the bill.
 * Never throws for what a provider does wrong; a fault is a result.
 */
async function runTry(call: CallInput): Promise<CallResult> {
  const { transaction } = context();
  const reserved = await transaction('reserve', (db) => reserve(db, call));
  await reached('after-reserve', call.key);
  if (reserved && 'result' in reserved) return shown(call, reserved.result);
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

  const again = () => wait(call, submitted.operation, cancelSignal());
  const kept = await DBOS.runStep(() => keepOrFault(call.key, ended.outputs, again), { name: 'keep' });
  await reached('after-keep', call.key);
  if ('fault' in kept) {
    const open = isWaiting(kept.fault);
    if (!open) await discard(ended.outputs);
    return transaction('settle-failure', (db) =>
      settleFailure(db, call, kept.fault, open ? null : ended.cost),
    );
  }
  await discard(ended.outputs);
  const result = await transaction('settle', (db) =>
    settle(db, call, { kept, cost: ended.cost, warnings: ended.warnings ?? [] }),
  );
  await reached('after-settle', call.key);
  return shown(call, result);
}

/** A clip is shown as soon as it is there; what makes it lighter to play follows. */
async function shown(call: CallInput, result: CallResult): Promise<CallResult> {
  if (result.ok && (call.kind === 'video' || call.kind === 'music')) await startPreview(result.asset_id);
  return result;
}

async function waited(call: CallInput, operation: Operation): Promise<Ended> {
  const ended = await wait(call, operation, cancelSignal());
  if (ended.state !== 'canceled')
    await noteOutcome(modelOf(call), ended.state === 'failed' ? ended.fault : null);
  return ended;
}

const cancelSignal = () => DBOS.stepStatus?.cancelSignal ?? new AbortController().signal;

export const providerCall = DBOS.registerWorkflow(runCall, { name: 'providerCall', maxRecoveryAttempts: 50 });

/** Starts a call as a child of the running workflow; the key is its id, so a second start attaches to the first. */
export async function startCall(call: CallInput) {
  return DBOS.startWorkflow(providerCall, { workflowID: call.key, queueName: CALL_QUEUE })(call);
}
