import { AdmintError } from '@admint/contract';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { Identifier } from './auth/identity.ts';
import { type HttpEnv, refuseOtherMethods } from './routes.ts';
import type { FlowService } from './services.ts';

const PATH = '/api/sessions/:id/plan/:name';

/** `GET /api/sessions/{id}/plan/{name}`: the files an automatic ad was planned in, as their owner may take them along. */
export function mountPlanFiles(
  app: Hono<HttpEnv>,
  flow: Pick<FlowService, 'planFile'>,
  identifier: Identifier,
): void {
  app.get(PATH, async (context) => {
    const { user } = await identifier.identify((name) => context.req.header(name), 'content');
    const id = z.uuid().safeParse(context.req.param('id'));
    const name = context.req.param('name');
    const file = id.success ? await flow.planFile(user, id.data, name) : null;
    if (!file) throw new AdmintError('not_found', 'The plan of this ad has no such file.');
    context.header('Content-Type', file.content_type);
    context.header('Cache-Control', 'no-store');
    context.header('Content-Disposition', `attachment; filename="${file.name}"`);
    return context.body(file.text);
  });
  refuseOtherMethods(app, PATH, ['get']);
}
