import { AdmintError, PHOTO_LIMITS } from '@admint/contract';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Identifier } from './auth/identity.ts';
import { type HttpEnv, refuseOtherMethods } from './routes.ts';
import type { PhotoService } from './services.ts';

const PATH = '/api/uploads';
/** All photos of a request together, with a little for the form around them. */
const MOST = (PHOTO_LIMITS.files * PHOTO_LIMITS.megabytes + 1) * 1_048_576;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `POST /api/uploads`: a form with `session_id` and one or more `file` parts, each a product photo. */
export function mountUploads(app: Hono<HttpEnv>, photos: PhotoService, identifier: Identifier): void {
  const tooLarge = () => {
    throw new AdmintError('payload_too_large', `Photos may have up to ${PHOTO_LIMITS.megabytes} MB each.`);
  };
  app.post(PATH, bodyLimit({ maxSize: MOST, onError: tooLarge }), async (context) => {
    const identity = await identifier.identify((name) => context.req.header(name), 'write');
    const form = await context.req.raw.formData().catch(() => {
      throw invalid('file', 'send the photos as multipart/form-data');
    });
    const sessionId = form.get('session_id');
    if (typeof sessionId !== 'string' || !UUID.test(sessionId))
      throw invalid('session_id', 'the id of your ad');
    const files = form.getAll('file').flatMap((part) => (part instanceof Blob ? [part] : []));
    if (files.length === 0) throw invalid('file', 'at least one photo');
    if (files.length > PHOTO_LIMITS.files) throw invalid('file', `up to ${PHOTO_LIMITS.files} photos`);
    const added = [];
    for (const file of files) {
      added.push(await photos.add(identity.user, sessionId, new Uint8Array(await file.arrayBuffer())));
    }
    return context.json({ photos: added }, 201);
  });
  refuseOtherMethods(app, PATH, ['post']);
}

function invalid(field: string, message: string): AdmintError {
  return new AdmintError('validation_failed', `${field}: ${message}`, { fields: [{ field, message }] });
}
