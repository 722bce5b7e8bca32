import { openApiDocument } from '@admint/contract';
import type { Hono } from 'hono';
import { renderDocsPage } from './docs-page.ts';
import { type HttpEnv, refuseOtherMethods } from './routes.ts';

/** `/openapi.json`, and `/docs`: the same document for people. */
export function mountDocs(app: Hono<HttpEnv>, version: string): void {
  const document = openApiDocument(version);
  const page = renderDocsPage(document);
  app.get('/openapi.json', (context) => context.json(document as object));
  app.get('/docs', (context) => context.html(page));
  refuseOtherMethods(app, '/openapi.json', ['get']);
  refuseOtherMethods(app, '/docs', ['get']);
}
