import type { CutoutRequest, CutoutView } from '@admint/contract';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import { authStore } from './auth-store.ts';
import { keys } from './session-api.ts';

/** Ids of a photo in an ad. */
export interface PhotoOfAd {
  id: string;
  photo_id: string;
}

const keyOf = ({ id, photo_id }: PhotoOfAd) => ['session', id, 'photo', photo_id, 'cutout'] as const;

/** How a photo is cut out. The first look at a photo takes seconds, and longer while the model is fetched. */
export const cutoutQuery = (photo: PhotoOfAd) =>
  queryOptions({
    queryKey: keyOf(photo),
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/sessions/{id}/photos/{photo_id}/cutout', { params: { path: { ...photo } }, signal }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** A PNG is not JSON, so this one route is outside the typed client. */
async function putMask({ id, photo_id }: PhotoOfAd, mask: Blob): Promise<CutoutView> {
  const send = async () => {
    const response = await fetch(`/api/sessions/${id}/photos/${photo_id}/mask`, {
      method: 'PUT',
      body: mask,
      headers: {
        Authorization: `Bearer ${authStore.getState().token ?? ''}`,
        'Content-Type': 'image/png',
      },
    });
    const body: unknown = await response.json().catch(() => undefined);
    return response.ok ? { data: body as CutoutView, response } : { error: body, response };
  };
  return answered(send());
}

export interface CutoutChange extends CutoutRequest {
  /** A mask drawn by hand, kept before the choice. */
  mask?: Blob;
}

/** Keeps a choice for one photo, and its mask when one was drawn. Rejects with `ApiFailure`; nothing is spent. */
export function useKeepCutout(photo: PhotoOfAd) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ mask, crop, ...choice }: CutoutChange) => {
      if (mask) await putMask(photo, mask);
      return answered(
        api.PUT('/api/sessions/{id}/photos/{photo_id}/cutout', {
          params: { path: { ...photo } },
          body: { ...choice, ...(crop && { crop }) },
        }),
      );
    },
    onSuccess: (view) => client.setQueryData(keyOf(photo), view),
    onSettled: () => client.invalidateQueries({ queryKey: keys.session(photo.id), exact: true }),
  });
}
