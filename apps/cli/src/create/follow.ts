import { ProgressEvent, SESSION_CHANGED, type SessionResponse } from '@admint/contract';
import { WebSocket } from 'ws';
import { Failure } from '../failure.ts';
import type { Api } from '../server/api.ts';

/** Listens to one session's progress for as long as the command works on it. */
export interface Follower {
  /** Waits until the running stage has ended, gives the session as it is then. Rejects with the signal's reason. */
  untilIdle(signal: AbortSignal): Promise<SessionResponse>;
  close(): void;
}

/** Stages of events after which the session is worth asking for again. */
const ENDINGS = new Set(['complete', 'failed', 'canceled']);
const POLL_MS = 2000;
const RECONNECT_MS = 500;
/** How long the server may be away (a restart) before the command gives up. */
const PATIENCE_MS = 60_000;

/** Opens the progress socket and keeps it open over cuts; `onEvent` gets every event once, in order. */
export function follow(api: Api, sessionId: string, onEvent: (event: ProgressEvent) => void): Follower {
  let last = 0;
  let endings = 0;
  let closed = false;
  let wake = () => {};
  let socket = open();

  function open(): WebSocket {
    const url = `${api.url.replace(/^http/, 'ws')}/ws/${sessionId}?since=${last}`;
    const opened = new WebSocket(url, { headers: { authorization: `Bearer ${api.token}` } });
    opened.on('error', () => {
      // 'close' follows; the session itself is asked for every two seconds anyway.
    });
    opened.on('message', (data: Buffer) => {
      const event = ProgressEvent.safeParse(JSON.parse(data.toString()));
      if (!event.success || event.data.seq <= last) return;
      last = event.data.seq;
      if (event.data.stage === SESSION_CHANGED) return;
      onEvent(event.data);
      if (!ENDINGS.has(event.data.stage)) return;
      endings += 1;
      wake();
    });
    opened.on('close', () => {
      if (!closed) setTimeout(() => (socket = open()), RECONNECT_MS).unref();
    });
    return opened;
  }

  /** Until an event, the time, or the signal: whichever is first. */
  function pause(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, POLL_MS);
      signal.addEventListener('abort', end);
      wake = end;
    });
  }

  return {
    async untilIdle(signal) {
      let reached = Date.now();
      for (;;) {
        signal.throwIfAborted();
        const heard = endings;
        const session = await api
          .call('getSession', { params: { id: sessionId } })
          .catch((error: unknown) => {
            const away = error instanceof Failure && error.code === 'unreachable';
            if (away && Date.now() - reached < PATIENCE_MS) return null;
            throw error;
          });
        if (session) reached = Date.now();
        if (session && !session.running) return session;
        // What ended while we asked is asked for again at once.
        if (heard === endings) await pause(signal);
      }
    },
    close() {
      closed = true;
      socket.close();
    },
  };
}
