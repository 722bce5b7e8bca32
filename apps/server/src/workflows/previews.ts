import { DBOS } from '@dbos-inc/dbos-sdk';
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import { emitChanged } from '../store/progress.ts';
import { lockSession } from '../store/sessions.ts';
import type { AssetPreview } from '../store/schema.ts';
import { makePreviewFiles, type MediaKind } from './call/ingest.ts';
import { context } from './context.ts';
import { PREVIEW_QUEUE } from './queues.ts';

/** Makes the preview files of a clip or a piece of music that is shown already; a window that shows it is told. */
async function makePreview(assetId: string): Promise<void> {
  const made = await DBOS.runStep(() => previewOf(assetId), { name: 'make' });
  if (!made) return;
  await context().transaction('keep', (db) => keepPreview(db, assetId, made));
}

async function keepPreview(db: Database, assetId: string, made: AssetPreview): Promise<void> {
  const asset = await db
    .selectFrom('assets')
    .select('session_id')
    .where('id', '=', assetId)
    .executeTakeFirst();
  if (!asset) return;
  // The session first, as everywhere: whoever holds it may be waiting for its assets.
  const session = await lockSession(db, asset.session_id);
  await db
    .updateTable('assets')
    .set({
      metadata: sql`jsonb_set(metadata, '{preview}',
        coalesce(metadata -> 'preview', '{}'::jsonb) || ${JSON.stringify(made)}::jsonb)`,
    })
    .where('id', '=', assetId)
    .execute();
  await emitChanged(db, session);
}

const previewWorkflow = DBOS.registerWorkflow(makePreview, { name: 'makePreview', maxRecoveryAttempts: 5 });

/** Has the preview files of an asset made beside the work that goes on. Null and pictures need none. */
export async function startPreview(assetId: string | null): Promise<void> {
  if (assetId === null) return;
  await DBOS.startWorkflow(previewWorkflow, {
    workflowID: `${assetId}/preview`,
    queueName: PREVIEW_QUEUE,
  })(assetId);
}

/** Null for one that has them, needs none, or is gone. */
async function previewOf(assetId: string): Promise<AssetPreview | null> {
  const { db, storage } = context();
  const asset = await db
    .selectFrom('assets')
    .select(['sha256', 'content_type', 'metadata'])
    .where('id', '=', assetId)
    .executeTakeFirst();
  const { proxy, peaks } = asset?.metadata.preview ?? {};
  if (!asset || proxy || peaks) return null;
  const kind = asset.content_type.split('/')[0] as MediaKind;
  return makePreviewFiles(await storage.localPath(asset.sha256), kind);
}
