import { randomUUID } from 'node:crypto';
import { englishOf, type ProgressWords, SESSION_CHANGED } from '@admint/contract';
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface NewProgress {
  session_id: string;
  run: number;
  stage: string;
  /** 0–100; shown never lower than what was shown before in this run */
  progress: number;
  /** A sentence of progress by its key, or one of its own. */
  message: ProgressWords | string;
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
  const words = typeof event.message === 'string' ? null : event.message;
  const data = event.data || words ? JSON.stringify({ ...event.data, ...(words && { words }) }) : null;
  await sql`select emit_progress(${event.session_id}::uuid, ${event.run}::integer, ${event.stage},
    ${event.progress}::double precision, ${sentenceOf(event.message)}, ${data}::jsonb, ${event.dedupe})`.execute(
    db,
  );
}

/** What a person who reads English is told. */
export const sentenceOf = (message: NewProgress['message']): string =>
  typeof message === 'string' ? message : englishOf(message);

/** Takes what an event carries, gives its words under the name `words`; nothing for a sentence of its own. */
export function wordsOf(data: unknown): { words?: ProgressWords } {
  const { words } = (data ?? {}) as { words?: ProgressWords };
  return words ? { words } : {};
}
