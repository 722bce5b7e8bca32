import { decimal, formatUsd, micros } from '@admint/contract';
import type { Fault } from '@admint/providers';
import type { Database } from '../../store/database.ts';
import { lockSession } from '../../store/sessions.ts';
import { modelFor } from '../context.ts';
import { type CallInput, canceledFault, requestHash } from './input.ts';

/** Row first: writes the call and holds its price against the session's budget. Gives a fault when the call must not be made. */
export async function reserve(db: Database, call: CallInput): Promise<Fault | null> {
  const session = await lockSession(db, call.session_id);
  if (session.run !== call.run || !session.running) return canceledFault;
  const model = modelFor(call.kind);
  const price = model.price(call.request);
  const held = await db
    .selectFrom('provider_calls')
    .select((eb) => eb.fn.coalesce(eb.fn.sum('reserved'), eb.lit(0)).as('sum'))
    .where('session_id', '=', call.session_id)
    .where('state', 'in', ['reserved', 'submitted', 'unknown'])
    .where('key', '!=', call.key)
    .executeTakeFirstOrThrow();
  const spent = micros(session.total_cost) + micros(String(held.sum));
  if (price.amount > 0 && spent + price.amount > micros(session.budget)) {
    return {
      code: 'no_credit',
      message: `This would pass the budget of ${formatUsd(micros(session.budget))} for this ad, so it was not requested.`,
      retryable: false,
      charged: 'none',
    };
  }
  await db
    .insertInto('provider_calls')
    .values({
      key: call.key,
      session_id: call.session_id,
      run: call.run,
      agent: call.agent,
      kind: call.kind,
      part: call.part,
      attempt: call.attempt,
      provider: model.provider,
      model: model.model,
      state: 'reserved',
      request: JSON.stringify(call.request),
      spec: JSON.stringify({ asset: call.asset, progress: call.progress, batch: call.batch }),
      request_hash: requestHash(call.kind, model.model, call.request),
      reserved: decimal(price.amount),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return null;
}
