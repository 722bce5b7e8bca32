import { LoginResponse, Problem } from '@admint/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryUsers } from './testing/memory-users.ts';
import { startTestServer, type TestServer } from './testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.server.close());

const profile = (headers: Record<string, string>, method = 'GET', path = '/api/user/profile') =>
  server.fetch(path, { headers, method });

describe('logging in', () => {
  it('gives the demo user of 001 a token that works', async () => {
    const answer = await server.fetch('/api/auth/login', {
      json: { email: 'Demo@Example.com', password: 'demo123' },
    });
    expect(answer.status).toBe(200);
    const login = LoginResponse.parse(await answer.json());
    expect(login).toMatchObject({ success: true, email: 'demo@example.com' });
    const me = await server.fetch('/api/user/profile', { token: login.session_token });
    expect(await me.json()).toMatchObject({ user_id: login.user_id });
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await server.fetch('/api/auth/login', {
      json: { email: 'demo@example.com', password: 'demo123' },
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^admint_token=[\w.-]+;/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
  });

  it('refuses a wrong password and an unknown user with the same words', async () => {
    const wrong = await server.fetch('/api/auth/login', {
      json: { email: 'demo@example.com', password: 'nope' },
    });
    const unknown = await server.fetch('/api/auth/login', { json: { email: 'x@y.z', password: 'nope' } });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('registers a user who can log in by username or email, and only once', async () => {
    const body = { username: 'Nani', email: 'nani@example.com', password: 'secret1' };
    const first = await server.fetch('/api/auth/register', { json: body });
    expect(first.status).toBe(201);
    for (const login of [{ email: 'nani' }, { username: 'NANI' }, { email: 'Nani@example.com' }]) {
      const answer = await server.fetch('/api/auth/login', { json: { ...login, password: 'secret1' } });
      expect(answer.status).toBe(200);
    }
    const again = await server.fetch('/api/auth/register', { json: { ...body, email: undefined } });
    expect(again.status).toBe(409);
    expect(Problem.parse(await again.json()).fields).toEqual([{ field: 'username', message: 'is in use' }]);
  });

  it('ends a token at logout', async () => {
    const token = await server.login();
    expect((await server.fetch('/api/auth/logout', { token, method: 'POST' })).status).toBe(200);
    expect((await server.fetch('/api/user/profile', { token })).status).toBe(401);
  });

  it('stops guessing after ten wrong passwords and says how long to wait', async () => {
    const guess = () => server.fetch('/api/auth/login', { json: { email: 'victim', password: 'x' } });
    const statuses = [];
    for (let i = 0; i < 10; i += 1) statuses.push((await guess()).status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('has no demo user outside demo mode, even when the database still holds one', async () => {
    const users = memoryUsers();
    const demo = await startTestServer({ users });
    const token = await demo.login();
    await demo.server.close();
    const real = await startTestServer({ users, settings: { demo: false } });
    expect(await real.login()).toBeUndefined();
    expect((await real.fetch('/api/user/profile', { token })).status).toBe(401);
    const squatting = await real.fetch('/api/auth/register', {
      json: { username: 'squatter', email: 'demo@example.com', password: 'secret1' },
    });
    expect(squatting.status).toBe(409);
    await real.server.close();
  });
});

describe('a token', () => {
  it.each([
    ['nothing', {}],
    ['a broken token', { authorization: 'Bearer abc.def.ghi' }],
    ['another scheme', { authorization: 'Basic ZGVtbzpkZW1v' }],
    [
      'an unsigned token',
      {
        authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"1","jti":"x","iss":"admint","exp":9999999999}').toString('base64url')}.`,
      },
    ],
  ])('is needed: %s is refused', async (_name, headers) => {
    const answer = await profile(headers as Record<string, string>);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(Problem.parse(await answer.json()).code).toBe('not_authenticated');
  });

  it('in the cookie reads for our own page and never writes for another site', async () => {
    const cookie = `admint_token=${await server.login()}`;
    const own = new URL(server.url).origin;
    const evil = 'https://evil.example';
    expect((await profile({ cookie })).status).toBe(200);
    expect((await profile({ cookie, origin: own })).status).toBe(200);
    expect((await profile({ cookie, origin: evil })).status).toBe(403);
    const write = (headers: Record<string, string>) => profile(headers, 'POST', '/api/sessions/create');
    expect((await write({ cookie })).status).toBe(403);
    expect((await write({ cookie, origin: evil })).status).toBe(403);
    expect((await write({ cookie, origin: 'null' })).status).toBe(403);
    expect((await write({ cookie, origin: own })).status).toBe(201);
  });
});

describe('a server in demo mode on loopback', () => {
  it('does not answer under a name that someone else pointed at it', async () => {
    const { status } = await rawGet(server.url, 'evil.example');
    expect(status).toBe(421);
    expect((await rawGet(server.url, 'localhost:1234')).status).toBe(200);
  });
});

async function rawGet(url: string, host: string): Promise<{ status: number }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(`${url}/health`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0 });
    })
      .on('error', reject)
      .end();
  });
}
