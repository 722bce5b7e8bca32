import { randomUUID } from 'node:crypto';
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

/** Throws when there is none. */
export async function assetById(db: Database, id: string): Promise<AssetRow> {
  return db.selectFrom('assets').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
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

/** Gives another session the same files: new rows, nothing paid again. Gives the new ids by the old ones. */
export async function copyAssets(
  db: Database,
  rows: AssetRow[],
  to: { session_id: string; run: number },
): Promise<Map<string, string>> {
  const ids = new Map(rows.map(({ id }) => [id, randomUUID()]));
  for (const { id, cost: _paid, call_key: _call, created_at: _time, parents, metadata, ...row } of rows) {
    const copy = ids.get(id) as string;
    const source =
      metadata.source_image_id && (ids.get(metadata.source_image_id) ?? metadata.source_image_id);
    await db
      .insertInto('assets')
      .values({
        ...row,
        ...to,
        id: copy,
        url: contentUrl(copy),
        parents: JSON.stringify(parents.map((parent) => ids.get(parent) ?? parent)),
        metadata: JSON.stringify({ ...metadata, ...(source && { source_image_id: source }), taken_from: id }),
        call_key: null,
        cost: '0',
      })
      .execute();
  }
  return ids;
}
