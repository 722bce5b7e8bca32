import type { Limits } from '@admint/providers';
import { sql } from 'kysely';
import type { Database } from '../../store/database.ts';
import { context } from '../context.ts';
import type { CallInput } from './input.ts';
import { modelOf, type ModelName } from './model.ts';
import { claim } from './row.ts';

/** `wait`: milliseconds until it is worth trying again. A number is the fencing token of the try, null a refusal. */
export type Admission = { fence: number | null } | { wait: number };

const BUSY_MS = 200;

/**
 * Claims the call as soon as its provider may be asked: not too many jobs at once, not too many starts a minute, over
 * all workers. The provider's lock makes counting and claiming one act.
 */
export async function admit(call: CallInput, seen: number): Promise<Admission> {
  const model = modelOf(call);
  const { limits, concurrency } = model;
  if (!limits) return { fence: await claim(context().db, call, seen) };
  return context()
    .db.transaction()
    .execute(async (db) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`admint-pace:${model.provider}`}, 0))`.execute(
        db,
      );
      const busy = await running(db, call, model);
      if (busy.provider >= limits.at_once || busy.model >= concurrency) return { wait: BUSY_MS };
      const wait = await nextTurn(db, model.provider, limits);
      if (wait > 0) return { wait };
      const fence = await claim(db, call, seen);
      if (fence !== null) await takeTurn(db, model.provider, limits);
      return { fence };
    });
}

/** Jobs of the provider, and of the model, that are under way; those nobody knows about do not count. */
async function running(db: Database, call: CallInput, { provider, model }: ModelName) {
  const row = await db
    .selectFrom('provider_calls')
    .select((eb) => [
      eb.fn.countAll<number>().as('provider'),
      eb.fn.countAll<number>().filterWhere('model', '=', model).as('model'),
    ])
    .where('provider', '=', provider)
    .where('state', '=', 'submitted')
    .where('key', '!=', call.key)
    .executeTakeFirstOrThrow();
  return { provider: Number(row.provider), model: Number(row.model) };
}

/**
 * Milliseconds until the provider may be asked. `next_at` is the time by which everything asked so far would have been
 * evenly spread; a burst may run ahead of it (the generic cell rate algorithm, ITU-T I.371), but not while the provider
 * wants it slow.
 */
async function nextTurn(db: Database, provider: string, limits: Limits): Promise<number> {
  const { per_minute, burst = 1 } = limits;
  const ahead = ((burst - 1) * 60) / per_minute;
  await db
    .insertInto('provider_pace')
    .values({ provider })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from next_at - clock_timestamp())
      - case when spacing > 0 then 0 else ${ahead}::double precision end) * 1000 as ms
    from provider_pace where provider = ${provider}`.execute(db);
  const ms = Number(rows[0]?.ms ?? 0);
  return Math.ceil(Math.min(ms, 60_000 + 60_000 / per_minute));
}

/** The pace a provider asked for eases off again by a fifth with every request it takes. */
async function takeTurn(db: Database, provider: string, { per_minute }: Limits): Promise<void> {
  const usual = 60 / per_minute;
  await sql`
    update provider_pace set
      next_at = greatest(next_at, clock_timestamp()) + make_interval(secs => greatest(spacing, ${usual})),
      spacing = case when spacing * 0.8 > ${usual} then spacing * 0.8 else 0 end
    where provider = ${provider}`.execute(db);
}

/** The provider wants to be left alone for some seconds: by every worker, and after that slower than before. */
export async function holdOff({ provider }: ModelName, seconds: number): Promise<void> {
  await sql`
    insert into provider_pace as pace (provider, next_at, spacing)
    values (${provider}, clock_timestamp() + make_interval(secs => ${seconds}), ${seconds / 4})
    on conflict (provider) do update set
      next_at = greatest(pace.next_at, excluded.next_at),
      spacing = least(15, greatest(pace.spacing, excluded.spacing))`.execute(context().db);
}
