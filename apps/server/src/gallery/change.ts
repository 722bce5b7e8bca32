import { AdmintError } from '@admint/contract';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { inTransaction } from '../flow/engine.ts';
import type { FlowParts } from '../flow/start.ts';
import { cancelSession } from '../flow/stop-and-retry.ts';
import type { ResponseOf } from '../http/services.ts';
import type { AssetStorage } from '../storage/index.ts';
import type { AssetRow } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { Tables } from '../store/schema.ts';
import { lockSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { generationNotFound, generationView, readGeneration } from './rows.ts';

export interface GalleryParts extends FlowParts {
  storage: AssetStorage;
  /** Told of files that could not be removed; the video is gone all the same. */
  onLeftFile(error: unknown): void;
}

export async function renameGeneration(
  parts: GalleryParts,
  userId: number,
  id: string,
  title: string | null,
): Promise<ResponseOf<'renameGeneration'>> {
  await parts.db
    .updateTable('generations')
    .set({ title })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .execute();
  return generationView(await readGeneration(parts.db, userId, id));
}

/** Throws `nothing_to_cancel` when the video is not being made. */
export async function cancelGeneration(
  parts: GalleryParts,
  userId: number,
  id: string,
): Promise<ResponseOf<'cancelGeneration'>> {
  const row = await readGeneration(parts.db, userId, id);
  if (row.status !== 'processing' || !row.running) {
    throw new AdmintError('nothing_to_cancel', 'This video is not being made, so there is nothing to stop.');
  }
  return cancelSession(parts, userId, row.session_id);
}

/** Deletes a video with its exports and its link. Files that something else still shows stay. */
export async function deleteGeneration(
  parts: GalleryParts,
  userId: number,
  id: string,
): Promise<ResponseOf<'deleteGeneration'>> {
  const { session_id } = await readGeneration(parts.db, userId, id);
  const hashes = await inTransaction(parts.pool, async (db) => {
    const session = await lockSession(db, session_id, userId);
    await requireQuiet(db, session, id);
    const assets = await db
      .selectFrom('assets')
      .selectAll()
      .where('session_id', '=', session_id)
      .where('asset_type', '=', 'final_video')
      .where(sql<string>`metadata ->> 'generation_id'`, '=', id)
      .execute();
    const gone = await db.deleteFrom('generations').where('id', '=', id).returning('id').execute();
    if (gone.length === 0) throw generationNotFound();
    const ids = assets.map((asset) => asset.id);
    if (ids.length > 0) await db.deleteFrom('assets').where('id', 'in', ids).execute();
    if (session.final_video_id && ids.includes(session.final_video_id)) await showEarlier(db, session);
    return assets.flatMap(filesOf);
  });
  return { success: true, files_removed: await removeUnused(parts, hashes) };
}

/** What is being written may have the same bytes as what would be removed. */
async function requireQuiet(db: Database, session: SessionRow, id: string): Promise<void> {
  const exporting = await db
    .selectFrom('exports')
    .select('id')
    .where('session_id', '=', session.id)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  if (!session.running && !exporting) return;
  const own = await db.selectFrom('generations').select('status').where('id', '=', id).executeTakeFirst();
  throw new AdmintError(
    'already_running',
    own?.status === 'processing'
      ? 'This video is still being made. Stop it first, then delete it.'
      : 'This ad is being worked on. Wait until that is done, or stop it, then delete the video.',
    { retryable: true },
  );
}

/** The ad shows the newest video that is left, or waits to be composed again. */
async function showEarlier(db: Database, session: SessionRow): Promise<void> {
  const left = await db
    .selectFrom('generations')
    .select('asset_id')
    .where('session_id', '=', session.id)
    .where('status', '=', 'completed')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const earlier = left?.asset_id ?? null;
  if (earlier) {
    await db
      .updateTable('assets')
      .set({ stale: null })
      .where('id', '=', earlier)
      .where('stale', '=', 'a newer version was composed')
      .execute();
  }
  await updateSession(db, session.id, {
    final_video_id: earlier,
    ...(!earlier && session.stage === 'complete' && { stage: 'clip_selection' as const }),
  });
}

function filesOf({ sha256, poster_sha256, metadata }: AssetRow): string[] {
  const { proxy, filmstrip, peaks } = metadata.preview ?? {};
  const begun = metadata.first_frame?.sha256;
  const hashes = [sha256, poster_sha256, proxy, filmstrip?.sha256, peaks?.sha256, begun];
  return hashes.filter((hash): hash is string => Boolean(hash));
}

/** Files are kept once for all: only what no asset of anyone names any more is removed. */
async function removeUnused(parts: GalleryParts, hashes: string[]): Promise<number> {
  let removed = 0;
  for (const hash of new Set(hashes)) {
    try {
      if (await isNamed(parts.db, hash)) continue;
      await parts.storage.remove(hash);
      removed += 1;
    } catch (error) {
      parts.onLeftFile(error);
    }
  }
  return removed;
}

async function isNamed(db: Kysely<Tables>, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('assets')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('sha256', '=', hash),
        eb('poster_sha256', '=', hash),
        eb(sql<string>`metadata -> 'preview' ->> 'proxy'`, '=', hash),
        eb(sql<string>`metadata -> 'preview' -> 'filmstrip' ->> 'sha256'`, '=', hash),
        eb(sql<string>`metadata -> 'preview' -> 'peaks' ->> 'sha256'`, '=', hash),
        eb(sql<string>`metadata -> 'first_frame' ->> 'sha256'`, '=', hash),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
