import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, type Rule, type ScriptedServer, startScriptedServer } from '@admint/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../postgres/testing.ts';
import { ApiClient } from '../testing/api-client.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { mediaProducer } from '../testing/scripted-media.ts';
import { ServerUnderTest } from '../testing/server-under-test.ts';
import { seeded, sized } from './testing/seeded.ts';

const SEED = 8_117;
const RUNS = sized(process.env.ADMINT_MONEY, 24, 200);
/** Runs side by side, as several people would. */
const LANES = 4;

const fault = (charged: Fault['charged'], retryable = false): Fault => ({
  code: 'model_error',
  message: 'The model gave up.',
  retryable,
  charged,
});

/** What may happen to a call; a run draws some of these for each of its calls. */
const EVENTS: Omit<Rule, 'times' | 'match'>[] = [
  { cost: 61_337 },
  { cost: 1 },
  { fault: fault('none') },
  { fault: fault('full') },
  { fault: fault('full'), cost: 12_345 },
  { refuse: fault('none') },
  { dropAnswer: true },
  { lose: true },
  { delay: 400 },
];

let folder: string;
let database: FreshDatabase;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-bill-'));
  database = await migratedDatabase('bill');
  provider = await startScriptedServer(await mediaProducer(join(folder, 'provider')), {
    delay: { text: 2, image: 5, video: 5, music: 3 },
    knownWithin: 0.2,
  });
  server = new ServerUnderTest({
    home: join(folder, 'home'),
    databaseUrl: database.url,
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
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** One person's way through the flow: pictures, sometimes stopped, often tried again, sometimes clips. */
async function run(index: number, next: () => number): Promise<string> {
  const id = await api.newSession();
  const word = `shoe-${index}-x`;
  for (let i = 0; i < 3; i++) {
    const event = EVENTS[Math.floor(next() * EVENTS.length)];
    provider.journal.script.rules.push({ ...event, match: word, times: 1, kind: 'image' });
  }
  await api.generateImages(id, { product_prompt: `pink ${word} tennis shoes`, num_images: 4 });
  if (next() < 0.2) {
    await new Promise((resolve) => setTimeout(resolve, next() * 300));
    await api.send('POST', `/api/sessions/${id}/cancel`, {});
  }
  let session = await api.settled(id, 90);
  if (session.failure?.retryable && next() < 0.7) {
    await api.send('POST', `/api/sessions/${id}/retry`, {});
    session = await api.settled(id, 90);
  }
  if (session.stage === 'image_selection' && session.generated_images.length > 1 && next() < 0.4) {
    await api.approveImages(
      id,
      session.generated_images.slice(0, 2).map((image) => image.id),
    );
    await api.generateClips(id);
    await api.settled(id, 90);
  }
  return id;
}

/** What the provider will charge for a session, in micro-dollars. */
function billOf(id: string): number {
  const jobs = [...provider.journal.jobs.values()].filter((job) => job.key.startsWith(id));
  return jobs.reduce((sum, job) => sum + (job.canceled || job.fault?.charged === 'none' ? 0 : job.cost), 0);
}

const total = (amounts: (number | null)[]) =>
  amounts.reduce<number>((sum, amount) => sum + Math.round((amount ?? 0) * 1e6), 0);

describe(`${RUNS} mixed runs (seed ${SEED})`, () => {
  it("cost in our books exactly what the provider's books say", async () => {
    const next = seeded(SEED);
    const lanes = Array.from({ length: LANES }, () => seeded(Math.floor(next() * 2 ** 31)));
    const ids: string[] = [];
    await Promise.all(
      lanes.map(async (random, lane) => {
        for (let i = lane; i < RUNS; i += LANES) ids.push(await run(i, random));
      }),
    );
    await settledAll(ids);
    let bill = 0;
    for (const id of ids) {
      const costs = await api.costs(id);
      const ours = {
        id,
        total: total([costs.total_cost]),
        breakdown: total(costs.breakdown.map((line) => line.cost)),
        receipts: total(costs.receipts.map((receipt) => receipt.settled)),
      };
      const theirs = billOf(id);
      expect(ours).toEqual({ id, total: theirs, breakdown: theirs, receipts: theirs });
      bill += theirs;
    }
    expect(ids).toHaveLength(RUNS);
    expect(bill).toBeGreaterThan(RUNS * 100_000);
    for (const [key, creates] of provider.journal.creates)
      expect({ key, creates }).toEqual({ key, creates: 1 });
  }, 900_000);
});

/** A stop is booked by a workflow of its own; waits until nothing is open any more. */
async function settledAll(ids: string[]): Promise<void> {
  for (const id of ids) {
    for (;;) {
      const { receipts } = await api.costs(id);
      if (receipts.every((receipt) => receipt.settled !== null)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
