import { randomInt } from 'node:crypto';
import {
  AdmintError,
  CameraMovement,
  type RetakeClipRequest,
  type RetakeImageRequest,
  type Scene,
  type Started,
  type VariationsRequest,
  ViewType,
} from '@admint/contract';
import { type AssetRow, sessionAssets } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import type { ClipShot, ImageShot } from '../store/schema.ts';
import { readSession, type SessionRow } from '../store/sessions.ts';
import { isGeneratedImage, slotOf } from '../store/views.ts';
import { inTransaction } from './engine.ts';
import { estimateClips, estimateImages, requireBudget } from './estimates.ts';
import { placeOrder } from './order.ts';
import { type FlowParts, lockIdle, requireModels, STAGES, started, startTask } from './start.ts';

const SEEDS = { from: 100_000, to: 1_000_000 };
const GUIDANCE = 7.5;
const VARIATION_STRENGTH = 0.3;

/** Makes one image again: same view, another seed, other words when they are given. The take that is there stays. */
export function retakeImage(
  parts: FlowParts,
  userId: number,
  ids: { id: string; asset_id: string },
  body: RetakeImageRequest,
): Promise<Started> {
  return moreImages(parts, userId, ids, (image, images) => {
    const slot = slotOf(image);
    const take = images.filter((one) => slotOf(one) === slot).length + 1;
    const variation = sameView(image, images);
    const part = `${viewOf(image)} view, take ${take}`;
    return [{ ...shotLike(image, variation), part, slot, ...(body.prompt && { prompt: body.prompt }) }];
  });
}

/** More like this: further images of the same view, each in a place of its own beside the one they follow. */
export function imageVariations(
  parts: FlowParts,
  userId: number,
  ids: { id: string; asset_id: string },
  body: VariationsRequest,
): Promise<Started> {
  return moreImages(parts, userId, ids, (image, images) => {
    const first = sameView(image, images);
    return Array.from({ length: body.count }, (_, i) => ({
      ...shotLike(image, first + i),
      part: `${viewOf(image)} view ${first + i + 1}`,
      parents: [image.id],
    }));
  });
}

async function moreImages(
  parts: FlowParts,
  userId: number,
  { id, asset_id }: { id: string; asset_id: string },
  shotsFor: (image: AssetRow, images: AssetRow[]) => ImageShot[],
): Promise<Started> {
  const order = await placeOrder(parts, await readSession(parts.db, id, userId), {});
  await requireModels(order.models, ['image']);
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, id, userId);
    const images = (await sessionAssets(db, id, 'image')).filter(isGeneratedImage);
    const shots = shotsFor(requireOne(images, asset_id, 'image'), images);
    const estimate = estimateImages(order.models, shots.length, true);
    await requireBudget(db, session, estimate);
    await startTask(parts, db, client, session, STAGES.moreImages, { kind: 'images', shots }, order.orders);
    return started(estimate, 'Image generation started. Connect to the WebSocket for progress.');
  });
}

const viewOf = (image: AssetRow) => ViewType.catch('front').parse(image.metadata.view_type);

/** How many images of its view there are: the number of the next variation. */
const sameView = (image: AssetRow, images: AssetRow[]) =>
  images.filter((one) => viewOf(one) === viewOf(image)).length;

function shotLike(image: AssetRow, variation: number): Omit<ImageShot, 'part'> {
  return {
    prompt: image.prompt ?? '',
    negative_prompt: image.metadata.negative_prompt ?? '',
    view_type: viewOf(image),
    seed: randomInt(SEEDS.from, SEEDS.to),
    guidance_scale: GUIDANCE,
    variation_strength: VARIATION_STRENGTH,
    variation,
    parents: [],
    ...(image.metadata.scene !== undefined && { of_scene: image.metadata.scene }),
  };
}

/** Makes one clip again from its image, with another seed, and what the request changes. The take that is there stays. */
export async function retakeClip(
  parts: FlowParts,
  userId: number,
  { id, asset_id }: { id: string; asset_id: string },
  body: RetakeClipRequest,
): Promise<Started> {
  const order = await placeOrder(parts, await readSession(parts.db, id, userId), {});
  await requireModels(order.models, ['video']);
  return inTransaction(parts.pool, async (db, client) => {
    const session = await lockIdle(db, id, userId);
    const shot = await clipShot(db, session, asset_id, body);
    const estimate = estimateClips(order.models, [shot.duration], true);
    await requireBudget(db, session, estimate);
    await startTask(
      parts,
      db,
      client,
      session,
      STAGES.moreClips,
      { kind: 'clips', shots: [shot] },
      order.orders,
    );
    return started(estimate, 'Video clip generation started');
  });
}

async function clipShot(
  db: Database,
  session: SessionRow,
  assetId: string,
  body: RetakeClipRequest,
): Promise<ClipShot> {
  const assets = await sessionAssets(db, session.id);
  const clips = assets.filter((asset) => asset.asset_type === 'video');
  const clip = requireOne(clips, assetId, 'clip');
  const imageId = clip.metadata.source_image_id ?? clip.parents[0] ?? '';
  if (!assets.some((asset) => asset.id === imageId))
    throw new AdmintError('wrong_stage', 'The image this clip was made from is no longer there.');
  const slot = slotOf(clip);
  const take = clips.filter((one) => slotOf(one) === slot).length + 1;
  const scene: Scene = {
    image_view: viewOf(clip),
    scene_prompt: body.prompt ?? clip.prompt ?? '',
    camera_movement:
      body.camera_movement ?? CameraMovement.catch('static').parse(clip.metadata.camera_movement),
    motion_intensity: body.motion_intensity ?? clip.metadata.motion_intensity ?? 0.5,
  };
  const asked = session.clip_duration ?? 3;
  return {
    part: `${viewOf(clip)} clip, take ${take}`,
    image_id: imageId,
    slot,
    scene,
    duration: body.clip_duration ?? usualLength(clip, asked),
    seed: randomInt(SEEDS.from, SEEDS.to),
    video_prompt: session.video_prompt ?? scene.scene_prompt,
    ...(clip.metadata.scene !== undefined && { number: clip.metadata.scene }),
    ...(clip.metadata.first_frame && { first_frame: clip.metadata.first_frame }),
  };
}

/** As long as the take before it: exactly, where a scene of a story has its length, else in half seconds from 2 to 4. */
function usualLength({ duration, metadata }: AssetRow, asked: number): number {
  if (metadata.scene !== undefined) return duration ?? asked;
  return Math.min(4, Math.max(2, Math.round((duration ?? asked) * 2) / 2));
}

/** Throws `unknown_asset` when the ad has no such image or clip. */
function requireOne(rows: AssetRow[], id: string, noun: 'image' | 'clip'): AssetRow {
  const row = rows.find((candidate) => candidate.id === id);
  if (row) return row;
  throw new AdmintError('unknown_asset', `This ad has no ${noun} with the id ${id}.`, {
    fields: [{ field: 'asset_id', message: `is not ${noun === 'image' ? 'an image' : 'a clip'} of this ad` }],
  });
}
