import { z } from 'zod';
import { PROMPT_LIMITS } from '../limits.data.ts';
import { AspectRatio, PlannedScene } from '../plan.ts';
import { Grade } from '../timeline/grade.ts';
import { ChosenModels, ModelTier, modelWish } from './models.ts';
import { AudioConfig, CardStyle, SceneText, SessionSummary, Stage, TextOverlay } from '../session.ts';

const SessionId = z.uuid();
const AssetId = z.uuid();
const unique = (ids: readonly unknown[]) => new Set(ids).size === ids.length;

export const CreateSessionRequest = z.object({
  /** Accepted because 001 sends it; the token decides whose session it is. */
  user_id: z.int().optional(),
});
export const CreateSessionResponse = z.object({
  session_id: z.string(),
  stage: Stage,
  created_at: z.iso.datetime({ offset: true }),
});

export const SessionList = z.object({
  sessions: z.array(SessionSummary),
  next_cursor: z.string().nullable(),
});

export const GenerateImagesRequest = z.object({
  session_id: SessionId,
  product_prompt: z.string().trim().min(PROMPT_LIMITS.product.least).max(PROMPT_LIMITS.product.most),
  num_images: z.int().min(4).max(8).default(6),
  style_keywords: z.array(z.string().trim().min(1).max(40)).max(12).default([]),
  /** What becomes of what surrounds the product on the user's photos. */
  photo_background: z.enum(['replace', 'keep']).default('replace'),
  /** Fix it to get the same product again; left out, one is drawn. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  ...modelWish,
});
export type GenerateImagesRequest = z.infer<typeof GenerateImagesRequest>;

export const SaveApprovedImagesRequest = z.object({
  session_id: SessionId,
  approved_image_ids: z.array(AssetId).min(2).max(64).refine(unique, 'each image once'),
});

export const GenerateClipsRequest = z.object({
  session_id: SessionId,
  video_prompt: z.string().trim().min(10).max(300),
  clip_duration: z.number().min(2).max(4).default(3),
  /** Left out, clips made again under the same words get a new one; the same seed repeats them, for nothing within a day. */
  seed: z.int().min(0).max(2_147_483_647).optional(),
  ...modelWish,
  /** Shoots the stored plan, in this version, and asks no planner. */
  plan_version: z.int().min(1).optional(),
  /** Shoots these scenes, one per chosen image, and keeps them as the plan. */
  scenes: z.array(PlannedScene).min(1).max(64).optional(),
});
export type GenerateClipsRequest = z.infer<typeof GenerateClipsRequest>;

export const SaveApprovedClipsRequest = z.object({
  session_id: SessionId,
  approved_clip_ids: z.array(AssetId).min(1).max(32).refine(unique, 'each clip once'),
  clip_order: z.array(AssetId).max(32).refine(unique, 'each clip once').optional(),
});

export const ComposeFinalVideoRequest = z.object({
  session_id: SessionId,
  text_overlay: TextOverlay,
  audio: AudioConfig.default({ enabled: false, genre: 'upbeat' }),
  /** seconds; 0 leaves the card out */
  intro_duration: z.number().min(0).max(5).default(1),
  outro_duration: z.number().min(0).max(5).default(1),
  card_style: CardStyle.default('picture'),
  aspect_ratio: AspectRatio.default('16:9'),
  /** The colours of the footage; left out, they stay as they are. */
  grade: Grade.optional(),
  /** New words over scenes of an automatic ad; scenes that are not named keep theirs. */
  scene_texts: z
    .array(SceneText)
    .max(64)
    .refine((texts) => unique(texts.map(({ scene }) => scene)), 'each scene once')
    .optional(),
  ...modelWish,
});
export type ComposeFinalVideoRequest = z.infer<typeof ComposeFinalVideoRequest>;

/** The answer to every request that starts work: seconds and USD before anything is spent. */
export const Started = z.object({
  status: z.literal('processing'),
  estimated_duration: z.number(),
  estimated_cost: z.number(),
  message: z.string(),
  /** What the chosen models cannot do and what happens instead. */
  warnings: z.array(z.string()).optional(),
  /** Ids of the models that were ordered. */
  models: ChosenModels.optional(),
});
export type Started = z.infer<typeof Started>;

export const SavedImages = z.object({
  success: z.literal(true),
  approved_count: z.int(),
  message: z.string(),
});
export const SavedClips = SavedImages.extend({ estimated_duration: z.number() });

export const CancelResponse = z.object({
  success: z.literal(true),
  stage: Stage,
  message: z.string(),
  /** USD already spent when the cancel arrived */
  spent: z.number(),
});

/** What an action would cost, asked before the button is pressed. */
export const Estimate = z.object({
  estimated_cost: z.number(),
  unit_cost: z.number(),
  count: z.int(),
  estimated_duration: z.number(),
  model: z.string(),
  provider: z.string(),
  /** Its id in `GET /api/models`. */
  model_id: z.string().optional(),
  /** What the model cannot do and what happens instead. */
  warnings: z.array(z.string()).optional(),
});

/** Which action is asked about, and what of it decides the price. */
export const EstimateQuery = z.object({
  action: z.enum(['images', 'clips', 'composition', 'plan', 'more_images', 'more_clips', 'auto']),
  count: z.coerce.number().int().min(1).max(32).optional(),
  clip_duration: z.coerce.number().min(2).max(4).optional(),
  /** Seconds of a whole automatic ad of `count` scenes. */
  duration: z.coerce.number().min(3).max(56).optional(),
  /** Seconds of each clip of a plan, as `3,2,4`; the planner is then not paid again. */
  durations: z
    .string()
    .regex(/^\d(\.\d+)?(,\d(\.\d+)?)*$/)
    .max(300)
    .optional(),
  /** With music or without; with, when left out. */
  music: z.enum(['on', 'off']).optional(),
  /** Clips of a whole automatic ad side by side or one after the other; side by side, when left out. */
  parallel: z.enum(['on', 'off']).optional(),
  /** An id of `GET /api/models` for the step, instead of the ad's own choice. */
  model: z.string().max(120).optional(),
  tier: ModelTier.optional(),
});
export type EstimateQuery = z.infer<typeof EstimateQuery>;
