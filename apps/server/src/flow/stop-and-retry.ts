import { AdmintError, formatUsd, micros, type Stage, type Started, usd } from '@admint/contract';
import { sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { markGeneration } from '../store/generations.ts';
import { emitProgress } from '../store/progress.ts';
import { lockSession, readSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { isGeneratedImage } from '../store/views.ts';
import { inTransaction } from './engine.ts';
import {
  estimateClips,
  estimateComposition,
  estimateImages,
  requireBudget,
  type StageEstimate,
} from './estimates.ts';
import { type PlacedOrder, placeOrder } from './order.ts';
import { type FlowParts, lockIdle, STAGES, started, startStage } from './start.ts';

/** Stops the running stage at once; jobs at providers are stopped right after. What is finished stays. Throws `wrong_stage` when nothing runs. */
export async function cancelSession(parts: FlowParts, userId: number, id: string) {
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockSession(db, id, userId);
    if (!session.running)
      throw new AdmintError('wrong_stage', 'Nothing is running for this ad, so there is nothing to stop.');
    const stage = await gateAfterStop(db, session);
    const spent = usd(micros(session.total_cost));
    const message = `Stopped. What was finished is kept; ${formatUsd(micros(session.total_cost))} was spent on this ad so far.`;
    await updateSession(db, id, { running: false, stage, workflow_id: null, failure: null });
    const { run, attempt } = session;
    await markGeneration(db, id, run, 'canceled');
    await emitProgress(db, {
      session_id: id,
      run,
      stage: 'canceled',
      progress: session.last_progress,
      message,
      data: { stage, spent },
      dedupe: `${run}/${attempt}/canceled`,
    });
    const job = { session_id: id, run, attempt, workflow_id: session.workflow_id };
    await parts.engine.enqueueCleanup(client, `${id}/cleanup/${run}/${attempt}`, job);
    return { success: true as const, stage, message, spent };
  });
}

/** The gate where a stopped stage leaves the user: with what there is to choose from. */
async function gateAfterStop(db: Database, session: SessionRow): Promise<Stage> {
  const assets = await sessionAssets(db, session.id);
  if (session.stage === 'image_generation')
    return assets.some(isGeneratedImage) ? 'image_selection' : 'created';
  const hasClip = assets.some((asset) => asset.asset_type === 'video');
  if (session.stage === 'clip_generation') return hasClip ? 'clip_selection' : 'image_selection';
  return session.final_video_id ? 'complete' : 'clip_selection';
}

/** Runs the failed stage again in the same run: parts that stand are taken over, only the missing ones are made. */
export async function retrySession(parts: FlowParts, userId: number, id: string): Promise<Started> {
  const order = await placeOrder(parts, await readSession(parts.db, id, userId), {});
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, id, userId);
    const { failure } = session;
    if (!failure)
      throw new AdmintError('wrong_stage', 'Nothing failed in this ad, so there is nothing to try again.');
    if (!failure.retryable)
      throw new AdmintError('wrong_stage', `Trying again would not help. ${failure.message}`);
    const name = stageName(failure.stage);
    const estimate = estimateRetry(order, session, name, failure.parts.length);
    requireBudget(session, estimate);
    await markGeneration(db, id, session.run, 'processing');
    await startStage(parts, db, client, session, { ...STAGES[name], newRun: false, models: order.orders });
    return started(estimate, 'Trying again. What was already made is kept and not bought twice.');
  });
}

type StageName = keyof typeof STAGES;

function stageName(stage: Stage): StageName {
  if (stage === 'image_generation') return 'images';
  return stage === 'clip_generation' ? 'clips' : 'composition';
}

function estimateRetry(
  { models }: PlacedOrder,
  session: SessionRow,
  stage: StageName,
  missing: number,
): StageEstimate {
  if (stage === 'images') return estimateImages(models, missing || (session.num_images ?? 6));
  if (stage === 'clips')
    return estimateClips(models, missing || session.approved_image_ids.length, session.clip_duration ?? 3);
  return estimateComposition(models, 10, session.composition?.audio.enabled ?? false);
}
