import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CallKind,
  type CallRequests,
  type Fault,
  type FileInput,
  NotStarted,
  type Operation,
} from '@admint/providers';
import { context } from '../context.ts';
import { reached } from './failpoint.ts';
import { type CallInput, canceledFault } from './input.ts';
import { noteOutcome, refusedBy } from './health.ts';
import { modelOf } from './model.ts';
import { admit, holdOff } from './pace.ts';
import { reconcile } from './reconcile.ts';
import { type CallRow, isWanted, readCall, recordOperation, setReserved, setUnknown } from './row.ts';

export type Submitted = { operation: Operation } | { fault: Fault };

const MAX_TRIES = 4;
/** A provider that is busy says when to come back; that is no failure, so it is believed more often. */
const MAX_TRIES_BUSY = 12;
const BUSY_SECONDS = 5;
export const START_TIMEOUT_MS = 60_000;

/**
 * Sends the request, never twice without proof that the first one did not arrive. Safe to run again after a crash
 * at any line: the row says how far the earlier try came.
 */
export async function submit(call: CallInput, signal: AbortSignal): Promise<Submitted> {
  for (let tries = 1; ; tries++) {
    const row = await readCall(call.key);
    if (row.operation) return { operation: row.operation };
    if (row.state === 'unknown') return { fault: unknownFault };
    if (row.state === 'submitted') {
      const earlier = await reconcile(call, row, signal);
      if (earlier === 'ambiguous') return signal.aborted ? { fault: canceledFault } : ambiguous(call.key);
      if (earlier) return saved(call, earlier);
    }
    const shut = await refusedBy(modelOf(call));
    if (shut) return { fault: shut };
    const admitted = await turn(call, row.submits, signal);
    if ('fault' in admitted) return admitted;
    if (admitted.fence === null) return outrun(call.key, row);
    const outcome = await tryStart(call, admitted.fence);
    if ('operation' in outcome) return saved(call, outcome.operation);
    if (!outcome.final) await noteOutcome(modelOf(call), outcome.fault);
    if (outcome.final || (outcome.certain && !outcome.fault.retryable)) return { fault: outcome.fault };
    const busy = outcome.fault.code === 'rate_limited';
    if (tries >= (busy ? MAX_TRIES_BUSY : MAX_TRIES) || signal.aborted)
      return outcome.certain ? { fault: outcome.fault } : lastLook(call, signal);
    if (busy) await holdOff(modelOf(call), outcome.fault.retry_after ?? BUSY_SECONDS);
    await sleep(1000 * (outcome.fault.retry_after ?? 0.25 * 2 ** tries), undefined, { signal }).catch(
      () => undefined,
    );
  }
}

const LONGEST_WAIT_MS = 1_800_000;

/** Waits until the provider may be asked, then claims the call. */
async function turn(
  call: CallInput,
  seen: number,
  signal: AbortSignal,
): Promise<{ fence: number | null } | { fault: Fault }> {
  const given_up = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const admission = await admit(call, seen);
    if ('fence' in admission) return admission;
    if (signal.aborted) return { fault: canceledFault };
    if (Date.now() > given_up) return { fault: overrun };
    // Not all at once when the time has come.
    await sleep(admission.wait * (1 + Math.random() / 4), undefined, { signal }).catch(() => undefined);
  }
}

/** `final`: trying again is out of the question. */
type Attempt = { operation: Operation } | { fault: Fault; certain: boolean; final?: boolean };

/** A cancel does not cut the request off: a job whose id we know can be stopped, one whose answer was lost cannot. */
async function tryStart(call: CallInput, fence: number): Promise<Attempt> {
  const model = modelOf(call);
  let sent = false;
  try {
    const request = await withFiles(call.request);
    await reached('before-start', call.key);
    if (!(await mayStart(call, fence))) {
      await setReserved(call.key, fence);
      return { fault: canceledFault, certain: true, final: true };
    }
    sent = true;
    const limit = AbortSignal.timeout(START_TIMEOUT_MS);
    const operation = await model.start(request, { key: call.key, signal: limit });
    await reached('after-start', call.key);
    return { operation };
  } catch (error) {
    if (error instanceof Outrun) throw error;
    if (error instanceof NotStarted) {
      await setReserved(call.key, fence);
      return { fault: error.fault, certain: true };
    }
    context().log.warn({ err: error, call: call.key }, 'a request ended without an answer');
    if (!sent) await setReserved(call.key, fence);
    return { fault: sent ? unanswered : unprepared, certain: !sent };
  }
}

