import { AdmintError, usd } from '@admint/contract';
import { randomUUID } from 'node:crypto';
import type { BodyOf, ResponseOf } from '../http/services.ts';
import { readSession } from '../store/sessions.ts';
import type { FlowParts } from './start.ts';

/**
 * Settles a request that nobody knew the fate of: asks its provider, and takes the owner's word where that cannot say.
 * Throws `session_not_found`, `not_found` for a call of another ad, `wrong_stage` for one that has its bill.
 */
export async function settleCall(
  parts: FlowParts,
  userId: number,
  id: string,
  { call_id: key, word }: BodyOf<'settleCall'>,
): Promise<ResponseOf<'settleCall'>> {
  await readSession(parts.db, id, userId);
  const row = await parts.db
    .selectFrom('provider_calls')
    .select('state')
    .where('key', '=', key)
    .where('session_id', '=', id)
    .executeTakeFirst();
  if (!row) {
    const field = { field: 'call_id', message: 'is not a receipt of this ad' };
    throw new AdmintError('not_found', 'This ad has no such request.', { fields: [field] });
  }
  if (row.state !== 'unknown')
    throw new AdmintError('wrong_stage', 'This request is not open: there is nothing to find out.');
  const job = { key, ...(word && { word }) };
  const settled = await parts.engine.settleCall(`${key}/settle/${randomUUID()}`, job);
  if (!settled) {
    const message = 'The provider is being asked. Look again in a moment.';
    return { state: 'checking', message, settled: null };
  }
  const { state, message, cost, waiting = false } = settled;
  return { state, message, settled: cost === null ? null : usd(cost), ...(waiting && { waiting }) };
}
