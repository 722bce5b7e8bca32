import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../postgres/eventually.ts';
import { saveOperation } from '../workflows/call/row.ts';
import { Till } from './testing/till.ts';

const PRICE = 50_000;

const QUICK = { text: 1, image: 20, video: 1, music: 1 };

/** One for each thing a provider can promise, each with a worker. */
let deaf: Till;
let asked: Till;

beforeAll(async () => {
  [deaf, asked] = await Promise.all([
    Till.open({ guarantee: 'none', delay: QUICK }),
    Till.open({ guarantee: 'lookup', delay: QUICK }),
  ]);
  await Promise.all([deaf.worker(), asked.worker()]);
});
afterAll(() => Promise.all([deaf?.close(), asked?.close()]));

/** What was booked since `before`, three times over. */
async function bookedSince(till: Till, before: Ledger): Promise<Ledger> {
  const { calls, sessions, users } = await till.ledger();
  return { calls: calls - before.calls, sessions: sessions - before.sessions, users: users - before.users };
}
type Ledger = Awaited<ReturnType<Till['ledger']>>;
const all = (amount: number): Ledger => ({ calls: amount, sessions: amount, users: amount });

const jobOf = (till: Till, key: string) =>
  [...till.provider.journal.jobs.values()].find((job) => job.key === key);

/** An order whose answer is lost at a provider that can tell nothing. */
async function lostOrder(till: Till, part: string): Promise<string> {
  till.provider.journal.script.rules.push({ match: part, times: 1, dropAnswer: true });
  const key = await till.order({ part });
  expect(await till.result(key)).toMatchObject({ ok: false, fault: { charged: 'unknown' } });
  return key;
}

/** An order that was paid and made, and that we lost sight of. */
async function forgotten(till: Till, part: string): Promise<string> {
  const key = await till.order({ part });
  await till.result(key);
  await till.db.deleteFrom('assets').where('call_key', '=', key).execute();
  await till.db
    .updateTable('provider_calls')
    .set({ state: 'unknown', operation: null, settled: null, settled_at: null, asset_id: null })
    .where('key', '=', key)
    .execute();
  const session = key.split('/')[0] ?? '';
  const free = { total_cost: '0' };
  await till.db.updateTable('sessions').set(free).where('id', '=', session).execute();
  await till.db
    .updateTable('users')
    .set(free)
    .where('id', 'in', (sessions) =>
      sessions.selectFrom('sessions').select('user_id').where('id', '=', session),
    )
    .execute();
  return key;
}

describe('a request nobody knows the fate of, at a provider that cannot be asked', () => {
  it("is settled by its owner's word, and holds the budget until then", async () => {
    const till = deaf;
    const before = await till.ledger();
    const [paid, free, open] = [
      await lostOrder(till, 'paid one'),
      await lostOrder(till, 'free one'),
      await lostOrder(till, 'open one'),
    ];
    expect(await till.settle(open)).toEqual({
      state: 'unknown',
      message:
        'The provider cannot say what became of this request. Look at your bill there, then say whether it arrived.',
      cost: null,
    });
    expect(await till.settle(paid, 'arrived')).toMatchObject({ state: 'failed', cost: PRICE });
    expect(await till.settle(free, 'did_not_arrive')).toMatchObject({ state: 'failed', cost: 0 });
    const rows = await Promise.all([paid, free, open].map((key) => till.row(key)));
    expect(rows.map((row) => [row?.state, row?.settled])).toEqual([
      ['failed', '0.050000'],
      ['failed', '0.000000'],
      ['unknown', null],
    ]);
    expect(await bookedSince(till, before)).toEqual(all(PRICE));
    // A second word changes nothing: it has its bill.
    await till.settle(paid, 'did_not_arrive');
    expect(await bookedSince(till, before)).toEqual(all(PRICE));
  }, 60_000);

  it('is settled by its webhook, however late, and what it made is kept', async () => {
    const till = deaf;
    const before = await till.ledger();
    const key = await lostOrder(till, 'late news');
    const job = jobOf(till, key);
    await saveOperation(till.db, key, {
      provider: 'scripted',
      model: 'Scripted image',
      id: job?.id ?? '',
      key,
    });
    expect(await till.settle(key)).toMatchObject({
      state: 'succeeded',
      message: 'It had arrived, and what it made is kept. It cost $0.05.',
      cost: PRICE,
    });
    expect(await till.hasFile(key)).toBe(true);
    expect(await bookedSince(till, before)).toEqual(all(PRICE));
    expect(till.creates(key)).toBe(1);
  }, 60_000);
});

