import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from './address.ts';
import { download } from './download.ts';
import { fileKind } from './file-kind.ts';
import { HttpError, type NoAnswerError } from './http-error.ts';
import { Origin } from './origin.ts';
import { retryAfter } from './retry-after.ts';
import { excerpt, redact } from './secrets.ts';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(2000, 7)]);

let servers: Server[] = [];
let dir = '';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'admint-http-'));
});
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
  await rm(dir, { recursive: true, force: true });
});

describe('addresses', () => {
  it('are public only when they lie on the public internet', () => {
    for (const address of ['8.8.8.8', '104.18.3.4', '2606:4700::6810:1', '172.32.0.1', '192.169.0.1']) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
    for (const address of [
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      'ff02::1',
      'localhost',
      '',
      '1',
    ]) {
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    }
  });
});

describe('secrets', () => {
  it('leave every text, known ones by value and others by their looks', () => {
    expect(redact('the key is hunter22', ['hunter22'])).toBe('the key is [key]');
    expect(redact('authorization: Bearer r8_abcdefghijkl')).not.toContain('abcdefghijkl');
    expect(redact('https://x.test/a?signature=abc123&b=1')).toBe('https://x.test/a?signature=[key]&b=1');
    expect(redact('sk-proj-abcDEF123456 failed')).toBe('[key] failed');
  });
  it('turns an HTML error page into a short sentence', () => {
    const page = `<html><style>b{}</style><h1>502 Bad Gateway</h1>${'x'.repeat(2000)}</html>`;
    expect(excerpt(page)).toMatch(/^502 Bad Gateway x+…$/);
    expect(excerpt(page).length).toBe(300);
  });
});

describe('how long to wait', () => {
  it('is read from the body first, then the header, then the sentence', () => {
    const none = new Headers();
    const header = new Headers({ 'retry-after': '9' });
    const sentence = '{"detail":"Request was throttled. Your rate limit resets in ~30s."}';
    expect(retryAfter('{"detail":"resets in ~7s","retry_after":8}', header)).toBe(8);
    expect(retryAfter(sentence, header)).toBe(9);
    expect(retryAfter(sentence, none)).toBe(30);
    expect(retryAfter('Expected available in 1 second.', none)).toBe(1);
    const date = new Headers({ 'retry-after': 'Fri, 20 Nov 2026 08:00:05 GMT' });
    expect(retryAfter('', date, Date.parse('2026-11-20T08:00:00Z'))).toBe(5);
    expect(retryAfter('<html>', none)).toBeUndefined();
  });
});

describe('a service we have an account with', () => {
  it('gets the key, and no other origin does, not even by redirect', async () => {
    const seen: string[] = [];
    const other = await serve((request, answer) => {
      seen.push(`other ${request.headers.authorization}`);
      answer.end('{}');
    });
    const base = await serve((request, answer) => {
      seen.push(`own ${request.headers.authorization}`);
      if (request.url === '/move') answer.writeHead(302, { location: `${other}/steal` }).end();
      else answer.end('{"ok":true}');
    });
    const origin = new Origin({
      name: 'Test',
      baseUrl: base,
      headers: { authorization: 'Bearer top-secret' },
    });
    expect((await origin.request('/x')).json()).toEqual({ ok: true });
    await expect(origin.request(`${other}/x`)).rejects.toThrow('not its own');
    await expect(origin.request('/move')).rejects.toBeInstanceOf(HttpError);
    expect(seen).toEqual(['own Bearer top-secret', 'own Bearer top-secret']);
  });
  it('is sent a request once, and a cut connection counts as possibly received', async () => {
    let count = 0;
    const base = await serve((request) => {
      count++;
      request.socket.destroy();
    });
    const origin = new Origin({ name: 'Test', baseUrl: base });
    const error = (await origin
      .request('/p', { method: 'POST', json: {} })
      .catch((e: unknown) => e)) as NoAnswerError;
    expect([error.name, error.sent, count]).toEqual(['NoAnswerError', 'unknown', 1]);
  });
  it('that nobody listens for has certainly received nothing', async () => {
    const base = await serve(() => undefined);
    servers.pop()?.close();
    const origin = new Origin({ name: 'Test', baseUrl: base });
    const error = (await origin.request('/p', { method: 'POST' }).catch((e: unknown) => e)) as NoAnswerError;
    expect(error.sent).toBe('no');
  });
  it('never has its key in an error', async () => {
    const base = await serve((request, answer) => {
      answer.writeHead(401).end(`bad key ${request.headers.authorization}`);
    });
    const headers = { authorization: 'Bearer my-very-own-key' };
    const origin = new Origin({ name: 'Test', baseUrl: base, headers, secrets: ['my-very-own-key'] });
    const error = (await origin.request('/').catch((e: unknown) => e)) as HttpError;
    expect(error.status).toBe(401);
    expect(`${error.message} ${error.body}`).not.toContain('my-very-own-key');
  });
  it('is cut off when it sends more than expected or takes too long', async () => {
    const base = await serve((request, answer) => {
      if (request.url === '/big') answer.end(Buffer.alloc(5000));
    });
    const origin = new Origin({ name: 'Test', baseUrl: base });
    await expect(origin.request('/big', { maxBytes: 1000 })).rejects.toThrow('larger than expected');
    await expect(origin.request('/slow', { timeoutMs: 50 })).rejects.toMatchObject({ timedOut: true });
  });
});

