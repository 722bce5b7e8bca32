import { useQuery } from '@tanstack/react-query';
import { type LiveSession, useLive, useWatch } from './progress/live-sessions.ts';
import { sessionQuery } from './session-api.ts';
import { useNow, useOnline } from './use-now.ts';

const POLL_WITHOUT_SOCKET_MS = 2500;
const POLL_IDLE_WITHOUT_SOCKET_MS = 6000;
const POLL_BESIDE_SOCKET_MS = 20_000;
const QUIET_MS = 1500;

/** One ad, kept fresh by its event stream, or by asking when the stream is away. */
export function useSession(id: string) {
  const live = useLive(id);
  const query = useQuery({
    ...sessionQuery(id),
    refetchInterval: ({ state }) => {
      const running = state.data?.running ?? false;
      if (live.status === 'open') return running ? POLL_BESIDE_SOCKET_MS : false;
      return running ? POLL_WITHOUT_SOCKET_MS : POLL_IDLE_WITHOUT_SOCKET_MS;
    },
  });
  // Nobody listens at an address that may not be theirs.
  useWatch(id, query.data !== undefined);
  return { ...query, session: query.data, live };
}

/** True once the connection has been away long enough to say so; short drops pass unseen. */
export function useConnectionLost(live: LiveSession): boolean {
  const online = useOnline();
  const now = useNow(live.lostAt !== null, 500);
  if (!online) return true;
  return (
    live.lostAt !== null && live.failures > 0 && live.status !== 'refused' && now - live.lostAt > QUIET_MS
  );
}

/** True while the server cannot be asked at all: no stream, and plain requests fail as well. */
export function useUnreachable(id: string): boolean {
  const online = useOnline();
  const lost = useConnectionLost(useLive(id));
  const { failureCount, isError } = useQuery(sessionQuery(id));
  return !online || (lost && (failureCount > 0 || isError));
}
