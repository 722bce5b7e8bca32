import { AdmintError, type Stage, type Started, usd } from '@admint/contract';
import type { ModelSet } from '@admint/providers';
import type { Updateable } from 'kysely';
import type pg from 'pg';
import type { ModelHouse } from '../models/house.ts';
import type { Database } from '../store/database.ts';
import { sessionAssets } from '../store/assets.ts';
import type { SessionsTable, Task } from '../store/schema.ts';
import { lockSession, type SessionRow, updateSession } from '../store/sessions.ts';
import type { ModelOrders } from '../workflows/call/model.ts';
import { isGeneratedImage } from '../store/views.ts';
import type { Rewrites } from '../workflows/rewrites.ts';
import type { EnginePort, StageWorkflow } from './engine.ts';
import type { StageEstimate } from './estimates.ts';

export interface FlowParts {
  pool: pg.Pool;
  db: Database;
  /** The default model of each stage. */
  models: ModelSet;
  house: ModelHouse;
  engine: EnginePort;
  /** micro-dollars a new session may spend */
  budget: number;
}

interface StageStart {
  stage: Stage;
  workflow: StageWorkflow;
  /** Where the bar stands when the stage begins (001 §9.2). */
  progress: number;
  /** Set false to go on with the current run instead of opening a new one. */
  newRun: boolean;
  /** Ids of the models the work is ordered from; the defaults when absent. */
  models?: ModelOrders;
  /** Of what failed before, only these parts. */
  only?: string[];
}

export const STAGES = {
  images: { stage: 'image_generation', workflow: 'imageStage', progress: 0 },
  clips: { stage: 'clip_generation', workflow: 'clipStage', progress: 50 },
  composition: { stage: 'final_composition', workflow: 'compositionStage', progress: 90 },
  moreImages: { stage: 'image_generation', workflow: 'moreImages', progress: 10 },
  moreClips: { stage: 'clip_generation', workflow: 'moreClips', progress: 55 },
  plan: { stage: 'clip_generation', workflow: 'planStage', progress: 50 },
  auto: { stage: 'created', workflow: 'autoAd', progress: 0 },
} as const;

/** Locks the session and refuses while a stage is running. Throws `session_not_found` or `wrong_stage`. */
export async function lockIdle(db: Database, id: string, userId: number): Promise<SessionRow> {
  const session = await lockSession(db, id, userId);
  if (session.running) {
    throw new AdmintError(
      'wrong_stage',
      'This ad is still working on the step before. Wait for it or cancel it.',
      { retryable: true },
    );
  }
  return session;
}

/** Opens a stage: the session's new state and the workflow that does the work are one commit. */
export async function startStage(
  parts: FlowParts,
  db: Database,
  client: pg.ClientBase,
  session: SessionRow,
  start: StageStart,
  change: Updateable<SessionsTable> = {},
): Promise<void> {
  const run = start.newRun ? session.run + 1 : session.run;
  const attempt = start.newRun ? 1 : session.attempt + 1;
  const workflowId = `${session.id}/${start.workflow}/${run}/${attempt}`;
  await updateSession(db, session.id, {
    ...(start.newRun && { task: null }),
    ...change,
    stage: start.stage,
    running: true,
    run,
    attempt,
    workflow_id: workflowId,
    failure: null,
    warnings: JSON.stringify([]),
    last_progress: start.progress,
  });
  await parts.engine.enqueueStage(client, start.workflow, workflowId, {
    session_id: session.id,
    run,
    attempt,
    ...(start.models && { models: start.models }),
    ...(start.only && { only: start.only }),
    ...rewritesOf(session, run),
  });
}

/** What of this run is asked for in other words. */
function rewritesOf({ rewrites }: SessionRow, run: number): { rewrites?: Rewrites } {
  const own = Object.entries(rewrites).filter(([, rewrite]) => rewrite.run === run);
  return own.length > 0 ? { rewrites: Object.fromEntries(own) } : {};
}

/** Opens work beside the stages: when it ends, however it ends, the session stands where it stood before. */
export async function startTask(
  parts: FlowParts,
  db: Database,
  client: pg.ClientBase,
  session: SessionRow,
  stage: (typeof STAGES)['moreImages' | 'moreClips' | 'plan'],
  task: Task,
  models?: ModelOrders,
): Promise<void> {
  await startStage(
    parts,
    db,
    client,
    session,
    { ...stage, newRun: true, ...(models && { models }) },
    {
      task: JSON.stringify(task),
      gate: await gateOf(db, session),
    },
  );
}

/** Where a session stands once nothing runs: its own stage, or after a failure the last one that held. */
export async function gateOf(db: Database, session: SessionRow): Promise<Stage> {
  const stage = session.stage === 'failed' ? (session.failure?.stage ?? 'created') : session.stage;
  if (stage === 'created' || (!session.running && session.stage !== 'failed')) return stage;
  const assets = await sessionAssets(db, session.id);
  if (stage === 'image_generation') return assets.some(isGeneratedImage) ? 'image_selection' : 'created';
  const hasClip = assets.some((asset) => asset.asset_type === 'video');
  if (stage === 'clip_generation') return hasClip ? 'clip_selection' : 'image_selection';
  return session.final_video_id ? 'complete' : 'clip_selection';
}

export const started = (
  estimate: StageEstimate,
  message: string,
  ordered: Pick<Started, 'warnings' | 'models'> = {},
): Started => ({
  status: 'processing',
  estimated_duration: Math.max(1, Math.round(estimate.seconds)),
  estimated_cost: usd(estimate.cost),
  message,
  ...ordered,
});

/** Refuses to start what the provider cannot do now. Throws `provider_unavailable`; nothing has been spent. */
export async function requireModels(models: ModelSet, kinds: (keyof ModelSet)[]): Promise<void> {
  for (const kind of kinds) {
    const { available, reason } = await models[kind].check();
    if (!available) {
      throw new AdmintError(
        'provider_unavailable',
        `${models[kind].model} is not available: ${reason ?? 'no reason given'}`,
        { retryable: true },
      );
    }
  }
}
