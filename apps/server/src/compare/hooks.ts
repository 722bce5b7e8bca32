import {
  AdmintError,
  type AdSpecification,
  type ComparisonEstimate,
  type ComparisonStarted,
  type GenerateResponse,
  type Hook,
  type HooksRequest,
  usd,
  VARIATION_LIMITS,
} from '@admint/contract';
import { editSpecification, replan, unchain } from '@admint/studio';
import type pg from 'pg';
import { estimateAuto } from '../flow/auto/estimate.ts';
import { inTransaction } from '../flow/engine.ts';
import { requireBudget, type StageEstimate } from '../flow/estimates.ts';
import { type PlacedOrder, placeOrder } from '../flow/order.ts';
import { insertSession } from '../flow/read.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startStage } from '../flow/start.ts';
import { readGeneration } from '../gallery/rows.ts';
import { type AdPlanRow, findPlan } from '../store/ad-plans.ts';
import { type AssetRow, copyAssets, sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { openGeneration } from '../store/generations.ts';
import { readSession, type SessionRow } from '../store/sessions.ts';
import { storyColumns } from '../workflows/auto/story-columns.ts';
import { addToGroup, openGroup, startedTogether, total } from './groups.ts';
import { takePhotos } from './variations.ts';

/** A finished automatic ad whose scenes after the first can be taken over. */
interface Body {
  generation_id: string;
  session: SessionRow;
  plan: AdPlanRow;
  specification: AdSpecification;
  /** Pictures and clips of all scenes but the first. */
  shots: AssetRow[];
}

/**
 * `POST /api/generations/{id}/hooks`: the same ad with other beginnings (SPEC B6). Only first scenes are made; all
 * others are the same files.
 */
export async function generateHooks(
  parts: FlowParts,
  userId: number,
  id: string,
  request: HooksRequest,
): Promise<ComparisonStarted> {
  const body = await readBody(parts, userId, id);
  const order = await placeOrder(parts, body.session, {});
  await requireModels(order.models, ['image', 'video']);
  return inTransaction(parts.pool, async (db, client) => {
    const { group, from } = await groupOf(db, userId, body, request);
    const begun: GenerateResponse[] = [];
    for (const hook of request.hooks) begun.push(await startHook(parts, db, client, { body, hook, order }));
    const members = begun.map(({ generation_id }, i) => ({
      generation_id,
      label: request.hooks[i]?.label ?? `Hook ${from + i + 1}`,
    }));
    await addToGroup(db, group, members, from);
    return startedTogether(group, begun, savedBy(order, body, request.hooks));
  });
}

export async function estimateHooks(
  parts: FlowParts,
  userId: number,
  id: string,
  request: HooksRequest,
): Promise<ComparisonEstimate> {
  const body = await readBody(parts, userId, id);
  const order = await placeOrder(parts, body.session, {});
  const estimates = request.hooks.map((hook) => estimateHook(order, body, hook));
  const costs = estimates.map(({ cost }) => usd(cost));
  return {
    estimated_cost: total(costs),
    estimated_duration: Math.max(1, Math.round(Math.max(...estimates.map(({ seconds }) => seconds)))),
    costs,
    saved: usd(savedBy(order, body, request.hooks)),
  };
}

/** Throws `not_an_automatic_ad` or `wrong_stage` with what is missing. */
async function readBody(parts: FlowParts, userId: number, id: string): Promise<Body> {
  const { session_id, status } = await readGeneration(parts.db, userId, id);
  const [session, plan, assets] = await Promise.all([
    readSession(parts.db, session_id, userId),
    findPlan(parts.db, session_id),
    sessionAssets(parts.db, session_id),
  ]);
  if (plan?.generation_id !== id) {
    throw new AdmintError(
      'not_an_automatic_ad',
      'Only ads that were made as a whole have a first scene that can be exchanged.',
    );
  }
  const { specification } = plan;
  if (status !== 'completed' || !specification)
    throw new AdmintError('wrong_stage', 'Other beginnings can be made once this video is finished.');
  if (specification.scenes.length < 2)
    throw new AdmintError(
      'wrong_stage',
      'This ad has one scene: there is nothing that variations could share.',
    );
  const later = specification.scenes.slice(1);
  const shots = later.flatMap(({ number }) => {
    const newest = (type: 'image' | 'video') =>
      assets.findLast((asset) => asset.asset_type === type && asset.metadata.scene === number);
    return [newest('image'), newest('video')].filter((asset): asset is AssetRow => asset !== undefined);
  });
  if (shots.length < later.length * 2)
    throw new AdmintError('wrong_stage', 'Some scenes of this video are no longer there to be taken over.');
  return { generation_id: id, session, plan, specification, shots };
}

/** The comparison the video is in already, when there is room, else a new one that it opens itself. */
async function groupOf(db: Database, userId: number, body: Body, request: HooksRequest) {
  const member = await db
    .selectFrom('group_members as m')
    .innerJoin('generation_groups as g', 'g.id', 'm.group_id')
    .select(['m.group_id', 'g.comparison_type'])
    .where('m.generation_id', '=', body.generation_id)
    .executeTakeFirst();
  if (member && member.comparison_type !== 'hook') {
    throw new AdmintError(
      'wrong_stage',
      'This video stands in another comparison. Take it out of there first, then give it other beginnings.',
    );
  }
  const group = member?.group_id ?? (await openGroup(db, { userId, comparison_type: 'hook', ...request }));
  if (!member) await addToGroup(db, group, [{ generation_id: body.generation_id, label: 'As it is' }]);
  const { count, last } = await db
    .selectFrom('group_members')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('position').as('last')])
    .where('group_id', '=', group)
    .executeTakeFirstOrThrow();
  if (count + request.hooks.length > VARIATION_LIMITS.most) {
    throw new AdmintError(
      'validation_failed',
      `A comparison holds ${VARIATION_LIMITS.most} videos at most.`,
      {
        fields: [
          { field: 'hooks', message: `there is room for ${Math.max(0, VARIATION_LIMITS.most - count)}` },
        ],
      },
    );
  }
  return { group, from: (last ?? 0) + 1 };
}

