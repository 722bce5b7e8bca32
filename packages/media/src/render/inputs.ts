import type { Timeline } from '@admint/contract';
import type { Quality } from './settings.ts';

/** Straight-alpha RGBA pixels, `width × height × 4` bytes, row by row; or the path of a PNG of that size. */
export type Pixels = Uint8Array | { path: string };

/**
 * A pre-rendered picture, or a short run of them, laid over the film. The painter crops it to its ink.
 * Layers are drawn in rising `z`, then in the order given.
 */
export interface Layer {
  id: string;
  z: number;
  /** First frame of the ad it is seen in. */
  start: number;
  /** How many frames it is seen for. */
  length: number;
  /** Left and top edge in pixels of the frame. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** One picture stays for the whole `length`; otherwise exactly one per frame. */
  pictures: Pixels[];
}

/** A card's background as one full-frame picture of the timeline's size. */
export interface CardPicture {
  width: number;
  height: number;
  pixels: Pixels;
}

export interface RenderProgress {
  frame: number;
  frames: number;
  /** null until enough frames are done to tell */
  seconds_left: number | null;
}

/** One film to make: a document, and the pictures the painter made for it. */
export interface Film {
  timeline: Timeline;
  layers: readonly Layer[];
  /**
   * Backgrounds the painter drew, by card id. A card that is not here gets its background drawn from the
   * document: colour, gradient, picture or blurred frame.
   */
  cards?: ReadonlyMap<string, CardPicture>;
  outPath: string;
}

export interface RenderSettings {
  /** Absolute path of every source the timelines name, by content hash. */
  sources: ReadonlyMap<string, string>;
  quality: Quality;
  /** Folder of the segment cache; without it every frame is encoded anew. */
  cache?: string | undefined;
  onProgress?: ((progress: RenderProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Resident bytes the render process may use. */
  memoryCeiling?: number | undefined;
}

export interface RenderInput extends Film, RenderSettings {}

export interface RenderResult {
  frames: number;
  /** seconds */
  duration: number;
  width: number;
  height: number;
  fps: number;
  bytes: number;
  /** Integrated loudness of the encoded sound, LUFS; −70 for silence. */
  lufs: number;
  /** dBTP of the encoded sound; −99 for silence. */
  true_peak: number;
  /** What could not be done as asked, in words a person can use. */
  warnings: string[];
  /** Frames that were encoded in this render; the rest came from the segment cache. */
  encoded_frames: number;
  segments: { total: number; encoded: number };
  /** Highest resident memory of the render process, bytes. */
  peak_memory: number;
  /** Processor time of the render process, seconds. */
  cpu_seconds: number;
}
