import type { GalleryParts } from '../gallery/change.ts';
import type { CompareService } from '../http/services.ts';
import { cancelComparison, changeComparison, deleteComparison } from './change.ts';
import { estimateHooks, generateHooks } from './hooks.ts';
import { deleteProfile, listProfiles, saveProfile } from './profiles.ts';
import { getComparison, listComparisons } from './read.ts';
import { estimateParallel, generateParallel } from './variations.ts';

/** Videos made side by side, as HTTP calls for them. */
export function createCompare(parts: GalleryParts): CompareService {
  const { db } = parts;
  return {
    start: (user, body) => generateParallel(parts, user.id, body),
    estimate: (user, body) => estimateParallel(parts, user.id, body),
    startHooks: (user, id, body) => generateHooks(parts, user.id, id, body),
    estimateHooks: (user, id, body) => estimateHooks(parts, user.id, id, body),
    list: (user, page) => listComparisons(db, user.id, page),
    get: (user, id) => getComparison(db, user.id, id),
    change: async (user, id, change) => {
      await changeComparison(db, user.id, id, change);
      return getComparison(db, user.id, id);
    },
    cancel: (user, id) => cancelComparison(parts, user.id, id),
    remove: (user, id, videos) => deleteComparison(parts, user.id, id, videos),
    profiles: async (user) => ({ profiles: await listProfiles(db, user.id) }),
    saveProfile: (user, body) => saveProfile(db, user.id, body),
    deleteProfile: async (user, id) => {
      await deleteProfile(db, user.id, id);
      return { success: true };
    },
  };
}
