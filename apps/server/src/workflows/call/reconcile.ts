import type { Operation } from '@admint/providers';
import { context } from '../context.ts';
import type { CallInput } from './input.ts';
import { modelOf } from './model.ts';
import { type CallRow, readCall } from './row.ts';

type Sought = Pick<CallInput, 'kind' | 'key' | 'request' | 'use'>;

const KNOWN_WITHIN_S = 30;
/** A provider that cannot be asked for this long leaves the question open. */
const UNREACHABLE_MS = 120_000;
const PAUSE_MS = { first: 100, most: 5000 };

/**
 * What became of a request whose answer we do not have: its job, null if it certainly made none, or nobody can
 * tell. Asks until a job would surely be known, because one that was just made may not be listed yet. Null only on
 * the provider's own word: a webhook that did not come may have been lost.
 */
export async function reconcile(
  call: Sought,
  row: CallRow,
  signal: AbortSignal,
): Promise<Operation | null | 'ambiguous'> {
  const { guarantee, known_within = KNOWN_WITHIN_S } = modelOf(call);
  if (guarantee === 'idempotent') return null;
  if (guarantee === 'none') return 'ambiguous';
  const known = (row.submitted_at?.getTime() ?? Date.now()) + known_within * 1000;
  const unreachable = Date.now() + UNREACHABLE_MS;
  const news = context().news.watch(call.key);
  try {
    for (let pause = PAUSE_MS.first; ; pause = Math.min(PAUSE_MS.most, pause * 2)) {
      const late = Date.now() > known;
      const saved = await readCall(call.key);
      if (saved.operation) return saved.operation;
      const found = await look(call, row, signal);
      if (found && found !== 'ambiguous') return found;
      if (late && found === null) return null;
      if (late && (found === 'ambiguous' || guarantee === 'webhook')) return 'ambiguous';
      if (signal.aborted || Date.now() > Math.max(known, unreachable)) return 'ambiguous';
      await news.pause(pause, signal);
    }
  } finally {
    news.close();
  }
}

/** Undefined when the provider cannot say. */
async function look(call: Sought, row: CallRow, signal: AbortSignal) {
  const { key, request } = call;
  const model = modelOf(call);
  if (model.guarantee !== 'lookup' || !model.find) return undefined;
  const sent = row.submitted_at ? { at: row.submitted_at, request } : undefined;
  return model.find(key, signal, sent).catch((error: unknown) => {
    context().log.warn({ err: error, call: key }, 'a provider could not be asked for a job');
    return undefined;
  });
}
