import { Problem, routes, type Route } from '@admint/contract';
import fc from 'fast-check';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSET, OTHERS_SESSION, SESSION, startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.login();
});
afterAll(() => server.server.close());

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const images = { session_id: SESSION, product_prompt: 'pink tennis shoes' };
const clips = { session_id: SESSION, video_prompt: 'girl running in the sun' };
const final = { session_id: SESSION, text_overlay: { product_name: 'AirRun Pro', cta: 'Shop Now' } };
const approved = { session_id: SESSION, approved_image_ids: [ASSET, UNKNOWN] };
const chosen = { session_id: SESSION, approved_clip_ids: [ASSET] };

/** path, body, status, the field that must be named */
const REFUSED: [string, unknown, number, string][] = [
  ['generate-images', {}, 422, 'session_id'],
  ['generate-images', { ...images, session_id: 'mine' }, 422, 'session_id'],
  ['generate-images', { ...images, session_id: 7 }, 422, 'session_id'],
  ['generate-images', { ...images, session_id: null }, 422, 'session_id'],
  ['generate-images', { ...images, session_id: UNKNOWN }, 404, 'session_id'],
  ['generate-images', { ...images, session_id: OTHERS_SESSION }, 404, 'session_id'],
  ['generate-images', { ...images, product_prompt: undefined }, 422, 'product_prompt'],
  ['generate-images', { ...images, product_prompt: 'ab' }, 422, 'product_prompt'],
  ['generate-images', { ...images, product_prompt: '   a   ' }, 422, 'product_prompt'],
  ['generate-images', { ...images, product_prompt: 'x'.repeat(201) }, 422, 'product_prompt'],
  ['generate-images', { ...images, product_prompt: 12 }, 422, 'product_prompt'],
  ['generate-images', { ...images, product_prompt: ['pink'] }, 422, 'product_prompt'],
  ['generate-images', { ...images, product_prompt: 'pink\0shoes' }, 422, 'product_prompt'],
  ['generate-images', { ...images, product_prompt: 'pink \ud800 shoes' }, 422, 'product_prompt'],
  ['generate-images', { ...images, num_images: 3 }, 422, 'num_images'],
  ['generate-images', { ...images, num_images: 9 }, 422, 'num_images'],
  ['generate-images', { ...images, num_images: -6 }, 422, 'num_images'],
  ['generate-images', { ...images, num_images: 4.5 }, 422, 'num_images'],
  ['generate-images', { ...images, num_images: 1e308 }, 422, 'num_images'],
  ['generate-images', { ...images, num_images: '6' }, 422, 'num_images'],
  ['generate-images', { ...images, num_images: null }, 422, 'num_images'],
  ['generate-images', { ...images, num_images: true }, 422, 'num_images'],
  ['generate-images', { ...images, style_keywords: 'studio' }, 422, 'style_keywords'],
  ['generate-images', { ...images, style_keywords: [''] }, 422, 'style_keywords.0'],
  ['generate-images', { ...images, style_keywords: [1] }, 422, 'style_keywords.0'],
  ['generate-images', { ...images, style_keywords: ['a', 'x'.repeat(41)] }, 422, 'style_keywords.1'],
  ['generate-images', { ...images, style_keywords: Array(13).fill('a') }, 422, 'style_keywords'],
  ['generate-images', { ...images, style_keywords: ['a\0b'] }, 422, 'style_keywords.0'],
  ['generate-images', { ...images, seed: -1 }, 422, 'seed'],
  ['generate-images', { ...images, seed: 2_147_483_648 }, 422, 'seed'],
  ['generate-images', { ...images, seed: 0.5 }, 422, 'seed'],
  ['generate-images', { ...images, seed: '1' }, 422, 'seed'],
  ['generate-images', [], 422, 'body'],
  ['generate-images', 'text', 422, 'body'],
  ['generate-images', null, 422, 'body'],
  ['generate-images', 5, 422, 'body'],
  ['save-approved-images', { ...approved, approved_image_ids: [] }, 422, 'approved_image_ids'],
  ['save-approved-images', { ...approved, approved_image_ids: [ASSET] }, 422, 'approved_image_ids'],
  ['save-approved-images', { ...approved, approved_image_ids: [ASSET, ASSET] }, 422, 'approved_image_ids'],
  [
    'save-approved-images',
    { ...approved, approved_image_ids: ['img_001', 'x'] },
    422,
    'approved_image_ids.0',
  ],
  [
    'save-approved-images',
    { ...approved, approved_image_ids: Array(65).fill(ASSET) },
    422,
    'approved_image_ids',
  ],
  ['save-approved-images', { ...approved, approved_image_ids: ASSET }, 422, 'approved_image_ids'],
  ['save-approved-images', { ...approved, session_id: UNKNOWN }, 404, 'session_id'],
  ['save-approved-images', { ...approved, session_id: OTHERS_SESSION }, 404, 'session_id'],
  ['generate-clips', { ...clips, video_prompt: 'too short' }, 422, 'video_prompt'],
  ['generate-clips', { ...clips, video_prompt: 'x'.repeat(301) }, 422, 'video_prompt'],
  ['generate-clips', { ...clips, video_prompt: {} }, 422, 'video_prompt'],
  ['generate-clips', { ...clips, clip_duration: 1.9 }, 422, 'clip_duration'],
  ['generate-clips', { ...clips, clip_duration: 4.1 }, 422, 'clip_duration'],
  ['generate-clips', { ...clips, clip_duration: -3 }, 422, 'clip_duration'],
  ['generate-clips', { ...clips, clip_duration: '3' }, 422, 'clip_duration'],
  ['generate-clips', { ...clips, clip_duration: null }, 422, 'clip_duration'],
  ['generate-clips', { ...clips, session_id: OTHERS_SESSION }, 404, 'session_id'],
  ['save-approved-clips', { ...chosen, approved_clip_ids: [] }, 422, 'approved_clip_ids'],
  ['save-approved-clips', { ...chosen, approved_clip_ids: [ASSET, ASSET] }, 422, 'approved_clip_ids'],
  ['save-approved-clips', { ...chosen, approved_clip_ids: [null] }, 422, 'approved_clip_ids.0'],
  ['save-approved-clips', { ...chosen, clip_order: 'reverse' }, 422, 'clip_order'],
  ['save-approved-clips', { ...chosen, clip_order: [ASSET, ASSET] }, 422, 'clip_order'],
  ['save-approved-clips', { ...chosen, clip_order: [1] }, 422, 'clip_order.0'],
  ['save-approved-clips', { ...chosen, session_id: UNKNOWN }, 404, 'session_id'],
  ['compose-final-video', { session_id: SESSION }, 422, 'text_overlay'],
  ['compose-final-video', { ...final, text_overlay: 'AirRun' }, 422, 'text_overlay'],
  ['compose-final-video', withText({ product_name: 'x'.repeat(51) }), 422, 'text_overlay.product_name'],
  ['compose-final-video', withText({ product_name: 5 }), 422, 'text_overlay.product_name'],
  ['compose-final-video', withText({ cta: 'x'.repeat(31) }), 422, 'text_overlay.cta'],
  ['compose-final-video', withText({ cta: undefined }), 422, 'text_overlay.cta'],
  ['compose-final-video', withText({ cta: 'a\0' }), 422, 'text_overlay.cta'],
  ['compose-final-video', withText({ color: 'white' }), 422, 'text_overlay.color'],
  ['compose-final-video', withText({ color: '#FFF' }), 422, 'text_overlay.color'],
  ['compose-final-video', withText({ color: '#12345g' }), 422, 'text_overlay.color'],
  ['compose-final-video', withText({ font: '' }), 422, 'text_overlay.font'],
  ['compose-final-video', withText({ font: 'x'.repeat(61) }), 422, 'text_overlay.font'],
  ['compose-final-video', { ...final, audio: true }, 422, 'audio'],
  ['compose-final-video', { ...final, audio: { enabled: 'yes' } }, 422, 'audio.enabled'],
  ['compose-final-video', { ...final, audio: { genre: 'polka' } }, 422, 'audio.genre'],
  ['compose-final-video', { ...final, intro_duration: -1 }, 422, 'intro_duration'],
  ['compose-final-video', { ...final, intro_duration: 6 }, 422, 'intro_duration'],
  ['compose-final-video', { ...final, outro_duration: 1e9 }, 422, 'outro_duration'],
  ['compose-final-video', { ...final, outro_duration: '1' }, 422, 'outro_duration'],
  ['compose-final-video', { ...final, aspect_ratio: '16:10' }, 422, 'aspect_ratio'],
  ['compose-final-video', { ...final, session_id: UNKNOWN }, 404, 'session_id'],
  ['sessions/create', { user_id: 'one' }, 422, 'user_id'],
  ['sessions/create', { user_id: 1.5 }, 422, 'user_id'],
  [`sessions/${UNKNOWN}/cancel`, {}, 404, 'id'],
  [`sessions/${OTHERS_SESSION}/retry`, {}, 404, 'id'],
  ['sessions/nonsense/cancel', {}, 404, 'id'],
  ['auth/login', { email: 'demo@example.com' }, 422, 'password'],
  ['auth/login', { password: 'demo123' }, 422, 'email'],
  ['auth/login', { email: 'a'.repeat(256), password: 'x' }, 422, 'email'],
  ['auth/login', { email: 'a\0', password: 'x' }, 422, 'email'],
  ['auth/login', { email: ['a'], password: 'x' }, 422, 'email'],
  ['auth/login', { email: 'a', password: 'x'.repeat(201) }, 422, 'password'],
  ['auth/register', { username: 'ab', password: 'secret1' }, 422, 'username'],
  ['auth/register', { username: 'a b c', password: 'secret1' }, 422, 'username'],
  ['auth/register', { username: 'x'.repeat(51), password: 'secret1' }, 422, 'username'],
  ['auth/register', { username: 'nani', password: 'short' }, 422, 'password'],
  ['auth/register', { username: 'nani', email: 'not an email', password: 'secret1' }, 422, 'email'],
  ['auth/register', { username: { $ne: null }, password: 'secret1' }, 422, 'username'],
];

