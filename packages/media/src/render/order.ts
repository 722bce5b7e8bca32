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

/** One film of a render, as data. */
export interface FilmOrder {
  timeline: Timeline;
  /** In drawing order. */
  layers: LayerFile[];
  cards: Record<string, PictureFile>;
  outPath: string;
}

/** A render as data, for the media process. */
export interface RenderOrder {
  films: FilmOrder[];
  /** Safe name inside the job's folder, by content hash. */
  sources: Record<string, string>;
  quality: Quality;
  cache?: string;
}

export interface FilmOutcome {
  frames: number;
  encodedFrames: number;
  segments: { total: number; encoded: number };
  lufs: number;
  truePeak: number;
}

export interface RenderOutcome {
  films: FilmOutcome[];
  warnings: string[];
  peakMemory: number;
  cpuSeconds: number;
}
