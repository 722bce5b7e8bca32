import {
  AdmintError,
  englishOf,
  formatUsd,
  micros,
  progressWords,
  type SessionFailure,
  type Stage,
  type Started,
  usd,
} from '@admint/contract';
import { markGeneration } from '../store/generations.ts';
import type { Database } from '../store/database.ts';
import { emitProgress } from '../store/progress.ts';
import { lockSession, readSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { isAutomatic, retryAuto } from './auto/retry.ts';
import { inTransaction } from './engine.ts';
import {
  equalClips,
  estimateClips,
  estimateComposition,
  estimateImages,
  estimatePlan,
  requireBudget,
  type StageEstimate,
} from './estimates.ts';
import { type PlacedOrder, placeOrder } from './order.ts';
import { type FlowParts, gateOf, lockIdle, STAGES, started, startStage } from './start.ts';

/** Stops the running stage at once; jobs at providers are stopped right after. What is finished stays. Throws `wrong_stage` when nothing runs. */
export async function cancelSession(parts: FlowParts, userId: number, id: string) {
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockSession(db, id, userId);
    if (!session.running)
      throw new AdmintError('wrong_stage', 'Nothing is running for this ad, so there is nothing to stop.');
    const stage = session.task ? session.gate : await gateOf(db, session);
    const spent = usd(micros(session.total_cost));
    const words = progressWords('stopped', { spent: formatUsd(micros(session.total_cost)) });
    await updateSession(db, id, { running: false, stage, workflow_id: null, failure: null });
    const { run, attempt } = session;
    await markGeneration(db, id, run, 'canceled');
    await emitProgress(db, {
      session_id: id,
      run,
      stage: 'canceled',
      progress: session.last_progress,
      message: words,
      data: { stage, spent },
      dedupe: `${run}/${attempt}/canceled`,
    });
    const job = { session_id: id, run, attempt, workflow_id: session.workflow_id };
    await parts.engine.enqueueCleanup(client, `${id}/cleanup/${run}/${attempt}`, job);
    return { success: true as const, stage, message: englishOf(words), spent };
  });
}

/**
 * Runs the failed stage again in the same run: parts that stand are taken over, only the missing ones are made, or of
 * these only `part`.
 */
export async function retrySession(
  parts: FlowParts,
  userId: number,
  id: string,
  part?: string,
  prepare?: (db: Database, session: SessionRow) => Promise<SessionRow>,
): Promise<Started> {
  const order = await placeOrder(parts, await readSession(parts.db, id, userId), {});
  return inTransaction(parts.pool, async (db, client) => {
    const idle = await lockIdle(db, id, userId);
    const session = prepare ? await prepare(db, idle) : idle;
    if (await isAutomatic(db, session)) return retryAuto(parts, db, client, session, order);
    const { failure } = session;
    if (!failure)
      throw new AdmintError('wrong_stage', 'Nothing failed in this ad, so there is nothing to try again.');
    if (!failure.retryable && !prepare)
      throw new AdmintError('wrong_stage', `Trying again would not help. ${failure.message}`);
    if (part !== undefined && !failure.parts.some(({ name }) => name === part)) {
      const names = failure.parts.map(({ name }) => name).join(', ');
      throw new AdmintError('validation_failed', `${part} is not among what failed.`, {
        fields: [{ field: 'part', message: names ? `must be one of ${names}` : 'no part failed by itself' }],
      });
    }
    const name = stageName(session, failure.stage);
    const estimate = estimateRetry(order, session, name, bought(failure, part));
    await requireBudget(db, session, estimate);
    await markGeneration(db, id, session.run, 'processing');
    const only = part === undefined ? {} : { only: [part] };
    await startStage(parts, db, client, session, {
      ...STAGES[name],
      newRun: false,
      models: order.orders,
      ...only,
    });
    return started(estimate, 'Trying again. What was already made is kept and not bought twice.');
  });
}

type StageName = Exclude<keyof typeof STAGES, 'auto'>;

const TASK_STAGES = { images: 'moreImages', clips: 'moreClips', plan: 'plan' } as const;

function stageName({ task }: SessionRow, stage: Stage): StageName {
  if (task) return TASK_STAGES[task.kind];
  if (stage === 'image_generation') return 'images';
  return stage === 'clip_generation' ? 'clips' : 'composition';
}

/** How many parts have to be bought again; what is paid for and waits is only fetched. Null: all of the stage. */
function bought({ parts }: SessionFailure, part: string | undefined): number | null {
  if (parts.length === 0) return null;
  return parts.filter(({ name, waiting }) => !waiting && (part === undefined || name === part)).length;
}

function estimateRetry(
  order: PlacedOrder,
  session: SessionRow,
  stage: StageName,
  missing: number | null,
): StageEstimate {
  const whole = estimateWhole(order, session, stage, missing ?? 0);
  return missing === 0 ? { ...whole, cost: 0, unit: 0, count: 0 } : whole;
}

function estimateWhole(
  { models }: PlacedOrder,
  session: SessionRow,
  stage: StageName,
  missing: number,
): StageEstimate {
  const seconds = session.clip_duration ?? 3;
  switch (stage) {
    case 'plan':
      return estimatePlan(models);
    case 'moreImages':
      return estimateImages(models, Math.max(1, missing), true);
    case 'moreClips':
      return estimateClips(models, equalClips(Math.max(1, missing), seconds), true);
    case 'images':
      return estimateImages(models, missing || (session.num_images ?? 6));
    case 'clips':
      return estimateClips(models, equalClips(missing || session.approved_image_ids.length, seconds));
    case 'composition':
      return estimateComposition(models, 10, session.composition?.audio.enabled ?? false);
  }
}
