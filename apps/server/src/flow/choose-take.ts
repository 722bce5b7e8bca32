import { AdmintError } from '@admint/contract';
import { type AssetRow, sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { emitChanged } from '../store/progress.ts';
import { lockSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { isGeneratedImage, slotOf } from '../store/views.ts';
import { followClips } from './clips.ts';
import { inTransaction } from './engine.ts';
import { followImages } from './images.ts';
import type { FlowParts } from './start.ts';

/**
 * Moves the pointer of a place to one of its takes. Where another take of the place was chosen for a board, the new
 * one takes its position there. Throws `unknown_asset`; `wrong_stage` when a running stage works with the board.
 */
export async function chooseTake(parts: FlowParts, userId: number, id: string, assetId: string) {
  return inTransaction(parts.pool, async (db) => {
    const session = await lockSession(db, id, userId);
    const assets = await sessionAssets(db, id);
    const take = assets.find((asset) => asset.id === assetId);
    if (!take || !(isGeneratedImage(take) || take.asset_type === 'video')) {
      throw new AdmintError('unknown_asset', `This ad has no image or clip with the id ${assetId}.`, {
        fields: [{ field: 'asset_id', message: 'is not an image or clip of this ad' }],
      });
    }
    const slot = slotOf(take);
    const boards = boardsWith(session, take, assets);
    if (session.running && boards.changed) {
      throw new AdmintError(
        'wrong_stage',
        'This ad is still working with the take before. Wait or cancel it.',
        {
          retryable: true,
        },
      );
    }
    const { changed: _, ...lists } = boards;
    await updateSession(db, id, {
      picks: JSON.stringify({ ...session.picks, [slot]: assetId }),
      approved_image_ids: JSON.stringify(lists.approved_image_ids),
      approved_clip_ids: JSON.stringify(lists.approved_clip_ids),
      clip_order: JSON.stringify(lists.clip_order),
      ...(session.plan && {
        plan: JSON.stringify({ ...session.plan, scenes: movedScenes(session.plan.scenes, take, assets) }),
      }),
    });
    if (boards.changed) await markFollowers(db, session, take, assets, lists);
    await emitChanged(db, session);
    return {
      success: true as const,
      slot,
      asset_id: assetId,
      approved_images: lists.approved_image_ids,
      clip_order: lists.clip_order,
    };
  });
}

function boardsWith(session: SessionRow, take: AssetRow, assets: AssetRow[]) {
  const siblings = takesOf(take, assets);
  const swap = (ids: string[]) => {
    if (ids.includes(take.id)) return ids;
    const at = ids.findIndex((id) => siblings.includes(id));
    return at < 0 ? ids : ids.with(at, take.id);
  };
  const lists = {
    approved_image_ids: swap(session.approved_image_ids),
    approved_clip_ids: swap(session.approved_clip_ids),
    clip_order: swap(session.clip_order),
  };
  const changed =
    lists.approved_image_ids !== session.approved_image_ids || lists.clip_order !== session.clip_order;
  return { ...lists, changed };
}

const takesOf = (take: AssetRow, assets: AssetRow[]) =>
  assets
    .filter((asset) => asset.asset_type === take.asset_type && slotOf(asset) === slotOf(take))
    .map((asset) => asset.id);

/** What was written for a picture holds for another take of it. */
function movedScenes<T extends { image_id: string }>(scenes: T[], take: AssetRow, assets: AssetRow[]): T[] {
  if (take.asset_type !== 'image' || scenes.some(({ image_id }) => image_id === take.id)) return scenes;
  const siblings = takesOf(take, assets);
  const at = scenes.findIndex(({ image_id }) => siblings.includes(image_id));
  const scene = scenes[at];
  return scene ? scenes.with(at, { ...scene, image_id: take.id }) : scenes;
}

async function markFollowers(
  db: Database,
  session: SessionRow,
  take: AssetRow,
  assets: AssetRow[],
  lists: { approved_image_ids: string[]; clip_order: string[] },
): Promise<void> {
  if (take.asset_type === 'image') return followImages(db, assets, lists.approved_image_ids);
  if (session.final_video_id) await followClips(db, session.final_video_id, assets, lists.clip_order);
}

/** Stars an image or clip of the user's, or takes the star back. Throws `asset_not_found`. */
export async function changeAsset(
  parts: FlowParts,
  userId: number,
  id: string,
  change: { favorite: boolean },
) {
  return inTransaction(parts.pool, async (db) => {
    const found = await db
      .selectFrom('assets')
      .innerJoin('sessions', 'sessions.id', 'assets.session_id')
      .select('assets.session_id')
      .where('assets.id', '=', id)
      .where('sessions.user_id', '=', userId)
      .executeTakeFirst();
    if (!found) {
      throw new AdmintError('asset_not_found', 'There is no such asset.', {
        fields: [{ field: 'id', message: 'is not an asset of yours' }],
      });
    }
    const session = await lockSession(db, found.session_id, userId);
    await db.updateTable('assets').set({ favorite: change.favorite }).where('id', '=', id).execute();
    await emitChanged(db, session);
    return { id, favorite: change.favorite };
  });
}
