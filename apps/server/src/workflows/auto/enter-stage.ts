import type { Stage } from '@admint/contract';
import { emitProgress, type NewProgress } from '../../store/progress.ts';
import { lockSession, updateSession } from '../../store/sessions.ts';
import { context } from '../context.ts';
import type { StageJob } from '../stage.ts';

/** Moves a running ad on to its next stage and says so. Does nothing when the run was stopped meanwhile. */
export function enterStage(
  job: StageJob,
  stage: Stage,
  progress: number,
  message: NewProgress['message'],
): Promise<void> {
  return context().transaction(`enter-${stage}`, async (db) => {
    const session = await lockSession(db, job.session_id);
    if (session.run !== job.run || !session.running) return;
    await updateSession(db, job.session_id, { stage });
    await emitProgress(db, {
      session_id: job.session_id,
      run: job.run,
      stage,
      progress,
      message,
      dedupe: `${job.run}/${job.attempt}/enter/${stage}`,
    });
  });
}
