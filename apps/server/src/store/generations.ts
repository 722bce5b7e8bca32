import { randomUUID } from 'node:crypto';
import type { CompositionSettings } from '@admint/contract';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { GenerationsTable } from './schema.ts';
import type { SessionRow } from './sessions.ts';

export type GenerationRow = Selectable<GenerationsTable>;

interface NewGeneration {
  session: Pick<SessionRow, 'id' | 'user_id' | 'product_prompt' | 'total_cost'>;
  /** The session's run that makes it: how its end finds it again. */
  run: number;
  settings: CompositionSettings | null;
}

/** Shows a video in the gallery from the moment its making begins. The caller holds the session's lock. Gives its id. */
export async function openGeneration(
  db: Database,
  { session, run, settings }: NewGeneration,
): Promise<string> {
  const earlier = await db
    .selectFrom('generations')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('session_id', '=', session.id)
    .executeTakeFirst();
  const id = randomUUID();
  await db
    .insertInto('generations')
    .values({
      id,
      session_id: session.id,
      user_id: session.user_id,
      status: 'processing',
      number: (earlier?.number ?? 0) + 1,
      run,
      prompt: session.product_prompt,
      product_name: settings?.text_overlay.product_name ?? null,
      settings: settings ? JSON.stringify(settings) : null,
      cost: session.total_cost,
    })
    .execute();
  return id;
}

/** The video a run is making, or made; undefined when the run makes none. */
export function generationOfRun(
  db: Database,
  sessionId: string,
  run: number,
): Promise<GenerationRow | undefined> {
  return db
    .selectFrom('generations')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('run', '=', run)
    .orderBy('number', 'desc')
    .executeTakeFirst();
}

/** Ends the run's video as failed or stopped, or puts it back to work when it is tried again. Finished videos stay as they are. */
export async function markGeneration(
  db: Database,
  sessionId: string,
  run: number,
  status: 'processing' | 'failed' | 'canceled',
  error: string | null = null,
): Promise<void> {
  await db
    .updateTable('generations')
    .set({ status, error })
    .where('session_id', '=', sessionId)
    .where('run', '=', run)
    .where('status', '!=', 'completed')
    .execute();
}

/** A video that was stopped is made by another run from now on. */
export async function moveGeneration(db: Database, id: string, run: number): Promise<void> {
  await db
    .updateTable('generations')
    .set({ run })
    .where('id', '=', id)
    .where('status', '!=', 'completed')
    .execute();
}
