import type { GenerationDetails, GenerationView } from '@admint/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../testing/api-client.ts';
import { adWithClips, type GalleryStudio, seedVideos, startGalleryStudio } from './testing/gallery-studio.ts';

interface Page {
  generations: GenerationView[];
  next_cursor: string | null;
  total: number;
}

let studio: GalleryStudio;
let api: ApiClient;

beforeAll(async () => {
  studio = await startGalleryStudio('gallery');
  api = studio.api;
}, 120_000);

afterAll(() => studio?.close());

const page = (client: ApiClient, query: Record<string, string>) =>
  client.call<Page>('GET', `/api/generations?${new URLSearchParams(query).toString()}`);

async function every(client: ApiClient, query: Record<string, string>): Promise<GenerationView[]> {
  const found: GenerationView[] = [];
  let cursor: string | null = null;
  do {
    const next: Page = await page(client, { limit: '17', ...query, ...(cursor && { cursor }) });
    found.push(...next.generations);
    cursor = next.next_cursor;
  } while (cursor);
  return found;
}

async function someone(count: number, prompt?: string): Promise<ApiClient> {
  const client = new ApiClient(() => studio.server.url);
  await client.register();
  const { user_id } = await client.call<{ user_id: number }>('GET', '/api/user/profile');
  await seedVideos(studio.pool, user_id, count, prompt);
  return client;
}

