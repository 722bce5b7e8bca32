import { getRequestListener } from '@hono/node-server';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { ProgressHub } from '../progress/hub.ts';
import { createApp } from './app.ts';
import { createAccounts } from './auth/accounts.ts';
import { createIdentifier } from './auth/identity.ts';
import { createTokens } from './auth/tokens.ts';
import { PROBLEM_TYPE, toProblem } from './problem.ts';
import type { HttpServices, HttpSettings, UserStore } from './services.ts';
import { acceptUpgrades } from './upgrade.ts';
import { AdmintError } from '@admint/contract';

export interface HttpServerParts {
  config: HttpSettings;
  services: HttpServices;
  hub: ProgressHub;
  users: UserStore;
  log: Logger;
}

export interface HttpServer {
  /** Opens the port (0: any free one) and gives the one it got. Throws the system's error (EADDRINUSE …). */
  listen(port: number, host: string): Promise<number>;
  /** Refuses new requests, closes sockets, and lets running requests end within `graceSeconds`. */
  close(graceSeconds?: number): Promise<void>;
}

/** The API, the WebSocket and the web app behind one port. */
export function createHttpServer({ config, services, hub, users, log }: HttpServerParts): HttpServer {
  const tokens = createTokens(config.jwtSecret);
  const identifier = createIdentifier(config, users, tokens);
  const revokeToken: UserStore['revokeToken'] = async (jti, expires) => {
    await users.revokeToken(jti, expires);
    sockets.closeLogin(jti);
  };
  const accounts = createAccounts(config, { ...users, revokeToken }, tokens);
  const app = createApp({ settings: config, services, users, accounts, identifier, log });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: badRequest });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const sockets = acceptUpgrades(server, { settings: config, hub, identifier, log });

  return {
    async listen(port, host) {
      await accounts.prepareDemoUser();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    },

    async close(graceSeconds = 5) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      sockets.close();
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
      await closed;
      clearTimeout(force);
    },
  };
}

/** Requests that are not even one: a broken address or Host header. */
function badRequest(): Response {
  const problem = toProblem(new AdmintError('bad_request', 'The address or the Host header is not valid.'));
  return Response.json(problem, { status: 400, headers: { 'content-type': PROBLEM_TYPE } });
}
