import type { PhotoView, SessionResponse } from '@admint/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import { authStore } from './auth-store.ts';
import { keys } from './session-api.ts';

/** Adds photos to an ad. A form with files is not JSON, so this one route is outside the typed client. */
export async function postPhotos(id: string, files: readonly File[]): Promise<{ photos: PhotoView[] }> {
  const form = new FormData();
  form.set('session_id', id);
  for (const file of files) form.append('file', file);
  const send = async () => {
    const response = await fetch('/api/uploads', {
      method: 'POST',
      body: form,
      headers: { Authorization: `Bearer ${authStore.getState().token ?? ''}` },
    });
    const body: unknown = await response.json().catch(() => undefined);
    return response.ok ? { data: body as { photos: PhotoView[] }, response } : { error: body, response };
  };
  return answered(send());
}

/** Adds photos of the product to an ad. Rejects with `ApiFailure`; nothing is spent. */
export function useAddPhotos(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (files: readonly File[]) => postPhotos(id, files),
    onSettled: () => client.invalidateQueries({ queryKey: keys.session(id) }),
  });
}

/** Puts the photos in an order, shown at once; the ones left out are no longer used. */
export function useOrderPhotos(id: string) {
  const client = useQueryClient();
  const key = keys.session(id);
  return useMutation({
    mutationFn: (photo_ids: string[]) =>
      answered(api.PUT('/api/sessions/{id}/photos', { params: { path: { id } }, body: { photo_ids } })),
    scope: { id: `session ${id}` },
    onMutate: async (order: string[]) => {
      await client.cancelQueries({ queryKey: key, exact: true });
      const before = client.getQueryData<SessionResponse>(key);
      const photos = order.flatMap((photoId) => before?.photos.find((photo) => photo.id === photoId) ?? []);
      if (before) client.setQueryData(key, { ...before, photos });
      return { before };
    },
    onError: (_error, _order, context) => {
      if (context?.before) client.setQueryData(key, context.before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
