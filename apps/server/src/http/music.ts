import { MusicSampleQuery } from '@admint/contract';
import type { Hono } from 'hono';
import { sendContent } from './assets.ts';
import type { Identifier } from './auth/identity.ts';
import { type HttpEnv, refuseOtherMethods } from './routes.ts';
import type { MusicSampleService } from './services.ts';
import { parseWith } from './validation.ts';

const A_DAY = 'private, max-age=86400';
const PATH = '/api/music/preview';

/** `GET /api/music/preview?genre=chill`: a short piece of the composer on this machine, as WAV, for listening before paying. */
export function mountMusic(app: Hono<HttpEnv>, music: MusicSampleService, identifier: Identifier): void {
  app.get(PATH, async (context) => {
    await identifier.identify((name) => context.req.header(name), 'content');
    const request = parseWith(MusicSampleQuery, context.req.query()) as MusicSampleQuery;
    return sendContent(context, await music.sample(request), A_DAY);
  });
  refuseOtherMethods(app, PATH, ['get']);
}
