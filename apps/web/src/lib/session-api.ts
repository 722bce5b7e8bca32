import type { CardStyle, GenerateImagesRequest, Grade, SceneText, SessionResponse } from '@admint/contract';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import type { components } from './api-schema.d.ts';
import type { ModelWishBody } from './models-api.ts';

type ComposeRequest = {
  text_overlay: components['schemas']['TextOverlayInput'];
  audio: components['schemas']['AudioConfigInput'];
  intro_duration: number;
  outro_duration: number;
  card_style: CardStyle;
  aspect_ratio: '16:9' | '9:16' | '1:1' | '4:5';
  grade?: Grade | undefined;
  scene_texts?: SceneText[] | undefined;
} & ModelWishBody;

export const keys = {
  session: (id: string) => ['session', id] as const,
  costs: (id: string) => ['session', id, 'costs'] as const,
  estimates: (id: string) => ['session', id, 'estimate'] as const,
  sessions: ['sessions'] as const,
  options: ['options'] as const,
  profile: ['profile'] as const,
};

/** The whole state of one ad. */
export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: keys.session(id),
    // The wire type is printed from the same schema; only optional-versus-undefined spelling differs.
    queryFn: async ({ signal }) =>
      (await answered(
        api.GET('/api/sessions/{id}', { params: { path: { id } }, signal }),
      )) as SessionResponse,
  });

/** My ads, newest first. */
export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: ({ signal }) => answered(api.GET('/api/sessions', { params: { query: { limit: 100 } }, signal })),
});

export const costsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.costs(id),
    queryFn: ({ signal }) =>
      answered(api.GET('/api/sessions/{id}/costs', { params: { path: { id } }, signal })),
  });

/** Fonts, genres, style words and ratios of this server; they do not change while it runs. */
export const optionsQuery = queryOptions({
  queryKey: keys.options,
  queryFn: ({ signal }) => answered(api.GET('/api/options', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const profileQuery = queryOptions({
  queryKey: keys.profile,
  queryFn: ({ signal }) => answered(api.GET('/api/user/profile', { signal })),
});

export interface EstimateOf {
  action: 'images' | 'clips' | 'composition' | 'plan' | 'more_images' | 'more_clips' | 'auto';
  count?: number;
  clip_duration?: number;
  /** Seconds of each clip of a plan, as `3,2,4`. */
  durations?: string;
  music?: 'on' | 'off';
  /** An id of the list of models, instead of the ad's own choice. */
  model?: string;
  tier?: 'draft' | 'production';
  /** Seconds of a whole automatic ad. */
  duration?: number;
}

/** What an action would cost, asked before its button can be pressed. */
export const estimateQuery = (id: string, query: EstimateOf) =>
  queryOptions({
    queryKey: [...keys.estimates(id), query],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/sessions/{id}/estimate', { params: { path: { id }, query }, signal })),
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });

/** Starts an ad and gives its id. */
export function useCreateSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answered(api.POST('/api/sessions/create', { body: {} })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  });
}

/** A write to one session: afterwards the session is read again, whether it worked or not. */
export function useSessionWrite<In, Out>(id: string, write: (input: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.session(id) }),
        client.invalidateQueries({ queryKey: keys.sessions }),
      ]),
  });
}

export const useGenerateImages = (id: string) =>
  useSessionWrite(id, (body: Omit<GenerateImagesRequest, 'session_id' | 'seed'>) =>
    answered(api.POST('/api/generate-images', { body: { session_id: id, ...body } })),
  );

export const useGenerateClips = (id: string) =>
  useSessionWrite(
    id,
    (body: { video_prompt: string; clip_duration: number; plan_version?: number } & ModelWishBody) =>
      answered(api.POST('/api/generate-clips', { body: { session_id: id, ...body } })),
  );

export const useCompose = (id: string) =>
  useSessionWrite(id, ({ grade, scene_texts, ...body }: ComposeRequest) =>
    answered(
      api.POST('/api/compose-final-video', {
        body: { session_id: id, ...body, ...(grade && { grade }), ...(scene_texts && { scene_texts }) },
      }),
    ),
  );

export const useCancel = (id: string) =>
  useSessionWrite(id, () => answered(api.POST('/api/sessions/{id}/cancel', { params: { path: { id } } })));

/** Tries again what failed, or one part of it by its name. */
export const useRetry = (id: string) =>
  useSessionWrite(id, (part: string | undefined) =>
    answered(
      api.POST('/api/sessions/{id}/retry', {
        params: { path: { id }, query: part === undefined ? {} : { part } },
      }),
    ),
  );

/** Asks once more, in other words, for a part that a content filter refused. */
export const useRewrite = (id: string) =>
  useSessionWrite(id, (part: string) =>
    answered(
      api.POST('/api/sessions/{id}/parts/{part}/rewrite', { params: { path: { id, part } }, body: {} }),
    ),
  );

/** A choice shows at once and comes back as it was when the server refuses it. */
export function useOptimisticWrite<In>(
  id: string,
  change: (session: SessionResponse, input: In) => Partial<SessionResponse>,
  write: (input: In) => Promise<unknown>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    scope: { id: `session ${id}` },
    onMutate: async (input: In) => {
      await client.cancelQueries({ queryKey: keys.session(id), exact: true });
      const before = client.getQueryData<SessionResponse>(keys.session(id));
      if (before) client.setQueryData(keys.session(id), { ...before, ...change(before, input) });
      return { before };
    },
    onError: (_error, _input, context) => {
      if (context?.before) client.setQueryData(keys.session(id), context.before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.session(id) }),
  });
}

export const useSaveImages = (id: string) =>
  useOptimisticWrite(
    id,
    (_session, approved: string[]) => ({ approved_images: approved }),
    (approved) =>
      answered(
        api.POST('/api/save-approved-images', { body: { session_id: id, approved_image_ids: approved } }),
      ),
  );

export const useSaveClips = (id: string) =>
  useOptimisticWrite(
    id,
    (_session, order: string[]) => ({ approved_clips: order, clip_order: order }),
    (order) =>
      answered(
        api.POST('/api/save-approved-clips', {
          body: { session_id: id, approved_clip_ids: order, clip_order: order },
        }),
      ),
  );
