import { z } from 'zod';
import { PhotoView } from './http/uploads.ts';
import { ChosenModels, ModelTier } from './http/models.ts';
import { SCENE_TEXT_LENGTH } from './limits.data.ts';
import { Grade } from './timeline/grade.ts';
import { Crowd } from './timeline/schema.ts';
import { ProgressWords } from './progress-words.ts';
import { AspectRatio, MusicGenre, PlannedScene, ViewType } from './plan.ts';

export const Stage = z.enum([
  'created',
  'image_generation',
  'image_selection',
  'clip_generation',
  'clip_selection',
  'final_composition',
  'complete',
  'failed',
]);
export type Stage = z.infer<typeof Stage>;

export const AssetType = z.enum(['image', 'video', 'audio', 'final_video']);
export type AssetType = z.infer<typeof AssetType>;

const Timestamp = z.iso.datetime({ offset: true });
const Id = z.string();

/** Set when something upstream changed after this was made; the asset itself never changes. */
const Stale = z.string().nullable();

/** Name of the model that was asked first and failed, so that another one made this. */
const InsteadOf = z.string().optional();

/** What a place of the board and a star say about a take. */
const OnBoard = {
  /** The place it stands in: all takes of one place share it, however often it was made again. */
  slot: Id.optional(),
  favorite: z.boolean().optional(),
  /** The same request was paid for within the last day, so this one cost nothing. */
  cached: z.boolean().optional(),
  instead_of: InsteadOf,
};

export const ImageAsset = z.object({
  id: Id,
  url: z.string(),
  view_type: ViewType,
  seed: z.int(),
  /** USD */
  cost: z.number(),
  width: z.int(),
  height: z.int(),
  model: z.string(),
  prompt: z.string(),
  /** seconds */
  generation_time: z.number(),
  stale: Stale,
  ...OnBoard,
  created_at: Timestamp,
});
export type ImageAsset = z.infer<typeof ImageAsset>;

/** Pictures of a clip in one image: `count` in rows of `columns`, each `width` × `height`, `interval` seconds apart. */
export const Filmstrip = z.object({
  url: z.string(),
  count: z.int(),
  columns: z.int(),
  width: z.int(),
  height: z.int(),
  interval: z.number(),
});

export const VideoAsset = z.object({
  id: Id,
  url: z.string(),
  /** The clip's first frame, to show before it plays. */
  poster_url: z.string(),
  /** A copy 640 pixels wide with short groups of pictures: what previews play and scrub. */
  proxy_url: z.string().optional(),
  filmstrip: Filmstrip.optional(),
  /** Centre of what stands out in its picture, 0–1 of width and height: what other shapes keep in view. */
  focus: z.object({ x: z.number(), y: z.number() }).optional(),
  /** Where texts would cover something, as in the timeline's sources. */
  crowd: Crowd.optional(),
  source_image_id: Id,
  /** seconds */
  duration: z.number(),
  /** "1280x720" */
  resolution: z.string(),
  fps: z.number(),
  cost: z.number(),
  model: z.string(),
  prompt: z.string(),
  camera_movement: z.string(),
  motion_intensity: z.number(),
  /** The scene of an automatic ad that it shows. */
  scene: z.int().optional(),
  /** The clip whose last frame it begins with. */
  continues: Id.optional(),
  generation_time: z.number(),
  stale: Stale,
  ...OnBoard,
  created_at: Timestamp,
});
export type VideoAsset = z.infer<typeof VideoAsset>;

export const FinalVideo = z.object({
  id: Id,
  generation_id: Id,
  url: z.string(),
  /** Same bytes, offered for saving as `ad_{generation_id}.mp4`. */
  download_url: z.string(),
  thumbnail_url: z.string(),
  duration: z.number(),
  resolution: z.string(),
  fps: z.number(),
  file_size_mb: z.number(),
  format: z.literal('mp4'),
  stale: Stale,
  created_at: Timestamp,
});
export type FinalVideo = z.infer<typeof FinalVideo>;

export const TextOverlayFont = z.string().min(1).max(60);

export const TextOverlay = z.object({
  product_name: z.string().max(50),
  cta: z.string().max(30),
  font: TextOverlayFont.default('Montserrat-Bold'),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #FFFFFF')
    .default('#FFFFFF'),
});
export type TextOverlay = z.infer<typeof TextOverlay>;

export const AudioConfig = z.object({
  enabled: z.boolean().default(false),
  genre: MusicGenre.default('upbeat'),
});
export type AudioConfig = z.infer<typeof AudioConfig>;

/** What cards stand on: the neighbouring clip out of focus, or a gradient in a colour that suits the text. */
export const CardStyle = z.enum(['picture', 'colour']);
export type CardStyle = z.infer<typeof CardStyle>;

/** The words over one scene of an automatic ad; empty, its picture speaks alone. */
export const SceneText = z.object({
  scene: z.int().min(1),
  text: z.string().trim().max(SCENE_TEXT_LENGTH),
});
export type SceneText = z.infer<typeof SceneText>;

