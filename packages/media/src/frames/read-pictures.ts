import { resolve } from 'node:path';
import { runShortJob } from '../process/short-job.ts';

export interface PicturesOptions {
  width: number;
  height: number;
  format?: 'gray' | 'rgb24';
  /** Pictures per second; left out, every picture of the file. */
  fps?: number;
  most?: number;
}

/**
 * Takes a picture or video, gives its pictures scaled to one small size, upright, as raw bytes: `height × width` gray or
 * `height × width × 3` RGB, 0–255. For measuring, not for showing: the shape is not kept.
 */
export async function readPictures(
  path: string,
  { width, height, format = 'rgb24', fps, most = 20_000 }: PicturesOptions,
): Promise<Uint8Array[]> {
  const order = { path: resolve(path), width, height, format, most, ...(fps ? { fps } : {}) };
  const { pixels, count } = await runShortJob('pictures', order);
  const size = width * height * (format === 'gray' ? 1 : 3);
  return Array.from({ length: count }, (_, i) => pixels.subarray(i * size, (i + 1) * size));
}