interface HookOrder {
  body: Body;
  hook: Hook;
  order: PlacedOrder;
}

async function startHook(
  parts: FlowParts,
  db: Database,
  client: pg.ClientBase,
  { body, hook, order }: HookOrder,
): Promise<GenerateResponse> {
  const { session: from, plan } = body;
  const session_id = await insertSession(db, from.user_id, parts.budget);
  await takePhotos(db, from, session_id);
  const session = await lockIdle(db, session_id, from.user_id);
  const estimate = estimateHook(order, body, hook);
  await requireBudget(db, session, estimate);
  const specification = withHook(body.specification, hook);
  const seed = from.consistency_seed ?? 0;
  const planned = replan(specification, plan, { seed, references: session.photo_ids });
  const { planColumns, sessionColumns } = storyColumns(planned, plan.settings);
  const run = session.run + 1;
  const generation_id = await openGeneration(db, {
    session: { ...session, product_prompt: plan.prompt },
    run,
    settings: from.composition,
  });
  await db
    .insertInto('ad_plans')
    .values({
      session_id,
      generation_id,
      prompt: plan.prompt,
      settings: JSON.stringify({ ...plan.settings, review: false }),
      status: 'approved',
      ...planColumns,
    })
    .execute();
  await copyAssets(db, body.shots, { session_id, run });
  await startStage(
    parts,
    db,
    client,
    session,
    { ...STAGES.auto, newRun: true, models: order.orders },
    { ...order.columns, ...sessionColumns, mode: 'auto', consistency_seed: seed },
  );
  const answer = started(estimate, 'The ad is being made with another first scene.', {
    warnings: order.warnings,
    models: order.ids,
  });
  return { ...answer, generation_id, session_id };
}

function withHook(specification: AdSpecification, hook: Hook): AdSpecification {
  const scenes = specification.scenes.map(({ number, visual_prompt, overlay_text, duration }) => ({
    number,
    visual_prompt,
    overlay_text,
    duration,
  }));
  const [first, ...rest] = scenes;
  if (!first) throw new RangeError('an ad without scenes has no beginning');
  const { visual_prompt, overlay_text } = hook;
  const begun = { ...first, visual_prompt, overlay_text, duration: hook.duration ?? first.duration };
  // What went on from the old first scene does not go on from this one.
  return unchain(editSpecification(specification, { scenes: [begun, ...rest] }), 2);
}

function estimateHook({ models }: PlacedOrder, { plan, specification }: Body, hook: Hook): StageEstimate {
  const seconds = hook.duration ?? specification.scenes[0]?.duration ?? 0;
  return estimateAuto(models, plan.settings, { scenes: 1, seconds });
}

/** Micro-dollars that all scenes after the first would have cost once more for every hook. */
function savedBy({ models }: PlacedOrder, { plan, specification }: Body, hooks: Hook[]): number {
  const rest = specification.scenes.slice(1);
  const seconds = rest.reduce((sum, { duration }) => sum + duration, 0);
  const silent = { ...plan.settings, music: { ...plan.settings.music, enabled: false } };
  return estimateAuto(models, silent, { scenes: rest.length, seconds }).cost * hooks.length;
}
