import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { listenOn } from '../../postgres/listen.ts';
import { createListener } from '../../progress/listener.ts';
import type { Database } from '../../store/database.ts';

/** Wakes those who wait for a call, in whichever worker, when a webhook told something about it. Only ever a hint. */
export interface CallNews {
  /** Listens for news of call `key` until it is closed. */
  watch(key: string): CallWatch;
  close(): Promise<void>;
}

export interface CallWatch {
  /** Resolves after `ms`, on abort, or as soon as there is news that came after the last pause. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  close(): void;
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
    watch: (key) => watchFor(bell, `call ${key}`),
    close: () => listener.close(),
  };
}

/** News may come while its call is being looked at, just too late for that look: it is kept for the next pause. */
function watchFor(bell: EventEmitter, event: string): CallWatch {
  let waiting = false;
  let wake: (() => void) | null = null;
  const ring = () => {
    waiting = true;
    wake?.();
  };
  bell.on(event, ring);
  return {
    pause: async (ms, signal) => {
      await new Promise<void>((resolve) => {
        if (waiting || signal.aborted) return resolve();
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        wake = done;
        signal.addEventListener('abort', done);
      });
      wake = null;
      waiting = false;
    },
    close: () => void bell.off(event, ring),
  };
}
