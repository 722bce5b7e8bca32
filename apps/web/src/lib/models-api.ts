import type { ModelChoice, ModelKind, SessionResponse } from '@admint/contract';
import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import { useDraft } from './draft-store.ts';

/** Every model of every stage, what it costs and whether it can be used. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => answered(api.GET('/api/models', { signal })),
  staleTime: 60_000,
});

/** What was chosen for a step and is not known to the server yet: for the request, and for the price asked before it. */
export function useModelWish(
  session: SessionResponse,
  kind: Exclude<ModelKind, 'text'>,
): { body: { models?: ModelChoice }; query: { model?: string } } {
  const [{ models }] = useDraft(session.id);
  const wish = models?.[kind];
  if (wish === undefined) return { body: {}, query: {} };
  return { body: { models: { [kind]: wish } }, query: wish === null ? {} : { model: wish } };
}
