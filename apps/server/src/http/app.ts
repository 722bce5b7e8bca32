import { AdmintError, type Problem } from '@admint/contract';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { mountAssets } from './assets.ts';
import type { Accounts } from './auth/accounts.ts';
import type { Identifier } from './auth/identity.ts';
import { isLoopback } from './auth/origin.ts';
import { RateLimitedError } from './auth/rate-limit.ts';
import { createHandlers } from './handlers.ts';
import { mountPlanFiles } from './plan-files.ts';
import { PROBLEM_TYPE, isOurFault, toProblem } from './problem.ts';
import { type HttpContext, type HttpEnv, mountRoutes } from './routes.ts';
import { secureHeaders } from './secure-headers.ts';
import type { HttpServices, HttpSettings, UserStore } from './services.ts';
import { mountDocs } from './docs.ts';
import { mountSharePage } from './share/share-routes.ts';
import { mountReceiptsCsv } from './receipts-csv.ts';
import { mountHooks } from './hooks.ts';
import { mountMusic } from './music.ts';
import { mountUploads } from './uploads.ts';
import { mountMasks } from './masks.ts';
import { mountWebApp } from './web-app.ts';

export interface AppParts {
  settings: HttpSettings;
  services: HttpServices;
  users: UserStore;
  accounts: Accounts;
  identifier: Identifier;
  log: Logger;
}

/** Everything that answers plain HTTP, as one Hono application. */
export function createApp({ settings, services, users, accounts, identifier, log }: AppParts): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.onError((error, context) => answerError(context, error, log));
  app.notFound((context) => answerError(context, nothingHere(), log));
  app.use('*', secureHeaders);
  // Before the check of the Host header: providers know us by our public name.
  if (services.takeWebhook) mountHooks(app, services.takeWebhook);
  if (settings.demo && isLoopback(settings.host)) app.use('*', refuseForeignHosts);
  mountRoutes(app, createHandlers(settings, services, users, accounts), identifier);
  mountReceiptsCsv(app, services.receipts, identifier);
  mountAssets(app, services.assets, identifier);
  mountUploads(app, services.photos, identifier);
  mountMusic(app, services.music, identifier);
  mountSharePage(app, services.shares);
  mountMasks(app, services.photos, identifier);
  mountPlanFiles(app, services.flow, identifier);
  mountDocs(app, settings.version);
  if (settings.webRoot !== null) mountWebApp(app, settings.webRoot);
  return app;
}

/** Throws for a Host header that is not this machine: a page elsewhere has pointed its own name at us (DNS rebinding). */
async function refuseForeignHosts(context: HttpContext, next: () => Promise<void>): Promise<void> {
  if (!isLoopback(context.req.header('host') ?? '')) {
    throw new AdmintError(
      'misdirected_request',
      'This server is in demo mode and answers only as localhost. Set HOST to serve other names.',
    );
  }
  await next();
}

function answerError(context: HttpContext, error: unknown, log: Logger): Response {
  const problem = toProblem(error);
  if (isOurFault(error)) {
    log.error({ err: error, method: context.req.method, path: context.req.path }, 'request failed');
  }
  if (error instanceof RateLimitedError) context.header('Retry-After', String(error.retryAfter));
  if (problem.status === 401) context.header('WWW-Authenticate', 'Bearer');
  context.header('Cache-Control', 'no-store');
  return sendProblem(context, problem);
}

function sendProblem(context: HttpContext, problem: Problem): Response {
  context.header('Content-Type', PROBLEM_TYPE);
  return context.body(JSON.stringify(problem), problem.status as 400);
}

function nothingHere(): AdmintError {
  return new AdmintError('not_found', 'There is nothing at this address.');
}
