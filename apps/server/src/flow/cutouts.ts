import {
  AdmintError,
  type CutoutHint,
  type CutoutRequest,
  type CutoutView,
  MASK_LIMITS,
} from '@admint/contract';
import { cleanMask, type CutoutLook, type CutoutRoom, MaskRefused } from '@admint/providers';
import { type AssetRow, markStale, sessionAssets } from '../store/assets.ts';
import type { PhotoCutout } from '../store/schema.ts';
import { readSession } from '../store/sessions.ts';
import { inTransaction } from './engine.ts';
import type { PhotoParts } from './photos.ts';
import { lockIdle } from './start.ts';

export interface CutoutParts extends PhotoParts {
  room: CutoutRoom;
}

/** Above these a person should look before the cut-out is used. */
const DOUBT = { faint_edge: 0.12, confidence: 0.7, see_through: 0.3, unevenness: 15 };
const AUTOMATIC: PhotoCutout = { choice: 'cut', glass: false };

const refuseMask = (message: string) =>
  new AdmintError('photo_refused', message, { fields: [{ field: 'mask', message }] });

/** How a photo is cut out now, and how well. Looks at it first when nobody has; that takes a few seconds. */
export async function readCutout(parts: CutoutParts, userId: number, sessionId: string, photoId: string) {
  const row = await photoOf(parts, userId, sessionId, photoId);
  return viewOf(sessionId, row, await lookAt(parts, row));
}

/** Keeps the choice for one photo; pictures made from the earlier one become stale. */
export async function chooseCutout(
  parts: CutoutParts,
  userId: number,
  sessionId: string,
  photoId: string,
  { choice, crop, glass, found_mask }: CutoutRequest,
): Promise<CutoutView> {
  const row = await photoOf(parts, userId, sessionId, photoId);
  const { mask, crop: earlier } = row.metadata.cutout ?? AUTOMATIC;
  const part = crop ?? earlier;
  return keep(parts, userId, row, {
    choice,
    glass,
    ...(part && { crop: part }),
    ...(mask && !found_mask && { mask }),
  });
}

/** Keeps a mask drawn by hand, and cuts the photo out with it. Throws `photo_refused` with the limit that was broken. */
export async function drawMask(
  parts: CutoutParts,
  userId: number,
  sessionId: string,
  photoId: string,
  bytes: Uint8Array,
): Promise<CutoutView> {
  const row = await photoOf(parts, userId, sessionId, photoId);
  if (bytes.length > MASK_LIMITS.megabytes * 1_048_576)
    throw refuseMask(`A mask may have up to ${MASK_LIMITS.megabytes} MB.`);
  const size = { width: row.width ?? 0, height: row.height ?? 0 };
  const clean = await cleanMask(bytes, size, MASK_LIMITS.longest_side).catch((error: unknown) => {
    throw error instanceof MaskRefused ? refuseMask(error.message) : error;
  });
  const { sha256 } = await parts.storage.put(clean, 'image/png');
  return keep(parts, userId, row, { ...AUTOMATIC, ...row.metadata.cutout, choice: 'cut', mask: sha256 });
}

/** Absolute path of a mask as a greyscale PNG: the one in use, or the one that was found. */
export async function maskPath(
  parts: CutoutParts,
  userId: number,
  sessionId: string,
  photoId: string,
  which: 'used' | 'found',
): Promise<string> {
  const row = await photoOf(parts, userId, sessionId, photoId);
  const drawn = which === 'used' ? row.metadata.cutout?.mask : undefined;
  return drawn ? parts.storage.localPath(drawn) : (await lookAt(parts, row)).maskPath;
}

