import { formatUsd, type Micros, micros } from '@admint/contract';
import type { Fault } from '@admint/providers';
import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Database } from '../store/database.ts';
import { emitProgress } from '../store/progress.ts';
import { callOfRow } from './call/from-row.ts';
import type { CallInput } from './call/input.ts';
import { askAgain, findOut } from './call/find-out.ts';
import { discard } from './call/keep.ts';
import { isWaiting, keepOrFault } from './call/keep-tries.ts';
import { settle, settleFailure } from './call/settle.ts';
import type { Ended } from './call/wait.ts';
import { context } from './context.ts';
import { startPreview } from './previews.ts';

/** A call whose fate nobody knew, and what its owner read in the provider's bill, if anything. */
export interface SettleJob {
  key: string;
  word?: 'arrived' | 'did_not_arrive';
}

export interface Settlement {
  /** `unknown`: still nobody knows; `running`: the job exists and goes on. */
  state: 'succeeded' | 'failed' | 'unknown' | 'running';
  message: string;
  /** It is paid for, and what it made may still be fetched: open until then. */
  waiting?: boolean;
  /** micro-dollars booked; null while open */
  cost: Micros | null;
}

/**
 * Asks the provider what became of a request that was given up as unknown, and books it: what it made is kept, what
 * it never got costs nothing. It stays open as long as what it made may still be had. Only where the provider cannot
 * say, the owner's word counts.
 */
async function settleUnknown({ key, word }: SettleJob): Promise<Settlement> {
  const open = await DBOS.runStep(() => readOpen(key), { name: 'read' });
  if (!open) return { state: 'failed', message: 'This request has its bill already.', cost: null };
  const { call, waiting } = open;
  const found = await DBOS.runStep(() => findOut(call), { name: 'look' });
  if (found === 'running')
    return { state: 'running', message: 'The job is still running there.', cost: null };
  if (found === 'absent') return close(call, neverArrived, 0);
  if (found === 'unknown') return byWord(call, word, cannotSay);
  if (found === 'away' && waiting && word !== 'arrived')
    return { state: 'unknown', message: stillThere, cost: null, waiting };
  if (found === 'away') return byWord(call, word, notNow);
  const { ended } = found;
  if (ended.state === 'succeeded') return collect(call, ended, word);
  if (ended.state === 'canceled') return close(call, stopped, ended.cost ?? 0);
  return close(call, ended.fault, ended.cost ?? (await priceOf(call, ended.fault)));
}

/** Called by whoever tries a part again whose result may still be had: nothing is bought twice. */
export const settleWorkflow = DBOS.registerWorkflow(settleUnknown, {
  name: 'settleUnknown',
  maxRecoveryAttempts: 20,
});

async function readOpen(key: string): Promise<{ call: CallInput; waiting: boolean } | null> {
  const row = await context()
    .db.selectFrom('provider_calls')
    .selectAll()
    .where('key', '=', key)
    .where('state', '=', 'unknown')
    .executeTakeFirst();
  const call = row ? callOfRow(row) : null;
  return call && { call, waiting: row?.fault ? isWaiting(row.fault) : false };
}

async function byWord(call: CallInput, word: SettleJob['word'], message: string): Promise<Settlement> {
  if (word === 'did_not_arrive') return close(call, { ...neverArrived, message: saidAbsent }, 0);
  if (word === 'arrived') return close(call, saidPaid, await reservedFor(call));
  return { state: 'unknown', message, cost: null };
}

type Succeeded = Extract<Ended, { state: 'succeeded' }>;

async function collect(call: CallInput, ended: Succeeded, word: SettleJob['word']): Promise<Settlement> {
  const again = () => askAgain(call);
  const kept = await DBOS.runStep(() => keepOrFault(call.key, ended.outputs, again, true), { name: 'keep' });
  if ('fault' in kept) return uncollected(call, ended, kept.fault, word);
  await discard(ended.outputs);
  const result = await context().transaction('settle', async (db) => {
    // The bar of a run that is long over must not move.
    const { progress: _, ...quiet } = call;
    const settled = await settle(db, quiet, { kept, cost: ended.cost, warnings: ended.warnings ?? [] });
    await tell(db, call, `“${call.part}” has arrived after all.`);
    return settled;
  });
  if (result.ok) await startPreview(result.asset_id);
  return {
    state: 'succeeded',
    message: `It had arrived, and what it made is kept. It cost ${formatUsd(result.cost)}.`,
    cost: result.cost,
  };
}

/** Paid for and not kept: open as long as it can still be fetched, unless its owner gives it up. */
async function uncollected(
  call: CallInput,
  ended: Succeeded,
  fault: Fault,
  word: SettleJob['word'],
): Promise<Settlement> {
  const price = async () => ended.cost ?? (await reservedFor(call));
  if (!isWaiting(fault)) {
    await discard(ended.outputs);
    return close(call, { ...lostResult, message: `${lostResult.message} ${fault.message}` }, await price());
  }
  if (word === 'arrived') return close(call, saidPaid, await price());
  await DBOS.runStep(() => noteReason(call.key, fault), { name: 'note' });
  return { state: 'unknown', message: fault.message, cost: null, waiting: true };
}

/** The receipt says what stands in the way. */
async function noteReason(key: string, fault: Fault): Promise<void> {
  await context()
    .db.updateTable('provider_calls')
    .set({ fault: JSON.stringify(fault) })
    .where('key', '=', key)
    .where('state', '=', 'unknown')
    .execute();
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

/** A job that was there and is there no more was paid for; one that failed for an unknown price is not guessed at. */
async function priceOf(call: CallInput, fault: Fault): Promise<Micros> {
  const paid = fault.charged === 'full' || fault.result === 'gone';
  return paid ? reservedFor(call) : 0;
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

const cannotSay =
  'The provider cannot say what became of this request. Look at your bill there, then say whether it arrived.';
const notNow =
  'The provider could not be asked just now, so nothing was booked. Try again in a moment, or say what your bill there shows.';
const stillThere =
  'The provider could not be asked just now. What it made is paid for and may still be there: try again in a moment.';
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
const lostResult = fault('It had arrived, but what it made is lost.', 'full');
const stopped = fault('The job was stopped at the provider.', 'none');
