import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { listenOn } from '../../postgres/listen.ts';
import { createListener } from '../../progress/listener.ts';
import type { Database } from '../../store/database.ts';

/** Wakes those who wait for a call, in whichever worker, when a webhook told something about it. Only ever a hint. */
export interface CallNews {
  /** Resolves after `ms`, on abort, or as soon as there is news of call `key`. */
  pause(key: string, ms: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Says that there is news of a call. */
export async function tellNews(db: Database, key: string): Promise<void> {
  await sql`select pg_notify('call_news', ${key})`.execute(db);
}

export function listenForNews(url: string, log: Logger): CallNews {
  const bell = new EventEmitter().setMaxListeners(0);
  const ring = (key: string) => void bell.emit(`call ${key}`);
  const source = { listen: listenOn(url, 'call_news') };
  // News that came while there was no connection is found by the next look.
  const listener = createListener(source, log, { onHint: ring, onConnected: () => undefined });
  return {
    pause: (key, ms, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          bell.off(`call ${key}`, done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, signal.aborted ? 0 : ms);
        bell.on(`call ${key}`, done);
        signal.addEventListener('abort', done);
      }),
    close: () => listener.close(),
  };
}