async function keep(parts: CutoutParts, userId: number, row: AssetRow, wanted: PhotoCutout) {
  const look = await lookAt(parts, row);
  const used = await pictureOf(parts, row, look, wanted);
  const cutout: PhotoCutout = { ...wanted, ...(used && { used }) };
  await inTransaction(parts.pool, async (db) => {
    const session = await lockIdle(db, row.session_id, userId);
    await db
      .updateTable('assets')
      .set({ metadata: JSON.stringify({ ...row.metadata, cutout }) })
      .where('id', '=', row.id)
      .execute();
    if (!session.photo_ids.includes(row.id) || same(row.metadata.cutout, cutout)) return;
    const assets = await sessionAssets(db, row.session_id);
    const made = assets.filter((asset) => asset.metadata.role !== 'photo').map((asset) => asset.id);
    await markStale(db, made, 'the cut-out of a product photo changed');
  });
  return viewOf(row.session_id, { ...row, metadata: { ...row.metadata, cutout } }, look);
}

/** Do two choices give models the same picture? */
function same(before: PhotoCutout | undefined, after: PhotoCutout): boolean {
  const whole = (cutout: PhotoCutout) => cutout.choice !== 'cut';
  const earlier = before ?? AUTOMATIC;
  return earlier.used?.sha256 === after.used?.sha256 && whole(earlier) === whole(after);
}

/** The file a choice stands for; nothing when it is the photo itself. */
async function pictureOf(
  parts: CutoutParts,
  row: AssetRow,
  look: CutoutLook,
  { choice, crop, mask, glass }: PhotoCutout,
): Promise<PhotoCutout['used']> {
  const photo = { path: await parts.storage.localPath(row.sha256), sha256: row.sha256 };
  const make = async () => {
    if (choice === 'crop' && crop) return parts.room.crop(photo, crop);
    if (choice !== 'cut' || !(mask || glass)) return null;
    return parts.room.compose(photo, mask ? await parts.storage.localPath(mask) : look.maskPath, glass);
  };
  const bytes = await make();
  if (!bytes) return undefined;
  const { sha256 } = await parts.storage.put(bytes, 'image/png');
  return { sha256, content_type: 'image/png' };
}

async function photoOf(
  parts: CutoutParts,
  userId: number,
  sessionId: string,
  photoId: string,
): Promise<AssetRow> {
  await readSession(parts.db, sessionId, userId);
  const rows = await sessionAssets(parts.db, sessionId, 'image');
  const row = rows.find((asset) => asset.id === photoId && asset.metadata.role === 'photo');
  if (row) return row;
  throw new AdmintError('unknown_asset', 'There is no such photo in this ad.', {
    fields: [{ field: 'photo_id', message: 'is not a photo of this ad' }],
  });
}

const lookAt = async (parts: CutoutParts, row: AssetRow) =>
  parts.room.look({ path: await parts.storage.localPath(row.sha256), sha256: row.sha256 });

function viewOf(sessionId: string, row: AssetRow, look: CutoutLook): CutoutView {
  const cutout = row.metadata.cutout ?? AUTOMATIC;
  const mask = `/api/sessions/${sessionId}/photos/${row.id}/mask`;
  return {
    choice: cutout.choice,
    edited: cutout.mask !== undefined,
    glass: cutout.glass,
    width: look.width,
    height: look.height,
    found_by: look.found_by,
    confidence: look.confidence,
    hints: hintsOf(look),
    doubtful: look.places,
    model_missing: look.model_missing,
    crop: cutout.crop ?? null,
    // The hash keeps a browser from showing the mask of before.
    mask_url: `${mask}?v=${cutout.mask?.slice(0, 12) ?? 'found'}`,
    found_mask_url: `${mask}?of=found`,
  };
}

function hintsOf(look: CutoutLook): CutoutHint[] {
  const { found_by, faint_edge, confidence, see_through, unevenness, model_missing } = look;
  const hints: CutoutHint[] = [];
  if (found_by === 'nothing') hints.push('nothing_found');
  else if (faint_edge > DOUBT.faint_edge || confidence < DOUBT.confidence) hints.push('edge_uncertain');
  if (found_by !== 'nothing' && unevenness > DOUBT.unevenness) hints.push('busy_background');
  if (see_through > DOUBT.see_through) hints.push('may_be_glass');
  if (model_missing !== null && found_by !== 'file') hints.push('model_missing');
  return hints;
}
