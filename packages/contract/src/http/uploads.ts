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
