import { micros, type Spending, usd } from '@admint/contract';
import { sql } from 'kysely';
import type { ResponseOf, User } from '../http/services.ts';
import type { Database } from '../store/database.ts';
import { spentToday } from './spent-today.ts';

const DAY_MS = 86_400_000;
const dollars = (amount: string | null) => usd(micros(amount ?? 0));
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

interface Group {
  day: string;
  model: string;
  provider: string;
  agent: string;
  cost: string;
  calls: number;
}

/** What a user spent in the last `days` days (UTC, today included), by the day a call was billed. */
export async function readSpending(db: Database, user: User, days: number): Promise<Spending> {
  const to = Date.now();
  const from = dayOf(to - (days - 1) * DAY_MS);
  const { rows } = await sql<Group>`
    select to_char(c.settled_at at time zone 'UTC', 'YYYY-MM-DD') as day, c.model, c.provider, c.agent,
      sum(c.settled) as cost, count(*)::integer as calls
    from provider_calls c join sessions s on s.id = c.session_id
    where s.user_id = ${user.id} and c.settled > 0
      and c.settled_at >= (${from}::date::timestamp at time zone 'UTC')
    group by 1, 2, 3, 4`.execute(db);
  const ever = await db
    .selectFrom('users')
    .select('total_cost')
    .where('id', '=', user.id)
    .executeTakeFirstOrThrow();
  const spentBy = sumBy(rows);
  const daily = spentBy(({ day }) => day);
  return {
    from,
    to: dayOf(to),
    total: usd(rows.reduce((sum, { cost }) => sum + micros(cost), 0)),
    today: usd(await spentToday(db, user.id)),
    ever: dollars(ever.total_cost),
    by_day: Array.from({ length: days }, (_, i) => {
      const day = dayOf(to - (days - 1 - i) * DAY_MS);
      const { cost = 0, calls = 0 } = daily.get(day) ?? {};
      return { day, cost, calls };
    }),
    by_model: ranked(spentBy(({ provider, model }) => `${provider} ${model}`)).map(({ name, ...spent }) => {
      const [provider = '', ...model] = name.split(' ');
      return { provider, model: model.join(' '), ...spent };
    }),
    by_agent: ranked(spentBy(({ agent }) => agent)).map(({ name, ...spent }) => ({ agent: name, ...spent })),
  };
}

type Spent = { cost: number; calls: number };

const sumBy = (rows: Group[]) => (nameOf: (row: Group) => string) => {
  const sums = new Map<string, { amount: number; calls: number }>();
  for (const row of rows) {
    const sum = sums.get(nameOf(row)) ?? { amount: 0, calls: 0 };
    sums.set(nameOf(row), { amount: sum.amount + micros(row.cost), calls: sum.calls + row.calls });
  }
  return new Map<string, Spent>(
    [...sums].map(([name, { amount, calls }]) => [name, { cost: usd(amount), calls }]),
  );
};

const ranked = (sums: Map<string, Spent>) =>
  [...sums].map(([name, spent]) => ({ name, ...spent })).sort((a, b) => b.cost - a.cost);

/** What each user has spent: today, and since the account was made. */
export async function readUserTotals(db: Database): Promise<ResponseOf<'listUserTotals'>> {
  const { rows } = await sql<{
    user_id: number;
    name: string;
    is_admin: boolean;
    ads: number;
    today: string | null;
    total: string;
    daily_cap: string | null;
  }>`
    select u.id as user_id, coalesce(u.username, u.email) as name, u.is_admin, u.total_cost as total, u.daily_cap,
      (select count(*)::integer from sessions s where s.user_id = u.id) as ads,
      (select sum(c.settled) from provider_calls c join sessions s on s.id = c.session_id
        where s.user_id = u.id and c.settled_at >= date_trunc('day', now(), 'UTC')) as today
    from users u order by u.total_cost desc, u.id`.execute(db);
  return {
    users: rows.map(({ today, total, daily_cap, ...row }) => ({
      ...row,
      today: dollars(today),
      total: dollars(total),
      daily_cap: daily_cap === null ? null : dollars(daily_cap),
    })),
  };
}