describe('the list of videos', () => {
  let client: ApiClient;
  beforeAll(async () => {
    client = await someone(100);
  });

  it.each(['newest', 'oldest', 'longest', 'cost'])(
    'shows every video once, in order, by %s',
    async (sort) => {
      const all = await every(client, { sort });
      expect(new Set(all.map(({ id }) => id)).size).toBe(100);
      const value = {
        newest: (one: GenerationView) => -Date.parse(one.created_at),
        oldest: (one: GenerationView) => Date.parse(one.created_at),
        longest: (one: GenerationView) => -(one.duration ?? 0),
        cost: (one: GenerationView) => -one.cost,
      }[sort];
      const finished = all.filter(({ status }) => status === 'completed').map(value as never) as number[];
      expect(finished).toEqual(finished.toSorted((a, b) => a - b));
    },
  );

  it('keeps its place when new videos come in front of the page', async () => {
    const first = await page(client, { limit: '10' });
    const { user_id } = await client.call<{ user_id: number }>('GET', '/api/user/profile');
    await studio.pool.query(
      `insert into generations (id, session_id, user_id, status, number)
       select gen_random_uuid(), session_id, $1, 'completed', 99 from generations where user_id = $1 limit 5`,
      [user_id],
    );
    const second = await page(client, { limit: '10', cursor: first.next_cursor ?? '' });
    const shown = new Set(first.generations.map(({ id }) => id));
    expect(second.generations.some(({ id }) => shown.has(id))).toBe(false);
    await studio.pool.query('delete from generations where number = 99');
  });

  it('finds parts of words in prompt, product name and title, whatever the case, together with a status', async () => {
    expect((await page(client, { q: 'EEDED mu' })).total).toBe(100);
    expect((await page(client, { q: 'brand-3' })).total).toBe(14);
    const some = await page(client, { q: 'brand-3', status: 'completed', limit: '100' });
    expect(some.total).toBe(some.generations.length);
    expect(some.total).toBeLessThan(14);
    expect(
      some.generations.every((one) => one.status === 'completed' && one.product_name === 'Brand-3'),
    ).toBe(true);
    expect((await page(client, { q: 'nothing like it' })).total).toBe(0);
  });

  it('takes the signs of the pattern language as plain text', async () => {
    for (const q of ['%', '_', '\\', "'", 's%d']) expect((await page(client, { q })).total, q).toBe(0);
  });

  it.each(['x', 'WzEsMiwzXQ', Buffer.from('["cost","1;drop","x"]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      const problem = await client.problem('GET', `/api/generations?cursor=${cursor}`);
      expect(problem).toMatchObject({ status: 422, fields: [{ field: 'cursor' }] });
    },
  );

  it('refuses a cursor of another order', async () => {
    const { next_cursor } = await page(client, { limit: '5', sort: 'cost' });
    const problem = await client.problem('GET', `/api/generations?sort=longest&cursor=${next_cursor}`);
    expect(problem.fields?.[0]?.field).toBe('cursor');
  });

  it('belongs to one user: others see nothing of it and can do nothing to it', async () => {
    const other = await someone(1);
    const [own] = (await page(client, {})).generations;
    expect((await page(other, { q: 'seeded' })).total).toBe(1);
    for (const [method, path, body] of [
      ['GET', ''],
      ['GET', '/status'],
      ['PATCH', '', { title: 'mine now' }],
      ['DELETE', ''],
      ['POST', '/cancel'],
      ['POST', '/share', {}],
      ['DELETE', '/share'],
    ] as const) {
      const problem = await other.problem(method, `/api/generations/${own?.id}${path}`, body);
      expect(problem, `${method} ${path}`).toMatchObject({ status: 404, code: 'generation_not_found' });
    }
  });
});

describe('a video', () => {
  it('is in the gallery from the moment its making begins, and can be stopped there', async () => {
    const id = await adWithClips(api);
    studio.provider.journal.script.delay.music = 60_000;
    try {
      await api.compose(id);
      const [open] = (await page(api, { session_id: id })).generations;
      expect(open).toMatchObject({ status: 'processing', video_url: null, duration: null, number: 1 });
      const status = await api.call<Record<string, unknown>>('GET', `/api/generations/${open?.id}/status`);
      expect(status).toMatchObject({ status: 'processing', stage: 'final_composition' });
      expect(status.current_step).toBeTruthy();
      const words = () =>
        api.call<{ current_words?: { key: string } }>('GET', `/api/generations/${open?.id}/status`);
      await expect
        .poll(async () => (await words()).current_words?.key, { timeout: 30_000 })
        .toBe('composing-music');
      expect(open?.waits_for_you).toBe(false);
      const refused = await api.problem('DELETE', `/api/generations/${open?.id}`);
      expect(refused).toMatchObject({ status: 409, code: 'already_running' });
      await api.call('POST', `/api/generations/${open?.id}/cancel`);
      const stopped = (await page(api, { session_id: id })).generations[0];
      expect(stopped?.status).toBe('canceled');
      const again = await api.problem('POST', `/api/generations/${open?.id}/cancel`);
      expect(again).toMatchObject({ status: 409, code: 'nothing_to_cancel' });
    } finally {
      studio.provider.journal.script.delay.music = 50;
    }
    await api.compose(id, { audio: { enabled: false } });
    await api.settled(id);
    const [finished, stopped] = (await page(api, { session_id: id })).generations;
    expect(finished).toMatchObject({ status: 'completed', number: 2, progress: 100 });
    expect(finished?.preview_url).toMatch(/\/proxy$/);
    expect(stopped?.status).toBe('canceled');
    const { versions } = await api.call<{ versions: unknown[] }>('GET', `/api/sessions/${id}/exports`);
    expect(versions).toHaveLength(1);
  });

  it('shows all that is known of it, takes a name and is found by it', async () => {
    const [video] = (await page(api, { status: 'completed' })).generations;
    const path = `/api/generations/${video?.id}`;
    const details = await api.call<GenerationDetails>('GET', path);
    expect(details).toMatchObject({
      product_name: 'AirRun Pro',
      prompt: 'pink tennis shoes with white laces',
    });
    expect(details.settings?.text_overlay.cta).toBe('Shop Now');
    expect(details.video?.download_url).toContain('download=1');
    expect(details.share).toBeNull();
    await api.call('PATCH', path, { title: '  Spring <b>launch</b>  ' });
    expect((await page(api, { q: 'spring <B>' })).generations[0]).toMatchObject({
      id: video?.id,
      title: 'Spring <b>launch</b>',
    });
    expect((await api.problem('PATCH', path, { title: '' })).fields?.[0]?.field).toBe('title');
    expect((await api.problem('PATCH', path, { title: 'x'.repeat(101) })).fields?.[0]?.field).toBe('title');
    expect(await api.call<GenerationView>('PATCH', path, { title: null })).toMatchObject({ title: null });
  });
});

describe('deleting', () => {
  it('removes the video, its exports and their files, but no file that something else shows', async () => {
    const id = await adWithClips(api);
    await api.compose(id, { audio: { enabled: false } });
    await api.settled(id);
    await api.compose(id, {
      audio: { enabled: false },
      text_overlay: { product_name: 'Second', cta: 'Go' },
    });
    await api.settled(id);
    await api.call('POST', `/api/sessions/${id}/exports`, { ratios: ['1:1'], quality: 'draft' });
    await expect
      .poll(async () => (await exportsOf(id))[0]?.status, { timeout: 60_000, interval: 100 })
      .toBe('completed');
    const [second, first] = (await page(api, { session_id: id })).generations;
    const [made] = await exportsOf(id);
    const copy = await api.newSession();
    await studio.pool.query(
      `insert into assets (id, session_id, asset_type, url, sha256, content_type, bytes, provider, model_used, input_hash, run)
       select $1, $1, 'video', '/x', sha256, content_type, bytes, 'test', 'test', 'x', 0 from assets where id = $2`,
      [copy, second?.video_url?.split('/')[3]],
    );

    expect((await api.session(id)).final_video?.generation_id).toBe(second?.id);
    await api.call('DELETE', `/api/generations/${second?.id}`);

    expect((await page(api, { session_id: id })).generations.map((one) => one.id)).toEqual([first?.id]);
    for (const gone of [second?.video_url, second?.thumbnail_url, made?.url])
      expect((await api.send('GET', gone ?? '')).status, gone ?? '').toBe(404);
    expect((await api.download(`/api/assets/${copy}/content`)).length).toBeGreaterThan(1000);
    const session = await api.session(id);
    expect(session.final_video).toMatchObject({ generation_id: first?.id, stale: null });
    expect((await api.download(first?.video_url ?? '')).length).toBeGreaterThan(1000);

    await api.call('DELETE', `/api/generations/${first?.id}`);
    const left = await api.session(id);
    expect(left).toMatchObject({ final_video: null, stage: 'clip_selection' });
    expect((await api.problem('DELETE', `/api/generations/${first?.id}`)).status).toBe(404);
    await api.compose(id, { audio: { enabled: false } });
    expect((await api.settled(id)).stage).toBe('complete');
  }, 120_000);

  const exportsOf = async (id: string) =>
    (
      await api.call<{ exports: { status: string; url: string | null }[] }>(
        'GET',
        `/api/sessions/${id}/exports`,
      )
    ).exports;
});
