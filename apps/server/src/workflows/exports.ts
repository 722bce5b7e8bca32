import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AdmintError, progressWords, type Timeline } from '@admint/contract';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { renderAds } from '@admint/studio';
import type { Selectable } from 'kysely';
import { findPlan } from '../store/ad-plans.ts';
import { contentUrl, insertAsset } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { emitProgress, type NewProgress } from '../store/progress.ts';
import type { ExportsTable } from '../store/schema.ts';
import { lockSession } from '../store/sessions.ts';
import { context } from './context.ts';
import { layAgain } from './lay-again.ts';
import { boundSegments } from './render/bound-segments.ts';

export interface ExportJob {
  session_id: string;
  batch_id: string;
}

type ExportRow = Selectable<ExportsTable>;

interface ExportedFile {
  export_id: string;
  sha256: string;
  bytes: number;
  width: number;
  height: number;
  fps: number;
  duration: number;
  lufs: number;
  poster_sha256: string;
  warnings: string[];
}

/** Renders all files of a batch together, so that every clip is read once for all shapes. */
async function runExports(job: ExportJob): Promise<void> {
  const { transaction } = context();
  const made = await DBOS.runStep(() => render(job, DBOS.stepStatus?.cancelSignal), { name: 'render' });
  await transaction('settle', (db) =>
    'error' in made ? fail(db, job, made.error) : settle(db, job, made.files),
  );
}

DBOS.registerWorkflow(runExports, {
  name: 'exports',
  maxRecoveryAttempts: 20,
});

async function render(
  job: ExportJob,
  signal?: AbortSignal,
): Promise<{ files: ExportedFile[] } | { error: string }> {
  const { storage, scratch, segments, log } = context();
  const folder = join(scratch, `export-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    const { rows, timelines } = await layOut(job);
    const ads = rows.map((row, i) => ({
      timeline: timelines[i] as Timeline,
      outPath: join(folder, `${row.id}.mp4`),
    }));
    const rendered = await renderAds(ads, {
      locate: (sha256) => storage.localPath(sha256),
      quality: rows[0]?.quality ?? 'final',
      cache: segments,
      onProgress: exportProgress(job),
      signal: signal ?? new AbortController().signal,
    });
    const files: ExportedFile[] = [];
    for (const [i, { thumbnail, width, height, fps, duration, lufs, warnings }] of rendered.entries()) {
      const poster = await storage.put(thumbnail, 'image/jpeg');
      const stored = await storage.put(ads[i]?.outPath ?? '', 'video/mp4');
      const facts = { width, height, fps, duration, lufs, warnings };
      files.push({ export_id: rows[i]?.id ?? '', ...stored, ...facts, poster_sha256: poster.sha256 });
    }
    return { files };
  } catch (error) {
    if (signal?.aborted) throw error;
    log.error({ err: error, session: job.session_id }, 'an export failed');
    return { error: error instanceof AdmintError ? error.userMessage : 'The files could not be made.' };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await boundSegments();
  }
}

/** Takes a batch, gives its rows with the version's timeline laid out again for each. */
async function layOut(job: ExportJob): Promise<{ rows: ExportRow[]; timelines: Timeline[] }> {
  const { db } = context();
  const rows = await db
    .selectFrom('exports')
    .selectAll()
    .where('batch_id', '=', job.batch_id)
    .orderBy('id')
    .execute();
  const version = await db
    .selectFrom('generations')
    .select(['timeline', 'settings'])
    .where('id', '=', rows[0]?.generation_id ?? '')
    .executeTakeFirstOrThrow();
  const { timeline, settings } = version;
  if (!timeline || !settings)
    throw new AdmintError('nothing_to_export', 'This version has no timeline to lay out again.');
  const isStory = Boolean((await findPlan(db, job.session_id))?.specification);
  return { rows, timelines: rows.map((row) => layAgain({ timeline, settings, isStory }, row)) };
}

const SHOWN_STEPS = 10;

function exportProgress(job: ExportJob): (at: { frame: number; frames: number }) => void {
  let shown = 0;
  return ({ frame, frames }) => {
    const step = Math.floor((frame / Math.max(1, frames)) * SHOWN_STEPS);
    if (step <= shown || step >= SHOWN_STEPS) return;
    shown = step;
    const { db, log } = context();
    const progress = (100 * step) / SHOWN_STEPS;
    const write = db.transaction().execute(async (tx) => {
      await tx
        .updateTable('exports')
        .set({ progress })
        .where('batch_id', '=', job.batch_id)
        .where('status', '=', 'processing')
        .execute();
      await tell(tx, job, progressWords('exporting', { share: progress }), `${job.batch_id}/${step}`);
    });
    write.catch((error: unknown) => log.warn({ err: error }, 'an export tick was not written'));
  };
}

/** Exports run beside the flow: their events leave the bar of the ad itself where it is. */
async function tell(
  db: Database,
  job: ExportJob,
  message: NewProgress['message'],
  dedupe: string,
): Promise<void> {
  const session = await lockSession(db, job.session_id);
  await emitProgress(db, {
    session_id: job.session_id,
    run: session.run,
    stage: 'export',
    progress: session.last_progress,
    message,
    data: { batch_id: job.batch_id },
    dedupe,
  });
}

async function fail(db: Database, job: ExportJob, error: string): Promise<void> {
  await db
    .updateTable('exports')
    .set({ status: 'failed', error })
    .where('batch_id', '=', job.batch_id)
    .where('status', '=', 'processing')
    .execute();
  await tell(db, job, `The export failed. ${error} Nothing was charged.`, `${job.batch_id}/failed`);
}

async function settle(db: Database, job: ExportJob, files: ExportedFile[]): Promise<void> {
  for (const file of files) {
    const { export_id, lufs, warnings, ...stored } = file;
    const open = await db
      .selectFrom('exports')
      .selectAll()
      .where('id', '=', export_id)
      .where('status', '=', 'processing')
      .executeTakeFirst();
    if (!open) continue;
    const id = randomUUID();
    await insertAsset(db, {
      id,
      session_id: job.session_id,
      asset_type: 'final_video',
      url: contentUrl(id),
      ...stored,
      content_type: 'video/mp4',
      provider: 'local',
      model_used: 'FFmpeg',
      seed: null,
      prompt: null,
      parents: '[]',
      input_hash: export_id,
      generation_time: 0,
      metadata: JSON.stringify({ generation_id: open.generation_id, export_id, ratio: open.ratio }),
      call_key: null,
      run: 0,
      stale: null,
    });
    await db
      .updateTable('exports')
      .set({ status: 'completed', progress: 100, asset_id: id, lufs, warnings: JSON.stringify(warnings) })
      .where('id', '=', export_id)
      .execute();
  }
  await tell(db, job, 'Your files are ready.', `${job.batch_id}/done`);
}
