import { z } from 'zod';

/** The angles a product is photographed from (001 §4.2). */
export const ViewType = z.enum(['front', 'side', 'back', 'top', 'detail', 'lifestyle']);
export type ViewType = z.infer<typeof ViewType>;

/** One image to make: everything an image model is asked for. */
export const ImagePrompt = z.object({
  prompt: z.string().min(1),
  negative_prompt: z.string(),
  view_type: ViewType,
  seed: z.int(),
  guidance_scale: z.number(),
  variation_strength: z.number().min(0).max(1),
});
export type ImagePrompt = z.infer<typeof ImagePrompt>;

/** What the prompt parser makes of a product sentence. */
export const PromptSet = z.object({
  consistency_seed: z.int(),
  style_keywords: z.array(z.string()),
  product_category: z.string(),
  image_prompts: z.array(ImagePrompt).min(1),
  /** What the writer could not do and did instead, for the user to read. */
  warnings: z.array(z.string()).default([]),
});
export type PromptSet = z.infer<typeof PromptSet>;

export const CameraMovement = z.enum([
  'static',
  'slow zoom in',
  'slow zoom out',
  'dolly in',
  'dolly out',
  'truck left',
  'truck right',
  'pan left',
  'pan right',
  'tilt up',
  'tilt down',
  'orbit left',
  'orbit right',
  'crane up',
  'crane down',
  'handheld',
]);
export type CameraMovement = z.infer<typeof CameraMovement>;

/** One scene per approved image (001 §4.4). `motion_intensity` 0 is still, 1 is the strongest motion. */
export const Scene = z.object({
  image_view: ViewType,
  scene_prompt: z.string().min(1),
  camera_movement: CameraMovement,
  motion_intensity: z.number().min(0).max(1),
});
export type Scene = z.infer<typeof Scene>;

/** A scene as it stands in an ad's plan: of which image, and how long when not as long as the others. */
export const PlannedScene = Scene.extend({
  image_id: z.string(),
  /** seconds; left out, the plan's own */
  duration: z.number().min(2).max(4).optional(),
});
export type PlannedScene = z.infer<typeof PlannedScene>;

export const ScenePlan = z.object({
  scenes: z.array(Scene).min(1),
  warnings: z.array(z.string()).default([]),
});
export type ScenePlan = z.infer<typeof ScenePlan>;

export const MusicGenre = z.enum(['upbeat', 'chill', 'energetic', 'luxury', 'cinematic', 'playful']);
export type MusicGenre = z.infer<typeof MusicGenre>;

export const AspectRatio = z.enum(['16:9', '9:16', '1:1', '4:5']);
export type AspectRatio = z.infer<typeof AspectRatio>;

/** Even pixel sizes of a full-HD ad in each ratio. */
export const FRAME_SIZES: Record<AspectRatio, { width: number; height: number }> = {
  '16:9': { width: 1920, height: 1080 },
  '9:16': { width: 1080, height: 1920 },
  '1:1': { width: 1080, height: 1080 },
  '4:5': { width: 1080, height: 1350 },
};
