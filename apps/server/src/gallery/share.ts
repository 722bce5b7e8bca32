import { randomBytes } from 'node:crypto';
import { AdmintError, type ShareView } from '@admint/contract';
import type { Selectable } from 'kysely';
import type { BodyOf, SharedVideo } from '../http/services.ts';
import type { Database } from '../store/database.ts';
import type { AssetRow } from '../store/assets.ts';
import type { SharesTable } from '../store/schema.ts';
import { readGeneration } from './rows.ts';

/** 192 bits: nobody finds one by trying. */
const TOKEN_BYTES = 24;
const A_DAY_MS = 86_400_000;

type ShareRow = Selectable<SharesTable>;

/** How an address looks from outside, which only the request knows. */
export interface Outside {
  origin: string;
  localOnly: boolean;
}

export function shareView(row: ShareRow, outside: Outside): ShareView {
  return {
    token: row.token,
    url: `${outside.origin}/s/${row.token}`,
    indexable: row.indexable,
    expires_at: row.expires_at?.toISOString() ?? null,
    local_only: outside.localOnly,
    created_at: row.created_at.toISOString(),
  };
}

/** The link of a video, also one that has run out; undefined when there is none. */
export function readShare(db: Database, generationId: string): Promise<ShareRow | undefined> {
  return db.selectFrom('shares').selectAll().where('generation_id', '=', generationId).executeTakeFirst();
}

/** Makes the video's link, or changes when it ends and who may list it; its address stays. */
export async function shareGeneration(
  db: Database,
  userId: number,
  id: string,
  wish: BodyOf<'shareGeneration'>,
): Promise<ShareRow> {
  const generation = await readGeneration(db, userId, id);
  if (generation.status !== 'completed') {
    throw new AdmintError('wrong_stage', 'Only a finished video can be shared.');
  }
  const expires_at =
    wish.expires_in_days === null ? null : new Date(Date.now() + wish.expires_in_days * A_DAY_MS);
  const { indexable } = wish;
  return db
    .insertInto('shares')
    .values({
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      generation_id: id,
      indexable,
      expires_at,
    })
    .onConflict((conflict) => conflict.column('generation_id').doUpdateSet({ indexable, expires_at }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function revokeShare(db: Database, userId: number, id: string): Promise<void> {
  await readGeneration(db, userId, id);
  await db.deleteFrom('shares').where('generation_id', '=', id).execute();
}

const TOKEN = /^[\w-]{32}$/;

/** What a link opens: the video of a token that stands; null for any other, whatever the reason. */
export async function findShared(
  db: Database,
  token: string,
): Promise<{ video: SharedVideo; asset: AssetRow } | null> {
  if (!TOKEN.test(token)) return null;
  const link = await db
    .selectFrom('shares as l')
    .innerJoin('generations as g', 'g.id', 'l.generation_id')
    .select(['l.indexable', 'l.expires_at', 'g.id', 'g.asset_id', 'g.title', 'g.product_name'])
    .where('l.token', '=', token)
    .executeTakeFirst();
  if (!link?.asset_id || (link.expires_at && link.expires_at.getTime() <= Date.now())) return null;
  const asset = await db.selectFrom('assets').selectAll().where('id', '=', link.asset_id).executeTakeFirst();
  if (!asset) return null;
  const video: SharedVideo = {
    title: link.title ?? link.product_name ?? '',
    indexable: link.indexable,
    width: asset.width ?? 0,
    height: asset.height ?? 0,
    duration: asset.duration ?? 0,
    made_at: asset.created_at,
  };
  return { video, asset };
}
