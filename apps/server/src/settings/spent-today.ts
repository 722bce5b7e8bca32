import { AdmintError, formatUsd, type Micros, micros } from '@admint/contract';
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** What a user's calls of this day (UTC) cost, in micro-dollars: settled ones, and what is held for those on their way. */
export async function spentToday(db: Database, userId: number, except = ''): Promise<Micros> {
  const { rows } = await sql<{ sum: string | null }>`
    select sum(case when c.state in ('reserved','submitted','unknown') then greatest(c.reserved, coalesce(c.settled, 0))
      else coalesce(c.settled, 0) end) as sum
    from provider_calls c join sessions s on s.id = c.session_id
    where s.user_id = ${userId} and c.key <> ${except}
      and (c.state in ('reserved','submitted') or c.settled_at >= date_trunc('day', now(), 'UTC')
        or (c.state = 'unknown' and c.created_at >= date_trunc('day', now(), 'UTC')))`.execute(db);
  return micros(rows[0]?.sum ?? 0);
}

/**
 * What is left of a user's daily cap, or null without one. `lock` keeps other ads of the same user from spending it
 * at the same moment, until the transaction ends.
 */
export async function leftToday(
  db: Database,
  userId: number,
  { lock = false, except = '' }: { lock?: boolean; except?: string } = {},
): Promise<{ left: Micros; cap: Micros } | null> {
  const query = db.selectFrom('users').select('daily_cap').where('id', '=', userId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row || row.daily_cap === null) return null;
  const cap = micros(row.daily_cap);
  return { cap, left: Math.max(0, cap - (await spentToday(db, userId, except))) };
}

export const overDailyCap = (price: Micros, { left, cap }: { left: Micros; cap: Micros }) =>
  `This would cost ${formatUsd(price)}, but only ${formatUsd(left)} of today's limit of ${formatUsd(cap)} is left. ` +
  'The day ends at midnight UTC; the limit is in your settings.';

/** Refuses before anything is written. Throws `daily_cap_reached`. */
export async function requireDailyCap(db: Database, userId: number, price: Micros): Promise<void> {
  if (price === 0) return;
  const today = await leftToday(db, userId);
  if (!today || price <= today.left) return;
  throw new AdmintError('daily_cap_reached', `${overDailyCap(price, today)} Nothing was spent.`, {
    values: { price: formatUsd(price), left: formatUsd(today.left), budget: formatUsd(today.cap) },
  });
}