/** What the user asked of the last composition, kept so the form comes back filled in. */
export const CompositionSettings = z.object({
  text_overlay: TextOverlay,
  audio: AudioConfig,
  intro_duration: z.number(),
  outro_duration: z.number(),
  /** Absent in ads of before there was a choice: colour. */
  card_style: CardStyle.optional(),
  aspect_ratio: AspectRatio,
  /** The colours of the footage; absent, as it is. */
  grade: Grade.optional(),
  /** Of an automatic ad: what stands over its scenes. */
  scene_texts: z.array(SceneText).optional(),
});
export type CompositionSettings = z.infer<typeof CompositionSettings>;

/** Why a session stopped, and what the user can do next. */
export const SessionFailure = z.object({
  stage: Stage,
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  charged: z.enum(['none', 'partial', 'full', 'unknown']),
  /** The parts that failed, by the name the user knows them under ("side", "clip 2"). */
  parts: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      /** What kind of fault it was, as in `code` of the whole. */
      code: z.string().optional(),
      /** It is paid for and may still be fetched: trying again buys it anew only when it is gone. */
      waiting: z.boolean().optional(),
      /** A content filter refused it: `POST …/parts/{name}/rewrite` asks once more in other words. */
      refused: z.boolean().optional(),
    }),
  ),
});
export type SessionFailure = z.infer<typeof SessionFailure>;

/** A piece of music made for the ad. */
export const MusicAsset = z.object({
  id: Id,
  url: z.string(),
  genre: z.string(),
  /** seconds */
  duration: z.number(),
  cost: z.number(),
  model: z.string(),
  instead_of: InsteadOf,
  created_at: Timestamp,
});
export type MusicAsset = z.infer<typeof MusicAsset>;

/** The shots of the ad before they are paid for: as the planner wrote them and as the user left them. */
export const PlanView = z.object({
  /** Grows with every change; a change names the version it was made on. */
  version: z.int(),
  video_prompt: z.string(),
  /** seconds; what a scene lasts that says nothing else */
  clip_duration: z.number(),
  scenes: z.array(PlannedScene),
  planned: z.array(PlannedScene),
});
export type PlanView = z.infer<typeof PlanView>;

/** Work beside the stages: single images or clips made again, or a plan. */
export const TaskView = z.object({
  kind: z.enum(['images', 'clips', 'plan']),
  /** The places that get a new take; a new place has none yet. */
  slots: z.array(Id),
  count: z.int(),
});
export type TaskView = z.infer<typeof TaskView>;

export const SessionResponse = z.object({
  id: Id,
  user_id: z.int(),
  mode: z.enum(['guided', 'auto', 'chat']),
  stage: Stage,
  /** True while a stage is running and can be cancelled. */
  running: z.boolean(),
  product_prompt: z.string().nullable(),
  video_prompt: z.string().nullable(),
  clip_duration: z.number().nullable(),
  num_images: z.int().nullable(),
  consistency_seed: z.int().nullable(),
  style_keywords: z.array(z.string()),
  product_category: z.string().nullable(),
  /** The user's own pictures of the product; when there are some, every product shot is made from them. */
  photos: z.array(PhotoView),
  scenes: z.array(PlannedScene),
  plan: PlanView.nullable().optional(),
  generated_images: z.array(ImageAsset),
  approved_images: z.array(Id),
  generated_clips: z.array(VideoAsset),
  approved_clips: z.array(Id),
  clip_order: z.array(Id),
  /** The take that stands in a place, where one was chosen: slot → asset. */
  picks: z.record(z.string(), Id).optional(),
  /** What is being made again while the session runs. */
  task: TaskView.nullable().optional(),
  music: z.array(MusicAsset).optional(),
  composition: CompositionSettings.nullable(),
  final_video: FinalVideo.nullable(),
  /** USD */
  total_cost: z.number(),
  /** USD; a call that would pass this is refused before it is made */
  budget: z.number(),
  /** The models chosen for this ad; absent: the defaults. */
  models: ChosenModels.optional(),
  tier: ModelTier.nullable().optional(),
  /** USD: the alert this ad has passed; absent or null while it has not. */
  alert_at: z.number().nullable().optional(),
  warnings: z.array(z.string()),
  failure: SessionFailure.nullable(),
  /** Sequence number of the newest progress event: open the socket with `since` = this. */
  last_seq: z.int(),
  /** The newest progress event, for a page that has just been opened. */
  progress: z
    .object({
      stage: z.string(),
      progress: z.number(),
      message: z.string(),
      words: ProgressWords.optional(),
    })
    .nullable(),
  created_at: Timestamp,
  updated_at: Timestamp,
});
export type SessionResponse = z.infer<typeof SessionResponse>;

export const SessionSummary = SessionResponse.pick({
  id: true,
  mode: true,
  stage: true,
  running: true,
  product_prompt: true,
  total_cost: true,
  created_at: true,
  updated_at: true,
}).extend({
  thumbnail_url: z.string().nullable(),
  /** How far the work of its run is, 0–100. */
  progress: z.number().optional(),
  /** An automatic ad whose storyboard waits for its owner's word. */
  waits_for_you: z.boolean().optional(),
});
export type SessionSummary = z.infer<typeof SessionSummary>;
