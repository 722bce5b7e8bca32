import { AdmintError } from '@admint/contract';
import type { Selectable, Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { SessionsTable } from './schema.ts';

export type SessionRow = Selectable<SessionsTable>;

export const notFound = () => new AdmintError('session_not_found', 'There is no such ad.');

/** Takes the row's lock until the transaction ends. Throws `session_not_found`, also for someone else's session. */
export async function lockSession(db: Database, id: string, userId?: number): Promise<SessionRow> {
  let query = db.selectFrom('sessions').selectAll().where('id', '=', id).forUpdate();
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  const row = await query.executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Throws `session_not_found`, also for someone else's session. */
export async function readSession(db: Database, id: string, userId?: number): Promise<SessionRow> {
  let query = db.selectFrom('sessions').selectAll().where('id', '=', id);
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  const row = await query.executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

export async function updateSession(
  db: Database,
  id: string,
  change: Updateable<SessionsTable>,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ ...change, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
}
