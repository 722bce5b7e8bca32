import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AdmintError, MASK_LIMITS } from '@admint/contract';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Identifier } from './auth/identity.ts';
import { type HttpContext, type HttpEnv, refuseOtherMethods } from './routes.ts';
import type { PhotoPath, PhotoService } from './services.ts';

const PATH = '/api/sessions/:id/photos/:photo_id/mask';

/** `GET` gives the mask of a photo as a greyscale PNG (`?of=found`: as it was found), `PUT` takes one drawn by hand. */
export function mountMasks(app: Hono<HttpEnv>, photos: PhotoService, identifier: Identifier): void {
  app.get(PATH, async (context) => {
    const { user } = await identifier.identify((name) => context.req.header(name), 'content');
    const which = context.req.query('of') === 'found' ? 'found' : 'used';
    const bytes = await readFile(await photos.mask(user, pathOf(context), which));
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
    context.header('ETag', etag);
    context.header('Cache-Control', 'private, no-cache');
    if (context.req.header('if-none-match') === etag) return context.body(null, 304);
    context.header('Content-Type', 'image/png');
    return context.body(new Uint8Array(bytes));
  });
  const tooLarge = () => {
    throw new AdmintError('payload_too_large', `A mask may have up to ${MASK_LIMITS.megabytes} MB.`);
  };
  const limit = bodyLimit({ maxSize: MASK_LIMITS.megabytes * 1_048_576, onError: tooLarge });
  app.put(PATH, limit, async (context) => {
    const { user } = await identifier.identify((name) => context.req.header(name), 'write');
    const bytes = new Uint8Array(await context.req.raw.arrayBuffer());
    return context.json(await photos.setMask(user, pathOf(context), bytes));
  });
  refuseOtherMethods(app, PATH, ['get', 'put']);
}

function pathOf(context: HttpContext): PhotoPath {
  const path = z.object({ id: z.uuid(), photo_id: z.uuid() }).safeParse(context.req.param());
  if (path.success) return path.data;
  throw new AdmintError('not_found', 'There is nothing with this id.');
}
