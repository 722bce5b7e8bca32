import { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './api.ts';

const MOST_TRIES = 2;

/** Reads are tried again when that may help; writes never, because a write may cost money. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (tries, error) => tries < MOST_TRIES && error instanceof ApiFailure && error.retryable,
    },
    mutations: { retry: false },
  },
});
