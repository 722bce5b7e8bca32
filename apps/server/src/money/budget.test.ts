import { micros } from '@admint/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Till } from './testing/till.ts';

const PRICE = 50_000;
const PARALLEL = 50;

let till: Till;

beforeAll(async () => {
  till = await Till.open({ delay: { text: 1, image: 300, video: 1, music: 1 } });
  await till.worker();
});
afterAll(() => till?.close());

describe(`${PARALLEL} calls at once at the edge of a budget`, () => {
  it('are requested exactly as far as the money goes, and the others say why', async () => {
    const affordable = 20;
    const budget = affordable * PRICE + PRICE / 2;
    const session = await till.session({ budget });
    const keys = await Promise.all(
      Array.from({ length: PARALLEL }, (_, i) => till.order({ part: `image ${i}`, session })),
    );
    const results = await Promise.all(keys.map((key) => till.result(key)));
    expect(results.filter((result) => result.ok)).toHaveLength(affordable);
    for (const result of results.filter((one) => !one.ok)) {
      expect(result).toMatchObject({ fault: { code: 'no_credit', charged: 'none' } });
    }
    expect(keys.reduce((sum, key) => sum + till.creates(key), 0)).toBe(affordable);
    expect(till.bill()).toBe(affordable * PRICE);
    expect(await till.ledger()).toMatchObject({ sessions: affordable * PRICE });
  }, 120_000);
});

describe('a paid request asked again within a day', () => {
  it('costs nothing, says that it was cached, and brings the same file as an asset of its own', async () => {
    const user = await till.user();
    const [first, again] = [await till.session({ user }), await till.session({ user })];
    const order = { part: 'front view', prompt: 'white studio', seed: 11 };
    const paid = await till.order({ ...order, session: first });
    expect(await till.result(paid)).toMatchObject({ ok: true, cost: PRICE });
    const spent = till.bill();
    const cached = await till.order({ ...order, session: again });
    expect(await till.result(cached)).toMatchObject({ ok: true, cost: 0 });
    expect(till.bill()).toBe(spent);
    expect(await till.row(cached)).toMatchObject({
      state: 'succeeded',
      cached: true,
      reserved: '0.000000',
      settled: '0.000000',
    });
    const assets = await till.db
      .selectFrom('assets')
      .select(['id', 'sha256', 'cost', 'session_id'])
      .where('call_key', 'in', [paid, cached])
      .execute();
    expect(new Set(assets.map((asset) => asset.sha256)).size).toBe(1);
    expect(new Set(assets.map((asset) => asset.id)).size).toBe(2);
    expect(assets.find((asset) => asset.session_id === again)?.cost).toBe('0.000000');
    expect(await till.hasFile(cached)).toBe(true);
  }, 60_000);

  it('is paid when the seed, the user or the day is another', async () => {
    const user = await till.user();
    const order = { part: 'side view', prompt: 'on sand', seed: 3 };
    const session = () => till.session({ user });
    const paid = await till.order({ ...order, session: await session() });
    await till.result(paid);
    const otherSeed = await till.order({ ...order, seed: 4, session: await session() });
    const otherUser = await till.order(order);
    for (const key of [otherSeed, otherUser])
      expect(await till.result(key)).toMatchObject({ ok: true, cost: PRICE });
    await till.db
      .updateTable('provider_calls')
      .set({ settled_at: new Date(Date.now() - 25 * 3_600_000) })
      .where('key', 'in', [paid, otherSeed])
      .execute();
    const nextDay = await till.order({ ...order, session: await session() });
    expect(await till.result(nextDay)).toMatchObject({ ok: true, cost: PRICE });
    expect(till.creates(nextDay)).toBe(1);
  }, 60_000);

  it('may be had for nothing by a session whose budget is spent', async () => {
    const user = await till.user();
    const order = { part: 'top view', prompt: 'on glass' };
    await till.result(await till.order({ ...order, session: await till.session({ user }) }));
    const poor = await till.session({ user, budget: micros(0.01) });
    expect(await till.result(await till.order({ ...order, session: poor }))).toMatchObject({ ok: true });
  }, 60_000);
});
