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

export interface ImageRequest {
  /** The user's own words for the product. */
  product_prompt: string;
  prompt: string;
  negative_prompt: string;
  view_type: ViewType;
  style_keywords: string[];
  seed: number;
  guidance_scale: number;
  /** 0 for the first picture of a view; further ones differ in framing and set, not in the product. */
  variation?: number;
  width: number;
  height: number;
  /** Photos of the product, when the user gave some. */
  references: FileInput[];
  /** Whether photos lose their surroundings for a set, or keep them; `replace` when absent. */
  photo_background?: 'replace' | 'keep';
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
}

export interface MusicRequest {
  genre: MusicGenre;
  /** seconds */
  duration: number;
  seed: number;
}

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