describe('a request nobody knows the fate of, at a provider that can be asked', () => {
  it('is found with what it made, or found to be absent, whatever its owner says', async () => {
    const till = asked;
    const before = await till.ledger();
    const key = await forgotten(till, 'lost and found');
    expect(await till.settle(key, 'did_not_arrive')).toMatchObject({ state: 'succeeded', cost: PRICE });
    expect(await till.hasFile(key)).toBe(true);
    expect(await bookedSince(till, before)).toEqual(all(PRICE));

    const gone = await forgotten(till, 'never there');
    const job = jobOf(till, gone);
    till.provider.journal.jobs.delete(job?.id ?? '');
    expect(await till.settle(gone, 'arrived')).toEqual({
      state: 'failed',
      message: 'The request never arrived at the provider. Nothing was charged.',
      cost: 0,
    });
    expect(await till.row(gone)).toMatchObject({ state: 'failed', settled: '0.000000' });
  }, 60_000);
});

describe('a result that is paid for and cannot be kept', () => {
  it('for a reason that may pass: stays open, says so, and is fetched without a second order', async () => {
    const till = deaf;
    const before = await till.ledger();
    const order = { part: 'no room' };
    const restore = await till.breakStorage();
    const key = await till.order(order);
    const result = await till.result(key);
    expect(result).toMatchObject({ ok: false, cost: 0, fault: { charged: 'unknown', result: 'waiting' } });
    expect(result.ok || result.fault.message).toContain('nothing is lost: try again');
    expect(await till.row(key)).toMatchObject({ state: 'unknown', settled: null });

    const open = await till.settle(key, 'did_not_arrive');
    expect(open).toMatchObject({ state: 'unknown', cost: null, waiting: true });
    expect(open.message).toContain('still at its provider and nothing is lost');
    expect(await till.row(key)).toMatchObject({ state: 'unknown', settled: null });
    expect(await bookedSince(till, before)).toEqual(all(0));

    await restore();
    expect(await till.settle(key)).toMatchObject({ state: 'succeeded', cost: PRICE });
    expect(await till.hasFile(key)).toBe(true);
    expect(await bookedSince(till, before)).toEqual(all(PRICE));
    expect(till.creates(key)).toBe(1);
  }, 60_000);

  it('for a reason that stays: is closed as paid and lost, at once', async () => {
    const till = asked;
    till.provider.journal.script.rules.push({ match: 'no picture', spoil: true });
    const spoiled = await till.order({ part: 'no picture' });
    expect(await till.result(spoiled)).toMatchObject({
      ok: false,
      cost: PRICE,
      fault: { code: 'model_error', charged: 'full', result: 'gone' },
    });

    const [bad, gone] = [await forgotten(till, 'bad'), await forgotten(till, 'gone')];
    Object.assign(jobOf(till, bad) ?? {}, { spoiled: true });
    const message = 'The provider deleted it.';
    const expired = { code: 'interrupted', message, retryable: true, charged: 'full', result: 'gone' };
    Object.assign(jobOf(till, gone) ?? {}, { fault: expired });
    const lost = await till.settle(bad, 'did_not_arrive');
    expect(lost).toMatchObject({ state: 'failed', cost: PRICE });
    expect(lost.message).toContain('It had arrived, but what it made is lost.');
    expect(await till.settle(gone)).toEqual({ state: 'failed', message, cost: PRICE });
  }, 60_000);

  it('is booked and kept once by the next worker when one dies while it is fetched', async () => {
    const points = ['during-keep', 'after-file', 'in-settle'];
    const till = await Till.open({ guarantee: 'lookup', delay: QUICK });
    try {
      const first = await till.worker();
      const keys: string[] = [];
      for (const point of points) keys.push(await forgotten(till, point));
      await first.kill();
      const victim = await till.worker(points.map((point) => `${point}@/${point}/`).join(','));
      const settled = keys.map((key) => till.settle(key));
      const held = () => points.every((point, i) => victim.output.includes(`HELD ${point} ${keys[i]}`));
      await eventually(() => Promise.resolve(held()));
      await victim.kill();
      await till.worker();
      for (const settlement of settled)
        expect(await settlement).toMatchObject({ state: 'succeeded', cost: PRICE });
      for (const key of keys) expect([await till.hasFile(key), till.creates(key)]).toEqual([true, 1]);
      const billed = points.length * PRICE;
      expect(await till.ledger()).toEqual({ calls: billed, sessions: billed, users: billed });
    } finally {
      await till.close();
    }
  }, 60_000);
});
