import { randomInt } from 'node:crypto';
import { AdmintError, type GenerateImagesRequest, type Started } from '@admint/contract';
import { type AssetRow, markFresh, markStale, sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { emitChanged } from '../store/progress.ts';
import { readSession, updateSession } from '../store/sessions.ts';
import { isGeneratedImage } from '../store/views.ts';
import { inTransaction } from './engine.ts';
import { estimateImages, modelWarnings, requireBudget } from './estimates.ts';
import { placeOrder } from './order.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startStage } from './start.ts';

const SEEDS = { from: 100_000, to: 1_000_000 };

/** Starts the image stage. Images made before stay; when the product's description changed, they and all made from them are marked stale. */
export async function generateImages(
  parts: FlowParts,
  userId: number,
  body: GenerateImagesRequest,
): Promise<Started> {
  const asked = await readSession(parts.db, body.session_id, userId);
  const order = await placeOrder(parts, asked, body);
  await requireModels(order.models, ['text', 'image']);
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, body.session_id, userId);
    const estimate = estimateImages(order.models, body.num_images);
    await requireBudget(db, session, estimate);
    if (session.product_prompt !== null && session.product_prompt !== body.product_prompt) {
      const made = await sessionAssets(db, session.id);
      await markStale(
        db,
        made.map((asset) => asset.id),
        'the product description changed',
      );
    }
    await startStage(
      parts,
      db,
      client,
      session,
      { ...STAGES.images, newRun: true, models: order.orders },
      {
        ...order.columns,
        product_prompt: body.product_prompt,
        num_images: body.num_images,
        photo_background: body.photo_background,
        style_keywords: JSON.stringify(body.style_keywords),
        consistency_seed: body.seed ?? randomInt(SEEDS.from, SEEDS.to),
      },
    );
    const photos = session.photo_ids.length;
    return started(estimate, 'Image generation started. Connect to the WebSocket for progress.', {
      warnings: [...order.warnings, ...modelWarnings(order.models, 'image', { photos })],
      models: order.ids,
    });
  });
}

/** Keeps the user's choice of images. Clips of images that are no longer chosen become stale, those of chosen ones fresh again. */
export async function saveApprovedImages(
  parts: FlowParts,
  userId: number,
  body: { session_id: string; approved_image_ids: string[] },
) {
  return inTransaction(parts.pool, async (db) => {
    const session = await lockIdle(db, body.session_id, userId);
    const assets = await sessionAssets(db, session.id);
    requireAssets(
      assets.filter(isGeneratedImage).map((asset) => asset.id),
      body.approved_image_ids,
      'approved_image_ids',
      'image',
    );
    await followImages(db, assets, body.approved_image_ids);
    await updateSession(db, session.id, {
      stage: 'image_selection',
      approved_image_ids: JSON.stringify(body.approved_image_ids),
      failure: null,
    });
    await emitChanged(db, session);
    const count = body.approved_image_ids.length;
    return { success: true as const, approved_count: count, message: 'Images saved to mood board' };
  });
}

/** Marks clips by whether the image they were made from is chosen: stale, or fresh again. */
export async function followImages(db: Database, assets: AssetRow[], chosenIds: string[]): Promise<void> {
  const chosen = new Set(chosenIds);
  const clips = assets.filter((asset) => asset.asset_type === 'video');
  const cause = 'its image is no longer chosen';
  const isChosen = (clip: AssetRow) => clip.parents.some((id) => chosen.has(id));
  await markStale(
    db,
    clips.filter((clip) => !isChosen(clip)).map((clip) => clip.id),
    cause,
  );
  await markFresh(
    db,
    clips.filter((clip) => clip.stale === cause && isChosen(clip)).map((clip) => clip.id),
  );
}

/** Throws `unknown_asset` that names the field and the id when an id is not one of the session's. */
export function requireAssets(known: string[], asked: string[], field: string, noun: string): void {
  const unknown = asked.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  throw new AdmintError('unknown_asset', `This ad has no ${noun} with the id ${unknown[0]}.`, {
    fields: unknown.map((id) => ({
      field,
      message: `${id} is not ${noun === 'image' ? 'an image' : 'a clip'} of this ad`,
    })),
  });
}
