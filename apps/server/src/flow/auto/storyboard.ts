import {
  AdmintError,
  type EditStoryboardRequest,
  type Started,
  type Storyboard,
  usd,
} from '@admint/contract';
import { editSpecification, planFiles, replan } from '@admint/studio';
import { type Enhancement, traceFiles } from '@admint/studio/enhance';
import { type AdPlanRow, findPlan, updatePlan } from '../../store/ad-plans.ts';
import { type AssetRow, posterUrl, sessionAssets } from '../../store/assets.ts';
import type { Database } from '../../store/database.ts';
import { readSession, type SessionRow, updateSession } from '../../store/sessions.ts';
import { coherenceOf } from '../../workflows/auto/coherence.ts';
import { textOf } from '../../workflows/timeline-plan.ts';
import { storyColumns } from '../../workflows/auto/story-columns.ts';
import { inTransaction } from '../engine.ts';
import { requireBudget } from '../estimates.ts';
import { type PlacedOrder, placeOrder } from '../order.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startStage } from '../start.ts';
import { estimateAuto } from './estimate.ts';

export async function getStoryboard(parts: FlowParts, userId: number, id: string): Promise<Storyboard> {
  const session = await readSession(parts.db, id, userId);
  return storyboardOf(parts, parts.db, session);
}

/** Throws `wrong_stage` once the ad is being made: what is paid is not rewritten. */
export async function editStoryboard(
  parts: FlowParts,
  userId: number,
  id: string,
  edit: EditStoryboardRequest,
): Promise<Storyboard> {
  return inTransaction(parts.pool, async (db) => {
    const session = await lockIdle(db, id, userId);
    const plan = await planIn(db, id);
    if (plan.status !== 'review' || !plan.specification)
      throw new AdmintError('wrong_stage', 'The storyboard can be changed only before the ad is made.');
    const planned = replan(editSpecification(plan.specification, edit), plan, {
      seed: session.consistency_seed ?? 0,
      references: session.photo_ids,
      chaining: coherenceOf(plan.settings).chaining,
    });
    const { planColumns, sessionColumns } = storyColumns(planned, plan.settings);
    await updatePlan(db, id, planColumns);
    await updateSession(db, id, sessionColumns);
    return storyboardOf(parts, db, await readSession(db, id, userId));
  });
}

/** Lets the ad be made as its storyboard stands, in the run that wrote it: one generation, one bar. */
export async function approveStoryboard(parts: FlowParts, userId: number, id: string): Promise<Started> {
  const order = await placeOrder(parts, await readSession(parts.db, id, userId), {});
  await requireModels(order.models, ['image', 'video']);
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, id, userId);
    const plan = await planIn(db, id);
    if (plan.status !== 'review')
      throw new AdmintError('wrong_stage', 'This storyboard does not wait for a decision.');
    const estimate = estimateOf(order, plan);
    await requireBudget(db, session, estimate);
    await updatePlan(db, id, { status: 'approved' });
    await startStage(parts, db, client, session, {
      ...STAGES.auto,
      progress: session.last_progress,
      newRun: false,
      models: order.orders,
    });
    return started(estimate, 'The ad is being made from the storyboard.', {
      warnings: order.warnings,
      models: order.ids,
    });
  });
}

/** The files of the plan with the names of 004 §7.3 and §8.4: trace of the prompt, plan, prompts, narrative. */
export function filesOf(plan: AdPlanRow) {
  const trace = plan.enhancement
    ? traceFiles(plan.enhancement).map((file) => ({
        ...file,
        content_type: file.name.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8',
      }))
    : [];
  return [...trace, ...planFiles(plan)];
}

export async function planFile(parts: FlowParts, userId: number, id: string, name: string) {
  await readSession(parts.db, id, userId);
  const plan = await planIn(parts.db, id);
  return filesOf(plan).find((file) => file.name === name) ?? null;
}

async function planIn(db: Database, id: string): Promise<AdPlanRow> {
  const plan = await findPlan(db, id);
  if (plan) return plan;
  throw new AdmintError('not_found', 'This ad was not made automatically, so it has no storyboard.');
}

function estimateOf({ models }: Pick<PlacedOrder, 'models'>, { settings, specification }: AdPlanRow) {
  const scenes = specification?.scenes ?? [];
  const seconds = scenes.reduce((sum, scene) => sum + scene.duration, 0);
  return estimateAuto(models, settings, scenes.length > 0 ? { scenes: scenes.length, seconds } : null);
}

async function storyboardOf(parts: FlowParts, db: Database, session: SessionRow): Promise<Storyboard> {
  const [plan, assets, order] = await Promise.all([
    planIn(db, session.id),
    sessionAssets(db, session.id),
    placeOrder(parts, session, {}),
  ]);
  const { enhancement, specification } = plan;
  const estimate = estimateOf(order, plan);
  return {
    session_id: session.id,
    generation_id: plan.generation_id,
    status: plan.status,
    editable: plan.status === 'review' && !session.running,
    prompt: plan.prompt,
    settings: plan.settings,
    enhanced_prompt: enhancement && enhancedView(enhancement),
    specification,
    scenes: (specification?.scenes ?? []).map((scene) => ({
      ...scene,
      overlay_text: textOf(scene, session.composition ?? {}),
      ...madeOf(assets, scene.number, session),
    })),
    plan: plan.plan,
    narrative: plan.narrative,
    scene_prompts: plan.scene_prompts,
    files: filesOf(plan).map(({ name }) => name),
    estimated_duration: Math.max(1, Math.round(estimate.seconds)),
    estimated_cost: usd(estimate.cost),
  };
}

function enhancedView(enhancement: Enhancement): NonNullable<Storyboard['enhanced_prompt']> {
  const { final_prompt, initial_score, final_score, iterations, status } = enhancement;
  return {
    text: final_prompt,
    initial_score: initial_score.overall,
    final_score: final_score.overall,
    iterations: iterations.length,
    status,
    versions: iterations.map(({ iteration, prompt, written_by, score, critique }) => ({
      round: iteration,
      text: prompt,
      written_by,
      score: score?.overall ?? null,
      critique: critique ?? null,
    })),
  };
}

/** The newest picture and clip of a scene. */
function madeOf(assets: AssetRow[], scene: number, session: SessionRow) {
  const newest = (type: 'image' | 'video') =>
    assets.findLast(
      ({ asset_type, metadata, run }) =>
        asset_type === type && metadata.scene === scene && (run === session.run || metadata.taken_from),
    );
  const [image, clip] = [newest('image'), newest('video')];
  return {
    image_id: image?.id ?? null,
    image_url: image?.url ?? null,
    clip_id: clip?.id ?? null,
    clip_url: clip?.url ?? null,
    poster_url: clip ? posterUrl(clip.id) : null,
  };
}
