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

/** Appends a progress event and wakes the listeners when the transaction commits. Locks the session's row. */
export async function emitProgress(db: Database, event: NewProgress): Promise<void> {
  const data = event.data === undefined ? null : JSON.stringify(event.data);
  await sql`select emit_progress(${event.session_id}::uuid, ${event.run}::integer, ${event.stage},
    ${event.progress}::double precision, ${event.message}, ${data}::jsonb, ${event.dedupe})`.execute(db);
}
