import { randomUUID } from 'node:crypto';
import { AdmintError, duration, type ExportRequest, type ExportView, PLACEMENTS } from '@admint/contract';
import type { Selectable } from 'kysely';
import type { ResponseOf } from '../http/services.ts';
import { type AssetRow, contentUrl, posterUrl } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { ExportsTable, GenerationsTable } from '../store/schema.ts';
import { lockSession, readSession } from '../store/sessions.ts';
import { inTransaction } from './engine.ts';
import type { FlowParts } from './start.ts';

/** Starts the rendering of a finished version in other shapes. Costs nothing; the ad itself may be worked on meanwhile. */
export async function createExports(
  parts: FlowParts,
  userId: number,
  sessionId: string,
  wish: ExportRequest,
): Promise<ResponseOf<'createExports'>> {
  return inTransaction(parts.pool, async (db, client) => {
    await lockSession(db, sessionId, userId);
    const version = await versionOf(db, sessionId, wish.generation_id);
    const batch_id = randomUUID();
    const rows = ratiosOf(wish).map((ratio) => ({
      id: randomUUID(),
      batch_id,
      session_id: sessionId,
      generation_id: version.id,
      ratio,
      placement: wish.placement ?? null,
      quality: wish.quality,
      warnings: JSON.stringify(lengthWarnings(wish.placement, version)),
    }));
    const written = await db.insertInto('exports').values(rows).returningAll().execute();
    await parts.engine.enqueueExports(client, `${sessionId}/exports/${batch_id}`, {
      session_id: sessionId,
      batch_id,
    });
    return {
      status: 'processing',
      batch_id,
      exports: written.map((row) => exportView(row, undefined)),
      estimated_duration: Math.ceil(
        3 + lengthOf(version) * (wish.quality === 'draft' ? 0.4 : 0.8) * rows.length,
      ),
      estimated_cost: 0,
      message: 'Export started. It costs nothing.',
    };
  });
}

async function versionOf(
  db: Database,
  sessionId: string,
  id: string | undefined,
): Promise<Selectable<GenerationsTable>> {
  let query = db
    .selectFrom('generations')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('status', '=', 'completed');
  if (id) query = query.where('id', '=', id);
  const version = await query.orderBy('number', 'desc').executeTakeFirst();
  if (version) return version;
  if (id) {
    throw new AdmintError('unknown_asset', 'This ad has no such version.', {
      fields: [{ field: 'generation_id', message: 'is not a version of this ad' }],
    });
  }
  throw new AdmintError('wrong_stage', 'Compose the ad first; then it can be exported.');
}

const lengthOf = (version: Selectable<GenerationsTable>) =>
  version.timeline ? duration(version.timeline) / version.timeline.fps : 0;

/** The ratios asked for; those that the placement does not take are refused with the ones it takes. */
function ratiosOf(wish: ExportRequest) {
  const place = PLACEMENTS.find((placement) => placement.id === wish.placement);
  const ratios = wish.ratios ?? [place?.ratios[0] ?? '16:9'];
  const wrong = place ? ratios.find((ratio) => !place.ratios.includes(ratio)) : undefined;
  if (!place || !wrong) return ratios;
  throw new AdmintError(
    'validation_failed',
    `${place.name} does not take ${wrong}; it takes ${place.ratios.join(', ')}.`,
    {
      fields: [{ field: 'ratios', message: `must be of ${place.ratios.join(', ')}` }],
    },
  );
}

function lengthWarnings(placementId: string | undefined, version: Selectable<GenerationsTable>): string[] {
  const place = PLACEMENTS.find((placement) => placement.id === placementId);
  if (!place) return [];
  const seconds = Math.round(lengthOf(version) * 10) / 10;
  const { min, max } = place.length;
  if (seconds < min) return [`${place.name} wants at least ${min} s; this ad lasts ${seconds} s.`];
  return seconds > max ? [`${place.name} takes at most ${max} s; this ad lasts ${seconds} s.`] : [];
}

export async function listExports(
  parts: FlowParts,
  userId: number,
  sessionId: string,
): Promise<ResponseOf<'listExports'>> {
  await readSession(parts.db, sessionId, userId);
  const assets = await parts.db
    .selectFrom('assets')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('asset_type', '=', 'final_video')
    .execute();
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const rows = await parts.db
    .selectFrom('exports')
    .selectAll()
    .where('session_id', '=', sessionId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const versions = await parts.db
    .selectFrom('generations')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('status', '=', 'completed')
    .orderBy('number', 'desc')
    .execute();
  return {
    exports: rows.map((row) => exportView(row, byId.get(row.asset_id ?? ''))),
    versions: versions.map((version) => {
      const asset = byId.get(version.asset_id ?? '');
      return {
        generation_id: version.id,
        number: version.number,
        url: asset?.url ?? null,
        thumbnail_url: asset ? posterUrl(asset.id) : null,
        duration: asset?.duration ?? null,
        settings: version.settings,
        created_at: version.created_at.toISOString(),
      };
    }),
  };
}

/** Stops the exports that are running; files that are finished stay. */
export async function cancelExports(
  parts: FlowParts,
  userId: number,
  sessionId: string,
): Promise<ResponseOf<'cancelExports'>> {
  return inTransaction(parts.pool, async (db, client) => {
    await lockSession(db, sessionId, userId);
    const stopped = await db
      .updateTable('exports')
      .set({ status: 'canceled' })
      .where('session_id', '=', sessionId)
      .where('status', '=', 'processing')
      .returning('batch_id')
      .execute();
    for (const batch of new Set(stopped.map((row) => row.batch_id))) {
      const workflow_id = `${sessionId}/exports/${batch}`;
      await parts.engine.enqueueCleanup(client, `${workflow_id}/cleanup`, {
        session_id: sessionId,
        run: -1,
        attempt: 0,
        workflow_id,
      });
    }
    return {
      success: true,
      canceled: stopped.length,
      message: `${stopped.length} stopped. Nothing was charged.`,
    };
  });
}

function exportView(row: Selectable<ExportsTable>, asset: AssetRow | undefined): ExportView {
  return {
    id: row.id,
    batch_id: row.batch_id,
    generation_id: row.generation_id,
    ratio: row.ratio,
    placement: row.placement,
    quality: row.quality,
    status: row.status,
    progress: row.progress,
    url: asset?.url ?? null,
    download_url: asset ? `${contentUrl(asset.id)}?download=1` : null,
    thumbnail_url: asset ? posterUrl(asset.id) : null,
    resolution: asset ? `${asset.width}x${asset.height}` : null,
    duration: asset?.duration ?? null,
    file_size_mb: asset ? Math.round((asset.bytes / 1_048_576) * 100) / 100 : null,
    lufs: row.lufs,
    warnings: row.warnings,
    error: row.error,
    created_at: row.created_at.toISOString(),
  };
}
