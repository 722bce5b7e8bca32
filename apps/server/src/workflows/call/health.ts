import type { Fault, Limits } from '@admint/providers';
import { sql } from 'kysely';
import type { Database } from '../../store/database.ts';
import { context } from '../context.ts';
import type { ModelName } from './model.ts';

/** A circuit breaker per model, shared by all workers through the database: a worker that starts knows what others saw. */

const FAILURES_IN_A_ROW = 5;
/** Seconds a model is left alone: doubled each time the trial fails, too. */
const ALONE = { first: 30, most: 600 };
/** Seconds one trial may take before another call may try. */
const TRIAL_SECONDS = 120;

type Watched = ModelName & { label?: string; limits?: Limits };

/** Failures that say something about the model; all others show that it is there. */
const OF_THE_MODEL: readonly Fault['code'][] = ['model_error', 'unavailable', 'timeout'];

/** Null when the model may be asked; else why not. After its time alone one call is let through to find out. */
export async function refusedBy(model: Watched): Promise<Fault | null> {
  if (!model.limits) return null;
  const { db } = context();
  const reason = await whyShut(db, model);
  if (reason === null) return null;
  const { rows } = await sql<{ provider: string }>`
    update model_health set probe_until = now() + make_interval(secs => ${TRIAL_SECONDS})
    where provider = ${model.provider} and model = ${model.model}
      and closed_until <= now() and (probe_until is null or probe_until <= now())
    returning provider`.execute(db);
  if (rows.length > 0) return null;
  return { code: 'unavailable', message: reason, retryable: true, charged: 'none' };
}

/** Why a model is left alone at the moment, in a sentence; null when it is not. */
export async function whyShut(db: Database, model: Watched): Promise<string | null> {
  const row = await db
    .selectFrom('model_health')
    .select(['failures', 'closed_until', 'reason'])
    .where('provider', '=', model.provider)
    .where('model', '=', model.model)
    .executeTakeFirst();
  if (!row?.closed_until) return null;
  const seconds = Math.max(0, Math.ceil((row.closed_until.getTime() - Date.now()) / 1000));
  const when = seconds === 0 ? 'is being tried again now' : `is tried again in ${seconds} s`;
  const name = model.label ?? model.model;
  return `${name} failed ${row.failures} times in a row and ${when}. ${row.reason ?? ''}`.trim();
}

/** Writes down how a job of the model ended; `fault` null when it went well. */
export async function noteOutcome(model: Watched, fault: Fault | null): Promise<void> {
  if (!model.limits) return;
  if (fault && OF_THE_MODEL.includes(fault.code)) await noteFailure(model, fault.message);
  else await noteLife(model);
}

async function noteLife({ provider, model }: ModelName): Promise<void> {
  await sql`
    update model_health set failures = 0, opened = 0, closed_until = null, probe_until = null, reason = null
    where provider = ${provider} and model = ${model} and (failures > 0 or closed_until is not null)`.execute(
    context().db,
  );
}

/** Jobs that were under way when the model was given up end later; they do not lengthen its time alone. */
async function noteFailure({ provider, model }: ModelName, reason: string): Promise<void> {
  const { first, most } = ALONE;
  await sql`
    insert into model_health as health (provider, model, failures, reason) values (${provider}, ${model}, 1, ${reason})
    on conflict (provider, model) do update set
      failures = health.failures + 1,
      reason = excluded.reason,
      probe_until = null,
      opened = health.opened + (health.failures + 1 >= ${FAILURES_IN_A_ROW})::int,
      closed_until = case when health.failures + 1 >= ${FAILURES_IN_A_ROW}
        then now() + make_interval(secs => least(${most}, ${first} * power(2, health.opened)))
        else health.closed_until end
    where health.closed_until is null or health.closed_until <= now()`.execute(context().db);
}
