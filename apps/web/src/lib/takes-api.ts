import type { RetakeClipRequest, SessionResponse } from '@admint/contract';
import { answered, api } from './api.ts';
import { useOptimisticWrite, useSessionWrite } from './session-api.ts';
import { slotOf, withTake } from './takes.ts';

/** Makes one image again. */
export const useRetakeImage = (id: string) =>
  useSessionWrite(id, ({ asset_id, prompt }: { asset_id: string; prompt?: string }) =>
    answered(
      api.POST('/api/sessions/{id}/images/{asset_id}/regenerate', {
        params: { path: { id, asset_id } },
        body: prompt === undefined ? {} : { prompt },
      }),
    ),
  );

/** Makes more like one image. */
export const useVariations = (id: string) =>
  useSessionWrite(id, ({ asset_id, count }: { asset_id: string; count: number }) =>
    answered(
      api.POST('/api/sessions/{id}/images/{asset_id}/variations', {
        params: { path: { id, asset_id } },
        body: { count },
      }),
    ),
  );

/** Makes one clip again. */
export const useRetakeClip = (id: string) =>
  useSessionWrite(id, ({ asset_id, ...body }: { asset_id: string } & Defined<RetakeClipRequest>) =>
    answered(
      api.POST('/api/sessions/{id}/clips/{asset_id}/regenerate', {
        params: { path: { id, asset_id } },
        body,
      }),
    ),
  );

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Moves the pointer of a place to one of its takes; the boards follow. */
export const useChooseTake = (id: string) =>
  useOptimisticWrite(
    id,
    (session, asset_id: string) => chosen(session, asset_id),
    (asset_id) =>
      answered(api.PUT('/api/sessions/{id}/picks', { params: { path: { id } }, body: { asset_id } })),
  );

function chosen(session: SessionResponse, assetId: string): Partial<SessionResponse> {
  const { generated_images: images, generated_clips: clips } = session;
  const image = images.find((one) => one.id === assetId);
  const take = image ?? clips.find((one) => one.id === assetId);
  if (!take) return {};
  const picks = { ...session.picks, [slotOf(take)]: assetId };
  if (image) return { picks, approved_images: withTake(session.approved_images, image, images) };
  return {
    picks,
    approved_clips: withTake(session.approved_clips, take, clips),
    clip_order: withTake(session.clip_order, take, clips),
  };
}

/** Stars an image or clip, or takes the star back. */
export const useFavorite = (id: string) =>
  useOptimisticWrite(
    id,
    (session, { asset_id, favorite }: { asset_id: string; favorite: boolean }) => {
      const starred = <T extends { id: string }>(list: T[]) =>
        list.map((one) => (one.id === asset_id ? { ...one, favorite } : one));
      return {
        generated_images: starred(session.generated_images),
        generated_clips: starred(session.generated_clips),
      };
    },
    ({ asset_id, favorite }) =>
      answered(api.PATCH('/api/assets/{id}', { params: { path: { id: asset_id } }, body: { favorite } })),
  );
