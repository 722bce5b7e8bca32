import {
  AdmintError,
  type ComposeFinalVideoRequest,
  type CompositionSettings,
  type SceneText,
  type Started,
} from '@admint/contract';
import { FONTS } from '@admint/overlay';
import { markStale, sessionAssets } from '../store/assets.ts';
import { openGeneration } from '../store/generations.ts';
import { type AdPlanRow, findPlan } from '../store/ad-plans.ts';
import { estimateLength, textOf } from '../workflows/timeline-plan.ts';
import { inTransaction } from './engine.ts';
import { readSession, type SessionRow } from '../store/sessions.ts';
import { estimateComposition, requireBudget } from './estimates.ts';
import { placeOrder } from './order.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startStage } from './start.ts';

/** Starts the composition of the chosen clips. A video made before stays, marked stale. */
export async function composeFinalVideo(
  parts: FlowParts,
  userId: number,
  body: ComposeFinalVideoRequest,
): Promise<Started> {
  requireFont(body.text_overlay.font);
  const asked = await readSession(parts.db, body.session_id, userId);
  const order = await placeOrder(parts, asked, body);
  if (body.audio.enabled) await requireModels(order.models, ['music']);
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, body.session_id, userId);
    const assets = await sessionAssets(db, session.id, 'video');
    const clips = session.clip_order.flatMap((id) => assets.find((asset) => asset.id === id) ?? []);
    if (clips.length === 0)
      throw new AdmintError('wrong_stage', 'Choose at least one clip before you compose the ad.');
    const plan = await findPlan(db, session.id);
    const settings: CompositionSettings = {
      text_overlay: body.text_overlay,
      audio: body.audio,
      intro_duration: body.intro_duration,
      outro_duration: body.outro_duration,
      card_style: body.card_style,
      aspect_ratio: body.aspect_ratio,
      ...(body.grade && { grade: body.grade }),
      ...sceneTexts(plan, session, body.scene_texts),
    };
    const estimate = estimateComposition(
      order.models,
      estimateLength(clips, settings, plan),
      body.audio.enabled,
    );
    await requireBudget(db, session, estimate);
    if (session.final_video_id) await markStale(db, [session.final_video_id], 'a newer version was composed');
    await startStage(
      parts,
      db,
      client,
      session,
      { ...STAGES.composition, newRun: true, models: order.orders },
      { composition: JSON.stringify(settings), ...order.columns },
    );
    await openGeneration(db, { session, run: session.run + 1, settings });
    return started(estimate, 'Final video composition started', {
      warnings: order.warnings,
      models: order.ids,
    });
  });
}

/**
 * The words over the scenes of an automatic ad: those asked for, the others as they stand. Throws `validation_failed`
 * for scenes that the ad does not have.
 */
function sceneTexts(
  plan: AdPlanRow | undefined,
  { composition }: SessionRow,
  wished: readonly SceneText[] = [],
): Pick<CompositionSettings, 'scene_texts'> {
  const scenes = plan?.specification?.scenes ?? [];
  const unknown = wished.find(({ scene }) => !scenes.some(({ number }) => number === scene));
  if (unknown) {
    const message =
      scenes.length > 0 ? `must be scenes 1 to ${scenes.length}` : 'only automatic ads have scenes';
    throw new AdmintError(
      'validation_failed',
      `This ad has no scene ${unknown.scene} with words of its own.`,
      {
        fields: [{ field: 'scene_texts', message }],
      },
    );
  }
  if (scenes.length === 0) return {};
  return {
    scene_texts: scenes.map((scene) => ({
      scene: scene.number,
      text: wished.find((text) => text.scene === scene.number)?.text ?? textOf(scene, composition ?? {}),
    })),
  };
}

/** Throws `validation_failed` that names the fonts on offer: a font that does not ship cannot be drawn the same everywhere. */
function requireFont(font: string): void {
  if (FONTS.some(({ id }) => id === font)) return;
  const offered = FONTS.map(({ id }) => id).join(', ');
  throw new AdmintError('validation_failed', `There is no font called ${font}. Choose one of ${offered}.`, {
    fields: [{ field: 'text_overlay.font', message: `must be one of ${offered}` }],
  });
}
