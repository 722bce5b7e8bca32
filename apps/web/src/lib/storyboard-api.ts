import type { Storyboard } from '@admint/contract';
import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import { keys } from './session-api.ts';

/** The plan of an automatic ad with what has been made of it; asked for again with everything that arrives. */
export const storyboardQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.session(id), 'storyboard'] as const,
    queryFn: async ({ signal }) =>
      (await answered(
        api.GET('/api/sessions/{id}/storyboard', { params: { path: { id } }, signal }),
      )) as Storyboard,
  });
