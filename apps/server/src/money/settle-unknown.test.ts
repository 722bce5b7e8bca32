import type { Guarantee } from '@admint/providers';
import { describe, expect, it } from 'vitest';
import { saveOperation } from '../workflows/call/row.ts';
import { Till } from './testing/till.ts';

const PRICE = 50_000;

async function withTill(guarantee: Guarantee, work: (till: Till) => Promise<void>) {
  const till = await Till.open({ guarantee, delay: { text: 1, image: 20, video: 1, music: 1 } });
  try {
    await till.worker();
    await work(till);
  } finally {
    await till.close();
  }
}

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
  await till.db.updateTable('sessions').set({ total_cost: '0' }).execute();
  await till.db.updateTable('users').set({ total_cost: '0' }).execute();
  return key;
}

describe('a request nobody knows the fate of, at a provider that cannot be asked', () => {
  it("is settled by its owner's word, and holds the budget until then", async () => {
    await withTill('none', async (till) => {
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
      expect(await till.ledger()).toEqual({ calls: PRICE, sessions: PRICE, users: PRICE });
      // A second word changes nothing: it has its bill.
      await till.settle(paid, 'did_not_arrive');
      expect(await till.ledger()).toEqual({ calls: PRICE, sessions: PRICE, users: PRICE });
    });
  }, 60_000);

  it('is settled by its webhook, however late, and what it made is kept', async () => {
    await withTill('none', async (till) => {
      const key = await lostOrder(till, 'late news');
      const [job] = till.provider.journal.jobs.values();
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
      expect(await till.ledger()).toEqual({ calls: PRICE, sessions: PRICE, users: PRICE });
      expect(till.creates(key)).toBe(1);
    });
  }, 60_000);
});

describe('a request nobody knows the fate of, at a provider that can be asked', () => {
  it('is found with what it made, or found to be absent, whatever its owner says', async () => {
    await withTill('lookup', async (till) => {
      const key = await forgotten(till, 'lost and found');
      expect(await till.settle(key, 'did_not_arrive')).toMatchObject({ state: 'succeeded', cost: PRICE });
      expect(await till.hasFile(key)).toBe(true);
      expect(await till.ledger()).toEqual({ calls: PRICE, sessions: PRICE, users: PRICE });

      const gone = await forgotten(till, 'never there');
      const job = [...till.provider.journal.jobs.values()].find((one) => one.key === gone);
      till.provider.journal.jobs.delete(job?.id ?? '');
      expect(await till.settle(gone, 'arrived')).toEqual({
        state: 'failed',
        message: 'The request never arrived at the provider. Nothing was charged.',
        cost: 0,
      });
      expect(await till.row(gone)).toMatchObject({ state: 'failed', settled: '0.000000' });
    });
  }, 60_000);
});
