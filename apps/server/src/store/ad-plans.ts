import type { Selectable, Updateable } from 'kysely';
import type { Database } from './database.ts';
import { notFound } from './sessions.ts';
import type { AdPlansTable } from './schema.ts';

export type AdPlanRow = Selectable<AdPlansTable>;

export async function findPlan(db: Database, sessionId: string): Promise<AdPlanRow | undefined> {
  return db.selectFrom('ad_plans').selectAll().where('session_id', '=', sessionId).executeTakeFirst();
}

/** Throws `session_not_found` for an ad that was not made automatically: it has no storyboard. */
export async function readPlan(db: Database, sessionId: string): Promise<AdPlanRow> {
  const plan = await findPlan(db, sessionId);
  if (!plan) throw notFound();
  return plan;
}

export async function updatePlan(
  db: Database,
  sessionId: string,
  change: Updateable<AdPlansTable>,
): Promise<void> {
  await db
    .updateTable('ad_plans')
    .set({ ...change, updated_at: new Date() })
    .where('session_id', '=', sessionId)
    .execute();
}
