import type { ExportView } from '@admint/contract';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import type { paths } from './api-schema.d.ts';

const key = (session: string) => ['session', session, 'exports'] as const;
export type ExportWish =
  paths['/api/sessions/{id}/exports']['post']['requestBody']['content']['application/json'];

const WHILE_RUNNING_MS = 1500;

/** Every version of an ad and every file made from it; asked again while something is being made. */
export const exportsQuery = (session: string) =>
  queryOptions({
    queryKey: key(session),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/sessions/{id}/exports', { params: { path: { id: session } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.exports.some((one: Pick<ExportView, 'status'>) => one.status === 'processing')
        ? WHILE_RUNNING_MS
        : false,
  });

/** Makes files of a finished version; costs nothing. */
export function useExport(session: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: ExportWish) =>
      answered(api.POST('/api/sessions/{id}/exports', { params: { path: { id: session } }, body: wish })),
    onSettled: () => client.invalidateQueries({ queryKey: key(session) }),
  });
}

/** Stops the files that are being made; finished ones stay. */
export function useCancelExports(session: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answered(api.POST('/api/sessions/{id}/exports/cancel', { params: { path: { id: session } } })),
    onSettled: () => client.invalidateQueries({ queryKey: key(session) }),
  });
}
