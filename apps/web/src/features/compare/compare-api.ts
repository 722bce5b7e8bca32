import type { Comparison } from '@admint/contract';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../../lib/api.ts';
import type { paths } from '../../lib/api-schema.d.ts';
import { videosChanged } from '../../lib/gallery-api.ts';
import { keys } from '../../lib/session-api.ts';

export type Comparisons = paths['/api/comparisons']['get']['responses'][200]['content']['application/json'];
export type ComparisonCard = Comparisons['comparisons'][number];

const compareKeys = {
  list: ['comparisons'] as const,
  one: (id: string) => ['comparisons', id] as const,
};

const POLL_MS = 2000;

/** One comparison; asked again every two seconds while something of it is being made, and not afterwards. */
export const comparisonQuery = (id: string) =>
  queryOptions({
    queryKey: compareKeys.one(id),
    queryFn: async ({ signal }) =>
      (await answered(
        api.GET('/api/comparison/{group_id}', { params: { path: { group_id: id } }, signal }),
      )) as Comparison,
    refetchInterval: ({ state }) => (state.data?.running ? POLL_MS : false),
  });

export const comparisonsQuery = infiniteQueryOptions({
  queryKey: compareKeys.list,
  initialPageParam: '',
  queryFn: ({ pageParam, signal }): Promise<Comparisons> =>
    answered(
      api.GET('/api/comparisons', {
        params: { query: { limit: 24, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  getNextPageParam: (page) => page.next_cursor,
});

export interface ComparisonChange {
  name?: string | null;
  hypothesis?: string | null;
  winner_id?: string | null;
}

/** Everything that changes a comparison as a whole, and reading it again. */
export function useComparisonWrites(id: string) {
  const client = useQueryClient();
  const params = { path: { group_id: id } };
  const reread = () =>
    Promise.all([client.invalidateQueries({ queryKey: compareKeys.list }), videosChanged(client)]);
  return {
    reread,
    change: useMutation({
      mutationFn: async (body: ComparisonChange) =>
        (await answered(api.PATCH('/api/comparison/{group_id}', { params, body }))) as Comparison,
      onMutate: (body) => {
        client.setQueryData<Comparison>(compareKeys.one(id), (known) => known && { ...known, ...body });
      },
      onSuccess: (comparison) => client.setQueryData(compareKeys.one(id), comparison),
      onError: () => client.invalidateQueries({ queryKey: compareKeys.one(id) }),
    }),
    stop: useMutation({
      mutationFn: () => answered(api.POST('/api/comparison/{group_id}/cancel', { params })),
      onSettled: reread,
    }),
    remove: useMutation({
      mutationFn: (videos: 'delete' | 'keep') =>
        answered(api.DELETE('/api/comparison/{group_id}', { params: { ...params, query: { videos } } })),
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: compareKeys.list, exact: true }),
          client.invalidateQueries({ queryKey: keys.sessions }),
          videosChanged(client),
        ]),
    }),
    /** For whoever has left its page: a page that still shows it would ask for it again, and be told that it is gone. */
    forget: () => client.removeQueries({ queryKey: compareKeys.one(id) }),
  };
}
