import type { galleryRoutes } from '@admint/contract';
import { outsideAddress } from './outside.ts';
import type { Handlers } from './routes.ts';
import type { GalleryService, HttpSettings } from './services.ts';

/** Ties the gallery's routes to its service. */
export function galleryHandlers(
  gallery: GalleryService,
  settings: HttpSettings,
): Pick<Handlers, keyof typeof galleryRoutes> {
  return {
    listGenerations: ({ identity, query }) => gallery.list(identity.user, query),
    getGeneration: ({ identity, params, context }) =>
      gallery.get(identity.user, params.id, outsideAddress(context, settings)),
    getGenerationStatus: ({ identity, params }) => gallery.status(identity.user, params.id),
    renameGeneration: ({ identity, params, body }) => gallery.rename(identity.user, params.id, body.title),
    deleteGeneration: ({ identity, params }) => gallery.remove(identity.user, params.id),
    cancelGeneration: ({ identity, params }) => gallery.cancel(identity.user, params.id),
    shareGeneration: ({ identity, params, body, context }) =>
      gallery.share(identity.user, params.id, body, outsideAddress(context, settings)),
    revokeShare: ({ identity, params }) => gallery.revoke(identity.user, params.id),
  };
}
