import { randomUUID } from 'node:crypto';
import { SESSION_CHANGED } from '@admint/contract';
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface NewProgress {
  session_id: string;
  run: number;
  stage: string;
  /** 0–100; shown never lower than what was shown before in this run */
  progress: number;
  message: string;
  data?: Record<string, unknown>;
  /** A second event with the same key is not written: a replayed step stays silent. */
  dedupe: string;
}

/** Tells every window that shows the session to read it again. */
export function emitChanged(
  db: Database,
  session: { id: string; run: number; last_progress: number },
): Promise<void> {
  return emitProgress(db, {
    session_id: session.id,
    run: session.run,
    stage: SESSION_CHANGED,
    progress: session.last_progress,
    message: 'Saved.',
    dedupe: `changed/${randomUUID()}`,
  });
}

/** Appends a progress event and wakes the listeners when the transaction commits. Locks the session's row. */
export async function emitProgress(db: Database, event: NewProgress): Promise<void> {
  const data = event.data === undefined ? null : JSON.stringify(event.data);
  await sql`select emit_progress(${event.session_id}::uuid, ${event.run}::integer, ${event.stage},
    ${event.progress}::double precision, ${event.message}, ${data}::jsonb, ${event.dedupe})`.execute(db);
}
