import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AdmintError, progressWords, type Timeline } from '@admint/contract';
import { type AgentError, renderAds } from '@admint/studio';
import { emitProgress } from '../../store/progress.ts';
import type { AssetPreview } from '../../store/schema.ts';
import { makePreviewFiles, readPicture } from '../call/ingest.ts';
import { context } from '../context.ts';
import { planTimeline } from '../timeline-plan.ts';
import { boundSegments } from './bound-segments.ts';
import { keyOf, type RenderJob } from './render-job.ts';

/** Facts of a finished file, as the render step leaves them in the checkpoint. */
export interface RenderedFile {
  timeline: Timeline;
  sha256: string;
  bytes: number;
  width: number;
  height: number;
  fps: number;
  /** seconds */
  duration: number;
  poster_sha256: string;
  warnings: string[];
  /** What lists play; null when it could not be made, undefined in renders of older servers. */
  preview?: AssetPreview | null;
  /** how long the render took */
  seconds: number;
}

/** Plans the timeline from the session's choices, renders it and stores the file with its thumbnail. Throws only when stopped. */
export async function renderFile(
  job: RenderJob,
  signal?: AbortSignal,
): Promise<RenderedFile | { error: AgentError }> {
  const { db, storage, scratch, segments, log } = context();
  const folder = join(scratch, `render-${randomUUID()}`);
  const began = Date.now();
  try {
    await mkdir(folder, { recursive: true });
    const session = await db
      .selectFrom('sessions')
      .selectAll()
      .where('id', '=', job.session_id)
      .executeTakeFirstOrThrow();
    const timeline = await planTimeline(session, job.music);
    const outPath = join(folder, 'ad.mp4');
    const [made] = await renderAds([{ timeline, outPath }], {
      locate: (sha256) => storage.localPath(sha256),
      quality: 'final',
      cache: segments,
      onProgress: stitchProgress(job),
      signal: signal ?? new AbortController().signal,
    });
    if (!made) throw new Error('a render without a result');
    const poster = await storage.put(made.thumbnail, 'image/jpeg');
    const stored = await storage.put(outPath, 'video/mp4');
    const seconds = (Date.now() - began) / 1000;
    const preview = {
      ...(await makePreviewFiles(outPath, 'video')),
      ...(await readPicture(outPath, 'video')),
    };
    const { width, height, fps, duration, warnings } = made;
    return {
      timeline,
      ...stored,
      width,
      height,
      fps,
      duration,
      warnings,
      poster_sha256: poster.sha256,
      preview,
      seconds,
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    log.error({ err: error, session: job.session_id }, 'a render failed');
    const known = error instanceof AdmintError ? error : null;
    return {
      error: {
        code: known?.code ?? 'render_failed',
        message: known?.userMessage ?? 'The video could not be composed.',
        retryable: known?.retryable ?? true,
        charged: 'none',
        parts: [],
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await boundSegments();
  }
}

const SHOWN_STEPS = 10;

/** Shows the stitching between 95 and 98 %, ten times at the most. */
function stitchProgress(
  job: RenderJob,
): (at: { frame: number; frames: number; seconds_left: number | null }) => void {
  let shown = 0;
  return ({ frame, frames, seconds_left }) => {
    const step = Math.floor((frame / Math.max(1, frames)) * SHOWN_STEPS);
    if (step <= shown || step >= SHOWN_STEPS) return;
    shown = step;
    const { db, log } = context();
    const event = {
      session_id: job.session_id,
      run: job.run,
      stage: 'final_composition',
      progress: 95 + (3 * step) / SHOWN_STEPS,
      message: job.message ?? progressWords('stitching'),
      data: { frame, frames, seconds_left },
      dedupe: `${keyOf(job)}/stitch/${step}`,
    };
    db.transaction()
      .execute((tx) => emitProgress(tx, event))
      .catch((error: unknown) => log.warn({ err: error }, 'a render tick was not written'));
  };
}
