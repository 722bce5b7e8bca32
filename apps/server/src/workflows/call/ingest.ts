import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { findFocus, makeFilmstrip, makeProxy, waveform } from '@admint/media';
import type { AssetPreview } from '../../store/schema.ts';
import { context } from '../context.ts';

/**
 * Makes what preview and editor play and draw instead of the file itself: of a clip a small copy with a key frame every
 * half second, a strip of pictures and where its product is, of music its peaks. A file it cannot do this for is kept all the same: gives null.
 */
export async function ingest(path: string, kind: 'video' | 'audio' | 'image'): Promise<AssetPreview | null> {
  try {
    if (kind === 'video') return await ingestVideo(path);
    return kind === 'audio' ? await ingestSound(path) : null;
  } catch (error) {
    context().log.warn({ err: error }, 'a file was kept without preview files');
    return null;
  }
}

async function ingestVideo(path: string): Promise<AssetPreview> {
  const { storage, scratch } = context();
  const copy = join(scratch, `proxy-${randomUUID()}.mp4`);
  try {
    await makeProxy(path, copy);
    const proxy = await storage.put(copy, 'video/mp4');
    const { image, ...layout } = await makeFilmstrip(path);
    const strip = await storage.put(image, 'image/jpeg');
    const focus = await findFocus(path);
    return { proxy: proxy.sha256, filmstrip: { sha256: strip.sha256, ...layout }, focus };
  } finally {
    await rm(copy, { force: true });
  }
}

const PEAKS_PER_SECOND = 50;

async function ingestSound(path: string): Promise<AssetPreview> {
  const peaks = await waveform(path, { perSecond: PEAKS_PER_SECOND });
  const stored = await context().storage.put(peaks, 'application/octet-stream');
  return { peaks: { sha256: stored.sha256, per_second: PEAKS_PER_SECOND } };
}
