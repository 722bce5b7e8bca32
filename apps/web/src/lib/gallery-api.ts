import type { GenerationDetails, GenerationView } from '@admint/contract';
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { answered, api } from './api.ts';
import type { GalleryFilter } from './gallery-filter.ts';
import { keys } from './session-api.ts';

interface GalleryPage {
  generations: GenerationView[];
  next_cursor: string | null;
  total: number;
}

export const videoKeys = {
  all: ['videos'] as const,
  lists: ['videos', 'list'] as const,
  recent: (limit: number, q: string) => ['videos', 'recent', limit, q] as const,
  one: (id: string) => ['videos', 'one', id] as const,
};

const PAGE = 60;

/** The gallery, page after page. */
export const galleryQuery = ({ q, status, sort }: GalleryFilter) =>
  infiniteQueryOptions({
    queryKey: [...videoKeys.lists, { q, status, sort }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<GalleryPage> =>
      answered(
        api.GET('/api/generations', {
          params: {
            query: {
              limit: PAGE,
              sort,
              ...(q && { q }),
              ...(status !== 'all' && { status }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
    staleTime: 30_000,
  });

/** The newest finished videos, or those that match some words. */
export const recentVideosQuery = (limit: number, q = '') =>
  queryOptions({
    queryKey: videoKeys.recent(limit, q),
    queryFn: ({ signal }): Promise<GalleryPage> =>
      answered(
        api.GET('/api/generations', {
          params: { query: { limit, status: 'completed', ...(q && { q }) } },
          signal,
        }),
      ),
  });

export const videoQuery = (id: string) =>
  queryOptions({
    queryKey: videoKeys.one(id),
    queryFn: async ({ signal }) =>
      (await answered(
        api.GET('/api/generations/{id}', { params: { path: { id } }, signal }),
      )) as GenerationDetails,
  });

/** How far one video is; asked while it is being made. */
export const videoStatusQuery = (id: string) =>
  queryOptions({
    queryKey: [...videoKeys.one(id), 'status'],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/generations/{id}/status', { params: { path: { id } }, signal })),
    refetchInterval: 2000,
  });

/** Changes the video wherever it is shown; null takes it out. */
function patchLists(client: QueryClient, id: string, change: Partial<GenerationView> | null): void {
  const patched = (page: GalleryPage): GalleryPage => {
    const found = page.generations.some((one) => one.id === id);
    if (!found) return change ? page : { ...page, total: Math.max(0, page.total - 1) };
    const generations = change
      ? page.generations.map((one) => (one.id === id ? { ...one, ...change } : one))
      : page.generations.filter((one) => one.id !== id);
    return { ...page, generations, total: change ? page.total : page.total - 1 };
  };
  client.setQueriesData<InfiniteData<GalleryPage>>(
    { queryKey: videoKeys.lists },
    (data) => data && { ...data, pages: data.pages.map(patched) },
  );
  client.setQueriesData<GalleryPage>({ queryKey: ['videos', 'recent'] }, (data) => data && patched(data));
}

/** Names a video, shown at once and taken back when the server refuses. */
export function useRename() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, title }: { id: string; title: string | null; before: string | null }) =>
      answered(api.PATCH('/api/generations/{id}', { params: { path: { id } }, body: { title } })),
    onMutate: ({ id, title }) => {
      patchLists(client, id, { title });
      client.setQueryData<GenerationDetails>(videoKeys.one(id), (known) => known && { ...known, title });
    },
    onError: (_error, { id, before }) => {
      patchLists(client, id, { title: before });
      client.setQueryData<GenerationDetails>(
        videoKeys.one(id),
        (known) => known && { ...known, title: before },
      );
    },
  });
}

/** Deletes a video for good; `forget` drops what is known of it, for whoever has left its page. */
export function useDeleteVideo() {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: ({ id }: { id: string; session: string }) =>
      answered(api.DELETE('/api/generations/{id}', { params: { path: { id } } })),
    onSuccess: (_done, { id, session }) => {
      patchLists(client, id, null);
      return Promise.all([
        client.invalidateQueries({ queryKey: keys.session(session) }),
        client.invalidateQueries({ queryKey: keys.sessions }),
        client.invalidateQueries({ queryKey: keys.profile }),
      ]);
    },
  });
  return { remove, forget: (id: string) => client.removeQueries({ queryKey: videoKeys.one(id) }) };
}

export function useCancelVideo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answered(api.POST('/api/generations/{id}/cancel', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: videoKeys.all }),
  });
}

export interface ShareWish {
  indexable: boolean;
  expires_in_days: number | null;
}

/** Makes, changes and takes back the public link of a video. */
export function useShare(id: string) {
  const client = useQueryClient();
  const known = (share: GenerationDetails['share']) => {
    patchLists(client, id, { shared: share !== null });
    client.setQueryData<GenerationDetails>(
      videoKeys.one(id),
      (video) => video && { ...video, share, shared: share !== null },
    );
  };
  return {
    share: useMutation({
      mutationFn: (wish: ShareWish) =>
        answered(api.POST('/api/generations/{id}/share', { params: { path: { id } }, body: wish })),
      onSuccess: known,
    }),
    revoke: useMutation({
      mutationFn: () => answered(api.DELETE('/api/generations/{id}/share', { params: { path: { id } } })),
      onSuccess: () => known(null),
    }),
  };
}

/** Reads the lists again after something else has changed them, such as a finished composition. */
export function videosChanged(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: videoKeys.all });
}

/** What to call a video on screen. */
export function videoName(video: Pick<GenerationView, 'title' | 'product_name' | 'prompt'>): string {
  return video.title || video.product_name || video.prompt || '';
}
