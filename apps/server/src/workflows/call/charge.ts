import { decimal, formatUsd, type Micros, micros, progressWords } from '@admint/contract';
import { sql } from 'kysely';
import type { Database } from '../../store/database.ts';
import { emitProgress } from '../../store/progress.ts';

interface Charged {
  run: number;
  stage: string;
  last_progress: number;
  total_cost: string;
  before: string | null;
  alerted_at: string | null;
}

/** Adds a cost to the ad's total and its owner's, and tells the owner once when the ad has passed the alert. */
export async function charge(db: Database, sessionId: string, cost: Micros): Promise<void> {
  if (cost === 0) return;
  const amount = decimal(cost);
  const { rows } = await sql<Charged>`
    update sessions s set total_cost = s.total_cost + ${amount}::numeric,
      alerted_at = case when s.total_cost + ${amount}::numeric >= u.alert_at
        then greatest(s.alerted_at, u.alert_at) else s.alerted_at end
    from users u, sessions old
    where s.id = ${sessionId}::uuid and u.id = s.user_id and old.id = s.id
    returning s.run, s.stage, s.last_progress, s.total_cost, old.alerted_at as before, s.alerted_at`.execute(
    db,
  );
  await sql`update users set total_cost = total_cost + ${amount}::numeric
    where id = (select user_id from sessions where id = ${sessionId}::uuid)`.execute(db);
  const [row] = rows;
  if (row && row.alerted_at !== null && row.alerted_at !== row.before)
    await tell(db, sessionId, row, row.alerted_at);
}

async function tell(db: Database, sessionId: string, row: Charged, alertAt: string): Promise<void> {
  const spent = micros(row.total_cost);
  await emitProgress(db, {
    session_id: sessionId,
    run: row.run,
    stage: row.stage,
    progress: row.last_progress,
    message: progressWords('alert', { limit: formatUsd(micros(alertAt)), spent: formatUsd(spent) }),
    data: { alert: { at: Number(alertAt), spent: spent / 1e6 } },
    dedupe: `alert/${alertAt}`,
  });
}
