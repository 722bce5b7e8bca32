import type { ProgressEvent } from '@admint/contract';
import type pg from 'pg';
import { listenOn } from '../postgres/listen.ts';

/** Where the hub reads: the events of a session in order, its owner, and a wake-up when there may be more. */
export interface EventSource {
  /** At most `limit` events with `seq` greater than `after`, in order. */
  read(sessionId: string, after: number, limit: number): Promise<ProgressEvent[]>;
  isOwner(userId: number, sessionId: string): Promise<boolean>;
  /** Opens one listening connection. `onHint` gets a session id; `onEnd` is called once, when it breaks. */
  listen(onHint: (sessionId: string) => void, onEnd: () => void): Promise<{ close(): Promise<void> }>;
}

/** Reads `progress_events` through `pool` and listens on a connection of its own to `url`. */
export function postgresEvents(pool: pg.Pool, url: string): EventSource {
  return {
    async read(sessionId, after, limit) {
      const { rows } = await pool.query<EventRow>({
        name: 'progress-events-after',
        text: `select seq, run, stage, progress, message, current_cost, data, created_at from progress_events
          where session_id = $1 and seq > $2 order by seq limit $3`,
        values: [sessionId, after, limit],
      });
      return rows.map((row) => toEvent(sessionId, row));
    },

    async isOwner(userId, sessionId) {
      const { rowCount } = await pool.query('select from sessions where id = $1 and user_id = $2', [
        sessionId,
        userId,
      ]);
      return rowCount === 1;
    },

    listen: listenOn(url, 'progress'),
  };
}

interface EventRow {
  seq: number;
  run: number;
  stage: string;
  progress: number;
  message: string;
  current_cost: string;
  data: Record<string, unknown> | null;
  created_at: Date;
}

function toEvent(sessionId: string, row: EventRow): ProgressEvent {
  return {
    session_id: sessionId,
    seq: row.seq,
    stage: row.stage,
    progress: row.progress,
    message: row.message,
    current_cost: Number(row.current_cost),
    timestamp: row.created_at.toISOString(),
    run: row.run,
    ...(row.data && { data: row.data }),
  };
}