/** path and status of reads that must be refused */
const REFUSED_READS: [string, number, string][] = [
  ['/api/sessions/1', 404, 'id'],
  ['/api/sessions/%00', 404, 'id'],
  ["/api/sessions/'%20or%201=1--", 404, 'id'],
  [`/api/sessions/${UNKNOWN}`, 404, 'id'],
  [`/api/sessions/${OTHERS_SESSION}/costs`, 404, 'id'],
  ['/api/sessions?limit=0', 422, 'limit'],
  ['/api/sessions?limit=101', 422, 'limit'],
  ['/api/sessions?limit=-1', 422, 'limit'],
  ['/api/sessions?limit=many', 422, 'limit'],
  ['/api/sessions?limit=1e999', 422, 'limit'],
  [`/api/sessions?cursor=${'x'.repeat(201)}`, 422, 'cursor'],
  ['/api/sessions?cursor=%00', 422, 'cursor'],
  [`/api/sessions/${SESSION}/estimate`, 422, 'action'],
  [`/api/sessions/${SESSION}/estimate?action=fly`, 422, 'action'],
  [`/api/sessions/${SESSION}/estimate?action=images&count=33`, 422, 'count'],
  [`/api/sessions/${SESSION}/estimate?action=clips&clip_duration=9`, 422, 'clip_duration'],
  ['/api/assets/img_001/content', 404, 'id'],
  [`/api/assets/${UNKNOWN}/content`, 404, 'id'],
  [`/api/assets/${UNKNOWN}/poster`, 404, 'id'],
];

