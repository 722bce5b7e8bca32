import { z } from 'zod';

/** Limits of a mask drawn by hand: a PNG of at most this size, with the proportions of its photo. */
export const MASK_LIMITS = { megabytes: 4, longest_side: 4096 } as const;

/** What of a photo becomes the product: what is cut out, the whole photo, or a part of it with its background. */
export const CutoutChoice = z.enum(['cut', 'keep', 'crop']);
export type CutoutChoice = z.infer<typeof CutoutChoice>;

/** A rectangle of a photo, as shares of its width and height. */
export const PhotoPlace = z
  .object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().min(0.02).max(1),
    height: z.number().min(0.02).max(1),
  })
  .refine(({ x, y, width, height }) => x + width <= 1.0001 && y + height <= 1.0001, 'lies outside the photo');
export type PhotoPlace = z.infer<typeof PhotoPlace>;

/** The choice for one photo, as lists show it. */
export const PhotoCutoutState = z.object({
  choice: CutoutChoice,
  /** A mask was drawn by hand. */
  edited: z.boolean(),
  /** What shines through the product is taken out with the background. */
  glass: z.boolean(),
});

/** Why to look twice before a cut-out is used. */
export const CutoutHint = z.enum([
  'nothing_found',
  'edge_uncertain',
  'busy_background',
  'may_be_glass',
  'model_missing',
]);
export type CutoutHint = z.infer<typeof CutoutHint>;

/** How a photo is cut out, and how well. */
export const CutoutView = PhotoCutoutState.extend({
  /** pixels of the photo as it is worked with, upright; masks have this size */
  width: z.int(),
  height: z.int(),
  /** The model, the colour of the backdrop, the file's own transparency, or nothing. */
  found_by: z.enum(['model', 'backdrop', 'file', 'nothing']),
  /** 0–1 */
  confidence: z.number(),
  hints: z.array(CutoutHint),
  /** Where the edge was guessed, worst first. */
  doubtful: z.array(PhotoPlace),
  /** Why the cut-out model could not help, in a sentence. */
  model_missing: z.string().nullable(),
  crop: PhotoPlace.nullable(),
  /** The mask in use and the one that was found: greyscale PNGs, white is product. */
  mask_url: z.string(),
  found_mask_url: z.string(),
});
export type CutoutView = z.infer<typeof CutoutView>;

export const CutoutRequest = z
  .object({
    choice: CutoutChoice,
    /** The part to keep; needed with `crop`. */
    crop: PhotoPlace.optional(),
    glass: z.boolean().default(false),
    /** Forgets a mask drawn by hand. */
    found_mask: z.boolean().default(false),
  })
  .refine(({ choice, crop }) => choice !== 'crop' || crop, { path: ['crop'], message: 'the part to keep' });
export type CutoutRequest = z.infer<typeof CutoutRequest>;

const OfPhoto = z.object({ id: z.uuid(), photo_id: z.uuid() });

/** Routes of cut-outs; the masks themselves are PNGs at `/api/sessions/{id}/photos/{photo_id}/mask`. */
export const cutoutRoutes = {
  getCutout: {
    method: 'get',
    path: '/api/sessions/{id}/photos/{photo_id}/cutout',
    summary: 'How a product photo is cut out, and where to look twice',
    tag: 'photos',
    auth: true,
    params: OfPhoto,
    response: CutoutView,
  },
  setCutout: {
    method: 'put',
    path: '/api/sessions/{id}/photos/{photo_id}/cutout',
    summary: 'Choose what of a product photo is used; pictures made from it become stale',
    tag: 'photos',
    auth: true,
    params: OfPhoto,
    body: CutoutRequest,
    response: CutoutView,
  },
} as const;
