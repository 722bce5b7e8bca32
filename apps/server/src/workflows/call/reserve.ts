import { decimal, formatUsd, type Micros, micros } from '@admint/contract';
import type { Fault } from '@admint/providers';
import type { CallResult } from '@admint/studio';
import type { Database } from '../../store/database.ts';
import { leftToday, overDailyCap } from '../../settings/spent-today.ts';
import { lockSession, type SessionRow } from '../../store/sessions.ts';
import { modelOf } from './model.ts';
import { bookCached, findEarlier } from './cache.ts';
import { reached } from './failpoint.ts';
import { type CallInput, canceledFault, requestHash } from './input.ts';
import { announce } from './settle.ts';

/** What a reservation leads to: `null` goes on to the request, a fault must not be requested, a result needs none. */
export type Reserved = { fault: Fault } | { result: CallResult } | null;

/**
 * Row first: writes the call and holds its price against the session's budget. What this user paid for within the
 * last day is given again instead, for nothing.
 */
export async function reserve(db: Database, call: CallInput): Promise<Reserved> {
  const session = await lockSession(db, call.session_id);
  if (session.run !== call.run || !session.running) return { fault: canceledFault };
  const model = modelOf(call);
  const price = model.price(call.request);
  const earlier = price.amount > 0 ? await findEarlier(db, call, session.user_id) : null;
  if (earlier) {
    await insertCall(db, call, 0);
    const result = await bookCached(db, call, earlier);
    await announce(db, call, result.ok ? result.asset_id : null);
    return { result };
  }
  if (price.amount > 0 && (await committed(db, call, session)) + price.amount > micros(session.budget))
    return refuse(db, call, overBudget(session));
  const today =
    price.amount > 0 ? await leftToday(db, session.user_id, { lock: true, except: call.key }) : null;
  if (today && price.amount > today.left) return refuse(db, call, overCap(price.amount, today));
  await insertCall(db, call, price.amount);
  await reached('in-reserve', call.key);
  return null;
}

/** A refusal has its row, too: the next try needs a key that this one did not use up. */
async function refuse(db: Database, call: CallInput, fault: Fault): Promise<Reserved> {
  await insertCall(db, call, 0);
  await db
    .updateTable('provider_calls')
    .set({ state: 'failed', settled: '0', settled_at: new Date(), fault: JSON.stringify(fault) })
    .where('key', '=', call.key)
    .execute();
  return { fault };
}

/** What the ad has cost so far and what is held for requests without a bill. */
async function committed(db: Database, call: CallInput, session: SessionRow): Promise<Micros> {
  const held = await db
    .selectFrom('provider_calls')
    .select((eb) => eb.fn.coalesce(eb.fn.sum('reserved'), eb.lit(0)).as('sum'))
    .where('session_id', '=', call.session_id)
    .where('state', 'in', ['reserved', 'submitted', 'unknown'])
    .where('key', '!=', call.key)
    .executeTakeFirstOrThrow();
  return micros(session.total_cost) + micros(String(held.sum));
}

const overBudget = ({ budget }: SessionRow): Fault => ({
  code: 'no_credit',
  message: `This would pass the budget of ${formatUsd(micros(budget))} for this ad, so it was not requested.`,
  retryable: false,
  charged: 'none',
});

const overCap = (price: Micros, today: { left: Micros; cap: Micros }): Fault => ({
  code: 'no_credit',
  message: overDailyCap(price, today),
  retryable: true,
  charged: 'none',
});

async function insertCall(db: Database, call: CallInput, price: Micros): Promise<void> {
  const model = modelOf(call);
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
      reserved: decimal(price),
      fallback_of: call.before?.at(-1)?.key ?? null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
