import { getConnInfo } from '@hono/node-server/conninfo';
import { AdmintError } from '@admint/contract';
import type { Hono } from 'hono';
import { createRateLimit } from '../auth/rate-limit.ts';
import { sendContent } from '../assets.ts';
import { originOf } from '../outside.ts';
import { type HttpContext, type HttpEnv, refuseOtherMethods } from '../routes.ts';
import type { ShareService } from '../services.ts';
import { closedPage, sharePage, type ShareLanguage } from './share-page.ts';

/** A revoked link must stop at once, so nothing is kept without asking again. */
const ASK_AGAIN = 'private, no-cache';
const PAGE_POLICY =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const MINUTE = 60;

/** `GET|HEAD /s/{token}`, `/s/{token}/video.mp4` and `/s/{token}/poster.jpg`: one video, for anyone, without a login. */
export function mountSharePage(app: Hono<HttpEnv>, shares: ShareService): void {
  const requests = createRateLimit(600, MINUTE);
  const misses = createRateLimit(30, MINUTE);

  const find = async (context: HttpContext) => {
    const address = getConnInfo(context).remote.address ?? 'unknown';
    requests.take(address);
    const shared = await shares.find(context.req.param('token') ?? '');
    if (!shared) misses.take(address);
    context.header('X-Robots-Tag', shared?.indexable ? 'index, nofollow' : 'noindex, nofollow');
    return shared;
  };

  app.get('/s/:token', async (context) => {
    const shared = await find(context);
    context.header('Content-Security-Policy', PAGE_POLICY);
    context.header('Cache-Control', 'no-store');
    context.header('Vary', 'Accept-Language');
    const language = languageOf(context);
    if (!shared) return context.html(closedPage(language), 404);
    const address = `${originOf(context)}/s/${context.req.param('token')}`;
    return context.html(sharePage(shared, address, language));
  });

  app.get('/s/:token/video.mp4', async (context) => {
    const shared = await find(context);
    if (!shared) throw gone();
    return sendContent(context, shared.content, ASK_AGAIN);
  });

  app.get('/s/:token/poster.jpg', async (context) => {
    const poster = await (await find(context))?.content.companion('poster');
    if (!poster) throw gone();
    return sendContent(context, poster, ASK_AGAIN);
  });

  for (const path of ['/s/:token', '/s/:token/video.mp4', '/s/:token/poster.jpg']) {
    refuseOtherMethods(app, path, ['get']);
  }
}

const gone = () => new AdmintError('not_found', 'This link does not work any more.');

function languageOf(context: HttpContext): ShareLanguage {
  return /^\s*es\b/i.test(context.req.header('accept-language') ?? '') ? 'es' : 'en';
}
