import type {
  AdSpecification,
  AspectRatio,
  AssetType,
  AutoSettings,
  CallState,
  ChosenModels,
  ComparisonKind,
  CompositionSettings,
  DirectorPlan,
  FinalScenePrompt,
  ImagePrompt,
  ModelTier,
  PlannedScene,
  PlanView,
  Scene,
  SessionFailure,
  Stage,
  StoryboardStatus,
  Timeline,
  UnifiedNarrative,
} from '@admint/contract';
import type { Enhancement } from '@admint/studio/enhance';
import type { CallKind, Fault, Operation } from '@admint/providers';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** numeric(14,6): read as a decimal string, written as one; see `micros` and `decimal` in the contract. */
type Money = ColumnType<string, string | undefined, string>;
type NullableMoney = ColumnType<string | null, string | null | undefined, string | null>;
type CreatedAt = ColumnType<Date, Date | undefined, never>;
type Json<T> = JSONColumnType<T & object, string | undefined, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface UsersTable {
  id: Generated<number>;
  username: string | null;
  email: string | null;
  password_hash: string;
  total_cost: Money;
  /** Runs the studio: enters keys and sees what all spend. */
  is_admin: ColumnType<boolean, boolean | undefined, boolean>;
  default_models: Json<ChosenModels>;
  default_tier: ColumnType<ModelTier | null, ModelTier | null | undefined, ModelTier | null>;
  /** USD a new ad may spend; null: the server's own limit. */
  session_budget: NullableMoney;
  /** USD one ad has cost when its owner is told; null: never. */
  alert_at: NullableMoney;
  /** USD all ads of one day (UTC) may cost; null: no limit. */
  daily_cap: NullableMoney;
  created_at: CreatedAt;
}

