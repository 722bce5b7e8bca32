import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRange } from './byte-range.ts';
import { ASSET } from './testing/ids.ts';
import { memoryAsset } from './testing/memory-asset.ts';
import { startTestServer, type TestServer } from './testing/server.ts';

const video = randomBytes(300_000);
const etag = createHash('sha256').update(video).digest('hex');
const poster = Buffer.from('a picture');
const path = `/api/assets/${ASSET}/content`;

let server: TestServer;
let token: string;
const opened: Readable[] = [];
beforeAll(async () => {
  server = await startTestServer({
    assets: {
      [ASSET]: memoryAsset(video, {
        etag,
        filename: 'ad “1”.mp4',
        companion: (name) =>
          Promise.resolve(
            name === 'poster'
              ? {
                  content_type: 'image/jpeg',
                  bytes: poster.length,
                  etag: 'p',
                  open: () => Readable.from([poster]),
                }
              : null,
          ),
        open: (range) => {
          const { start, end } = range ?? { start: 0, end: video.length - 1 };
          const stream = Readable.from(pieces(video.subarray(start, end + 1)));
          opened.push(stream);
          return stream;
        },
      }),
    },
  });
  token = await server.login();
});
afterAll(() => server.server.close());

function* pieces(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 16_384) yield bytes.subarray(at, at + 16_384);
}

const get = (headers: Record<string, string> = {}, method = 'GET', query = '') =>
  server.fetch(path + query, { token, headers, method });

describe('the content of an asset', () => {
  it('is served whole, to be kept for ever, and never as a page', async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(video)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '300000',
      'accept-ranges': 'bytes',
      etag: `"${etag}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, 299_999],
    ['bytes=-500', 299_500, 299_999],
    ['bytes=299999-400000', 299_999, 299_999],
    ['bytes=-999999', 0, 299_999],
  ])('answers %s with those bytes', async (range, start, end) => {
    const answer = await get({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/300000`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(video.subarray(start, end + 1))).toBe(true);
  });

  it.each(['bytes=300000-', 'bytes=-0'])('answers %s with 416 and the size', async (range) => {
    const answer = await get({ range });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */300000');
  });

  it.each(['bytes=0-1,5-6', 'items=0-5', 'bytes=5-2', 'bytes=-', 'nonsense'])(
    'ignores the range %s',
    async (range) => {
      const answer = await get({ range });
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
    },
  );

  it('sends nothing to a client that has it, and the whole to one that has another', async () => {
    expect((await get({ 'if-none-match': `"x", W/"${etag}"` })).status).toBe(304);
    const other = await get({ range: 'bytes=0-1', 'if-range': '"old"' });
    expect(other.status).toBe(200);
    await other.arrayBuffer();
    expect((await get({ range: 'bytes=0-1', 'if-range': `"${etag}"` })).status).toBe(206);
  });

  it('answers HEAD with the size and no bytes', async () => {
    const before = opened.length;
    const answer = await get({}, 'HEAD');
    expect(answer.headers.get('content-length')).toBe('300000');
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
    expect(opened.length).toBe(before);
  });

  it('is offered for saving under its name', async () => {
    const answer = await get({}, 'HEAD', '?download=1');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="ad _1_.mp4"; filename*=UTF-8''ad%20%E2%80%9C1%E2%80%9D.mp4`,
    );
  });

  it('works with the cookie alone, as a picture on a page asks for it', async () => {
    const headers = { cookie: `admint_token=${token}`, 'sec-fetch-site': 'same-origin' };
    expect((await server.fetch(path, { headers, method: 'HEAD' })).status).toBe(200);
    expect((await server.fetch(path, { method: 'HEAD' })).status).toBe(401);
  });

  it('has a poster of its own', async () => {
    const answer = await server.fetch(`/api/assets/${ASSET}/poster`, { token });
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(await answer.text()).toBe('a picture');
  });

  it('stops reading when the client goes away', async () => {
    const abort = new AbortController();
    const answer = await server.fetch(path, { token, signal: abort.signal });
    const stream = opened.at(-1);
    await answer.body?.getReader().read();
    abort.abort();
    await expect.poll(() => stream?.destroyed).toBe(true);
  });

  it('answers 404 for an asset of someone else', async () => {
    const made = await server.fetch('/api/auth/register', {
      json: { username: 'other', password: 'secret1' },
    });
    const { session_token } = (await made.json()) as { session_token: string };
    expect((await server.fetch(path, { token: session_token })).status).toBe(404);
  });
});

describe('a range of an empty file', () => {
  it('cannot be satisfied', () => {
    expect(answerRange('bytes=0-', 0)).toEqual({ status: 416 });
    expect(answerRange('bytes=-5', 0)).toEqual({ status: 416 });
  });
});
