import { Problem, routes, type Route } from '@admint/contract';
import fc from 'fast-check';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  REFUSED,
  REFUSED_READS,
  approved,
  chosen,
  clips,
  final,
  images,
} from './testing/refused-requests.ts';
import { ASSET, SESSION } from './testing/ids.ts';
import { startTestServer, type TestServer } from './testing/server.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.login();
});
afterAll(() => server.server.close());

async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = Problem.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
}

describe('a bad request', () => {
  it('is one of more than a hundred tried here', () => {
    expect(REFUSED.length + REFUSED_READS.length).toBeGreaterThan(100);
  });

  it.each(REFUSED)('to %s with %j answers %i naming %s', async (path, json, status, field) => {
    const before = server.calls.length;
    const problem = await problemOf(await server.fetch(`/api/${path}`, { token, json }));
    expect(problem).toMatchObject({ status, charged: 'none', retryable: false });
    expect(problem.fields?.map((fault) => fault.field)).toContain(field);
    expect(server.calls.length, 'nothing was started').toBe(before);
  });

  it.each(REFUSED_READS)('%s answers %i naming %s', async (path, status, field) => {
    const problem = await problemOf(await server.fetch(path, { token }));
    expect(problem.status).toBe(status);
    expect(problem.fields?.map((fault) => fault.field)).toContain(field);
  });

  it.each(['save-approved-images', 'generate-clips', 'save-approved-clips', 'compose-final-video'])(
    'to %s in the wrong stage answers 409',
    async (path) => {
      const json = { ...approved, ...clips, ...chosen, ...final };
      const problem = await problemOf(await server.fetch(`/api/${path}`, { token, json }));
      expect(problem).toMatchObject({ status: 409, code: 'wrong_stage' });
    },
  );

  it.each(['{', '{"session_id":', 'undefined', '{"a":1}}', "{'a':1}", '\u0000', '[1,]', 'NaN'])(
    'whose body is %j answers 400',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body, headers });
      expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'invalid_json' });
    },
  );

  it('whose body is not UTF-8 answers 400', async () => {
    const body = Buffer.from('7b2261223a22fffe227d', 'hex');
    const headers = { 'content-type': 'application/json' };
    const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body, headers });
    expect((await problemOf(answer)).status).toBe(400);
  });

  it('whose body is not JSON at all answers 415', async () => {
    const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body: 'a=1' });
    expect((await problemOf(answer)).status).toBe(415);
  });

  it.each([1_000_001, 20_000_000])('of %i bytes answers 413, announced or not', async (size) => {
    const body = JSON.stringify({ ...images, product_prompt: 'x'.repeat(size) });
    const headers = { 'content-type': 'application/json' };
    const send = (init: RequestInit) =>
      server.fetch('/api/generate-images', { method: 'POST', token, headers, ...init });
    expect((await problemOf(await send({ body }))).status).toBe(413);
    const stream = new Blob([body]).stream();
    expect((await problemOf(await send({ body: stream, duplex: 'half' } as RequestInit))).status).toBe(413);
  });

  it('with ten thousand levels of nesting answers 4xx', async () => {
    const body = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body, headers });
    expect((await problemOf(answer)).status).toBe(422);
  });

  it.each([
    ['DELETE', '/api/generate-images', 'POST'],
    ['GET', '/api/compose-final-video', 'POST'],
    ['POST', `/api/sessions/${SESSION}`, 'GET, HEAD'],
    ['PUT', '/health', 'GET, HEAD'],
    ['POST', `/api/assets/${ASSET}/content`, 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
  ])('%s %s answers 405 and says what is possible', async (method, path, allow) => {
    const answer = await server.fetch(path, { method, token });
    expect((await problemOf(answer)).status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it.each(['/nothing', '/api/nothing', '/api/sessions/a/b/c', '/api', '/.env', '/api/%E0%A4%A'])(
    'to %s answers 404',
    async (path) => {
      expect((await problemOf(await server.fetch(path, { token }))).status).toBe(404);
    },
  );

  const guarded = (Object.values(routes) as Route[]).filter(({ auth }) => auth);
  it.each(guarded.map(({ method, path }) => [method, path]))(
    '%s %s without a token answers 401 before anything is looked at',
    async (method, path) => {
      const answer = await server.fetch(path.replace('{id}', 'nonsense'), { method: method.toUpperCase() });
      expect((await problemOf(answer)).status).toBe(401);
    },
  );

  it.each([
    'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'GET /\\..\\ HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: bad host\r\n\r\n',
    'NONSENSE\r\n\r\n',
  ])('that is hardly HTTP answers 4xx: %j', async (text) => {
    expect(await rawStatus(server.url, text)).toMatch(/^HTTP\/1.1 4\d\d/);
  });
});

describe('any JSON sent to any route', () => {
  const posts = (Object.values(routes) as Route[]).filter(({ body }) => body);

  it('never makes the server fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), fc.jsonValue(), async ({ path }, json) => {
        const answer = await server.fetch(path, { token, json });
        await answer.arrayBuffer();
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    expect(server.logged.filter(({ level }) => level >= 50)).toEqual([]);
  });

  it('near enough to a good request neither', async () => {
    const near = fc.record(
      {
        session_id: fc.oneof(fc.constant(SESSION), fc.uuid(), fc.string()),
        product_prompt: fc.string({ unit: 'binary', maxLength: 220 }),
        num_images: fc.oneof(fc.integer(), fc.double(), fc.string()),
        style_keywords: fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 14 }),
        seed: fc.oneof(fc.integer(), fc.double()),
        __proto__: fc.anything(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(near, async (json) => {
        const answer = await server.fetch('/api/generate-images', { token, json });
        await answer.arrayBuffer();
        expect([202, 404, 422]).toContain(answer.status);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a fault of ours', () => {
  it('answers 500 without internals and is logged with them', async () => {
    const broken = await startTestServer({
      flow: { getSession: () => Promise.reject(new Error('password=hunter2 at db.ts:7')) },
    });
    const answer = await broken.fetch(`/api/sessions/${SESSION}`, { token: await broken.login() });
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toMatch(/hunter2|db\.ts|stack/);
    expect(Problem.parse(JSON.parse(text)).code).toBe('internal_error');
    expect(broken.logged.at(-1)?.err?.message).toContain('hunter2');
    await broken.server.close();
  });
});

function rawStatus(url: string, text: string): Promise<string> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
