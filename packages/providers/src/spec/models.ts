import type { CameraMovement, MusicGenre, ViewType } from '@admint/contract';
import type { FileInput, Model } from './operation.ts';

/** A typed writing task: a model-backed adapter sends `system` and `user`, a rule-based one works from `task` and `input`. */
export interface TextRequest {
  /** Name of the task, e.g. `prompt-set` or `scene-plan`. */
  task: string;
  system: string;
  user: string;
  /** JSON schema of the answer. */
  schema: Record<string, unknown>;
  /** The same facts as `user`, as data. */
  input: Record<string, unknown>;
  seed: number;
}

/** A trained style: its weights as the provider names them, and how strongly they count (1 is as trained). */
export interface Lora {
  weights: string;
  scale?: number;
}

export interface ImageRequest {
  /** The user's own words for the product. */
  product_prompt: string;
  prompt: string;
  negative_prompt: string;
  view_type: ViewType;
  style_keywords: string[];
  seed: number;
  /** The seed all pictures of the product share, where this one has another; what builds the product takes it. */
  product_seed?: number;
  guidance_scale: number;
  /** 0 for the first picture of a view; further ones differ in framing and set, not in the product. */
  variation?: number;
  width: number;
  height: number;
  /** Photos of the product, when the user gave some. */
  references: FileInput[];
  /** Whether photos lose their surroundings for a set, or keep them; `replace` when absent. */
  photo_background?: 'replace' | 'keep';
  /** Hashes of references that keep their surroundings in any case. */
  kept_photos?: string[];
  /** A depth or edge picture that the composition follows. */
  control_image?: FileInput;
  lora?: Lora;
}

export interface VideoRequest {
  /** First frame and identity of the product. */
  image: FileInput;
  /** The user's scene sentence. */
  video_prompt: string;
  /** What happens in this shot. */
  prompt: string;
  camera_movement: CameraMovement;
  /** 0–1 */
  motion_intensity: number;
  /** seconds */
  duration: number;
  fps: number;
  width: number;
  height: number;
  seed: number;
  negative_prompt?: string;
  /** Where the clip ends. */
  last_frame?: FileInput;
  lora?: Lora;
}

export interface MusicRequest {
  genre: MusicGenre;
  /** seconds */
  duration: number;
  seed: number;
  /** Seconds at which the picture changes: beats fall there where the style allows. */
  cuts?: number[];
}

/** A style to learn from pictures of a product or a brand. */
export interface TrainingRequest {
  /** ZIP of ten pictures or more; a `name.txt` beside a picture is its caption. */
  pictures: FileInput;
  /** The word that calls the style up in prompts. */
  trigger_word: string;
  /** Where the result is kept, such as `me/brand-style`. */
  destination: string;
  /** 3–6000 */
  steps: number;
}

/** What a training gave: weights to use in a {@link Lora}. */
export interface TrainingResult {
  weights: string;
  /** The trained model itself, where it can be run by name. */
  version: string | null;
}

export type TrainingModel = Model<TrainingRequest>;
export type TextModel = Model<TextRequest>;
export type ImageModel = Model<ImageRequest>;
export type VideoModel = Model<VideoRequest>;
export type MusicModel = Model<MusicRequest>;

/** The models a run uses, one per kind, chosen by configuration. */
export interface ModelSet {
  text: TextModel;
  image: ImageModel;
  video: VideoModel;
  music: MusicModel;
}

export type CallKind = keyof ModelSet;
export interface CallRequests {
  text: TextRequest;
  image: ImageRequest;
  video: VideoRequest;
  music: MusicRequest;
}

/** Models to try for each kind of call, first to last. */
export type Choices = {
  readonly [K in CallKind]: readonly [Model<CallRequests[K]>, ...Model<CallRequests[K]>[]];
};
