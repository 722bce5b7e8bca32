import {
  AdmintError,
  micros,
  type MoneyState,
  type ReceiptFilter,
  type ReceiptLine,
  usd,
} from '@admint/contract';
import { type RawBuilder, sql } from 'kysely';
import type { QueryOf, ResponseOf, User } from '../http/services.ts';
import type { Database } from '../store/database.ts';

const dollars = (amount: string | null) => usd(micros(amount ?? 0));

/** Where the money of a call is. What was held and not billed has been given back. */
const MONEY = sql<MoneyState>`case
  when c.state in ('reserved','submitted') then c.state
  when c.state = 'unknown' and c.settled is null then 'unknown'
  when c.state in ('failed','canceled') and coalesce(c.settled, 0) = 0 then 'refunded'
  else 'settled' end`;

interface Row {
  id: string;
  session_id: string;
  agent: string;
  part: string;
  kind: ReceiptLine['kind'];
  provider: string;
  model: string;
  state: ReceiptLine['state'];
  money: MoneyState;
  provider_id: string | null;
  reserved: string;
  settled: string | null;
  cached: boolean;
  fallback_of: string | null;
  error: string | null;
  created_at: Date;
  /** microseconds since 1970: pages must not lose what one millisecond holds */
  at: number;
  settled_at: Date | null;
  ad: string | null;
}

function matching(user: User, filter: ReceiptFilter): RawBuilder<unknown> {
  const { session_id, money, kind, model, from, to, paid } = filter;
  const terms: RawBuilder<unknown>[] = [sql`s.user_id = ${user.id}`];
  if (session_id) terms.push(sql`c.session_id = ${session_id}::uuid`);
  if (money) terms.push(sql`(${MONEY}) = ${money}`);
  if (kind) terms.push(sql`c.kind = ${kind}`);
  if (model) terms.push(sql`c.model = ${model}`);
  if (from) terms.push(sql`c.created_at >= (${from}::date::timestamp at time zone 'UTC')`);
  if (to) terms.push(sql`c.created_at < ((${to}::date + 1)::timestamp at time zone 'UTC')`);
  if (paid === 'true') terms.push(sql`(c.reserved > 0 or c.settled > 0)`);
  return sql.join(terms, sql` and `);
}

const FROM = sql`from provider_calls c join sessions s on s.id = c.session_id`;

async function readRows(db: Database, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.key as id, c.session_id, c.agent, c.part, c.kind, c.provider, c.model, c.state, ${MONEY} as money,
      c.provider_id, c.reserved, c.settled, c.cached, c.fallback_of, c.fault ->> 'message' as error,
      c.created_at, (extract(epoch from c.created_at) * 1000000)::bigint as at, c.settled_at, s.product_prompt as ad
    ${FROM} where ${where} order by c.created_at desc, c.key desc limit ${limit}`.execute(db);
  return rows;
}

function lineOf(row: Row): ReceiptLine {
  return {
    id: row.id,
    session_id: row.session_id,
    agent: row.agent,
    part: row.part,
    kind: row.kind,
    provider: row.provider,
    model: row.model,
    state: row.state,
    money: row.money,
    provider_id: row.provider_id,
    reserved: dollars(row.reserved),
    settled: row.settled === null ? null : dollars(row.settled),
    cached: row.cached,
    fallback_of: row.fallback_of,
    error: row.error,
    created_at: row.created_at.toISOString(),
    settled_at: row.settled_at?.toISOString() ?? null,
    ad: row.ad,
  };
}

/** One page of a user's receipts, newest first. Throws `validation_failed` for a cursor that is not ours. */
export async function listReceipts(
  db: Database,
  user: User,
  { limit, cursor, ...filter }: QueryOf<'listReceipts'>,
): Promise<ResponseOf<'listReceipts'>> {
  const where = matching(user, filter);
  const after = cursor === undefined ? where : sql`${where} and ${afterCursor(cursor)}`;
  const rows = await readRows(db, after, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const [{ rows: sums }, { rows: models }] = await Promise.all([
    sql<{ count: number; settled: string | null; held: string | null }>`
      select count(*)::integer as count, sum(c.settled) as settled,
        sum(c.reserved) filter (where c.state in ('reserved','submitted') or (c.state = 'unknown' and c.settled is null)) as held
      ${FROM} where ${where}`.execute(db),
    sql<{
      model: string;
    }>`select distinct c.model ${FROM} where s.user_id = ${user.id} order by 1 limit 200`.execute(db),
  ]);
  const { count = 0, settled = null, held = null } = sums[0] ?? {};
  return {
    receipts: shown.map(lineOf),
    next_cursor: rows.length > limit && last ? `${last.at}~${last.id}` : null,
    totals: { count, settled: dollars(settled), held: dollars(held) },
    models: models.map(({ model }) => model),
  };
}

function afterCursor(cursor: string): RawBuilder<unknown> {
  const at = cursor.indexOf('~');
  const time = Number(cursor.slice(0, at));
  if (at < 1 || !Number.isSafeInteger(time)) {
    throw new AdmintError('validation_failed', 'The page cursor is not one that this server gave.', {
      fields: [{ field: 'cursor', message: 'use next_cursor of the page before' }],
    });
  }
  return sql`(c.created_at, c.key) < (timestamptz 'epoch' + ${time}::float8 * interval '1 microsecond', ${cursor.slice(at + 1)})`;
}

const CSV_BATCH = 500;

/** Every receipt that matches, a batch at a time, so that a long history is never all in memory. */
export async function* everyReceipt(
  db: Database,
  user: User,
  filter: ReceiptFilter,
): AsyncGenerator<ReceiptLine[]> {
  const where = matching(user, filter);
  let after = where;
  for (;;) {
    const rows = await readRows(db, after, CSV_BATCH);
    if (rows.length > 0) yield rows.map(lineOf);
    const last = rows.at(-1);
    if (rows.length < CSV_BATCH || !last) return;
    after = sql`${where} and ${afterCursor(`${last.at}~${last.id}`)}`;
  }
}
