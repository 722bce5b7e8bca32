import { randomInt } from 'node:crypto';
import { AdmintError, type GenerateClipsRequest, type Started } from '@admint/contract';
import { findPlan } from '../store/ad-plans.ts';
import { type AssetRow, assetById, markFresh, markStale, sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { emitChanged } from '../store/progress.ts';
import { readSession, type SessionRow, updateSession } from '../store/sessions.ts';
import { estimateLength } from '../workflows/timeline-plan.ts';
import { inTransaction } from './engine.ts';
import { equalClips, estimateClips, modelWarnings, requireBudget } from './estimates.ts';
import { requireAssets } from './images.ts';
import { placeOrder } from './order.ts';
import { clipDurations, planToShoot } from './plan.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startStage } from './start.ts';

const LEAST_IMAGES = 2;

/** Starts the clip stage on the approved images. Clips of an earlier scene stay and are marked stale. */
export async function generateClips(
  parts: FlowParts,
  userId: number,
  body: GenerateClipsRequest,
): Promise<Started> {
  const asked = await readSession(parts.db, body.session_id, userId);
  const order = await placeOrder(parts, asked, body);
  await requireModels(order.models, ['video']);
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, body.session_id, userId);
    const count = session.approved_image_ids.length;
    if (count < LEAST_IMAGES) {
      throw new AdmintError(
        'wrong_stage',
        `Choose at least ${LEAST_IMAGES} images before you ask for clips.`,
      );
    }
    const plan = await planToShoot(db, session, body);
    const durations = plan
      ? clipDurations(plan, session.approved_image_ids)
      : equalClips(count, body.clip_duration);
    const estimate = estimateClips(order.models, durations, plan !== null);
    await requireBudget(db, session, estimate);
    if (session.video_prompt !== null && session.video_prompt !== body.video_prompt) {
      const clips = await sessionAssets(db, session.id, 'video');
      await markStale(
        db,
        clips.map((clip) => clip.id),
        'the scene description changed',
      );
    }
    const change = {
      video_prompt: body.video_prompt,
      clip_duration: body.clip_duration,
      clip_seed: await seedOfClips(db, session, body.seed),
      // The run that is about to start shoots this plan.
      ...(plan && { plan: JSON.stringify({ ...plan, run: session.run + 1 }) }),
      ...order.columns,
    };
    const start = { ...STAGES.clips, newRun: true, models: order.orders };
    await startStage(parts, db, client, session, start, change);
    const seconds = body.clip_duration;
    return started(estimate, 'Video clip generation started', {
      warnings: [...order.warnings, ...modelWarnings(order.models, 'video', { seconds })],
      models: order.ids,
    });
  });
}

const SEEDS = { from: 100_000, to: 1_000_000 };

/** The first clips share the seed of the pictures; whoever asks again wants to see something else. */
async function seedOfClips(
  db: Database,
  session: SessionRow,
  asked: number | undefined,
): Promise<number | null> {
  if (asked !== undefined) return asked;
  const clips = await sessionAssets(db, session.id, 'video');
  return clips.length > 0 ? randomInt(SEEDS.from, SEEDS.to) : null;
}

/** Keeps which clips go into the ad and in which order; without an order, the order of the ids counts. */
export async function saveApprovedClips(
  parts: FlowParts,
  userId: number,
  body: { session_id: string; approved_clip_ids: string[]; clip_order?: string[] | undefined },
) {
  return inTransaction(parts.pool, async (db) => {
    const session = await lockIdle(db, body.session_id, userId);
    const clips = await sessionAssets(db, session.id, 'video');
    const known = clips.map((clip) => clip.id);
    requireAssets(known, body.approved_clip_ids, 'approved_clip_ids', 'clip');
    const order = body.clip_order?.length ? body.clip_order : body.approved_clip_ids;
    requireSameClips(order, body.approved_clip_ids);
    if (session.final_video_id) await followClips(db, session.final_video_id, clips, order);
    await updateSession(db, session.id, {
      stage: 'clip_selection',
      approved_clip_ids: JSON.stringify(body.approved_clip_ids),
      clip_order: JSON.stringify(order),
      failure: null,
    });
    await emitChanged(db, session);
    const chosen = order.flatMap((id) => clips.find((clip) => clip.id === id) ?? []);
    return {
      success: true as const,
      approved_count: order.length,
      estimated_duration: Math.round((await lengthOf(db, session, chosen)) * 10) / 10,
      message: 'Clips saved to mood board',
    };
  });
}

const CLIPS_CHANGED = 'the choice or order of clips changed';

/** The video is outdated while other clips are chosen than it was made of, or in another order; no longer when they are back. */
export async function followClips(
  db: Database,
  videoId: string,
  assets: AssetRow[],
  order: string[],
): Promise<void> {
  const { parents, stale } = await assetById(db, videoId);
  const clips = assets.flatMap(({ id, asset_type }) => (asset_type === 'video' ? [id] : []));
  const madeOf = parents.filter((id) => clips.includes(id));
  if (JSON.stringify(order) !== JSON.stringify(madeOf)) await markStale(db, [videoId], CLIPS_CHANGED);
  else if (stale === CLIPS_CHANGED) await markFresh(db, [videoId]);
}

function requireSameClips(order: string[], approved: string[]): void {
  const same = order.length === approved.length && order.every((id) => approved.includes(id));
  if (same) return;
  throw new AdmintError('validation_failed', 'The order has to name each approved clip once.', {
    fields: [{ field: 'clip_order', message: 'must hold the same ids as approved_clip_ids' }],
  });
}

const CARD_SECONDS = 1;

/** Seconds the ad will last with these clips, with the cards of the last composition or the usual ones. */
export async function lengthOf(db: Database, session: SessionRow, clips: AssetRow[]): Promise<number> {
  return estimateLength(
    clips,
    session.composition ?? {
      text_overlay: { product_name: 'Name', cta: 'Call', font: 'Montserrat-Bold', color: '#FFFFFF' },
      audio: { enabled: false, genre: 'upbeat' },
      intro_duration: CARD_SECONDS,
      outro_duration: CARD_SECONDS,
      aspect_ratio: '16:9',
    },
    await findPlan(db, session.id),
  );
}
