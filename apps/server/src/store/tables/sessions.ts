import type { CreatedAt, Json, Money, NullableJson, NullableMoney } from './columns.ts';
import type {
  AdSpecification,
  AutoSettings,
  ChosenModels,
  CompositionSettings,
  DirectorPlan,
  FinalScenePrompt,
  ImagePrompt,
  ModelTier,
  PlanView,
  PlannedScene,
  Scene,
  SessionFailure,
  Stage,
  StoryboardStatus,
  UnifiedNarrative,
} from '@admint/contract';
import type { Enhancement } from '@admint/studio/enhance';
import type { ColumnType } from 'kysely';

/** One image to make beside the stages. */
export interface ImageShot extends ImagePrompt {
  /** What the user calls it: "front view, take 2". */
  part: string;
  /** 0 for the first picture of a view. */
  variation: number;
  /** The place the take belongs to; left out, it opens one of its own. */
  slot?: string;
  parents: string[];
  /** The scene of an automatic ad that the image it follows shows. */
  of_scene?: number;
}

/** One clip to make again. */
export interface ClipShot {
  part: string;
  image_id: string;
  slot: string;
  scene: Scene;
  /** seconds */
  duration: number;
  seed: number;
  video_prompt: string;
  /** The scene of an automatic ad that it shows. */
  number?: number;
  /** The frame the take before it began with, and whose last frame that was. */
  first_frame?: { sha256: string; of: string };
}

/** Work beside the stages: when it ends, the session is back at its gate. */
export type Task =
  | { kind: 'images'; shots: ImageShot[] }
  | { kind: 'clips'; shots: ClipShot[] }
  | { kind: 'plan'; video_prompt: string; clip_duration: number; image_ids: string[]; keep: PlannedScene[] };

/** The plan as stored; `run` is the stage run that shoots it. */
export interface StoredPlan extends PlanView {
  run?: number;
}

/** A part that is asked for once more in other words, because a content filter refused it. */
export interface Rewrite {
  run: number;
  /** The refused words, and what was said about them. */
  before: string;
  refusal: string;
  /** The words that take their place; null until they are written. */
  after: string | null;
}

export interface SessionsTable {
  id: string;
  user_id: number;
  mode: ColumnType<'guided' | 'auto' | 'chat', 'guided' | 'auto' | 'chat' | undefined, 'auto'>;
  stage: ColumnType<Stage, Stage | undefined, Stage>;
  /** The stage a cancel or failure falls back to. */
  gate: ColumnType<Stage, Stage | undefined, Stage>;
  running: ColumnType<boolean, boolean | undefined, boolean>;
  /** Counts the stages started: every start is a run of its own. */
  run: ColumnType<number, number | undefined, number>;
  /** Counts the tries of the current run. */
  attempt: ColumnType<number, number | undefined, number>;
  workflow_id: string | null;
  product_prompt: string | null;
  video_prompt: string | null;
  clip_duration: number | null;
  num_images: number | null;
  consistency_seed: number | null;
  style_keywords: Json<string[]>;
  product_category: string | null;
  image_prompts: Json<ImagePrompt[]>;
  scenes: Json<PlannedScene[]>;
  plan: NullableJson<StoredPlan>;
  /** slot → the take that stands in it */
  picks: ColumnType<Record<string, string>, string | undefined, string>;
  task: NullableJson<Task>;
  photo_ids: Json<string[]>;
  photo_background: ColumnType<'replace' | 'keep', 'replace' | 'keep' | undefined, 'replace' | 'keep'>;
  approved_image_ids: Json<string[]>;
  approved_clip_ids: Json<string[]>;
  clip_order: Json<string[]>;
  composition: NullableJson<CompositionSettings>;
  final_video_id: string | null;
  warnings: Json<string[]>;
  failure: NullableJson<SessionFailure>;
  /** Of the clips, when they are made anew; the seed of the pictures until then. */
  clip_seed: number | null;
  /** Other words for parts that a content filter refused, by agent and part. */
  rewrites: Json<Record<string, Rewrite>>;
  budget: Money;
  models: Json<ChosenModels>;
  tier: ColumnType<ModelTier | null, ModelTier | null | undefined, ModelTier | null>;
  /** USD: the alert that was last given for this ad. */
  alerted_at: NullableMoney;
  total_cost: Money;
  last_seq: ColumnType<number, number | undefined, number>;
  last_progress: ColumnType<number, number | undefined, number>;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

export interface ProgressEventsTable {
  session_id: string;
  seq: number;
  run: number;
  stage: string;
  progress: number;
  message: string;
  current_cost: string;
  data: NullableJson<Record<string, unknown>>;
  dedupe_key: string;
  created_at: CreatedAt;
}

/** The plan of an automatic ad; filled in as it is written. */
export interface AdPlansTable {
  session_id: string;
  generation_id: string;
  prompt: string;
  settings: Json<AutoSettings>;
  status: StoryboardStatus;
  enhancement: NullableJson<Enhancement>;
  specification: NullableJson<AdSpecification>;
  plan: NullableJson<DirectorPlan>;
  narrative: NullableJson<UnifiedNarrative>;
  scene_prompts: Json<FinalScenePrompt[]>;
  warnings: Json<string[]>;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}
