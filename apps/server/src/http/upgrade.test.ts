import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { OTHERS_SESSION, SESSION } from './testing/ids.ts';
import { startTestServer, type TestServer } from './testing/server.ts';

let server: TestServer;
let token: string;
const subscribed: [string, number][] = [];
beforeAll(async () => {
  server = await startTestServer({
    hub: {
      subscribe: (socket, id, since) => {
        subscribed.push([id, since]);
        socket.send('hello');
      },
    },
  });
  token = await server.login();
});
afterAll(() => server.server.close(0.1));

interface Outcome {
  /** HTTP status of a refusal, or 101. */
  status: number;
  protocol?: string;
  body?: string;
}

function open(path: string, options: { headers?: Record<string, string>; protocols?: string[] } = {}) {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path, options.protocols ?? [], {
    headers: options.headers ?? {},
  });
  return new Promise<Outcome>((resolve, reject) => {
    socket.on('message', () => {
      resolve({ status: 101, protocol: socket.protocol });
      socket.close();
    });
    socket.on('unexpected-response', (_request, answer) => {
      let body = '';
      answer.on('data', (chunk) => (body += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    socket.on('error', reject);
  });
}

const authorization = () => ({ authorization: `Bearer ${token}` });

describe('the progress socket', () => {
  it.each([`/ws/${SESSION}?since=7`, `/api/v1/ws/progress/${SESSION}?since=7`])(
    'opens at %s',
    async (path) => {
      expect(await open(path, { headers: authorization() })).toMatchObject({ status: 101 });
      expect(subscribed.at(-1)).toEqual([SESSION, 7]);
    },
  );

  it('closes when its login ends, and no other', async () => {
    const [mine, other] = await Promise.all([server.login(), server.login()]);
    const address = `${server.url.replace('http', 'ws')}/ws/${SESSION}`;
    const sockets = [mine, other].map((own) => new WebSocket(`${address}?token=${own}`));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('message', resolve))));
    const closed = new Promise<number>((resolve) => sockets[0]?.once('close', resolve));
    await server.fetch('/api/auth/logout', { method: 'POST', token: mine });
    expect(await closed).toBe(4401);
    expect(sockets[1]?.readyState).toBe(WebSocket.OPEN);
    sockets[1]?.close();
  });

  it('replays from the start when nothing was seen', async () => {
    await open(`/ws/${SESSION}`, { headers: authorization() });
    expect(subscribed.at(-1)).toEqual([SESSION, 0]);
  });

  it('takes the token from the address, the cookie or the offered protocols', async () => {
    const cookie = `admint_token=${token}`;
    const { origin } = new URL(server.url);
    expect(await open(`/ws/${SESSION}?token=${token}`)).toMatchObject({ status: 101 });
    expect(await open(`/ws/${SESSION}`, { headers: { cookie, origin } })).toMatchObject({ status: 101 });
    const protocols = ['admint', `token.${token}`];
    expect(await open(`/ws/${SESSION}`, { protocols })).toEqual({ status: 101, protocol: 'admint' });
  });

  it("is refused to another site's page that rides on the cookie", async () => {
    const headers = { cookie: `admint_token=${token}`, origin: 'https://evil.example' };
    expect((await open(`/ws/${SESSION}`, { headers })).status).toBe(403);
  });

  it.each([
    [`/ws/${SESSION}`, {}, 401, 'not_authenticated'],
    [`/ws/${SESSION}`, { authorization: 'Bearer nonsense' }, 401, 'not_authenticated'],
    [`/ws/${OTHERS_SESSION}`, authorization, 404, 'session_not_found'],
    ['/ws/nonsense', authorization, 404, 'session_not_found'],
    ['/ws/', authorization, 404, 'not_found'],
    ['/elsewhere', authorization, 404, 'not_found'],
    [`/ws/${SESSION}?since=-1`, authorization, 422, 'validation_failed'],
    [`/ws/${SESSION}?since=soon`, authorization, 422, 'validation_failed'],
    [`/ws/${SESSION}`, () => ({ ...authorization(), host: 'evil.example' }), 421, 'misdirected_request'],
  ])('%s is refused over HTTP (case %#)', async (path, headers, status, code) => {
    const outcome = await open(path, { headers: typeof headers === 'function' ? headers() : headers });
    expect(outcome.status).toBe(status);
    expect(JSON.parse(outcome.body ?? '')).toMatchObject({ status, code });
  });
});
