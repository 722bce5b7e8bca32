import { AdmintError } from '@admint/contract';
import { type IncomingMessage, STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { ProgressHub } from '../progress/hub.ts';
import type { Identifier } from './auth/identity.ts';
import { isLoopback } from './auth/origin.ts';
import { PROBLEM_TYPE, isOurFault, toProblem } from './problem.ts';
import type { HttpSettings } from './services.ts';
import { parseWith } from './validation.ts';

interface UpgradeParts {
  settings: HttpSettings;
  hub: ProgressHub;
  identifier: Identifier;
  log: Logger;
}

const PROGRESS_PATH = /^\/(?:ws|api\/v1\/ws\/progress)\/([^/]+)$/;
const PROTOCOL = 'admint';
const TOKEN_PROTOCOL = 'token.';
const Query = z.object({ since: z.coerce.number().int().min(0).max(2_147_483_647).default(0) });

export interface Upgrades {
  /** Closes what one login has opened, when it ends. */
  closeLogin(jti: string): void;
  close(): void;
}

/** The login of a socket has ended (RFC 6455 §7.4.2: codes from 4000 are ours). */
const LOGGED_OUT = 4401;

/** Turns `/ws/{session_id}?since=` into a subscription; refusals are HTTP answers to the upgrade request. */
export function acceptUpgrades(server: Server, { settings, hub, identifier, log }: UpgradeParts): Upgrades {
  const sockets = new WebSocketServer({
    noServer: true,
    // Nothing the client says is needed.
    maxPayload: 4096,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : ([...offered][0] ?? false)),
  });

  const logins = new Map<string, Set<WebSocket>>();
  function remember(jti: string, webSocket: WebSocket): void {
    const own = logins.get(jti) ?? new Set();
    logins.set(jti, own.add(webSocket));
    webSocket.on('close', () => {
      own.delete(webSocket);
      if (own.size === 0) logins.delete(jti);
    });
  }

  async function admit(request: IncomingMessage): Promise<{ sessionId: string; since: number; jti: string }> {
    if (settings.demo && isLoopback(settings.host) && !isLoopback(request.headers.host ?? '')) {
      throw new AdmintError('misdirected_request', 'This server answers only as localhost.');
    }
    const { url, sessionId } = readTarget(request);
    const { user, claims } = await identifier.identify(
      (name) => headerOf(request, name),
      // A socket another site opens could be read by it, unlike an answer: so it has to prove itself as a write does.
      request.headers.origin === undefined ? 'read' : 'write',
      url.searchParams.get('token') ?? offeredToken(request),
    );
    const { since } = parseWith(Query, Object.fromEntries(url.searchParams)) as z.output<typeof Query>;
    if (!z.uuid().safeParse(sessionId).success || !(await hub.mayWatch(user.id, sessionId))) {
      throw new AdmintError('session_not_found', 'There is no such session.');
    }
    return { sessionId, since, jti: claims.jti };
  }

  server.on('upgrade', (request, socket, head) => {
    const ignore = () => socket.destroy();
    socket.on('error', ignore);
    admit(request).then(
      ({ sessionId, since, jti }) => {
        socket.off('error', ignore);
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          remember(jti, webSocket);
          hub.subscribe(webSocket, sessionId, since);
        });
      },
      (error: unknown) => {
        if (isOurFault(error)) log.error({ err: error }, 'upgrade failed');
        refuse(socket, error);
      },
    );
  });

  return {
    closeLogin(jti) {
      for (const webSocket of logins.get(jti) ?? []) webSocket.close(LOGGED_OUT, 'logged out');
    },
    close() {
      hub.closeSockets();
      sockets.close();
    },
  };
}

function readTarget(request: IncomingMessage): { url: URL; sessionId: string } {
  const target = `http://localhost${request.url ?? ''}`;
  const url = URL.canParse(target) ? new URL(target) : undefined;
  const sessionId = url && PROGRESS_PATH.exec(url.pathname)?.[1];
  if (!url || !sessionId) throw new AdmintError('not_found', 'There is no socket at this address.');
  return { url, sessionId };
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function offeredToken(request: IncomingMessage): string | undefined {
  const offered = request.headers['sec-websocket-protocol']?.split(',') ?? [];
  const token = offered.map((protocol) => protocol.trim()).find((name) => name.startsWith(TOKEN_PROTOCOL));
  return token?.slice(TOKEN_PROTOCOL.length);
}

function refuse(socket: Duplex, error: unknown): void {
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Error'}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
