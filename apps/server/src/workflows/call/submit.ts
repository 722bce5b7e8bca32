import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CallKind,
  type CallRequests,
  type Fault,
  type FileInput,
  type Model,
  NotStarted,
  type Operation,
} from '@admint/providers';
import { context, modelFor } from '../context.ts';
import { type CallInput, canceledFault } from './input.ts';

export type Submitted = { operation: Operation } | { fault: Fault };

const MAX_TRIES = 4;
export const START_TIMEOUT_MS = 60_000;

/**
 * Sends the request, never twice without proof that the first one did not arrive. Safe to run again after a crash
 * at any line: the row says how far the earlier try came.
 */
export async function submit(call: CallInput, signal: AbortSignal): Promise<Submitted> {
  const model = modelFor(call.kind);
  for (let tries = 1; ; tries++) {
    const row = await readCall(call.key);
    if (row.operation) return { operation: row.operation };
    if (row.state === 'submitted') {
      const earlier = await reconcile(model, call.key, signal);
      if (earlier === 'ambiguous') return ambiguous(call.key);
      if (earlier) return { operation: await recordOperation(call.key, earlier) };
    }
    const fence = await claim(call);
    if (fence === null) return { fault: canceledFault };
    const outcome = await tryStart(model, call, fence);
    if ('operation' in outcome) return outcome;
    if (outcome.certain && !outcome.fault.retryable) return { fault: outcome.fault };
    if (tries >= MAX_TRIES || signal.aborted) {
      return outcome.certain ? { fault: outcome.fault } : ambiguous(call.key);
    }
    await sleep(1000 * (outcome.fault.retry_after ?? 0.25 * 2 ** tries), undefined, { signal }).catch(
      () => undefined,
    );
  }
}

type Attempt = { operation: Operation } | { fault: Fault; certain: boolean };

/** A cancel does not cut the request off: a job whose id we know can be stopped, one whose answer was lost cannot. */
async function tryStart(
  model: Model<CallRequests[CallKind]>,
  call: CallInput,
  fence: number,
): Promise<Attempt> {
  try {
    const request = await withFiles(call.request);
    const limit = AbortSignal.timeout(START_TIMEOUT_MS);
    const operation = await model.start(request, { key: call.key, signal: limit });
    return { operation: await recordOperation(call.key, operation, fence) };
  } catch (error) {
    if (error instanceof NotStarted) {
      await setReserved(call.key);
      return { fault: error.fault, certain: true };
    }
    context().log.warn({ err: error, call: call.key }, 'a request ended without an answer');
    const fault: Fault = {
      code: 'unavailable',
      message: 'The provider did not answer.',
      retryable: true,
      charged: 'unknown',
    };
    return { fault, certain: false };
  }
}

/** What became of a request whose answer we do not have: its job, null if it certainly never arrived, or nobody can tell. */
async function reconcile(
  model: Model<CallRequests[CallKind]>,
  key: string,
  signal: AbortSignal,
): Promise<Operation | null | 'ambiguous'> {
  if (model.guarantee === 'idempotent') return null;
  if (model.guarantee === 'lookup' && model.find) return model.find(key, signal);
  return 'ambiguous';
}

async function readCall(key: string) {
  return context()
    .db.selectFrom('provider_calls')
    .select(['state', 'operation', 'submits'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** Marks the request as on its way, unless the run was stopped. Gives the fencing token of this try. */
async function claim(call: CallInput): Promise<number | null> {
  const row = await context()
    .db.updateTable('provider_calls')
    .set((eb) => ({ state: 'submitted', submits: eb('submits', '+', 1), submitted_at: new Date() }))
    .where('key', '=', call.key)
    .where('state', 'in', ['reserved', 'submitted'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('sessions')
          .select('id')
          .where('id', '=', call.session_id)
          .where('run', '=', call.run)
          .where('running', '=', true),
      ),
    )
    .returning('submits')
    .executeTakeFirst();
  return row?.submits ?? null;
}

/** Saves the provider's id before anything else happens; a try that lost its token does not overwrite the winner. */
async function recordOperation(key: string, operation: Operation, fence?: number): Promise<Operation> {
  let query = context()
    .db.updateTable('provider_calls')
    .set({ operation: JSON.stringify(operation), provider_id: operation.id, state: 'submitted' })
    .where('key', '=', key)
    .where('operation', 'is', null);
  if (fence !== undefined) query = query.where('submits', '=', fence);
  await query.execute();
  const row = await readCall(key);
  return row.operation ?? operation;
}

async function setReserved(key: string): Promise<void> {
  await context()
    .db.updateTable('provider_calls')
    .set({ state: 'reserved' })
    .where('key', '=', key)
    .where('operation', 'is', null)
    .where('state', '=', 'submitted')
    .execute();
}

async function ambiguous(key: string): Promise<Submitted> {
  await context().db.updateTable('provider_calls').set({ state: 'unknown' }).where('key', '=', key).execute();
  return {
    fault: {
      code: 'interrupted',
      message:
        'The request may have reached the provider, so it was not sent again. You may have been charged once.',
      retryable: true,
      charged: 'unknown',
    },
  };
}

/** Takes a request whose files are named by hash, gives it with their paths on this machine. */
export async function withFiles<T extends CallRequests[CallKind]>(request: T): Promise<T> {
  const { storage } = context();
  const locate = async (file: FileInput): Promise<FileInput> => ({
    ...file,
    path: await storage.localPath(file.sha256),
  });
  if ('image' in request) return { ...request, image: await locate(request.image) };
  if ('references' in request)
    return { ...request, references: await Promise.all(request.references.map(locate)) };
  return request;
}