/** A key or an address entered in the app; a key is only ever here sealed. */
export interface ProviderSecretsTable {
  provider: string;
  sealed: string | null;
  last4: string | null;
  key_id: string | null;
  base_url: string | null;
  model: string | null;
  updated_by: number | null;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

export interface RevokedTokensTable {
  jti: string;
  expires_at: Date;
}

/** One image to make beside the stages. */
export interface ImageShot extends ImagePrompt {
  /** What the user calls it: "front view, take 2". */
  part: string;
  /** 0 for the first picture of a view. */
  variation: number;
  /** The place the take belongs to; left out, it opens one of its own. */
  slot?: string;
  parents: string[];
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

/** Files made on arrival for preview and editor, by content hash. */
export interface AssetPreview {
  /** 640 pixels wide, a key frame every 15 frames. */
  proxy?: string;
  /** `count` pictures in rows of `columns`, each `width` × `height`, `interval` seconds apart. */
  filmstrip?: {
    sha256: string;
    count: number;
    columns: number;
    width: number;
    height: number;
    interval: number;
  };
  /** Centre of what stands out in it, 0–1 of width and height. */
  focus?: { x: number; y: number };
  /** One byte per slice, 0–255. */
  peaks?: { sha256: string; per_second: number };
}

/** What of a photo becomes the product; the mask and the picture to use in place of the photo by content hash. */
export interface PhotoCutout {
  choice: 'cut' | 'keep' | 'crop';
  glass: boolean;
  /** shares of width and height */
  crop?: { x: number; y: number; width: number; height: number };
  mask?: string;
  used?: { sha256: string; content_type: string };
}

/** What is known of an asset beside its columns; each kind has its own. */
export interface AssetFacts {
  /** What the user calls it: "side view", "clip 2". */
  part?: string;
  /** Set on pictures the user brought. */
  role?: 'photo';
  cutout?: PhotoCutout;
  view_type?: string;
  /** Which scene of a planned ad it was made for. */
  scene?: number;
  /** The asset of another ad that this one takes over. */
  taken_from?: string;
  negative_prompt?: string;
  source_image_id?: string;
  /** The first take of the place, on later ones. */
  slot?: string;
  camera_movement?: string;
  motion_intensity?: number;
  genre?: string;
  /** A short sound on the cut into a scene, and the second of it that belongs there. */
  accent?: string;
  accent_cut?: number;
  /** The second, typed output of a call, such as the beat grid of a piece of music. */
  details?: { bpm?: number; first_beat?: number };
  preview?: AssetPreview;
  has_audio?: boolean;
  /** An answer paid for within the last day, given again for nothing. */
  cached?: boolean;
  generation_id?: string;
  export_id?: string;
  ratio?: string;
}

export interface AssetsTable {
  id: string;
  session_id: string;
  asset_type: AssetType;
  url: string;
  sha256: string;
  content_type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** seconds */
  duration: number | null;
  fps: number | null;
  provider: string;
  model_used: string;
  seed: number | null;
  prompt: string | null;
  parents: Json<string[]>;
  input_hash: string;
  poster_sha256: string | null;
  cost: Money;
  /** seconds */
  generation_time: number;
  metadata: Json<AssetFacts>;
  /** Names the change upstream that outdated it. */
  stale: string | null;
  favorite: ColumnType<boolean, boolean | undefined, boolean>;
  call_key: string | null;
  run: number;
  created_at: CreatedAt;
}

export interface ProviderCallsTable {
  key: string;
  session_id: string;
  run: number;
  agent: string;
  kind: CallKind | 'render';
  /** What the user calls it: "side view", "clip 2". */
  part: string;
  attempt: number;
  provider: string;
  model: string;
  state: CallState;
  /** How often a create was tried; also the fencing token of the try in flight. */
  submits: ColumnType<number, number | undefined, number>;
  /** 0–1, as far as the provider tells. */
  progress: ColumnType<number, number | undefined, number>;
  operation: NullableJson<Operation>;
  provider_id: string | null;
  request: Json<Record<string, unknown>>;
  /** What to keep of the result and how to show it: enough to finish the call without its workflow. */
  spec: Json<Record<string, unknown>>;
  request_hash: string;
  reserved: Money;
  settled: ColumnType<string | null, string | null | undefined, string | null>;
  cached: ColumnType<boolean, boolean | undefined, boolean>;
  fault: NullableJson<Fault>;
  /** The typed answer of a text call. */
  value: NullableJson<unknown>;
  asset_id: string | null;
  warnings: Json<string[]>;
  submitted_at: Date | null;
  settled_at: Date | null;
  /** The failed call whose place this one takes. */
  fallback_of: string | null;
  created_at: CreatedAt;
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

export interface GenerationsTable {
  id: string;
  session_id: string;
  user_id: number;
  status: 'completed' | 'failed' | 'canceled' | 'processing';
  number: number;
  asset_id: string | null;
  thumbnail_id: string | null;
  timeline: NullableJson<Timeline>;
  settings: NullableJson<CompositionSettings>;
  cost: Money;
  /** The session's run that makes it. */
  run: number | null;
  /** The name its owner gave it. */
  title: string | null;
  /** The product's sentence when the video was asked for. */
  prompt: string | null;
  product_name: string | null;
  /** seconds; 0 until it is finished */
  duration: ColumnType<number, number | undefined, number>;
  error: string | null;
  /** Title, product name and prompt in lower case. */
  search: ColumnType<string, never, never>;
  created_at: CreatedAt;
  completed_at: Date | null;
}

/** The public link of a video; a revoked one is gone. */
export interface SharesTable {
  token: string;
  generation_id: string;
  indexable: ColumnType<boolean, boolean | undefined, boolean>;
  expires_at: Date | null;
  created_at: CreatedAt;
}

export interface ExportsTable {
  id: string;
  /** Exports asked for together are rendered together. */
  batch_id: string;
  session_id: string;
  generation_id: string;
  ratio: AspectRatio;
  placement: string | null;
  quality: 'draft' | 'final';
  status: ColumnType<ExportStatus, ExportStatus | undefined, ExportStatus>;
  /** 0–100 */
  progress: ColumnType<number, number | undefined, number>;
  asset_id: string | null;
  lufs: number | null;
  warnings: Json<string[]>;
  error: string | null;
  created_at: CreatedAt;
}

export type ExportStatus = 'processing' | 'completed' | 'failed' | 'canceled';

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

/** Videos that were ordered to be compared. */
export interface GenerationGroupsTable {
  id: string;
  user_id: number;
  comparison_type: ComparisonKind;
  name: string | null;
  hypothesis: string | null;
  winner_id: string | null;
  created_at: CreatedAt;
}

export interface GroupMembersTable {
  generation_id: string;
  group_id: string;
  position: number;
  label: string;
}

export interface SettingProfilesTable {
  id: string;
  user_id: number;
  name: string;
  settings: Json<Partial<AutoSettings>>;
  created_at: CreatedAt;
}

/** A view: one row per agent run, summed from its calls (001 §5.2). */
export interface GenerationCostsView {
  session_id: string;
  run: number;
  agent_name: string;
  model_used: string;
  cost_usd: string;
  duration_seconds: string;
  success: boolean;
  calls: number;
  error_message: string | null;
  created_at: Date;
}

/** When the next request may go to a provider. */
export interface ProviderPaceTable {
  provider: string;
  next_at: ColumnType<Date, Date | undefined, Date>;
  /** seconds between requests while the provider wants it slower than usual */
  spacing: ColumnType<number, number | undefined, number>;
}

/** How a model has fared lately: after failures in a row it is left alone until `closed_until`, then tried by one call. */
export interface ModelHealthTable {
  provider: string;
  model: string;
  failures: ColumnType<number, number | undefined, number>;
  /** How often in a row it was given up: each time for longer. */
  opened: ColumnType<number, number | undefined, number>;
  closed_until: Date | null;
  /** One call is finding out; others wait until then. */
  probe_until: Date | null;
  reason: string | null;
}

export interface Tables {
  users: UsersTable;
  provider_secrets: ProviderSecretsTable;
  revoked_tokens: RevokedTokensTable;
  sessions: SessionsTable;
  assets: AssetsTable;
  provider_calls: ProviderCallsTable;
  provider_pace: ProviderPaceTable;
  model_health: ModelHealthTable;
  progress_events: ProgressEventsTable;
  generations: GenerationsTable;
  exports: ExportsTable;
  shares: SharesTable;
  ad_plans: AdPlansTable;
  generation_groups: GenerationGroupsTable;
  group_members: GroupMembersTable;
  setting_profiles: SettingProfilesTable;
  generation_costs: GenerationCostsView;
}
