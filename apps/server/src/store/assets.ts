import type { AssetType } from '@admint/contract';
import type { Insertable, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { AssetsTable } from './schema.ts';

export type AssetRow = Selectable<AssetsTable>;

export const contentUrl = (assetId: string) => `/api/assets/${assetId}/content`;
export const posterUrl = (assetId: string) => `/api/assets/${assetId}/poster`;

/** Writes an asset once per call: a replay finds its own row. Gives the id that stands. */
export async function insertAsset(db: Database, asset: Insertable<AssetsTable>): Promise<string> {
  const written = await db
    .insertInto('assets')
    .values(asset)
    .onConflict((conflict) => conflict.column('call_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written) return written.id;
  const earlier = await db
    .selectFrom('assets')
    .select('id')
    .where('call_key', '=', asset.call_key ?? '')
    .executeTakeFirstOrThrow();
  return earlier.id;
}

export async function sessionAssets(db: Database, sessionId: string, type?: AssetType): Promise<AssetRow[]> {
  let query = db.selectFrom('assets').selectAll().where('session_id', '=', sessionId);
  if (type) query = query.where('asset_type', '=', type);
  return query.orderBy('created_at').orderBy('id').execute();
}

/** Names the change that outdated the given assets; those already stale keep their first cause. */
export async function markStale(db: Database, assetIds: string[], cause: string): Promise<void> {
  if (assetIds.length === 0) return;
  await db
    .updateTable('assets')
    .set({ stale: cause })
    .where('id', 'in', assetIds)
    .where('stale', 'is', null)
    .execute();
}

/** Takes back the mark where the cause no longer holds. */
export async function markFresh(db: Database, assetIds: string[]): Promise<void> {
  if (assetIds.length === 0) return;
  await db.updateTable('assets').set({ stale: null }).where('id', 'in', assetIds).execute();
}
