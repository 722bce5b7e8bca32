import type { ReceiptFilter, ReceiptLine } from '@admint/contract';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import { keys } from './session-api.ts';

const PAGE = 50;

const given = (filter: ReceiptFilter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof ReceiptFilter]?: NonNullable<ReceiptFilter[K]>;
  };

/** My receipts, newest first, a page at a time. */
export const receiptsQuery = (filter: ReceiptFilter) =>
  infiniteQueryOptions({
    queryKey: ['receipts', given(filter)],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...given(filter), limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      const page = await answered(api.GET('/api/receipts', { params: { query }, signal }));
      return { ...page, receipts: page.receipts as ReceiptLine[] };
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: (previous) => previous,
  });

/** Changes what an ad may cost. */
export function useSetBudget(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (budget: number) =>
      answered(api.PUT('/api/sessions/{id}/budget', { params: { path: { id } }, body: { budget } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.session(id) }),
  });
}

/** Finds out what became of a request whose answer was lost; `word` counts where the provider cannot say. */
export function useSettleCall(id: string) {
  return useMutation({
    mutationFn: ({ call_id, word }: { call_id: string; word: 'arrived' | 'did_not_arrive' | undefined }) =>
      answered(
        api.POST('/api/sessions/{id}/calls/settle', {
          params: { path: { id } },
          body: { call_id, ...(word && { word }) },
        }),
      ),
  });
}

/** Reads anew what a settled request has changed. */
export function useRefreshReceipts(id: string): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['receipts'] });
    void client.invalidateQueries({ queryKey: keys.session(id) });
  };
}

/** Where the same receipts can be had as a file. */
export function csvAddress(filter: ReceiptFilter): string {
  const search = new URLSearchParams(given(filter) as Record<string, string>).toString();
  return `/api/receipts.csv${search && `?${search}`}`;
}

/** What I have spent in the last days, by day, model and agent. */
export const spendingQuery = (days: number) =>
  queryOptions({
    queryKey: ['spending', days],
    queryFn: ({ signal }) => answered(api.GET('/api/user/spending', { params: { query: { days } }, signal })),
    placeholderData: (previous) => previous,
  });

/** What each user of the server has spent; for admins. */
export const userTotalsQuery = queryOptions({
  queryKey: ['user-totals'],
  queryFn: ({ signal }) => answered(api.GET('/api/settings/users', { signal })),
});
