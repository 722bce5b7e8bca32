import { getConnInfo } from '@hono/node-server/conninfo';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { Accounts } from './auth/accounts.ts';
import { TOKEN_COOKIE } from './auth/identity.ts';
import { TOKEN_LIFETIME } from './auth/tokens.ts';
import { compareHandlers } from './compare.ts';
import { galleryHandlers } from './gallery.ts';
import { settingsHandlers } from './settings.ts';
import type { Handlers, HttpContext } from './routes.ts';
import { takeHandlers } from './takes.ts';
import type { HttpServices, HttpSettings, ResponseOf, UserStore } from './services.ts';

/** Ties each route of the contract to the service that does its work. */
export function createHandlers(
  settings: HttpSettings,
  services: HttpServices,
  users: UserStore,
  accounts: Accounts,
): Handlers {
  const { flow, gallery, photos } = services;
  const health = () =>
    Promise.resolve({
      status: 'healthy' as const,
      version: settings.version,
      role: settings.role,
      demo: settings.demo,
    });
  return {
    ...galleryHandlers(gallery, settings),
    ...compareHandlers(services.compare),
    ...settingsHandlers(services, accounts, (context, token) => setToken(context, settings, token)),
    health,
    apiHealth: health,
    agentsHealth: () => flow.agentsHealth(),
    options: () => flow.options(),

    login: async ({ body, context }) =>
      rememberLogin(context, settings, await accounts.login(body, addressOf(context))),
    register: async ({ body, context }) =>
      rememberLogin(context, settings, await accounts.register(body, addressOf(context))),
    logout: async ({ identity, context }) => {
      await accounts.logout(identity.claims);
      deleteCookie(context, TOKEN_COOKIE, { path: '/' });
      return { success: true };
    },
    profile: async ({ identity }) => ({
      ...(await users.profile(identity.user.id)),
      is_admin: identity.user.is_admin ?? false,
    }),

    createSession: ({ identity }) => flow.createSession(identity.user),
    listSessions: ({ identity, query }) => flow.listSessions(identity.user, query),
    getSession: ({ identity, params }) => flow.getSession(identity.user, params.id),
    getCosts: ({ identity, params }) => flow.getCosts(identity.user, params.id),
    estimate: ({ identity, params, query }) => flow.estimate(identity.user, params.id, query),
    generateImages: ({ identity, body }) => flow.generateImages(identity.user, body),
    saveApprovedImages: ({ identity, body }) => flow.saveApprovedImages(identity.user, body),
    generateClips: ({ identity, body }) => flow.generateClips(identity.user, body),
    saveApprovedClips: ({ identity, body }) => flow.saveApprovedClips(identity.user, body),
    composeFinalVideo: ({ identity, body }) => flow.composeFinalVideo(identity.user, body),
    cancelSession: ({ identity, params }) => flow.cancel(identity.user, params.id),
    retrySession: ({ identity, params, query }) => flow.retry(identity.user, params.id, query.part),
    ...takeHandlers(flow),

    generate: ({ identity, body }) => flow.generate(identity.user, body),
    getStoryboard: ({ identity, params }) => flow.getStoryboard(identity.user, params.id),
    editStoryboard: ({ identity, params, body }) => flow.editStoryboard(identity.user, params.id, body),
    approveStoryboard: ({ identity, params }) => flow.approveStoryboard(identity.user, params.id),
    rewritePart: ({ identity, params, body }) => flow.rewritePart(identity.user, params, body),
    settleCall: ({ identity, params, body }) => flow.settleCall(identity.user, params.id, body),

    createExports: ({ identity, params, body }) => flow.createExports(identity.user, params.id, body),
    listExports: ({ identity, params }) => flow.listExports(identity.user, params.id),
    cancelExports: ({ identity, params }) => flow.cancelExports(identity.user, params.id),
    listPhotos: ({ identity, params }) => flow.listPhotos(identity.user, params.id),
    getCutout: ({ identity, params }) => photos.cutout(identity.user, params),
    setCutout: ({ identity, params, body }) => photos.setCutout(identity.user, params, body),
    orderPhotos: ({ identity, params, body }) => flow.orderPhotos(identity.user, params.id, body.photo_ids),
  };
}

/** The cookie is for what a page cannot give a header to: pictures, videos and the WebSocket. */
function rememberLogin(
  context: HttpContext,
  settings: HttpSettings,
  login: ResponseOf<'login'>,
): ResponseOf<'login'> {
  setToken(context, settings, login.session_token);
  return login;
}

function setToken(context: HttpContext, settings: HttpSettings, token: string): void {
  setCookie(context, TOKEN_COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: TOKEN_LIFETIME,
    secure: settings.production && context.req.header('x-forwarded-proto') === 'https',
  });
}

function addressOf(context: HttpContext): string {
  return getConnInfo(context).remote.address ?? 'unknown';
}
