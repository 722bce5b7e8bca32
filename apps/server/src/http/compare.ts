import type { comparisonRoutes } from '@admint/contract';
import type { Handlers } from './routes.ts';
import type { CompareService } from './services.ts';

/** Ties the routes of comparisons and saved settings to their service. */
export function compareHandlers(compare: CompareService): Pick<Handlers, keyof typeof comparisonRoutes> {
  return {
    generateParallel: ({ identity, body }) => compare.start(identity.user, body),
    estimateParallel: ({ identity, body }) => compare.estimate(identity.user, body),
    generateHooks: ({ identity, params, body }) => compare.startHooks(identity.user, params.id, body),
    estimateHooks: ({ identity, params, body }) => compare.estimateHooks(identity.user, params.id, body),
    listComparisons: ({ identity, query }) => compare.list(identity.user, query),
    getComparison: ({ identity, params }) => compare.get(identity.user, params.group_id),
    changeComparison: ({ identity, params, body }) => compare.change(identity.user, params.group_id, body),
    cancelComparison: ({ identity, params }) => compare.cancel(identity.user, params.group_id),
    deleteComparison: ({ identity, params, query }) =>
      compare.remove(identity.user, params.group_id, query.videos),
    listProfiles: ({ identity }) => compare.profiles(identity.user),
    saveProfile: ({ identity, body }) => compare.saveProfile(identity.user, body),
    deleteProfile: ({ identity, params }) => compare.deleteProfile(identity.user, params.id),
  };
}
