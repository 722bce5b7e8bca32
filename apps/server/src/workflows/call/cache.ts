import { randomUUID } from 'node:crypto';
import type { CallResult } from '@admint/studio';
import { sql } from 'kysely';
import { contentUrl, insertAsset } from '../../store/assets.ts';
import type { Database } from '../../store/database.ts';
import { modelOf } from './model.ts';
import { type CallInput, requestHash } from './input.ts';

/** A paid answer of the last day that the same user may have again: same model, inputs and seed. */
export interface Earlier {
  key: string;
  asset_id: string | null;
  value: unknown;
  warnings: string[];
}

/** Finds what this user paid for within 24 hours under the same request. Cached answers are no source: a day stays a day. */
export async function findEarlier(db: Database, call: CallInput, userId: number): Promise<Earlier | null> {
  const model = modelOf(call);
  const row = await db
    .selectFrom('provider_calls as c')
    .innerJoin('sessions as s', 's.id', 'c.session_id')
    .select(['c.key', 'c.asset_id', 'c.value', 'c.warnings'])
    .where('s.user_id', '=', userId)
    .where('c.request_hash', '=', requestHash(call.kind, model.model, call.request))
    .where('c.provider', '=', model.provider)
    .where('c.state', '=', 'succeeded')
    .where('c.cached', '=', false)
    .where('c.settled_at', '>', sql<Date>`now() - interval '24 hours'`)
    .where('c.key', '!=', call.key)
    .orderBy('c.settled_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || (call.asset && !row.asset_id)) return null;
  return row;
}

/** Books the earlier answer as this call's own, for nothing: same file, an asset of its own. */
export async function bookCached(db: Database, call: CallInput, earlier: Earlier): Promise<CallResult> {
  const assetId = call.asset && earlier.asset_id ? await copyAsset(db, call, earlier.asset_id) : null;
  const value = earlier.value ?? null;
  await db
    .updateTable('provider_calls')
    .set({
      state: 'succeeded',
      cached: true,
      reserved: '0',
      settled: '0',
      settled_at: new Date(),
      progress: 1,
      asset_id: assetId,
      value: value === null ? null : JSON.stringify(value),
      warnings: JSON.stringify(earlier.warnings),
    })
    .where('key', '=', call.key)
    .execute();
  const { model } = modelOf(call);
  const { warnings } = earlier;
  return { ok: true, part: call.part, asset_id: assetId, value, cost: 0, seconds: 0, model, warnings };
}

async function copyAsset(db: Database, call: CallInput, sourceId: string): Promise<string> {
  const { created_at: _, ...source } = await db
    .selectFrom('assets')
    .selectAll()
    .where('id', '=', sourceId)
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  const { details, preview } = source.metadata;
  return insertAsset(db, {
    ...source,
    id,
    session_id: call.session_id,
    url: contentUrl(id),
    prompt: call.asset?.prompt ?? source.prompt,
    parents: JSON.stringify(call.asset?.parents ?? []),
    metadata: JSON.stringify({
      ...call.asset?.metadata,
      part: call.part,
      cached: true,
      ...(details ? { details } : {}),
      ...(preview ? { preview } : {}),
    }),
    cost: '0',
    generation_time: 0,
    call_key: call.key,
    run: call.run,
    stale: null,
    favorite: false,
  });
}
