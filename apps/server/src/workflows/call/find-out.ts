import type { Operation, OperationStatus } from '@admint/providers';
import { context } from '../context.ts';
import type { CallInput } from './input.ts';
import { modelOf } from './model.ts';
import { recordOperation } from './row.ts';
import { type Ended, hasEnded } from './wait.ts';

/**
 * What a provider says of a request that was given up: its end, that it goes on, that there was none, that it cannot
 * say (`unknown`); `away`: it could not be asked just now.
 */
export type Found = { ended: Ended } | 'running' | 'absent' | 'unknown' | 'away';

const LOOK_MS = 30_000;

/** Asks once, for the job that is on record or by our key. Never throws for what the provider does. */
export async function findOut(call: CallInput): Promise<Found> {
  const signal = AbortSignal.timeout(LOOK_MS);
  try {
    const operation = await operationOf(call, signal);
    if (operation === 'ambiguous') return 'unknown';
    if (operation === null) return 'absent';
    const status = await modelOf(call).status(operation, signal);
    if (!hasEnded(status)) return 'running';
    return isShut(status) ? 'away' : { ended: status };
  } catch (error) {
    context().log.warn({ err: error, call: call.key }, 'a provider could not be asked for a job');
    return 'away';
  }
}

/** Asks once more for a job that is known to have ended, for its files. Throws when it could not be asked. */
export async function askAgain(call: CallInput): Promise<OperationStatus> {
  const signal = AbortSignal.timeout(LOOK_MS);
  const operation = await operationOf(call, signal);
  if (operation === null || operation === 'ambiguous') return { state: 'running' };
  return modelOf(call).status(operation, signal);
}

/** A key that is refused says nothing of the job. */
const isShut = (status: Ended) => status.state === 'failed' && status.fault.code === 'unauthorized';

async function operationOf(call: CallInput, signal: AbortSignal): Promise<Operation | null | 'ambiguous'> {
  const row = await context()
    .db.selectFrom('provider_calls')
    .select(['operation', 'submitted_at'])
    .where('key', '=', call.key)
    .executeTakeFirstOrThrow();
  if (row.operation) return row.operation;
  const model = modelOf(call);
  // Where nothing can be looked up by our key, not finding it would prove nothing.
  if (model.guarantee !== 'lookup' || !model.find) return 'ambiguous';
  const sent = row.submitted_at ? { at: row.submitted_at, request: call.request } : undefined;
  const found = await model.find(call.key, signal, sent);
  if (found && found !== 'ambiguous') await recordOperation(call.key, found);
  return found;
}
