import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { lookInto, makeFilmstrip, makeProxy, waveform } from '@admint/media';
import type { AssetPreview } from '../../store/schema.ts';
import { context } from '../context.ts';

export type MediaKind = 'video' | 'audio' | 'image';

/** What the export needs to know of a file before it can be used: of a clip, where its product is and where there is room. Null where nothing can be told. */
export async function readPicture(path: string, kind: MediaKind): Promise<AssetPreview | null> {
  if (kind !== 'video') return null;
  return orNull(async () => {
    const { crowd, ...focus } = await lookInto(path);
    return { focus, crowd };
  });
}

/**
 * Makes what preview and editor play and draw instead of the file itself: of a clip a small copy with a key frame every
 * half second and a strip of pictures, of music its peaks. Null for a file it cannot do this for.
 */
export async function makePreviewFiles(path: string, kind: MediaKind): Promise<AssetPreview | null> {
  if (kind === 'image') return null;
  return orNull(() => (kind === 'video' ? ofVideo(path) : ofSound(path)));
}

async function orNull(make: () => Promise<AssetPreview>): Promise<AssetPreview | null> {
  try {
    return await make();
  } catch (error) {
    context().log.warn({ err: error }, 'a file was kept without preview files');
    return null;
  }
}

async function ofVideo(path: string): Promise<AssetPreview> {
  const { storage, scratch } = context();
  const copy = join(scratch, `proxy-${randomUUID()}.mp4`);
  try {
    await makeProxy(path, copy);
    const proxy = await storage.put(copy, 'video/mp4');
    const { image, ...layout } = await makeFilmstrip(path);
    const strip = await storage.put(image, 'image/jpeg');
    return { proxy: proxy.sha256, filmstrip: { sha256: strip.sha256, ...layout } };
  } finally {
    await rm(copy, { force: true });
  }
}

const PEAKS_PER_SECOND = 50;

async function ofSound(path: string): Promise<AssetPreview> {
  const peaks = await waveform(path, { perSecond: PEAKS_PER_SECOND });
  const stored = await context().storage.put(peaks, 'application/octet-stream');
  return { peaks: { sha256: stored.sha256, per_second: PEAKS_PER_SECOND } };
}
