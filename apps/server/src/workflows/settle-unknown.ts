import { formatUsd, type Micros, micros } from '@admint/contract';
import type { Fault, Operation } from '@admint/providers';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Database } from '../store/database.ts';
import { emitProgress } from '../store/progress.ts';
import { callOfRow } from './call/from-row.ts';
import type { CallInput } from './call/input.ts';
import { discard, keep } from './call/keep.ts';
import { modelOf } from './call/model.ts';
import { recordOperation } from './call/row.ts';
import { settle, settleFailure } from './call/settle.ts';
import { type Ended, hasEnded } from './call/wait.ts';
import { context } from './context.ts';

/** A call whose fate nobody knew, and what its owner read in the provider's bill, if anything. */
export interface SettleJob {
  key: string;
  word?: 'arrived' | 'did_not_arrive';
}

export interface Settlement {
  /** `unknown`: still nobody knows; `running`: the job exists and goes on. */
  state: 'succeeded' | 'failed' | 'unknown' | 'running';
  message: string;
  /** micro-dollars booked; null while open */
  cost: Micros | null;
}

type Found = { ended: Ended } | 'running' | 'absent' | 'unknown';

/**
 * Asks the provider what became of a request that was given up as unknown, and books it: what it made is kept, what
 * it never got costs nothing. Only where the provider cannot say, the owner's word counts.
 */
async function settleUnknown({ key, word }: SettleJob): Promise<Settlement> {
  const call = await DBOS.runStep(() => readOpen(key), { name: 'read' });
  if (!call) return { state: 'failed', message: 'This request has its bill already.', cost: null };
  const found = await DBOS.runStep(() => look(call), { name: 'look' });
  if (found === 'running')
    return { state: 'running', message: 'The job is still running there.', cost: null };
  if (found === 'absent') return close(call, neverArrived, 0);
  if (found === 'unknown') return byWord(call, word);
  const { ended } = found;
  if (ended.state === 'succeeded') return collect(call, ended);
  const fault = ended.state === 'failed' ? ended.fault : stopped;
  return close(call, fault, ended.cost ?? (fault.charged === 'full' ? await reservedFor(call) : 0));
}

DBOS.registerWorkflow(settleUnknown, { name: 'settleUnknown', maxRecoveryAttempts: 20 });

async function readOpen(key: string): Promise<CallInput | null> {
  const row = await context()
    .db.selectFrom('provider_calls')
    .selectAll()
    .where('key', '=', key)
    .where('state', '=', 'unknown')
    .executeTakeFirst();
  return row ? callOfRow(row) : null;
}

const LOOK_MS = 30_000;

async function look(call: CallInput): Promise<Found> {
  const model = modelOf(call);
  const signal = AbortSignal.timeout(LOOK_MS);
  const row = await context()
    .db.selectFrom('provider_calls')
    .select(['operation', 'submitted_at'])
    .where('key', '=', call.key)
    .executeTakeFirstOrThrow();
  const sent = row.submitted_at ? { at: row.submitted_at, request: call.request } : undefined;
  // Where nothing can be looked up by our key, not finding it would prove nothing.
  const find = async (): Promise<Operation | null | 'ambiguous'> =>
    model.guarantee === 'lookup' && model.find ? model.find(call.key, signal, sent) : 'ambiguous';
  try {
    const operation = row.operation ?? (await find());
    if (operation === 'ambiguous') return 'unknown';
    if (operation === null) return 'absent';
    if (!row.operation) await recordOperation(call.key, operation);
    const status = await model.status(operation, signal);
    return hasEnded(status) ? { ended: status } : 'running';
  } catch (error) {
    context().log.warn({ err: error, call: call.key }, 'a provider could not be asked for a job');
    return 'unknown';
  }
}

async function byWord(call: CallInput, word: SettleJob['word']): Promise<Settlement> {
  if (word === 'did_not_arrive') return close(call, { ...neverArrived, message: saidAbsent }, 0);
  if (word === 'arrived') return close(call, saidPaid, await reservedFor(call));
  const message =
    'The provider cannot say what became of this request. Look at your bill there, then say whether it arrived.';
  return { state: 'unknown', message, cost: null };
}

async function collect(call: CallInput, ended: Extract<Ended, { state: 'succeeded' }>): Promise<Settlement> {
  const kept = await DBOS.runStep(() => keep(call.key, ended.outputs).catch(() => null), { name: 'keep' });
  if (!kept) return close(call, lostResult, ended.cost ?? (await reservedFor(call)));
  await discard(ended.outputs);
  const result = await context().transaction('settle', async (db) => {
    // The bar of a run that is long over must not move.
    const { progress: _, ...quiet } = call;
    const settled = await settle(db, quiet, { kept, cost: ended.cost, warnings: ended.warnings ?? [] });
    await tell(db, call, `“${call.part}” has arrived after all.`);
    return settled;
  });
  return {
    state: 'succeeded',
    message: `It had arrived, and what it made is kept. It cost ${formatUsd(result.cost)}.`,
    cost: result.cost,
  };
}

async function close(call: CallInput, fault: Fault, cost: Micros): Promise<Settlement> {
  const { transaction } = context();
  await transaction('settle-failure', async (db) => {
    const { progress: _, ...quiet } = call;
    await settleFailure(db, quiet, fault, cost, true);
    await tell(db, call, fault.message);
  });
  return { state: 'failed', message: fault.message, cost };
}

function reservedFor(call: CallInput): Promise<Micros> {
  const read = async () => {
    const row = await context()
      .db.selectFrom('provider_calls')
      .select('reserved')
      .where('key', '=', call.key)
      .executeTakeFirstOrThrow();
    return micros(row.reserved);
  };
  return DBOS.runStep(read, { name: 'reserved' });
}

/** Whoever looks at the ad sees new totals, and what came. */
async function tell(db: Database, call: CallInput, message: string): Promise<void> {
  const { stage, last_progress } = await db
    .selectFrom('sessions')
    .select(['stage', 'last_progress'])
    .where('id', '=', call.session_id)
    .executeTakeFirstOrThrow();
  await emitProgress(db, {
    session_id: call.session_id,
    run: call.run,
    stage: 'complete',
    progress: last_progress,
    message,
    data: { stage, part: call.part },
    dedupe: `${call.key}/settled`,
  });
}

const fault = (message: string, charged: Fault['charged']): Fault => ({
  code: 'interrupted',
  message,
  retryable: true,
  charged,
});
const neverArrived = fault('The request never arrived at the provider. Nothing was charged.', 'none');
const saidAbsent = 'You said that the request did not arrive, so nothing was booked.';
const saidPaid = fault(
  'You said that the request arrived, so its price was booked; its result is lost.',
  'full',
);
const lostResult = fault('It had arrived, but its result is no longer there.', 'full');
const stopped = fault('The job was stopped at the provider.', 'none');