describe('a download', () => {
  const options = { name: 'picture', expect: 'image' as const, pauseMs: 1 };

  it('is refused inside private networks unless configuration names the origin', async () => {
    const base = await serve((_request, answer) => answer.end(PNG));
    await expect(download(`${base}/a.png`, { ...options, dir })).rejects.toThrow('not https');
    const local = base.replace('http:', 'https:');
    await expect(download(`${local}/a.png`, { ...options, dir })).rejects.toThrow('private network');
    await expect(download('https://localhost/a.png', { ...options, dir })).rejects.toThrow('private network');
    await expect(download('file:///etc/passwd', { ...options, dir })).rejects.toThrow('not https');
    const got = await download(`${base}/a.png`, { ...options, dir, allowOrigins: [base] });
    expect(got.content_type).toBe('image/png');
    expect(await readFile(got.path)).toEqual(PNG);
  });
  it('is refused when an allowed server sends it on to a private address', async () => {
    const inner = await serve((_request, answer) => answer.end(PNG));
    const base = await serve((_request, answer) => answer.writeHead(302, { location: inner }).end());
    await expect(download(base, { ...options, dir, allowOrigins: [base] })).rejects.toThrow('not https');
  });
  it('is tried again when it breaks off, and leaves no half file behind', async () => {
    let count = 0;
    const base = await serve((_request, answer) => {
      count++;
      answer.writeHead(200, { 'content-length': PNG.length });
      if (count < 3) {
        answer.write(PNG.subarray(0, 500));
        setTimeout(() => answer.destroy(), 10);
      } else answer.end(PNG);
    });
    const got = await download(base, { ...options, dir, allowOrigins: [base] });
    expect([count, (await readFile(got.path)).length, await readdir(dir)]).toEqual([
      3,
      PNG.length,
      ['picture.png'],
    ]);
    await download(base, { ...options, dir, allowOrigins: [base] });
    expect(count).toBe(3);
  });
  it('is judged by its content, not by its name', async () => {
    const base = await serve((_request, answer) =>
      answer.writeHead(200, { 'content-type': 'image/png' }).end('<html>not a picture</html>'),
    );
    const refused = download(`${base}/a.png`, { ...options, dir, allowOrigins: [base] });
    await expect(refused).rejects.toMatchObject({ code: 'wrong_kind' });
    expect(await readdir(dir)).toEqual([]);
  });
  it('says when the file has expired or is too large', async () => {
    const base = await serve((request, answer) =>
      request.url === '/big' ? answer.end(PNG) : answer.writeHead(404).end('File not found'),
    );
    const own = { ...options, dir, allowOrigins: [base] };
    await expect(download(`${base}/x`, own)).rejects.toMatchObject({ code: 'gone' });
    await expect(download(`${base}/big`, { ...own, maxBytes: 100 })).rejects.toMatchObject({
      code: 'too_large',
    });
  });
  it('reads a data: address without any network', async () => {
    const got = await download(`data:image/png;base64,${PNG.toString('base64')}`, { ...options, dir });
    expect(await readFile(got.path)).toEqual(PNG);
  });
});

describe('the kind of a file', () => {
  it('is read from its first bytes', () => {
    const head = (text: string) =>
      fileKind(Buffer.from(text.padEnd(300, '\0'), 'latin1'))?.content_type ?? null;
    expect(head('\xff\xd8\xff\xe0')).toBe('image/jpeg');
    expect(head('RIFF\0\0\0\0WEBPVP8 ')).toBe('image/webp');
    expect(head('RIFF\0\0\0\0WAVEfmt ')).toBe('audio/wav');
    expect(head('\0\0\0\x20ftypisom')).toBe('video/mp4');
    expect(head('ID3\x04')).toBe('audio/mpeg');
    expect(head('\xff\xfb\x90')).toBe('audio/mpeg');
    expect(head('hello')).toBeNull();
  });
});
