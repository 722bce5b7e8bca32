import { AdmintError, type Stage, type Started, usd } from '@admint/contract';
import type { ModelSet } from '@admint/providers';
import type { Updateable } from 'kysely';
import type pg from 'pg';
import type { ModelHouse } from '../models/house.ts';
import type { Database } from '../store/database.ts';
import type { SessionsTable } from '../store/schema.ts';
import { lockSession, type SessionRow, updateSession } from '../store/sessions.ts';
import type { ModelOrders } from '../workflows/call/model.ts';
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
}

export const STAGES = {
  images: { stage: 'image_generation', workflow: 'imageStage', progress: 0 },
  clips: { stage: 'clip_generation', workflow: 'clipStage', progress: 50 },
  composition: { stage: 'final_composition', workflow: 'compositionStage', progress: 90 },
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
  });
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
