import type { SessionResponse } from '@admint/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { sessionQuery } from '../../lib/session-api.ts';

/** The session of the open address. The layout has read it before any step is shown, so it never waits here. */
export function useOpenSession(): SessionResponse {
  const { id } = useParams({ from: '/member/ads/$id' });
  return useSuspenseQuery(sessionQuery(id)).data;
}
