import type { planRoutes, takeRoutes } from '@admint/contract';
import type { Handlers } from './routes.ts';
import type { FlowService } from './services.ts';

/** Single images and clips made again, which take stands where, and the plan before the clips. */
export function takeHandlers(
  flow: FlowService,
): Pick<Handlers, keyof typeof takeRoutes | keyof typeof planRoutes> {
  return {
    retakeImage: ({ identity, params, body }) => flow.retakeImage(identity.user, params, body),
    imageVariations: ({ identity, params, body }) => flow.imageVariations(identity.user, params, body),
    retakeClip: ({ identity, params, body }) => flow.retakeClip(identity.user, params, body),
    chooseTake: ({ identity, params, body }) => flow.chooseTake(identity.user, params.id, body.asset_id),
    changeAsset: ({ identity, params, body }) => flow.changeAsset(identity.user, params.id, body),
    planScenes: ({ identity, params, body }) => flow.planScenes(identity.user, params.id, body),
    savePlan: ({ identity, params, body }) => flow.savePlan(identity.user, params.id, body),
  };
}
