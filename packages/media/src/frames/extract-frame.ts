import { resolve } from 'node:path';
import type { FrameOrder, ImageFormat } from '../process/jobs.ts';
import { runShortJob } from '../process/short-job.ts';

export interface FrameOptions {
  /** Scaled down to this many pixels across; never up. */
  width?: number;
  format?: ImageFormat;
  /** 1–100, for JPEG and WebP. */
  quality?: number;
}

/**
 * Takes a file and a moment, gives the picture shown then, upright and in its right shape; past the end, the last
 * one. Throws `media_missing` or `media_unreadable`.
 */
export async function extractFrame(
  path: string,
  at: FrameOrder['at'],
  { width, format = 'png', quality = 88 }: FrameOptions = {},
): Promise<Buffer> {
  const order: FrameOrder = { path: resolve(path), at, format, quality, ...(width ? { width } : {}) };
  return Buffer.from(await runShortJob('frame', order));
}

/** Takes a file, gives a small JPEG of it; a video's from one second in, or its middle when shorter. */
export function thumbnail(
  path: string,
  { width = 480, seconds = 1 }: { width?: number; seconds?: number } = {},
): Promise<Buffer> {
  return extractFrame(path, { seconds }, { width, format: 'jpeg', quality: 85 });
}
