import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ScriptedServer, startScriptedServer } from '@admint/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../postgres/testing.ts';
import { ApiClient } from '../testing/api-client.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { mediaProducer } from '../testing/scripted-media.ts';
import { ServerUnderTest } from '../testing/server-under-test.ts';

let folder: string;
let database: FreshDatabase;
let provider: ScriptedServer;
let front: ServerUnderTest;
let workers: ServerUnderTest[];
let api: ApiClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-workers-'));
  database = await migratedDatabase('two workers');
  provider = await startScriptedServer(await mediaProducer(join(folder, 'provider')), {
    delay: { text: 50, image: 200, video: 6000, music: 100 },
  });
  const shared = {
    home: join(folder, 'home'),
    databaseUrl: database.url,
    provider: 'scripted',
    scriptedUrl: provider.url,
    env: { JWT_SECRET_KEY: 'a-secret-that-both-roles-share-0123456789' },
  };
  front = new ServerUnderTest({ ...shared, role: 'api' });
  workers = [
    new ServerUnderTest({ ...shared, role: 'worker' }),
    new ServerUnderTest({ ...shared, role: 'worker' }),
  ];
  await Promise.all([front.start(), ...workers.map((worker) => worker.start())]);
  api = new ApiClient(() => front.url);
  await api.login();
});

afterAll(async () => {
  await Promise.all([front?.stop(), ...(workers ?? []).map((worker) => worker.stop())]);
  await provider?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('two workers on one database', () => {
  it('go on with the work of the one that was killed, and no call is made twice', async () => {
    const sessions = await Promise.all([1, 2].map(() => api.newSession()));
    for (const id of sessions) {
      await api.generateImages(id);
      const { generated_images } = await api.settled(id);
      await api.approveImages(
        id,
        generated_images.map((image) => image.id),
      );
    }
    await Promise.all(sessions.map((id) => api.generateClips(id)));
    await sleep(2500);
    await workers[0]?.kill();
    for (const id of sessions) {
      const done = await api.settled(id, 60);
      expect(done.stage, JSON.stringify(done.failure)).toBe('clip_selection');
      expect(done.generated_clips).toHaveLength(4);
      const jobs = [...provider.journal.jobs.values()].filter((job) => job.key.startsWith(id));
      for (const job of jobs) expect(provider.journal.creates.get(job.key), job.key).toBe(1);
      expect(Math.round(done.total_cost * 1e6)).toBe(jobs.reduce((sum, job) => sum + job.cost, 0));
    }
  }, 120_000);
});
