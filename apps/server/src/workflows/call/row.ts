import type { CallState } from '@admint/contract';
import type { Operation } from '@admint/providers';
import type { Database } from '../../store/database.ts';
import { context } from '../context.ts';
import type { CallInput } from './input.ts';

/** How far a call came, as its row says. */
export async function readCall(key: string) {
  return context()
    .db.selectFrom('provider_calls')
    .select(['state', 'operation', 'submits', 'submitted_at'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}
export type CallRow = Awaited<ReturnType<typeof readCall>>;

/**
 * Marks the request as on its way, unless the run was stopped or another worker was faster. `seen`: the token that
 * was read. Gives the fencing token of this try, or null.
 */
export async function claim(db: Database, call: CallInput, seen: number): Promise<number | null> {
  const row = await db
    .updateTable('provider_calls')
    .set((eb) => ({ state: 'submitted', submits: eb('submits', '+', 1), submitted_at: new Date() }))
    .where('key', '=', call.key)
    .where('submits', '=', seen)
    .where('operation', 'is', null)
    .where('state', 'in', ['reserved', 'submitted'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('sessions')
          .select('id')
          .where('id', '=', call.session_id)
          .where('run', '=', call.run)
          .where('running', '=', true),
      ),
    )
    .returning('submits')
    .executeTakeFirst();
  return row?.submits ?? null;
}

/** Is the run of this call still going on? */
export async function isWanted({ session_id, run }: CallInput): Promise<boolean> {
  const row = await context()
    .db.selectFrom('sessions')
    .select('id')
    .where('id', '=', session_id)
    .where('run', '=', run)
    .where('running', '=', true)
    .executeTakeFirst();
  return row !== undefined;
}

/** Saves the provider's id before anything else happens. Gives the job that stands: the first one that was saved. */
export async function recordOperation(key: string, operation: Operation): Promise<Operation | null> {
  const { db, log } = context();
  await saveOperation(db, key, operation);
  const { operation: standing } = await readCall(key);
  if (standing?.id !== operation.id)
    log.error({ call: key, provider_id: operation.id }, 'a job was made that nothing waits for');
  return standing;
}

/**
 * What a provider's webhook tells us: the job that was made under our key. A call that was given up as unknown stays
 * so, but its receipt names the job from now on; one that has its bill is left alone.
 */
export async function saveOperation(db: Database, key: string, operation: Operation): Promise<void> {
  const found = { operation: JSON.stringify(operation), provider_id: operation.id };
  const save = (states: CallState[], change: Partial<{ state: CallState }>) =>
    db
      .updateTable('provider_calls')
      .set({ ...found, ...change })
      .where('key', '=', key)
      .where('operation', 'is', null)
      .where('state', 'in', states)
      .execute();
  await save(['reserved', 'submitted'], { state: 'submitted' });
  await save(['unknown'], {});
}

/** Takes back the mark of try `fence`, whose request certainly made no job. */
export async function setReserved(key: string, fence: number): Promise<void> {
  await context()
    .db.updateTable('provider_calls')
    .set({ state: 'reserved' })
    .where('key', '=', key)
    .where('submits', '=', fence)
    .where('operation', 'is', null)
    .where('state', '=', 'submitted')
    .execute();
}

/** Gives up on knowing what became of the request. Does nothing when a job has been found after all. */
export async function setUnknown(key: string): Promise<void> {
  await context()
    .db.updateTable('provider_calls')
    .set({ state: 'unknown' })
    .where('key', '=', key)
    .where('operation', 'is', null)
    .where('state', 'in', ['reserved', 'submitted'])
    .execute();
}
