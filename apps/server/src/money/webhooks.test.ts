import { createHmac } from 'node:crypto';
import type { Scenario } from '@admint/simulator';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../postgres/eventually.ts';
import { listenForNews, tellNews } from '../workflows/call/news.ts';
import { SimulatedStudio } from './testing/simulated-studio.ts';

const FLUX = 'black-forest-labs/flux-schnell';
const FAL = 'fal-ai/flux-lora';
let studio: SimulatedStudio;
let fal: SimulatedStudio;

beforeAll(async () => {
  const env = { ADMINT_TEXT_MODELS: 'local', ADMINT_IMAGE_MODELS: `replicate:${FLUX}` };
  studio = await SimulatedStudio.open({ webhooks: true, scale: 20, env });
  const falEnv = { ADMINT_TEXT_MODELS: 'local', ADMINT_IMAGE_MODELS: `fal:${FAL}` };
  fal = await SimulatedStudio.open({ webhooks: true, scale: 20, keys: ['fal'], env: falEnv });
});
afterAll(async () => {
  await studio?.close();
  await fal?.close();
});
beforeEach(() => {
  studio.simulator.play('ok', FLUX);
  studio.simulator.journal.reset();
});

const COUNT = 4;
/** The full run tries every way a webhook may come; the others show the two ends. */
const OFTEN: Scenario[] = ['webhook_duplicate', 'webhook_out_of_order', 'webhook_bad_signature'];
const FULL = process.env.ADMINT_MONEY === 'full';

/** Pictures made under a scenario: how the ad ends, and the lines of the books about them. */
async function pictures(of: SimulatedStudio, scenario: Scenario) {
  of.simulator.play(scenario, of === fal ? FAL : FLUX);
  const id = await of.images(COUNT);
  const session = await of.api.settled(id, 90);
  const rows = await of.db
    .selectFrom('provider_calls')
    .selectAll()
    .where('session_id', '=', id)
    .where('kind', '=', 'image')
    .execute();
  return { id, session, rows };
}

/** What a forger or a faulty service may send. */
function deliver(key: string, { id = 'pred-1', secret = '', at = Date.now(), body = '' } = {}) {
  const timestamp = String(Math.floor(at / 1000));
  const text = body || JSON.stringify({ id, status: 'succeeded' });
  const by = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', by).update(`msg_1.${timestamp}.${text}`).digest('base64');
  return fetch(`${studio.server.url}/hooks/replicate?job=${encodeURIComponent(key)}`, {
    method: 'POST',
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
    body: text,
  });
}

describe('news of a call', () => {
  it('wakes whoever waits for it, in whichever process, and nobody else', async () => {
    const news = listenForNews(studio.databaseUrl, pino({ level: 'silent' }));
    const signal = new AbortController().signal;
    let other = false;
    void news
      .watch('another/call')
      .pause(600_000, signal)
      .then(() => (other = true));
    let woken = false;
    const waits = news
      .watch('a/call')
      .pause(600_000, signal)
      .then(() => (woken = true));
    await eventually(async () => {
      await tellNews(studio.db, 'a/call');
      return woken;
    });
    await waits;
    expect(other).toBe(false);
    await news.close();
  });

  it('is not missed by one who is just looking: the next pause ends at once, and only that one', async () => {
    const news = listenForNews(studio.databaseUrl, pino({ level: 'silent' }));
    const signal = new AbortController().signal;
    const [looking, watch] = [news.watch('b/call'), news.watch('b/call')];
    // Both hear the same bell: when this one wakes, the other has been told.
    let told = false;
    void watch.pause(600_000, signal).then(() => (told = true));
    await eventually(async () => {
      await tellNews(studio.db, 'b/call');
      return told;
    });
    await looking.pause(600_000, signal);
    looking.close();
    let again = false;
    void looking.pause(600_000, signal).then(() => (again = true));
    await tellNews(studio.db, 'b/call');
    await news.close();
    expect(again).toBe(false);
  });
});

describe('webhooks of Replicate', () => {
  it.each<Scenario>(FULL ? [...OFTEN, 'ok', 'webhook_slow', 'webhook_lost'] : OFTEN)(
    'change nothing but how soon we know: %s',
    async (scenario) => {
      const { session, rows } = await pictures(studio, scenario);
      expect(session).toMatchObject({ stage: 'image_selection', failure: null, total_cost: 0.012 });
      for (const row of rows) expect(row).toMatchObject({ state: 'succeeded', submits: 1 });
      expect(studio.simulator.journal.creates).toBe(COUNT);
    },
    60_000,
  );

  it('spare most of the looks that a job without them needs', async () => {
    await pictures(studio, 'ok');
    const called = studio.simulator.journal.polls;
    expect(studio.simulator.journal.webhooks).toBeGreaterThan(0);
    expect(called).toBeLessThanOrEqual(COUNT * 3);
  }, 60_000);

  it('are refused when they are forged, old, from the future, or no job of ours, and then change nothing', async () => {
    const { rows } = await pictures(studio, 'ok');
    const key = rows[0]?.key ?? '';
    const secret = studio.simulator.webhookSecret;
    await studio.db
      .updateTable('provider_calls')
      .set({ operation: null, state: 'unknown' })
      .where('key', '=', key)
      .execute();
    const hour = 3_600_000;
    const bad = [
      await deliver(key, { secret: 'whsec_bm90IHRoZSBzZWNyZXQ=' }),
      await deliver(key, { secret, at: Date.now() - hour }),
      await deliver(key, { secret, at: Date.now() + hour }),
      await deliver(key, { secret, body: 'not json' }),
      await fetch(`${studio.server.url}/hooks/replicate?job=${key}`, { method: 'POST', body: '{}' }),
    ];
    expect(bad.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401]);
    expect(await bad[0]?.json()).toMatchObject({
      code: 'webhook_refused',
      detail: 'The signature of the delivery is wrong.',
    });
    // A good one for an ad that is gone is taken, so that it is not sent for ever.
    expect((await deliver('gone/1/image_generator/front/a1', { secret })).status).toBe(200);
    expect((await fetch(`${studio.server.url}/hooks/replicate`)).status).toBe(405);
    const after = await studio.db
      .selectFrom('provider_calls')
      .select(['operation', 'state'])
      .where('key', '=', key)
      .executeTakeFirst();
    expect(after).toEqual({ operation: null, state: 'unknown' });
  }, 60_000);
});

describe('webhooks of fal', () => {
  it.each<Scenario>(
    FULL ? ['ok', 'webhook_duplicate', 'webhook_lost', 'webhook_bad_signature'] : ['webhook_duplicate'],
  )(
    'change nothing but how soon we know: %s',
    async (scenario) => {
      fal.simulator.journal.reset();
      const { session, rows } = await pictures(fal, scenario);
      expect(session).toMatchObject({ stage: 'image_selection', failure: null });
      for (const row of rows) expect(row).toMatchObject({ state: 'succeeded', submits: 1 });
      expect(fal.simulator.journal.creates).toBe(COUNT);
    },
    60_000,
  );

  it('prove that an order arrived whose answer was lost, so that it is paid once', async () => {
    fal.simulator.journal.reset();
    const { session, rows } = await pictures(fal, 'reset_after_accept');
    expect(session).toMatchObject({ stage: 'image_selection', failure: null });
    const made = fal.simulator.journal.entries.map((entry) => entry.id);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'succeeded', submits: 1 });
      expect(made).toContain(row.operation?.id);
    }
    expect(fal.simulator.journal.creates).toBe(COUNT);
  }, 60_000);
});