function withText(change: Record<string, unknown>) {
  return { ...final, text_overlay: { ...final.text_overlay, ...change } };
}

async function expectProblem(answer: Response, status: number): Promise<Problem> {
  const text = await answer.text();
  expect(answer.status, text).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = Problem.parse(JSON.parse(text));
  expect(problem).toMatchObject({ status, charged: 'none' });
  return problem;
}

describe('a bad request', () => {
  it('is one of more than a hundred tried here', () => {
    expect(REFUSED.length + REFUSED_READS.length).toBeGreaterThan(100);
  });

  it.each(REFUSED)('to %s with %j answers %i naming %s', async (path, json, status, field) => {
    const before = server.calls.length;
    const problem = await expectProblem(await server.fetch(`/api/${path}`, { token, json }), status);
    expect(problem.fields?.map((fault) => fault.field)).toContain(field);
    expect(server.calls.length, 'nothing was started').toBe(before);
  });

  it.each(REFUSED_READS)('%s answers %i naming %s', async (path, status, field) => {
    const problem = await expectProblem(await server.fetch(path, { token }), status);
    expect(problem.fields?.map((fault) => fault.field)).toContain(field);
  });

  it.each(['save-approved-images', 'generate-clips', 'save-approved-clips', 'compose-final-video'])(
    'to %s in the wrong stage answers 409',
    async (path) => {
      const json = { ...approved, ...clips, ...chosen, ...final };
      const problem = await expectProblem(await server.fetch(`/api/${path}`, { token, json }), 409);
      expect(problem.code).toBe('wrong_stage');
    },
  );

  it.each(['{', '{"session_id":', 'undefined', '{"a":1}}', "{'a':1}", '\u0000', '[1,]', 'NaN'])(
    'whose body is %j answers 400',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body, headers });
      expect((await expectProblem(answer, 400)).code).toBe('invalid_json');
    },
  );

  it('whose body is not UTF-8 answers 400', async () => {
    const body = Buffer.from('7b2261223a22fffe227d', 'hex');
    const headers = { 'content-type': 'application/json' };
    const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body, headers });
    await expectProblem(answer, 400);
  });

  it('whose body is not JSON at all answers 415', async () => {
    const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body: 'a=1' });
    await expectProblem(answer, 415);
  });

  it.each([1_000_001, 20_000_000])('of %i bytes answers 413, announced or not', async (size) => {
    const body = JSON.stringify({ ...images, product_prompt: 'x'.repeat(size) });
    const headers = { 'content-type': 'application/json' };
    const send = (init: RequestInit) =>
      server.fetch('/api/generate-images', { method: 'POST', token, headers, ...init });
    await expectProblem(await send({ body }), 413);
    const stream = new Blob([body]).stream();
    await expectProblem(await send({ body: stream, duplex: 'half' } as RequestInit), 413);
  });

  it('with ten thousand levels of nesting answers 4xx', async () => {
    const body = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await server.fetch('/api/generate-images', { method: 'POST', token, body, headers });
    await expectProblem(answer, 422);
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
    await expectProblem(answer, 405);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it.each(['/nothing', '/api/nothing', '/api/sessions/a/b/c', '/api', '/.env', '/api/%E0%A4%A'])(
    'to %s answers 404',
    async (path) => {
      await expectProblem(await server.fetch(path, { token }), 404);
    },
  );

  const guarded = (Object.values(routes) as Route[]).filter(({ auth }) => auth);
  it.each(guarded.map(({ method, path }) => [method, path]))(
    '%s %s without a token answers 401 before anything is looked at',
    async (method, path) => {
      const answer = await server.fetch(path.replace('{id}', 'nonsense'), { method: method.toUpperCase() });
      await expectProblem(answer, 401);
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
