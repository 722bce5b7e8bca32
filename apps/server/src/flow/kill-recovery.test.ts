import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ScriptedServer, startScriptedServer } from '@admint/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded, sized } from '../money/testing/seeded.ts';
import { ApiClient } from '../testing/api-client.ts';
import { mediaProducer } from '../testing/scripted-media.ts';
import { ServerUnderTest } from '../testing/server-under-test.ts';

/** Enough for every stage once; all of them in `npm run test:money`. */
const KILLS = sized(process.env.ADMINT_MONEY, 8, 20);
const SEED = 20_261_120;

let folder: string;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-kill-'));
  provider = await startScriptedServer(await mediaProducer(join(folder, 'provider')), {
    delay: { text: 100, image: 500, video: 900, music: 200 },
  });
  // The private database on purpose: it outlives the killed server and has to be adopted.
  server = new ServerUnderTest({
    home: join(folder, 'home'),
    provider: 'scripted',
    scriptedUrl: provider.url,
  });
  await server.start();
  api = new ApiClient(() => server.url);
  await api.login();
});

afterAll(async () => {
  await server?.stop();
  await provider?.close();
  await rm(folder, { recursive: true, force: true });
});

/** How many kills hit a stage that was running: the others would prove nothing. */
let hits = 0;

/** Kills the server after a while, starts it again, and waits for the session's gate. */
async function killed(id: string, after: number) {
  await sleep(after);
  if ((await api.session(id)).running) hits += 1;
  await server.kill();
  await server.start();
  return api.settled(id, 120);
}

/** Checks what must hold after any crash. */
async function expectNothingLost(id: string): Promise<void> {
  const { last_seq, total_cost } = await api.session(id);
  const events = await api.events(id, 0, (event) => event.seq === last_seq);
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: last_seq }, (_, i) => i + 1));
  const jobs = [...provider.journal.jobs.values()].filter((job) => job.key.startsWith(id));
  for (const job of jobs) expect(provider.journal.creates.get(job.key), job.key).toBe(1);
  expect(Math.round(total_cost * 1e6)).toBe(jobs.reduce((sum, job) => sum + job.cost, 0));
  const session = await api.session(id);
  for (const asset of [...session.generated_images, ...session.generated_clips]) {
    expect((await api.download(asset.url)).length).toBeGreaterThan(100);
  }
}

describe('a server killed at any moment', () => {
  it(`brings every session to its gate, pays no call twice and loses nothing (${KILLS} kills, seed ${SEED})`, async () => {
    const next = seeded(SEED);
    let kills = 0;
    while (kills < KILLS) {
      const id = await api.newSession();
      await api.generateImages(id);
      const images = await killed(id, next() * 1300);
      kills += 1;
      expect(images.stage, JSON.stringify(images.failure)).toBe('image_selection');
      expect(images.generated_images).toHaveLength(4);

      await api.approveImages(
        id,
        images.generated_images.slice(0, 2).map((image) => image.id),
      );
      await api.generateClips(id);
      const clips = await killed(id, next() * 1800);
      kills += 1;
      expect(clips.stage, JSON.stringify(clips.failure)).toBe('clip_selection');
      expect(clips.generated_clips).toHaveLength(2);

      // The render is the long part: two of the ten rounds are enough to catch it in the act.
      if (kills % 8 === 0) {
        await api.approveClips(
          id,
          clips.generated_clips.map((clip) => clip.id),
        );
        await api.compose(id);
        const done = await killed(id, next() * 3000);
        kills += 1;
        expect(done.stage, JSON.stringify(done.failure)).toBe('complete');
        expect((await api.download(done.final_video?.url ?? '')).length).toBeGreaterThan(10_000);
      }
      await expectNothingLost(id);
    }
    expect(hits).toBeGreaterThanOrEqual(KILLS / 2);
  }, 600_000);
});

describe('a database left behind', () => {
  it('is adopted by the next start and stopped with it', async () => {
    await server.kill();
    await server.start();
    expect((await api.session(await api.newSession())).stage).toBe('created');
    await access(join(folder, 'home', 'postgres'));
    await server.stop();
    await server.start();
  });
});
