import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationStatus } from '@admint/providers';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { callOfRow } from './call/from-row.ts';
import { type CallInput, canceledFault } from './call/input.ts';
import { discard } from './call/keep.ts';
import { isWaiting, keepOrFault } from './call/keep-tries.ts';
import { reconcile } from './call/reconcile.ts';
import { modelOf } from './call/model.ts';
import { type CallRow, readCall } from './call/row.ts';
import { settle, settleFailure } from './call/settle.ts';
import { START_TIMEOUT_MS, unknownFault } from './call/submit.ts';
import { type Ended, stop } from './call/wait.ts';
import { context } from './context.ts';
import { startPreview } from './previews.ts';
import type { StageJob } from './stage.ts';

export interface CleanUpJob extends StageJob {
  workflow_id: string | null;
}

/**
 * After a stop: ends the run's workflows, then its jobs at the providers, and books what became of each.
 * A workflow of its own, because a cancelled workflow can do nothing more for itself.
 */
async function cleanUp(job: CleanUpJob): Promise<void> {
  const { workflow_id } = job;
  if (workflow_id) await DBOS.cancelWorkflow(workflow_id, { cancelChildren: true });
  const open = await DBOS.runStep(() => openCalls(job), { name: 'open-calls' });
  for (const call of open) await endCall(call);
}

DBOS.registerWorkflow(cleanUp, { name: 'cleanUp', maxRecoveryAttempts: 20 });

async function openCalls(job: CleanUpJob): Promise<CallInput[]> {
  const { db } = context();
  const rows = await db
    .selectFrom('provider_calls')
    .selectAll()
    .where('session_id', '=', job.session_id)
    .where('run', '=', job.run)
    .where('state', 'in', ['reserved', 'submitted'])
    .orderBy('key')
    .execute();
  const renders = rows.filter((row) => row.kind === 'render').map((row) => row.key);
  if (renders.length > 0) {
    await db
      .updateTable('provider_calls')
      .set({ state: 'canceled', settled: '0', settled_at: new Date() })
      .where('key', 'in', renders)
      .execute();
  }
  return rows.flatMap((row) => callOfRow(row) ?? []);
}

async function endCall(call: CallInput): Promise<void> {
  const { transaction } = context();
  const ended = await DBOS.runStep(() => stopCall(call), { name: `stop-${call.key}` });
  if (ended.state === 'succeeded') return endFinished(call, ended);
  const fault = ended.state === 'failed' ? ended.fault : canceledFault;
  await transaction(`settle-${call.key}`, (db) => settleFailure(db, call, fault, ended.cost));
}

/** It was done before the stop reached it: it is paid for, so what it made is kept. */
async function endFinished(call: CallInput, ended: Extract<Ended, { state: 'succeeded' }>): Promise<void> {
  const { transaction } = context();
  const again = async (): Promise<OperationStatus> => {
    const { operation } = await readCall(call.key);
    return operation ? stop(call, operation) : { state: 'running' };
  };
  const kept = await DBOS.runStep(() => keepOrFault(call.key, ended.outputs, again), {
    name: `keep-${call.key}`,
  });
  const open = 'fault' in kept && isWaiting(kept.fault);
  if (!open) await discard(ended.outputs);
  const result = await transaction(`settle-${call.key}`, async (db) => {
    const { cost, warnings = [] } = ended;
    return 'fault' in kept
      ? settleFailure(db, call, kept.fault, open ? null : cost)
      : settle(db, call, { kept, cost, warnings });
  });
  if (result.ok) await startPreview(result.asset_id);
}

const READ_PAUSE_MS = 500;

/** A request that was on its way when the stop came is given its time to come back with an id, so that it can be stopped too. */
async function stopCall(call: CallInput): Promise<Ended> {
  for (;;) {
    const row = await readCall(call.key);
    if (row.operation) return stop(call, row.operation);
    if (row.state !== 'submitted' || !row.submitted_at) break;
    if (Date.now() > row.submitted_at.getTime() + START_TIMEOUT_MS) return stopUnanswered(call, row);
    await sleep(READ_PAUSE_MS);
  }
  return { state: 'canceled', cost: null };
}

/** Nobody waits for the answer any more: the worker that sent the request is gone. */
async function stopUnanswered(call: CallInput, row: CallRow): Promise<Ended> {
  const unknown: Ended = { state: 'failed', cost: null, fault: unknownFault };
  // Its key would tell, but only to someone who orders again.
  if (modelOf(call).guarantee === 'idempotent') return unknown;
  const found = await reconcile(call, row, AbortSignal.timeout(START_TIMEOUT_MS));
  if (found === null) return { state: 'canceled', cost: null };
  return found === 'ambiguous' ? unknown : stop(call, found);
}
