import type { ComparisonEstimate, ComparisonStarted, HooksRequest, SettingProfile } from '@admint/contract';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { answered, api } from '../../lib/api.ts';
import { videosChanged } from '../../lib/gallery-api.ts';
import { keys } from '../../lib/session-api.ts';
import type { CompareBody, OwnSettings } from './variations.ts';

export type HooksBody = z.input<typeof HooksRequest>;

/** What all variations would cost; asked only for what the server would take. */
export const parallelEstimate = (body: CompareBody) =>
  queryOptions({
    queryKey: ['estimates', 'parallel', body],
    queryFn: async ({ signal }) =>
      // The wire type is printed from the same schema; only optional-versus-undefined spelling differs.
      (await answered(
        api.POST('/api/generate/parallel/estimate', { body: body as never, signal }),
      )) as ComparisonEstimate,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

export const hooksEstimate = (id: string, body: HooksBody) =>
  queryOptions({
    queryKey: ['estimates', 'hooks', id, body.hooks.length, body.hooks.map(({ duration }) => duration)],
    queryFn: async ({ signal }) =>
      (await answered(
        api.POST('/api/generations/{id}/hooks/estimate', {
          params: { path: { id } },
          body: body as never,
          signal,
        }),
      )) as ComparisonEstimate,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** Starts several ads at once; afterwards lists of ads and videos are read again. */
function useStart<In>(start: (input: In) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: In) => (await start(input)) as ComparisonStarted,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.sessions }),
        client.invalidateQueries({ queryKey: ['comparisons'] }),
        videosChanged(client),
      ]),
  });
}

export const useStartComparison = () =>
  useStart((body: CompareBody) => answered(api.POST('/api/generate/parallel', { body: body as never })));

export const useStartHooks = (id: string) =>
  useStart((body: HooksBody) =>
    answered(api.POST('/api/generations/{id}/hooks', { params: { path: { id } }, body: body as never })),
  );

const profileKey = ['setting-profiles'] as const;

export const profilesQuery = queryOptions({
  queryKey: profileKey,
  queryFn: async ({ signal }) =>
    ((await answered(api.GET('/api/setting-profiles', { signal }))) as { profiles: SettingProfile[] })
      .profiles,
});

export function useProfileWrites() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: profileKey });
  return {
    save: useMutation({
      mutationFn: ({ name, framework, coherence }: OwnSettings & { name: string }) =>
        answered(
          api.PUT('/api/setting-profiles', {
            body: {
              name,
              settings: { ...(framework && { framework }), coherence: { ...coherence } },
            } as never,
          }),
        ),
      onSuccess,
    }),
    forget: useMutation({
      mutationFn: (id: string) =>
        answered(api.DELETE('/api/setting-profiles/{id}', { params: { path: { id } } })),
      onSuccess,
    }),
  };
}
