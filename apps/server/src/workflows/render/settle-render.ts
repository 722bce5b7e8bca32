import { randomUUID } from 'node:crypto';
import type { FinalVideo } from '@admint/contract';
import type { AgentError } from '@admint/studio';
import { contentUrl, insertAsset } from '../../store/assets.ts';
import type { Database } from '../../store/database.ts';
import { generationOfRun, openGeneration } from '../../store/generations.ts';
import { lockSession, updateSession } from '../../store/sessions.ts';
import { finalVideoView } from '../../store/views.ts';
import type { RenderedFile } from './render-file.ts';
import { COMPOSITOR, keyOf, type RenderJob } from './render-job.ts';

export type Rendered = { final_video: FinalVideo; warnings: string[] } | { error: AgentError };

/** Books a finished render: the video, its thumbnail, its place among the session's videos. */
export async function settleRender(db: Database, job: RenderJob, file: RenderedFile): Promise<Rendered> {
  const session = await lockSession(db, job.session_id);
  const open = await generationOfRun(db, job.session_id, job.run);
  const generationId =
    open?.id ?? (await openGeneration(db, { session, run: job.run, settings: session.composition }));
  const id = randomUUID();
  await insertAsset(db, {
    id,
    session_id: job.session_id,
    asset_type: 'final_video',
    url: contentUrl(id),
    sha256: file.sha256,
    content_type: 'video/mp4',
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    fps: file.fps,
    duration: file.duration,
    provider: COMPOSITOR.provider,
    model_used: COMPOSITOR.model,
    seed: null,
    prompt: null,
    parents: JSON.stringify([...session.clip_order, ...(job.music ? [job.music] : [])]),
    input_hash: keyOf(job),
    poster_sha256: file.poster_sha256,
    generation_time: file.seconds,
    metadata: JSON.stringify({
      generation_id: generationId,
      ...(file.preview && { preview: file.preview }),
    }),
    call_key: keyOf(job),
    run: job.run,
    stale: null,
  });
  await db
    .updateTable('provider_calls')
    .set({ state: 'succeeded', settled: '0', settled_at: new Date(), progress: 1, asset_id: id })
    .where('key', '=', keyOf(job))
    .execute();
  await db
    .updateTable('generations')
    .set({
      status: 'completed',
      asset_id: id,
      timeline: JSON.stringify(file.timeline),
      // What it was made with in the end: a storyboard may have been changed since its row was opened.
      settings: JSON.stringify(session.composition),
      duration: file.duration,
      cost: session.total_cost,
      error: null,
      completed_at: new Date(),
    })
    .where('id', '=', generationId)
    .execute();
  await updateSession(db, job.session_id, { final_video_id: id });
  const row = await db.selectFrom('assets').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return { final_video: finalVideoView(row), warnings: file.warnings };
}