const unanswered: Fault = {
  code: 'unavailable',
  message: 'The provider did not answer.',
  retryable: true,
  charged: 'unknown',
};
const unprepared: Fault = {
  code: 'unavailable',
  message: 'The request could not be prepared, so it was not sent.',
  retryable: true,
  charged: 'none',
};

const overrun: Fault = {
  code: 'rate_limited',
  message: 'No place came free at the provider for half an hour, so the request was not sent.',
  retryable: true,
  charged: 'none',
};

/** Another worker has taken the call over: this one was frozen or cut off, and nothing it does counts any more. */
class Outrun extends Error {}

/**
 * The last look before money is spent: false when the run was stopped during the preparations. Throws `Outrun` for
 * a worker that slept through them: what another has sent must not be sent again.
 */
async function mayStart(call: CallInput, fence: number): Promise<boolean> {
  const row = await readCall(call.key);
  if (row.submits !== fence || row.operation || row.state !== 'submitted')
    throw new Outrun(`try ${fence} of ${call.key} was outrun`);
  return isWanted(call);
}

/** Why a claim was refused: the run was stopped, or the call is in other hands. */
async function outrun(key: string, seen: CallRow): Promise<Submitted> {
  const row = await readCall(key);
  if (row.operation) return { operation: row.operation };
  if (row.submits !== seen.submits) throw new Outrun(`${key} is in other hands`);
  return { fault: canceledFault };
}

/** A job whose call was closed while its answer was on the way is stopped at once. */
async function saved(call: CallInput, operation: Operation): Promise<Submitted> {
  const standing = await recordOperation(call.key, operation);
  await reached('after-record', call.key);
  if (standing) return { operation: standing };
  await modelOf(call)
    .cancel(operation)
    .catch(() => undefined);
  return { fault: canceledFault };
}

export const unknownFault: Fault = {
  code: 'interrupted',
  message:
    'The connection broke while the request was on its way, and this provider cannot say whether it arrived. It was ' +
    'not sent again. Look at your bill there: you were charged once or not at all. Trying again is a new request.',
  retryable: true,
  charged: 'unknown',
};

/** No more tries: one of them may have arrived all the same. After a stop the clean-up asks, with the row as it is. */
async function lastLook(call: CallInput, signal: AbortSignal): Promise<Submitted> {
  if (signal.aborted) return { fault: canceledFault };
  if (modelOf(call).guarantee === 'idempotent') return ambiguous(call.key);
  const found = await reconcile(call, await readCall(call.key), signal);
  if (found === null) return { fault: { ...unanswered, charged: 'none' } };
  return found === 'ambiguous' ? ambiguous(call.key) : saved(call, found);
}

async function ambiguous(key: string): Promise<Submitted> {
  await setUnknown(key);
  const { operation } = await readCall(key);
  return operation ? { operation } : { fault: unknownFault };
}

/** Takes a request whose files are named by hash, gives it with their paths on this machine. */
export async function withFiles<T extends CallRequests[CallKind]>(request: T): Promise<T> {
  const { storage } = context();
  const locate = async (file: FileInput): Promise<FileInput> => ({
    ...file,
    path: await storage.localPath(file.sha256),
  });
  const one = async (name: string, file: FileInput | undefined) =>
    file ? { [name]: await locate(file) } : {};
  if ('image' in request)
    return {
      ...request,
      ...(await one('image', request.image)),
      ...(await one('last_frame', request.last_frame)),
    };
  if ('references' in request) {
    const references = await Promise.all(request.references.map(locate));
    return { ...request, references, ...(await one('control_image', request.control_image)) };
  }
  return request;
}
