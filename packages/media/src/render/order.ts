import type { Timeline } from '@admint/contract';
import type { Quality } from './settings.ts';

/** A layer whose pixels lie in a file: raw RGBA, one picture after the other, or one PNG. */
export interface LayerFile extends PictureFile {
  id: string;
  start: number;
  length: number;
  x: number;
  y: number;
}

export interface PictureFile {
  /** Safe name inside the job's folder. */
  file: string;
  form: 'rgba' | 'picture';
  width: number;
  height: number;
  /** How many pictures the file holds. */
  count: number;
  /** Hash of the pixels. */
  key: string;
}

/** A render as data, for the media process. */
export interface RenderOrder {
  timeline: Timeline;
  /** Safe name inside the job's folder, by content hash. */
  sources: Record<string, string>;
  /** In drawing order. */
  layers: LayerFile[];
  cards: Record<string, PictureFile>;
  outPath: string;
  quality: Quality;
  cache?: string;
}

export interface RenderOutcome {
  frames: number;
  encodedFrames: number;
  segments: { total: number; encoded: number };
  lufs: number;
  truePeak: number;
  warnings: string[];
  peakMemory: number;
  cpuSeconds: number;
}
