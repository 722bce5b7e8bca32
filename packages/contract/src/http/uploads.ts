import { z } from 'zod';
import { PhotoCutoutState } from './photo-cutout.ts';

/** A product photo of a session. */
export const PhotoView = z.object({
  id: z.string(),
  url: z.string(),
  width: z.int(),
  height: z.int(),
  content_type: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  /** Set once a choice was made for this photo. */
  cutout: PhotoCutoutState.optional(),
});
export type PhotoView = z.infer<typeof PhotoView>;

export const PhotoList = z.object({ photos: z.array(PhotoView) });

const ById = z.object({ id: z.uuid() });

/** Photos of the product. */
export const photoRoutes = {
  listPhotos: {
    method: 'get',
    path: '/api/sessions/{id}/photos',
    summary: 'The product photos of the ad, in order',
    tag: 'photos',
    auth: true,
    params: ById,
    response: PhotoList,
  },
  orderPhotos: {
    method: 'put',
    path: '/api/sessions/{id}/photos',
    summary: 'Choose and order the product photos; the ones left out are no longer used',
    tag: 'photos',
    auth: true,
    params: ById,
    body: z.object({ photo_ids: z.array(z.uuid()).max(8) }),
    response: PhotoList,
  },
} as const;
