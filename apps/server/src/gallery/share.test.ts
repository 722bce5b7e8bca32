import type { GenerationView, ShareView } from '@admint/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adWithClips, type GalleryStudio, startGalleryStudio } from './testing/gallery-studio.ts';

let studio: GalleryStudio;
let video: GenerationView;

beforeAll(async () => {
  studio = await startGalleryStudio('share');
  const { api } = studio;
  const id = await adWithClips(api);
  await api.compose(id, { audio: { enabled: false } });
  await api.settled(id);
  const list = await api.call<{ generations: GenerationView[] }>('GET', '/api/generations');
  video = list.generations[0] as GenerationView;
}, 120_000);

afterAll(() => studio?.close());

const share = (wish: object = {}) =>
  studio.api.call<ShareView>('POST', `/api/generations/${video.id}/share`, wish);
/** As a stranger's browser would ask: no cookie, no token. */
const open = (path: string, init?: RequestInit) => fetch(new URL(path, studio.server.url), init);

describe('a public link', () => {
  it('opens a page with the video for someone who is not logged in, and tells them nothing else', async () => {
    const { url, token } = await share();
    expect(url).toBe(`${studio.server.url}/s/${token}`);
    expect(token).toMatch(/^[\w-]{32}$/);
    const answer = await open(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await answer.text();
    expect(html).toContain(`<meta property="og:image" content="${url}/poster.jpg">`);
    expect(html).toContain(`<meta property="og:video" content="${url}/video.mp4">`);
    expect(html).toContain('<meta property="og:title" content="AirRun Pro">');
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image">');
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
    for (const secret of [video.id, video.session_id, video.prompt ?? '', 'demo@', '/api/assets'])
      expect(html).not.toContain(secret);
    expect(html).not.toContain('<script');
  });

  it('plays in parts: ranges of the file, the poster, nothing of any other file', async () => {
    const { url } = await share();
    const part = await open(`${url}/video.mp4`, { headers: { range: 'bytes=10-19' } });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toMatch(/^bytes 10-19\//);
    expect((await part.arrayBuffer()).byteLength).toBe(10);
    expect(part.headers.get('cache-control')).toContain('no-cache');
    expect((await open(`${url}/poster.jpg`)).headers.get('content-type')).toBe('image/jpeg');
    for (const other of ['/proxy', '/content', '/../../api/generations', '/filmstrip'])
      expect((await open(`${url}${other}`)).headers.get('content-type')).not.toMatch(/video|image/);
    expect((await open(video.video_url ?? '')).status).toBe(401);
    expect((await open(url, { method: 'POST' })).status).toBe(405);
  });

  it('shows names as text, whatever is in them', async () => {
    const { url } = await share();
    const title = `<script>alert("1")</script>'&"><img src=x onerror=1>`;
    await studio.api.call('PATCH', `/api/generations/${video.id}`, { title });
    const html = await (await open(url)).text();
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)');
    await studio.api.call('PATCH', `/api/generations/${video.id}`, { title: null });
  });

  it('writes addresses as the proxy in front of it is reached, and never as a broken Host says', async () => {
    const { url } = await share();
    const html = await (await open(url, { headers: { 'x-forwarded-proto': 'https' } })).text();
    expect(html).toContain('<meta property="og:video:secure_url" content="https://');
    const own = await studio.api.call<{ share: ShareView | null }>('GET', `/api/generations/${video.id}`);
    expect(own.share).toMatchObject({ url, local_only: true });
  });

  it('keeps its address when it is changed, and lets search engines in only when asked', async () => {
    const before = await share();
    const after = await share({ indexable: true, expires_in_days: 7 });
    expect(after.token).toBe(before.token);
    expect(Date.parse(after.expires_at ?? '') - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    const answer = await open(after.url);
    expect(answer.headers.get('x-robots-tag')).toBe('index, nofollow');
    expect(await answer.text()).not.toContain('name="robots"');
    await share();
  });

  it('says kindly that it has run out, was taken back, or never was: always the same', async () => {
    const { url } = await share();
    await studio.pool.query(`update shares set expires_at = now() - interval '1 minute'`);
    const expired = await open(url);
    expect(expired.status).toBe(404);
    expect((await open(`${url}/video.mp4`)).status).toBe(404);
    await share();
    await studio.api.call('DELETE', `/api/generations/${video.id}/share`);
    const revoked = await open(url);
    expect(revoked.status).toBe(404);
    const never = await open(`/s/${'A'.repeat(32)}`);
    const pages = await Promise.all([expired, revoked, never].map((one) => one.text()));
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain('This link does not work any more');
    expect((await share()).url).not.toBe(url);
  });

  it('speaks the language of the visitor', async () => {
    const spanish = await open('/s/x', { headers: { 'accept-language': 'es-MX,es;q=0.9' } });
    expect(await spanish.text()).toContain('Este enlace ya no funciona');
  });

  it('is refused for a while to who tries many addresses', async () => {
    const answers = [];
    for (let i = 0; i < 40; i++) answers.push((await open(`/s/${String(i).padStart(32, 'x')}`)).status);
    expect(answers).toContain(404);
    expect(answers.at(-1)).toBe(429);
  });
});
