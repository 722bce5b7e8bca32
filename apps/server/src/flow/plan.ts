import {
  AdmintError,
  type GenerateClipsRequest,
  type PlanChange,
  type PlannedScene,
  type PlanRequest,
  type PlanView,
  type Started,
} from '@admint/contract';
import { sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { emitChanged } from '../store/progress.ts';
import type { StoredPlan } from '../store/schema.ts';
import { lockSession, readSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { isGeneratedImage, planView } from '../store/views.ts';
import { inTransaction } from './engine.ts';
import { estimatePlan, requireBudget } from './estimates.ts';
import { requireAssets } from './images.ts';
import { placeOrder } from './order.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startTask } from './start.ts';

const LEAST_IMAGES = 2;

/** Asks the planner for one scene per chosen image. Nothing is filmed; the plan waits to be read and changed. */
export async function planScenes(
  parts: FlowParts,
  userId: number,
  id: string,
  body: PlanRequest,
): Promise<Started> {
  const order = await placeOrder(parts, await readSession(parts.db, id, userId), {});
  await requireModels(order.models, ['text']);
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, id, userId);
    const chosen = session.approved_image_ids;
    if (chosen.length < LEAST_IMAGES) {
      throw new AdmintError('wrong_stage', `Choose at least ${LEAST_IMAGES} images before you plan scenes.`);
    }
    const keep = body.only_missing
      ? (session.plan?.scenes ?? []).filter(({ image_id }) => chosen.includes(image_id))
      : [];
    const image_ids = chosen.filter((one) => !keep.some(({ image_id }) => image_id === one));
    if (image_ids.length === 0)
      throw new AdmintError('wrong_stage', 'Every chosen image has a scene already.');
    const estimate = estimatePlan(order.models);
    await requireBudget(db, session, estimate);
    const { video_prompt, clip_duration } = body;
    const task = { kind: 'plan' as const, video_prompt, clip_duration, image_ids, keep };
    await startTask(parts, db, client, session, STAGES.plan, task, order.orders);
    return started(estimate, 'Scene planning started');
  });
}

/** Keeps what the user made of the plan. Throws `plan_changed` when another window was faster. */
export async function savePlan(
  parts: FlowParts,
  userId: number,
  id: string,
  body: PlanChange,
): Promise<PlanView> {
  return inTransaction(parts.pool, async (db) => {
    const session = await lockSession(db, id, userId);
    if (session.running && session.task?.kind === 'plan')
      throw new AdmintError('wrong_stage', 'The scenes are being planned right now.', { retryable: true });
    const plan = requirePlan(session, body.version);
    await requireScenes(db, session, body.scenes);
    const { run: _, ...rest } = plan;
    const next: StoredPlan = {
      ...rest,
      version: plan.version + 1,
      clip_duration: body.clip_duration ?? plan.clip_duration,
      scenes: body.scenes,
      // A retry of what is half done goes on with the plan it began with, as far as that is still wanted.
      ...(session.failure && plan.run !== undefined && { run: plan.run }),
    };
    await updateSession(db, id, { plan: JSON.stringify(next) });
    await emitChanged(db, session);
    return planView(next);
  });
}

/** The plan these clips are made from: the one in the request, or the stored one it names; null when the planner shall be asked. */
export async function planToShoot(
  db: Database,
  session: SessionRow,
  body: GenerateClipsRequest,
): Promise<StoredPlan | null> {
  if (body.scenes === undefined && body.plan_version === undefined) return null;
  const plan = body.plan_version === undefined ? session.plan : requirePlan(session, body.plan_version);
  const scenes = body.scenes ?? plan?.scenes ?? [];
  await requireScenes(db, session, scenes);
  const missing = session.approved_image_ids.filter((id) => !scenes.some(({ image_id }) => image_id === id));
  if (missing.length > 0) {
    throw new AdmintError(
      'plan_incomplete',
      `${missing.length} of the chosen images ${missing.length === 1 ? 'has' : 'have'} no scene yet. Plan them first.`,
      { fields: missing.map((id) => ({ field: 'scenes', message: `no scene for the image ${id}` })) },
    );
  }
  const { video_prompt, clip_duration } = body;
  if (body.scenes === undefined && plan) return { ...plan, video_prompt, clip_duration };
  const version = (session.plan?.version ?? 0) + 1;
  const planned = session.plan?.planned ?? scenes;
  return { version, video_prompt, clip_duration, scenes, planned };
}

/** Seconds of each clip, in the order of the images. */
export function clipDurations(plan: PlanView, imageIds: string[]): number[] {
  return imageIds.map(
    (id) => plan.scenes.find(({ image_id }) => image_id === id)?.duration ?? plan.clip_duration,
  );
}

function requirePlan(session: SessionRow, version: number): StoredPlan {
  if (!session.plan) throw new AdmintError('wrong_stage', 'There is no plan yet. Ask for one first.');
  if (session.plan.version === version) return session.plan;
  throw new AdmintError(
    'plan_changed',
    'The plan was changed in another window meanwhile. Nothing was overwritten.',
    { retryable: true, fields: [{ field: 'version', message: `is ${session.plan.version} by now` }] },
  );
}

async function requireScenes(db: Database, session: SessionRow, scenes: PlannedScene[]): Promise<void> {
  const ids = scenes.map(({ image_id }) => image_id);
  const images = (await sessionAssets(db, session.id, 'image')).filter(isGeneratedImage);
  requireAssets(
    images.map((image) => image.id),
    ids,
    'scenes',
    'image',
  );
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice === undefined) return;
  throw new AdmintError('validation_failed', 'The plan names an image more than once.', {
    fields: [{ field: 'scenes', message: `${twice} stands there twice` }],
  });
}
