import type { Sight } from '../measure/saliency.ts';
import type { Loudness } from '../audio/loudness.ts';
import type { MediaInfo } from '../probe/media-info.ts';
import type { VideoSettings } from '../render/settings.ts';
import type { RenderOrder, RenderOutcome } from '../render/order.ts';

export type ImageFormat = 'png' | 'jpeg' | 'webp';

/** Everything the media process can be asked to do, as data that crosses the process border. */
export interface MediaJobs {
  probe: { order: { path: string }; result: MediaInfo };
  frame: { order: FrameOrder; result: Uint8Array };
  encode: { order: EncodeOrder; result: { frames: number } };
  pictures: { order: PicturesOrder; result: { pixels: Uint8Array; count: number } };
  loudness: { order: { path: string }; result: Loudness };
  focus: { order: { path: string }; result: Sight };
  waveform: { order: WaveformOrder; result: Uint8Array };
  proxy: { order: ProxyOrder; result: { frames: number; fps: number; width: number; height: number } };
  render: { order: RenderOrder; result: RenderOutcome };
}

export type MediaJobKind = keyof MediaJobs;

export interface FrameOrder {
  path: string;
  /** Which picture: its number in the file, or the second it is shown at. */
  at: { frame: number } | { seconds: number };
  width?: number;
  height?: number;
  format: ImageFormat;
  /** 1–100, for JPEG and WebP. */
  quality: number;
}

/** Raw rgb24 frames follow on the process's standard input, `width × height × 3` bytes each. */
export interface EncodeOrder {
  width: number;
  height: number;
  fps: number;
  outPath: string;
  settings: VideoSettings;
}

export interface PicturesOrder {
  path: string;
  width: number;
  height: number;
  format: 'gray' | 'rgb24';
  /** Pictures per second; left out, every picture of the file. */
  fps?: number;
  most: number;
}

export interface WaveformOrder {
  path: string;
  perSecond: number;
}

export interface ProxyOrder {
  path: string;
  width: number;
  outPath: string;
}

export interface JobProgress {
  frame: number;
  frames: number;
  /** Resident memory of the process, bytes. */
  memory: number;
}

/** Parent to child. */
export type Command = {
  [K in MediaJobKind]: { id: number; kind: K; order: MediaJobs[K]['order'] };
}[MediaJobKind];

/** Child to parent. */
export type Report =
  | { id: number; type: 'progress'; progress: JobProgress }
  | { id: number; type: 'done'; result: unknown }
  | { id: number; type: 'failed'; code: string; message: string; retryable: boolean };

/** Says how far a job is; passed on at most ten times a second. */
export type Tell = (frame: number, frames: number) => void;
