import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { partName } from '../process/part-file.ts';
import { runJob } from '../process/run-job.ts';
import { runShortJob } from '../process/short-job.ts';
import { probe } from '../probe/probe.ts';
import { readPictures } from './read-pictures.ts';

export interface Filmstrip {
  /** JPEG: pictures in rows of `columns`, evenly spread over the video. */
  image: Buffer;
  count: number;
  columns: number;
  /** Size of one picture. */
  width: number;
  height: number;
  /** Seconds between pictures. */
  interval: number;
}

/** Takes a video, writes a copy 640 pixels wide with a key frame every 15 frames, for preview and scrubbing. */
export async function makeProxy(
  path: string,
  outPath: string,
  { width = 640, signal }: { width?: number; signal?: AbortSignal } = {},
): Promise<{ frames: number; fps: number; width: number; height: number }> {
  const target = resolve(outPath);
  const part = partName(target);
  try {
    const made = await runJob('proxy', () => ({ path: resolve(path), width, outPath: part }), {
      signal,
      background: true,
    });
    await rename(part, target);
    return made;
  } finally {
    await rm(part, { force: true });
  }
}

/** Takes a video, gives pictures from it in one image for the editor's track. */
export async function makeFilmstrip(
  path: string,
  { count = 20, height = 72, columns = 10 }: { count?: number; height?: number; columns?: number } = {},
): Promise<Filmstrip> {
  const info = await probe(path);
  const wanted = Math.max(1, Math.min(count, info.frames || 1));
  const interval = info.duration / wanted;
  const width = Math.max(2, 2 * Math.round((height * info.width) / Math.max(1, info.height) / 2));
  const pace = info.kind === 'video' && interval > 0 ? { fps: 1 / interval } : {};
  const pictures = await readPictures(path, { width, height, most: wanted, ...pace });
  const rows = Math.ceil(pictures.length / columns);
  const across = Math.min(columns, pictures.length);
  const image = await sharp({
    create: { width: width * across, height: height * rows, channels: 3, background: '#000' },
  })
    .composite(
      pictures.map((input, i) => ({
        input: Buffer.from(input),
        raw: { width, height, channels: 3 as const },
        left: (i % columns) * width,
        top: Math.floor(i / columns) * height,
      })),
    )
    .jpeg({ quality: 78 })
    .toBuffer();
  return { image, count: pictures.length, columns: across, width, height, interval };
}

/** Takes a file with sound, gives its peaks for drawing: one byte per slice, 0–255. Throws `media_silent`. */
export function waveform(path: string, { perSecond = 50 }: { perSecond?: number } = {}): Promise<Uint8Array> {
  return runShortJob('waveform', { path: resolve(path), perSecond });
}
