import type { Comparison, ComparisonEstimate, ComparisonStarted, GenerateResponse } from '@admint/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GalleryStudio, startGalleryStudio } from '../gallery/testing/gallery-studio.ts';
import { ApiClient } from '../testing/api-client.ts';

const QUICK = { num_clips: 2, quality: 'draft', music: { enabled: false }, fps: 24 };
const mug = (kind: string) => `A ${kind} mug that keeps coffee hot for hours on a cold morning.`;

let studio: GalleryStudio;
let api: ApiClient;

beforeAll(async () => {
  studio = await startGalleryStudio('compare');
}, 120_000);

beforeEach(async () => {
  studio.provider.journal.script.rules = [];
  api = new ApiClient(() => studio.server.url);
  await api.register();
});

afterAll(() => studio?.close());

const start = (body: Record<string, unknown>) =>
  api.call<ComparisonStarted>('POST', '/api/generate/parallel', body);
const read = (id: string) => api.call<Comparison>('GET', `/api/comparison/${id}`);
const prompts = (...kinds: string[]) => ({
  comparison_type: 'prompt',
  variations: kinds.map((kind) => ({ ...QUICK, prompt: mug(kind) })),
});

describe('a comparison', () => {
  it('of five prompts goes on when one fails and one is stopped, and its bill adds up', async () => {
    const failure = {
      code: 'model_error',
      message: 'The model fell over.',
      retryable: false,
      charged: 'none',
    } as const;
    studio.provider.journal.script.rules = [
      { kind: 'image', match: 'green', fault: failure },
      { kind: 'video', match: 'yellow', delay: 60_000 },
    ];
    const asked = { ...prompts('red', 'green', 'blue', 'yellow', 'white'), name: 'Which colour sells?' };
    const estimate = await api.call<ComparisonEstimate>('POST', '/api/generate/parallel/estimate', asked);
    const started = await start(asked);
    expect(started.estimated_cost).toBe(estimate.estimated_cost);
    expect(estimate.estimated_cost).toBeCloseTo(estimate.costs.reduce((sum, one) => sum + one, 0));
    expect(started.generation_ids).toHaveLength(5);

    const yellow = started.generation_ids[3];
    await expect
      .poll(async () => (await read(started.group_id)).videos[3]?.video.progress, { timeout: 60_000 })
      .toBeGreaterThanOrEqual(30);
    await api.call('POST', `/api/generations/${yellow}/cancel`);
    await Promise.all(started.session_ids.map((id) => api.settled(id, 120)));

    const { videos, differences, total_cost, running } = await read(started.group_id);
    expect(videos.map(({ video }) => video.status)).toEqual([
      'completed',
      'failed',
      'completed',
      'canceled',
      'completed',
    ]);
    expect(videos[1]?.video.error).toContain('The model fell over.');
    expect(running).toBe(false);
    expect(differences).toEqual([{ field: 'prompt', values: asked.variations.map(({ prompt }) => prompt) }]);
    expect(videos.map(({ label }) => label)).toEqual(
      ['A', 'B', 'C', 'D', 'E'].map((letter) => `Variation ${letter}`),
    );

    await expect
      .poll(async () => {
        const bills = await Promise.all(started.session_ids.map((id) => api.costs(id)));
        return bills.flatMap(({ receipts }) => receipts.map(({ state }) => state as string));
      })
      .not.toContain('submitted');
    const bills = await Promise.all(started.session_ids.map((id) => api.costs(id)));
    const receipts = bills.flatMap((bill) => bill.receipts.map(({ settled }) => settled ?? 0));
    const paid = Math.round(receipts.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6;
    const after = await read(started.group_id);
    expect(after.total_cost).toBe(paid);
    expect(after.total_cost).toBeGreaterThanOrEqual(total_cost);
    const { total_cost: spent } = await api.call<{ total_cost: number }>('GET', '/api/user/profile');
    expect(spent).toBe(paid);
  }, 180_000);

  it('of settings names what differs, takes a winner, and belongs to one user', async () => {
    const prompt = mug('black');
    const started = await start({
      comparison_type: 'settings',
      hypothesis: 'A told story sells better.',
      variations: [
        { ...QUICK, prompt, label: 'With story' },
        { ...QUICK, prompt, coherence: { unified_narrative: false }, framework: 'AIDA' },
      ],
    });
    await Promise.all(started.session_ids.map((id) => api.settled(id, 120)));
    const group = await read(started.group_id);
    expect(group.videos.map(({ label }) => label)).toEqual(['With story', 'Variation B']);
    expect(group.differences).toEqual([
      { field: 'coherence.unified_narrative', values: ['default', 'off'] },
      { field: 'framework', values: ['default', 'AIDA'] },
    ]);
    expect(group.videos[0]?.scores.map(({ name }) => name)).toEqual(['prompt', 'narrative']);
    expect(group.videos[1]?.scores.map(({ name }) => name)).toEqual(['prompt']);

    const path = `/api/comparison/${started.group_id}`;
    const winner_id = started.generation_ids[1];
    expect(await api.call('PATCH', path, { winner_id })).toMatchObject({ winner_id });
    const stranger = await api.problem('PATCH', path, { winner_id: started.session_ids[0] });
    expect(stranger.fields?.[0]?.field).toBe('winner_id');
    const other = new ApiClient(() => studio.server.url);
    await other.register();
    for (const [method, at] of [
      ['GET', path],
      ['PATCH', path],
      ['DELETE', path],
      ['POST', `${path}/cancel`],
    ] as const)
      expect(await other.problem(method, at, method === 'PATCH' ? {} : undefined)).toMatchObject({
        code: 'comparison_not_found',
      });

    await api.call('DELETE', `/api/generations/${winner_id}`);
    expect(await read(started.group_id)).toMatchObject({
      winner_id: null,
      videos: [{ label: 'With story' }],
    });
    expect(await api.call('DELETE', path)).toMatchObject({ videos_removed: 1 });
    expect(await api.problem('GET', path)).toMatchObject({ status: 404 });
    expect(await api.call('GET', '/api/comparisons')).toMatchObject({ comparisons: [] });
  }, 180_000);

  it('applies its switches: seeds of their own, clips one after the other, no grade', async () => {
    const prompt = mug('copper');
    const off = { seed_control: false, parallel_clips: false, post_processing: false };
    const started = await start({
      comparison_type: 'settings',
      variations: [
        { ...QUICK, prompt },
        { ...QUICK, prompt, coherence: off },
      ],
    });
    await Promise.all(started.session_ids.map((id) => api.settled(id, 120)));
    const clips = async (session: string | undefined) => {
      const { rows } = await studio.pool.query<{ seed: number; sent: Date; done: Date }>(
        `select (request ->> 'seed')::bigint::int as seed, submitted_at as sent, settled_at as done
         from provider_calls where session_id = $1 and kind = 'video' order by submitted_at`,
        [session],
      );
      return rows;
    };
    const [together, apart] = await Promise.all(started.session_ids.map(clips));
    expect(new Set(together?.map(({ seed }) => seed)).size).toBe(1);
    expect(new Set(apart?.map(({ seed }) => seed)).size).toBe(2);
    expect(Number(together?.[1]?.sent)).toBeLessThan(Number(together?.[0]?.done));
    expect(Number(apart?.[1]?.sent)).toBeGreaterThanOrEqual(Number(apart?.[0]?.done));
    const { rows } = await studio.pool.query(
      `select composition -> 'grade' ->> 'preset' as preset from sessions where id = $1`,
      [started.session_ids[1]],
    );
    expect(rows).toEqual([{ preset: 'none' }]);
    const { switches } = await api.call<{
      switches: { name: string; available: boolean; reason: string | null }[];
    }>('GET', '/api/coherence');
    expect(switches.find(({ name }) => name === 'lora')).toMatchObject({ available: false });
    expect(switches.filter(({ available, reason }) => available !== (reason === null))).toEqual([]);
  }, 120_000);

  it('is stopped as a whole', async () => {
    studio.provider.journal.script.rules = [{ kind: 'image', delay: 60_000 }];
    const started = await start(prompts('silver', 'golden'));
    const path = `/api/comparison/${started.group_id}`;
    expect(await api.problem('DELETE', path)).toMatchObject({ code: 'already_running', retryable: true });
    expect(await api.call('POST', `${path}/cancel`)).toMatchObject({ stopped: 2 });
    expect((await read(started.group_id)).videos.map(({ video }) => video.status)).toEqual([
      'canceled',
      'canceled',
    ]);
    expect(await api.call('DELETE', `${path}?videos=keep`)).toMatchObject({ videos_removed: 0 });
    const { total } = await api.call<{ total: number }>('GET', '/api/generations');
    expect(total).toBe(2);
  }, 60_000);

  it.each([
    ['one variation', { ...prompts('red') }, 'variations'],
    ['six variations', { ...prompts('a', 'b', 'c', 'd', 'e', 'f') }, 'variations'],
    ['twice the same', { ...prompts('red', 'red') }, 'variations.1.label'],
    [
      'settings with two prompts',
      { ...prompts('red', 'blue'), comparison_type: 'settings' },
      'variations.1.prompt',
    ],
    [
      'prompts with two settings',
      {
        comparison_type: 'prompt',
        variations: [
          { ...QUICK, prompt: mug('red') },
          { ...QUICK, prompt: mug('blue'), framework: 'PAS' },
        ],
      },
      'variations.1.prompt',
    ],
  ])('refuses %s and starts nothing', async (_, body, field) => {
    const problem = await api.problem('POST', '/api/generate/parallel', body);
    expect(problem).toMatchObject({ status: 422, charged: 'none' });
    expect(problem.fields?.map((one) => one.field)).toContain(field);
    expect(await api.call('GET', '/api/generations')).toMatchObject({ total: 0 });
  });

  it('starts none of its ads when one of them may not be paid', async () => {
    const asked = prompts('red', 'blue');
    const variations = asked.variations.map((one) => ({ ...one, budget: 0.01 }));
    const problem = await api.problem('POST', '/api/generate/parallel', { ...asked, variations });
    expect(problem).toMatchObject({ code: 'budget_exceeded', charged: 'none' });
    expect(await api.call('GET', '/api/generations')).toMatchObject({ total: 0 });
    expect(await api.call('GET', '/api/comparisons')).toMatchObject({ comparisons: [] });
  });
});

describe('other beginnings of an ad', () => {
  it('make only first scenes, share the files of the rest and say what that saves', async () => {
    const base = await api.call<GenerateResponse>('POST', '/api/generate', { ...QUICK, prompt: mug('oak') });
    const path = `/api/generations/${base.generation_id}/hooks`;
    const hooks = [
      { visual_prompt: 'Steam rises from the mug in the first light.', overlay_text: 'Wake up.' },
    ];
    expect(await api.problem('POST', path, { hooks })).toMatchObject({ code: 'wrong_stage' });
    await api.settled(base.session_id, 120);

    const made = () =>
      [...studio.provider.journal.jobs.values()].filter(({ kind }) => kind !== 'text').length;
    const before = made();
    const estimate = await api.call<ComparisonEstimate>('POST', `${path}/estimate`, { hooks });
    // What is saved is what the shared scenes cost: picture and clip of scene 2.
    const { rows: shared } = await studio.pool.query<{ kind: string; settled: string }>(
      `select kind, settled from provider_calls where session_id = $1 and part = 'scene 2' order by kind`,
      [base.session_id],
    );
    expect(shared.map(({ kind }) => kind)).toEqual(['image', 'video']);
    expect(estimate.saved).toBeCloseTo(shared.reduce((sum, { settled }) => sum + Number(settled), 0));
    const started = await api.call<ComparisonStarted>('POST', path, { hooks });
    const done = await api.settled(started.session_ids[0] ?? '', 120);
    expect(done.failure).toBeNull();
    expect(made() - before).toBe(2);
    expect(done.total_cost).toBe(estimate.estimated_cost);

    const group = await read(started.group_id);
    expect(group).toMatchObject({
      comparison_type: 'hook',
      videos: [{ label: 'As it is' }, { label: 'Hook 2' }],
    });
    expect(group.differences.map(({ field }) => field)).toEqual(['first_scene', 'first_text']);
    const files = async (session: string) => {
      const { rows } = await studio.pool.query(
        `select sha256 from assets where session_id = $1 and asset_type = 'video' and (metadata ->> 'scene')::int = 2`,
        [session],
      );
      return rows.map(({ sha256 }) => sha256);
    };
    expect(await files(done.id)).toEqual(await files(base.session_id));
    const second = await api.call<ComparisonStarted>('POST', path, {
      hooks: [{ visual_prompt: 'A hand reaches for the mug on a desk.', label: 'Hand' }],
    });
    expect(second.group_id).toBe(started.group_id);
    await api.settled(second.session_ids[0] ?? '', 120);
    expect((await read(second.group_id)).videos.map(({ label }) => label)).toEqual([
      'As it is',
      'Hook 2',
      'Hand',
    ]);
  }, 180_000);
});

describe('saved settings', () => {
  it('come back under their name, are written over and forgotten', async () => {
    const put = (name: string, settings: unknown) =>
      api.call<{ id: string }>('PUT', '/api/setting-profiles', { name, settings });
    await put('Calm', { framework: 'BAB', coherence: { seed_control: false } });
    const { id } = await put('Calm', { framework: 'PAS' });
    await put('Loud', { aspect_ratio: '9:16' });
    const all = () =>
      api.call<{ profiles: { name: string; settings: { framework?: string } }[] }>(
        'GET',
        '/api/setting-profiles',
      );
    expect((await all()).profiles.map(({ name, settings }) => [name, settings.framework])).toEqual([
      ['Calm', 'PAS'],
      ['Loud', undefined],
    ]);
    await api.call('DELETE', `/api/setting-profiles/${id}`);
    expect((await all()).profiles.map(({ name }) => name)).toEqual(['Loud']);
    expect(await api.problem('PUT', '/api/setting-profiles', { name: '', settings: {} })).toMatchObject({
      status: 422,
    });
  });
});
