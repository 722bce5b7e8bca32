import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/server.ts';

const script = 'console.log("a script long enough to be worth compressing, twice, twice, twice")';
const page = '<!doctype html><title>AdMint</title>';

let server: TestServer;
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'admint-web-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), page);
  await writeFile(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(root, 'assets', 'index-abc123.js'), script);
  await writeFile(join(root, 'assets', 'index-abc123.js.br'), brotliCompressSync(script));
  server = await startTestServer({ settings: { webRoot: root } });
});
afterAll(async () => {
  await server.server.close();
  await rm(root, { recursive: true });
});

describe('the web app', () => {
  it.each(['/', '/index.html', '/login', '/ads/550e8400-e29b-41d4-a716-446655440000/clips'])(
    'is one page at %s, asked for anew each time',
    async (path) => {
      const answer = await server.fetch(path);
      expect(await answer.text()).toBe(page);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('has files with a hash in their name that are kept for ever, compressed when the client can', async () => {
    const answer = await server.fetch('/assets/index-abc123.js', { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toBe(script);
    const plain = await server.fetch('/assets/index-abc123.js', {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(script);
  });

  it.each([
    '/assets/missing-123.js',
    '/missing.png',
    '/api/nothing',
    '/ws/nothing',
    '/..%2f..%2fetc/passwd.txt',
  ])('answers 404 for %s', async (path) => {
    const answer = await server.fetch(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('runs only its own scripts and is shown in no frame', async () => {
    const { headers } = await server.fetch('/');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('the docs', () => {
  it('publish every route of the contract for machines', async () => {
    const document = (await (await server.fetch('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document.paths).toHaveProperty(['/api/compose-final-video', 'post']);
  });

  it('and for people, in one page that loads nothing', async () => {
    const text = await (await server.fetch('/docs')).text();
    expect(text).toContain('/api/sessions/{id}/costs');
    expect(text).toContain('at most 200 characters');
    expect(text).not.toMatch(/<script|<link|src=|https?:\/\/(?!localhost)/);
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    for (const target of targets) expect(text).toContain(`id="${target}"`);
  });
});
