import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpEnv } from './routes.ts';

/** Vite puts what carries a hash in its name into this folder. */
const HASHED = /^\/assets\//;

/**
 * Serves the built web app with its compressed twins, and `index.html` for addresses the app routes itself.
 * A missing file (a path with an extension) stays a 404.
 */
export function mountWebApp(app: Hono<HttpEnv>, root: string): void {
  if (!existsSync(join(root, 'index.html'))) return;
  app.use('*', async (context, next) => {
    await next();
    if (context.res.status >= 400 || context.res.headers.has('cache-control')) return;
    const caching = HASHED.test(context.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache';
    context.res.headers.set('Cache-Control', caching);
  });
  app.get('*', serveStatic<HttpEnv>({ root, precompressed: true }));
  const page = serveStatic<HttpEnv>({ root, path: 'index.html', precompressed: true });
  app.get('*', async (context, next) => {
    const { path } = context.req;
    const ours = path.startsWith('/api/') || path.startsWith('/ws/') || /\.\w+$/.test(path);
    return ours ? next() : page(context, next);
  });
}
