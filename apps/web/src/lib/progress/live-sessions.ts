import type { SessionResponse } from '@admint/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { authStore } from '../auth-store.ts';
import { queryClient } from '../query-client.ts';
import { keys } from '../session-api.ts';
import { NO_PROGRESS, type Progress, reduceProgress } from './progress-reducer.ts';
import { ProgressSocket, type SocketStatus } from './progress-socket.ts';

export interface LiveSession {
  status: SocketStatus;
  failures: number;
  /** When the connection went away, in ms; null while it stands. */
  lostAt: number | null;
  progress: Progress;
}

const UNSEEN: LiveSession = { status: 'connecting', failures: 0, lostAt: null, progress: NO_PROGRESS };

/** Live state of every session some part of the page watches: one socket each, however many watch. */
export const liveStore = createStore<Record<string, LiveSession>>()(() => ({}));

const watched = new Map<string, { socket: ProgressSocket; watchers: number }>();

function change(id: string, part: Partial<LiveSession>): void {
  liveStore.setState((all) => ({ ...all, [id]: { ...(all[id] ?? UNSEEN), ...part } }));
}

function open(id: string): ProgressSocket {
  change(id, {});
  const socket = new ProgressSocket({
    url: (since) => socketAddress(id, since),
    since: () => liveStore.getState()[id]?.progress.seq ?? 0,
    onStatus: (status, failures) => {
      const lostAt = status === 'open' ? null : (liveStore.getState()[id]?.lostAt ?? Date.now());
      const returned = status === 'open' && (liveStore.getState()[id]?.lostAt ?? null) !== null;
      change(id, { status, failures, lostAt });
      if (returned) readAgain(id);
    },
    onEvent: (event) => {
      const reduced = reduceProgress(liveStore.getState()[id]?.progress ?? NO_PROGRESS, event);
      if (reduced.kind === 'gap') return 'gap';
      if (reduced.kind === 'applied') {
        change(id, { progress: reduced.state });
        const known = queryClient.getQueryData<SessionResponse>(keys.session(id))?.last_seq ?? 0;
        if (event.seq > known) readAgain(id);
      }
      return 'ok';
    },
  });
  socket.connect();
  return socket;
}

function socketAddress(id: string, since: number): string {
  const url = new URL(`/ws/${id}`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('since', String(since));
  url.searchParams.set('token', authStore.getState().token ?? '');
  return url.href;
}

const READ_AGAIN_EVERY_MS = 150;
const waiting = new Set<string>();

/** Several events in one moment cost one read of the session. */
function readAgain(id: string): void {
  if (waiting.has(id)) return;
  waiting.add(id);
  setTimeout(() => {
    waiting.delete(id);
    void queryClient.invalidateQueries({ queryKey: keys.session(id) });
    void queryClient.invalidateQueries({ queryKey: keys.sessions });
  }, READ_AGAIN_EVERY_MS);
}

/** Watches a session's events while the component is on the page. */
export function useWatch(id: string, wanted = true): void {
  useEffect(() => {
    if (!wanted) return;
    const entry = watched.get(id) ?? { socket: open(id), watchers: 0 };
    entry.watchers += 1;
    watched.set(id, entry);
    return () => {
      entry.watchers -= 1;
      // Moving from one page to the next must not drop the line in between.
      setTimeout(() => {
        if (entry.watchers > 0 || watched.get(id) !== entry) return;
        entry.socket.close();
        watched.delete(id);
      }, 1000);
    };
  }, [id, wanted]);
}

/** The live state of a session, as far as somebody watches it. */
export function useLive(id: string): LiveSession {
  return useStore(liveStore, (all) => all[id] ?? UNSEEN);
}

globalThis.addEventListener?.('online', () => {
  for (const { socket } of watched.values()) socket.connect();
});

// Who logs out is told nothing more, at once.
authStore.subscribe((state, before) => {
  if (!before.token || state.token) return;
  for (const { socket } of watched.values()) socket.close();
  watched.clear();
  liveStore.setState({}, true);
});
