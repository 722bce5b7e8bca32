import { AdmintError, type Started } from '@admint/contract';
import type pg from 'pg';
import { readPlan } from '../../store/ad-plans.ts';
import type { Database } from '../../store/database.ts';
import { generationOfRun, markGeneration, moveGeneration } from '../../store/generations.ts';
import type { SessionRow } from '../../store/sessions.ts';
import { requireBudget } from '../estimates.ts';
import type { PlacedOrder } from '../order.ts';
import { type FlowParts, STAGES, started, startStage } from '../start.ts';
import { estimateAuto } from './estimate.ts';

/** Is the session's newest run that of the automatic ad? Its owner may go on by hand afterwards. */
export async function isAutomatic(db: Database, session: SessionRow): Promise<boolean> {
  if (session.mode !== 'auto' || session.task) return false;
  const plan = await readPlan(db, session.id);
  const generation = await generationOfRun(db, session.id, session.run);
  return generation?.id === plan.generation_id;
}

/**
 * Goes on with an automatic ad that failed or was stopped. After a failure the same run goes on and keeps what it
 * made; after a stop a new run starts, because the old one is still being cleaned up, and takes equal pictures and
 * clips from the cache.
 */
export async function retryAuto(
  parts: FlowParts,
  db: Database,
  client: pg.ClientBase,
  session: SessionRow,
  order: PlacedOrder,
): Promise<Started> {
  const plan = await readPlan(db, session.id);
  const { failure } = session;
  if (!failure && session.stage === 'complete')
    throw new AdmintError('wrong_stage', 'Nothing failed in this ad, so there is nothing to try again.');
  if (!failure && plan.status === 'review')
    throw new AdmintError('wrong_stage', 'The storyboard waits for you: approve it to make the ad.');
  if (failure && !failure.retryable)
    throw new AdmintError('wrong_stage', `Trying again would not help. ${failure.message}`);
  const scenes = plan.specification?.scenes ?? [];
  const seconds = scenes.reduce((sum, scene) => sum + scene.duration, 0);
  const planned = scenes.length > 0 ? { scenes: scenes.length, seconds } : null;
  const estimate = estimateAuto(order.models, plan.settings, planned);
  await requireBudget(db, session, estimate);
  const newRun = failure === null;
  if (newRun) await moveGeneration(db, plan.generation_id, session.run + 1);
  await markGeneration(db, session.id, newRun ? session.run + 1 : session.run, 'processing');
  await startStage(parts, db, client, session, {
    ...STAGES.auto,
    stage: failure?.stage ?? 'created',
    progress: newRun ? 0 : session.last_progress,
    newRun,
    models: order.orders,
  });
  return started(estimate, 'Going on. What was already made is kept and not bought twice.');
}
