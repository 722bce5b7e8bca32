import { join } from 'node:path';
import { CutoutRoom } from '@admint/providers';
import type { PhotoService } from '../http/services.ts';
import { chooseCutout, drawMask, maskPath, readCutout } from './cutouts.ts';
import { addPhoto, type PhotoParts } from './photos.ts';

/** Photos as HTTP calls them. The cut-out model is the one the local studio keeps in the same folder. */
export function createPhotoService(photoParts: PhotoParts): PhotoService {
  const parts = { ...photoParts, room: new CutoutRoom(join(photoParts.scratch, 'cut-out')) };
  return {
    add: (user, id, bytes) => addPhoto(parts, user.id, id, bytes),
    cutout: (user, { id, photo_id }) => readCutout(parts, user.id, id, photo_id),
    setCutout: (user, { id, photo_id }, wanted) => chooseCutout(parts, user.id, id, photo_id, wanted),
    setMask: (user, { id, photo_id }, bytes) => drawMask(parts, user.id, id, photo_id, bytes),
    mask: (user, { id, photo_id }, which) => maskPath(parts, user.id, id, photo_id, which),
  };
}
