import type { GalleryService, ShareService } from '../http/services.ts';
import { contentOf } from '../flow/asset-service.ts';
import { micros, usd } from '@admint/contract';
import { finalVideoView } from '../store/views.ts';
import { cancelGeneration, deleteGeneration, type GalleryParts, renameGeneration } from './change.ts';
import { listGenerations } from './list.ts';
import {
  currentWords,
  galleryRows,
  generationNotFound,
  generationView,
  progressOf,
  readGeneration,
} from './rows.ts';
import { findShared, type Outside, readShare, revokeShare, shareGeneration, shareView } from './share.ts';

/** The videos of a user, as HTTP calls for them. */
export function createGallery(parts: GalleryParts): GalleryService {
  const { db } = parts;
  return {
    list: (user, page) => listGenerations(db, user.id, page),
    get: (user, id, outside) => details(parts, user.id, id, outside),
    status: (user, id) => status(parts, user.id, id),
    rename: (user, id, title) => renameGeneration(parts, user.id, id, title),
    remove: (user, id) => deleteGeneration(parts, user.id, id),
    cancel: (user, id) => cancelGeneration(parts, user.id, id),
    share: async (user, id, wish, outside) =>
      shareView(await shareGeneration(db, user.id, id, wish), outside),
    revoke: async (user, id) => {
      await revokeShare(db, user.id, id);
      return { success: true };
    },
  };
}

/** What public links open. It knows no user: a token is all there is. */
export function createShares({ db, storage }: Pick<GalleryParts, 'db' | 'storage'>): ShareService {
  return {
    async find(token) {
      const found = await findShared(db, token);
      return found && { ...found.video, content: contentOf(storage, found.asset) };
    },
  };
}

async function details({ db }: GalleryParts, userId: number, id: string, outside: Outside) {
  const row = await readGeneration(db, userId, id);
  const [asset, share] = await Promise.all([
    db
      .selectFrom('assets')
      .selectAll()
      .where('id', '=', row.asset_id ?? id)
      .executeTakeFirst(),
    readShare(db, id),
  ]);
  return {
    ...generationView(row),
    video: asset ? finalVideoView(asset) : null,
    settings: row.settings,
    share: share ? shareView(share, outside) : null,
  };
}

async function status({ db }: GalleryParts, userId: number, id: string) {
  const row = await galleryRows(db, userId)
    .leftJoin('progress_events as e', (join) =>
      join.onRef('e.session_id', '=', 'g.session_id').onRef('e.seq', '=', 's.last_seq'),
    )
    .select(['e.message', 'e.data as event_data'])
    .where('g.id', '=', id)
    .executeTakeFirst();
  if (!row) throw generationNotFound();
  const words = { completed: 'Your video is ready!', canceled: 'Stopped.', failed: row.error ?? 'Failed.' };
  return {
    id: row.id,
    session_id: row.session_id,
    status: row.status,
    stage: row.stage,
    progress: progressOf(row),
    current_step: row.status === 'processing' ? (row.message ?? 'Waiting to start...') : words[row.status],
    ...(row.status === 'processing' && currentWords(row.event_data)),
    cost: usd(micros(row.status === 'completed' ? row.cost : row.total_cost)),
    error: row.error,
  };
}
