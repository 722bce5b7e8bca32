import { z } from 'zod';
import { CameraMovement } from '../plan.ts';
import { Started } from './guided-flow.ts';

export const RetakeImageRequest = z.object({
  /** Other words for the picture; left out, those it was made with. */
  prompt: z.string().trim().min(3).max(2000).optional(),
});
export type RetakeImageRequest = z.infer<typeof RetakeImageRequest>;

export const VariationsRequest = z.object({ count: z.int().min(1).max(4).default(3) });
export type VariationsRequest = z.infer<typeof VariationsRequest>;

/** What the new take of a clip does differently; what is left out stays as it was. */
export const RetakeClipRequest = z.object({
  prompt: z.string().trim().min(3).max(1000).optional(),
  camera_movement: CameraMovement.optional(),
  motion_intensity: z.number().min(0).max(1).optional(),
  clip_duration: z.number().min(2).max(4).optional(),
});
export type RetakeClipRequest = z.infer<typeof RetakeClipRequest>;

export const ChooseTakeRequest = z.object({ asset_id: z.uuid() });
export const ChosenTake = z.object({
  success: z.literal(true),
  slot: z.string(),
  asset_id: z.string(),
  approved_images: z.array(z.string()),
  clip_order: z.array(z.string()),
});

export const AssetChange = z.object({ favorite: z.boolean() });
export const ChangedAsset = z.object({ id: z.string(), favorite: z.boolean() });

const ById = z.object({ id: z.uuid() });
const Take = z.object({ id: z.uuid(), asset_id: z.uuid() });

/** Single images and clips made again; the takes that are there stay. */
export const takeRoutes = {
  retakeImage: {
    method: 'post',
    path: '/api/sessions/{id}/images/{asset_id}/regenerate',
    summary: 'Make one image again: a new take in the same place, the old one is kept',
    tag: 'guided flow',
    auth: true,
    params: Take,
    body: RetakeImageRequest,
    response: Started,
    status: 202,
  },
  imageVariations: {
    method: 'post',
    path: '/api/sessions/{id}/images/{asset_id}/variations',
    summary: 'More like this: further images of the same view, each in a place of its own',
    tag: 'guided flow',
    auth: true,
    params: Take,
    body: VariationsRequest,
    response: Started,
    status: 202,
  },
  retakeClip: {
    method: 'post',
    path: '/api/sessions/{id}/clips/{asset_id}/regenerate',
    summary: 'Make one clip again, with other words or another camera when asked; the old one is kept',
    tag: 'guided flow',
    auth: true,
    params: Take,
    body: RetakeClipRequest,
    response: Started,
    status: 202,
  },
  chooseTake: {
    method: 'put',
    path: '/api/sessions/{id}/picks',
    summary: 'Choose which take stands in its place, on the boards too',
    tag: 'guided flow',
    auth: true,
    params: ById,
    body: ChooseTakeRequest,
    response: ChosenTake,
  },
  changeAsset: {
    method: 'patch',
    path: '/api/assets/{id}',
    summary: 'Mark an image or clip as a favorite, or take the mark back',
    tag: 'guided flow',
    auth: true,
    params: ById,
    body: AssetChange,
    response: ChangedAsset,
  },
} as const;
