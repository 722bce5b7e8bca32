import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExportView } from '@admint/contract';
import { measureFileLoudness, probe } from '@admint/media';
import type { ScriptedServer } from '@admint/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../testing/api-client.ts';
import { type ScriptedStudio, startScriptedStudio } from '../testing/scripted-studio.ts';

interface Listed {
  exports: ExportView[];
  versions: { generation_id: string; number: number; settings: VersionSettings }[];
}
type VersionSettings = { text_overlay: { cta: string } };

let folder: string;
let studio: ScriptedStudio;
let provider: ScriptedServer;
let api: ApiClient;
let finished: string;

beforeAll(async () => {
  studio = await startScriptedStudio('exports', { env: { ADMINT_SEGMENT_CACHE_MB: '1' } });
  ({ folder, provider, api } = studio);
  finished = await finishedAd();
}, 120_000);

afterAll(() => studio?.close());

async function finishedAd(): Promise<string> {
  const id = await api.newSession();
  await api.generateImages(id);
  const { generated_images } = await api.settled(id);
  await api.approveImages(
    id,
    generated_images.slice(0, 2).map((image) => image.id),
  );
  await api.generateClips(id);
  const { generated_clips } = await api.settled(id);
  await api.approveClips(
    id,
    generated_clips.map((clip) => clip.id),
  );
  await api.compose(id);
  expect((await api.settled(id)).stage).toBe('complete');
  return id;
}

const list = (id: string) => api.call<Listed>('GET', `/api/sessions/${id}/exports`);

async function exported(id: string, wish: Record<string, unknown>): Promise<ExportView[]> {
  const { batch_id } = await api.call<{ batch_id: string }>('POST', `/api/sessions/${id}/exports`, wish);
  for (;;) {
    const mine = (await list(id)).exports.filter((row) => row.batch_id === batch_id);
    if (mine.every((row) => row.status !== 'processing')) return mine;
    await sleep(100);
  }
}

describe('exports', () => {
  it('lays a finished ad out again for other shapes, for nothing, with the loudness of the place', async () => {
    const paid = (await api.session(finished)).total_cost;
    const made = await exported(finished, { ratios: ['9:16', '1:1'], quality: 'draft' });
    expect(made.map((row) => `${row.ratio} ${row.status} ${row.resolution}`).sort()).toEqual([
      '1:1 completed 1080x1080',
      '9:16 completed 1080x1920',
    ]);
    const path = join(folder, 'export.mp4');
    await writeFile(path, await api.download(made[0]?.download_url ?? ''));
    const facts = await probe(path);
    const { final_video, total_cost } = await api.session(finished);
    expect(facts.frames).toBe(Math.round((final_video?.duration ?? 0) * 30));
    expect(Math.abs((await measureFileLoudness(path)).lufs + 14)).toBeLessThan(0.6);
    expect(total_cost).toBe(paid);
  });

  it('refuses shapes that a place does not take, and says what it takes', async () => {
    const refusal = await api.problem('POST', `/api/sessions/${finished}/exports`, {
      placement: 'instagram_reels',
      ratios: ['16:9'],
    });
    expect(refusal).toMatchObject({ status: 422, code: 'validation_failed' });
    expect(refusal.fields?.[0]).toMatchObject({ field: 'ratios', message: 'must be of 9:16' });
  });

  it('keeps no more of what was encoded than it may', async () => {
    const cache = join(folder, 'home', 'cache', 'segments');
    const sizes = await Promise.all(
      (await readdir(cache)).map(async (name) => (await stat(join(cache, name))).size),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_000_000);
  });

  it('stops on request and leaves no half file', async () => {
    const { batch_id } = await api.call<{ batch_id: string }>('POST', `/api/sessions/${finished}/exports`, {
      ratios: ['16:9', '9:16', '1:1', '4:5'],
    });
    await sleep(300);
    await api.call('POST', `/api/sessions/${finished}/exports/cancel`);
    const mine = (await list(finished)).exports.filter((row) => row.batch_id === batch_id);
    expect(mine.map((row) => row.status)).toEqual(['canceled', 'canceled', 'canceled', 'canceled']);
    await sleep(2500);
    const later = (await list(finished)).exports.filter((row) => row.batch_id === batch_id);
    expect(later.every((row) => row.status === 'canceled' && row.url === null)).toBe(true);
  });

  it('changes texts after the render for $0, reuses the music, and keeps both versions', async () => {
    const jobs = provider.journal.jobs.size;
    const { total_cost } = await api.session(finished);
    const text_overlay = {
      product_name: 'AirRun Pro',
      cta: 'Buy Today',
      font: 'Montserrat-Bold',
      color: '#FFFFFF',
    };
    await api.compose(finished, { text_overlay });
    const again = await api.settled(finished);
    expect(again.stage).toBe('complete');
    expect(again.total_cost).toBe(total_cost);
    expect(provider.journal.jobs.size).toBe(jobs);
    const { versions } = await list(finished);
    expect(versions.map((version) => [version.number, version.settings.text_overlay.cta])).toEqual([
      [2, 'Buy Today'],
      [1, 'Shop Now'],
    ]);
  });
});
