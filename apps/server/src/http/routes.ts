import { type Route, type RouteName, routes, AdmintError } from '@admint/contract';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Identifier, Identity } from './auth/identity.ts';
import { readJson } from './request-body.ts';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from './services.ts';
import { parseWith } from './validation.ts';

export type HttpEnv = { Bindings: HttpBindings };
export type HttpContext = Context<HttpEnv>;

/** One checked request of route `K`. */
export interface Call<K extends RouteName> {
  params: ParamsOf<K>;
  query: QueryOf<K>;
  body: BodyOf<K>;
  /** Null only on routes that need no login. */
  identity: (typeof routes)[K]['auth'] extends true ? Identity : null;
  context: HttpContext;
}

/** What the server does for each route of the contract; a route without a handler does not compile. */
export type Handlers = { [K in RouteName]: (call: Call<K>) => Promise<ResponseOf<K>> };

/** 1 MB: the longest request of the contract is a list of a few hundred ids. */
const BODY_LIMIT = 1_000_000;

/** Registers every route of the contract's table, then 405 for the methods it does not name. */
export function mountRoutes(app: Hono<HttpEnv>, handlers: Handlers, identifier: Identifier): void {
  const table = Object.entries(routes) as [RouteName, Route][];
  for (const [name, route] of table) {
    // The table types each handler by its own route; here they are all called the same way.
    const handler = handlers[name] as (call: unknown) => Promise<unknown>;
    app.on(route.method.toUpperCase(), honoPath(route.path), async (context) => {
      const call = await readCall(route, context, identifier);
      const answer = await handler(call).catch((error: unknown) => {
        throw nameTheId(error, route, call);
      });
      context.header('Cache-Control', 'no-store');
      return context.json(answer as object, route.status ?? 200);
    });
  }
  for (const [, { path }] of table) {
    const methods = table.filter(([, other]) => other.path === path).map(([, other]) => other.method);
    refuseOtherMethods(app, honoPath(path), methods);
  }
}

/** Answers 405 with `Allow` for what no earlier handler of this path took. */
export function refuseOtherMethods(app: Hono<HttpEnv>, path: string, methods: readonly string[]): void {
  const allowed = methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  app.all(path, (context) => {
    context.header('Allow', [...new Set(allowed)].join(', '));
    throw new AdmintError('method_not_allowed', `${context.req.method} is not possible here.`);
  });
}

function honoPath(template: string): string {
  return template.replace(/\{(\w+)\}/g, ':$1');
}

async function readCall(route: Route, context: HttpContext, identifier: Identifier) {
  const purpose = route.method === 'get' ? 'read' : 'write';
  const identity = route.auth ? await identifier.identify((name) => context.req.header(name), purpose) : null;
  return {
    params: route.params && readParams(route.params, context),
    query: route.query && parseWith(route.query, context.req.query()),
    body: route.body && parseWith(route.body, await readJson(context.env.incoming, BODY_LIMIT)),
    identity,
    context,
  };
}

function readParams(schema: NonNullable<Route['params']>, context: HttpContext): unknown {
  const result = schema.safeParse(context.req.param());
  if (result.success) return result.data;
  // An id that cannot exist is an id that is not there.
  const field = String(result.error.issues[0]?.path[0] ?? 'id');
  throw new AdmintError('not_found', 'There is nothing with this id.', {
    fields: [{ field, message: 'is not an id of anything here' }],
  });
}

/** Says which part of the request named the session that was not found, when the flow did not. */
function nameTheId(error: unknown, route: Route, call: { params: unknown }): unknown {
  const unnamed = error instanceof AdmintError && error.code === 'session_not_found' && !error.fields.length;
  if (!unnamed || (!route.params && !route.body)) return error;
  const field = call.params ? 'id' : 'session_id';
  return new AdmintError(error.code, error.userMessage, {
    charged: error.charged,
    fields: [{ field, message: 'is not a session of yours' }],
  });
}
