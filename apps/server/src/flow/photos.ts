import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AdmintError, PHOTO_LIMITS, type PhotoView } from '@admint/contract';
import { PhotoRefused, readPhoto } from '@admint/providers';
import type { AssetStorage } from '../storage/index.ts';
import { contentUrl, insertAsset, markStale, sessionAssets } from '../store/assets.ts';
import { readSession, updateSession } from '../store/sessions.ts';
import { photosOf } from '../store/views.ts';
import { inTransaction } from './engine.ts';
import { requireAssets } from './images.ts';
import { type FlowParts, lockIdle } from './start.ts';

export interface PhotoParts extends FlowParts {
  storage: AssetStorage;
  scratch: string;
}

const refuse = (message: string) =>
  new AdmintError('photo_refused', message, { fields: [{ field: 'file', message }] });

/** Takes the bytes of a photo, judged by content, and adds it to the session's photos. Throws `photo_refused` with the limit that was broken. */
export async function addPhoto(
  parts: PhotoParts,
  userId: number,
  sessionId: string,
  bytes: Uint8Array,
): Promise<PhotoView> {
  await readSession(parts.db, sessionId, userId);
  const facts = await examine(parts.scratch, bytes);
  const stored = await parts.storage.put(bytes, facts.content_type);
  return inTransaction(parts.pool, async (db) => {
    const session = await lockIdle(db, sessionId, userId);
    if (session.photo_ids.length >= PHOTO_LIMITS.files) {
      throw refuse(`An ad takes up to ${PHOTO_LIMITS.files} photos. Remove one first.`);
    }
    const id = randomUUID();
    await insertAsset(db, {
      id,
      session_id: sessionId,
      asset_type: 'image',
      url: contentUrl(id),
      ...stored,
      ...facts,
      provider: 'user',
      model_used: 'Photo',
      prompt: null,
      seed: null,
      parents: '[]',
      input_hash: stored.sha256,
      metadata: JSON.stringify({ role: 'photo' }),
      generation_time: 0,
      call_key: null,
      stale: null,
      run: session.run,
    });
    await updateSession(db, sessionId, { photo_ids: JSON.stringify([...session.photo_ids, id]) });
    return { id, url: contentUrl(id), ...facts, created_at: new Date().toISOString() };
  });
}

const TYPES: Record<string, string> = {
  '89504e47': 'image/png',
  ffd8ff: 'image/jpeg',
  '52494646': 'image/webp',
};

async function examine(scratch: string, bytes: Uint8Array) {
  if (bytes.length === 0) throw refuse('The file is empty.');
  if (bytes.length > PHOTO_LIMITS.megabytes * 1_048_576)
    throw refuse(`A photo may have up to ${PHOTO_LIMITS.megabytes} MB.`);
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const content_type = Object.entries(TYPES).find(([magic]) => head.startsWith(magic))?.[1];
  if (!content_type) throw refuse('Only PNG, JPEG and WebP photos can be used.');
  const folder = await mkdtemp(join(scratch, 'photo-'));
  try {
    const path = join(folder, 'photo');
    await writeFile(path, bytes);
    const { w, h } = await readPhoto(path);
    return { content_type, width: w, height: h };
  } catch (error) {
    throw error instanceof PhotoRefused ? refuse(error.message) : error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function listPhotos(parts: FlowParts, userId: number, sessionId: string) {
  const session = await readSession(parts.db, sessionId, userId);
  return { photos: photosOf(session, await sessionAssets(parts.db, sessionId, 'image')) };
}

/** Sets which photos are used and in which order; pictures made from the earlier choice become stale. */
export async function orderPhotos(parts: FlowParts, userId: number, sessionId: string, photoIds: string[]) {
  return inTransaction(parts.pool, async (db) => {
    const session = await lockIdle(db, sessionId, userId);
    const assets = await sessionAssets(db, sessionId);
    const known = assets.filter((asset) => asset.metadata.role === 'photo').map((asset) => asset.id);
    requireAssets(known, photoIds, 'photo_ids', 'photo');
    const changed = JSON.stringify([...photoIds].sort()) !== JSON.stringify([...session.photo_ids].sort());
    if (changed) {
      const made = assets.filter((asset) => asset.metadata.role !== 'photo').map((asset) => asset.id);
      await markStale(db, made, 'the product photos changed');
    }
    await updateSession(db, sessionId, { photo_ids: JSON.stringify(photoIds) });
    return { photos: photosOf({ photo_ids: photoIds }, assets) };
  });
}
