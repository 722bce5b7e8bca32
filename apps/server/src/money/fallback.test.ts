import type { Fault } from '@admint/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Till } from './testing/till.ts';

const PRICE = 50_000;
const FIRST = 'Scripted image';
const SECOND = 'Second model';
const THIRD = 'Third model';
let till: Till;

beforeAll(async () => {
  till = await Till.open({
    guarantee: 'none',
    others: { image: [SECOND, THIRD] },
    delay: { text: 1, image: 20, video: 1, music: 1 },
  });
  await till.worker();
});
afterAll(() => till?.close());

const fault = (code: Fault['code'], extra: Partial<Fault> = {}): Fault => ({
  code,
  message: 'The model fell over.',
  retryable: false,
  charged: 'none',
  ...extra,
});

/** Orders one picture, gives what the person gets and every line of the books about it, in order. */
async function madeOf(part: string) {
  const key = await till.order({ part });
  const result = await till.result(key);
  const tries = await till.db
    .selectFrom('provider_calls')
    .select(['key', 'model', 'state', 'settled', 'fallback_of'])
    .where('session_id', '=', key.split('/')[0] ?? '')
    .orderBy('attempt')
    .execute();
  return { key, result, tries, models: tries.map((row) => row.model) };
}

const spoil = (part: string, model: string, how: object) =>
  till.provider.journal.script.rules.push({ match: part, model, times: 1, ...how });

describe('a model that fails by itself', () => {
  it.each([
    ['its job breaks', { fault: fault('model_error') }],
    ['its job does not start', { fault: fault('timeout') }],
    ['it is not there', { refuse: fault('unavailable') }],
  ])('is replaced by the next one under a key of its own: %s', async (why, how) => {
    spoil(why, FIRST, how);
    const { key, result, tries } = await madeOf(why);
    expect(result).toMatchObject({ ok: true, cost: PRICE, model: SECOND });
    expect(tries).toMatchObject([
      { key, model: FIRST, state: 'failed', settled: '0.000000', fallback_of: null },
      { model: SECOND, state: 'succeeded', settled: '0.050000', fallback_of: key },
    ]);
    const asset = await till.db
      .selectFrom('assets')
      .select(['model_used', 'metadata'])
      .where('call_key', '=', tries[1]?.key ?? '')
      .executeTakeFirst();
    expect(asset).toMatchObject({ model_used: SECOND, metadata: { instead_of: FIRST } });
    const told = await till.db
      .selectFrom('progress_events')
      .select('message')
      .where('session_id', '=', key.split('/')[0] ?? '')
      .execute();
    expect(told.map(({ message }) => message)).toContain(
      `${FIRST} failed. ${SECOND} makes “${why}” instead, for $0.05.`,
    );
    const [warning] = result.ok ? result.warnings : [];
    expect(warning).toBe(
      `“${why}” was made by ${SECOND} for $0.05, because ${FIRST} failed. The model fell over.`,
    );
  });

  it('is replaced by the one after that when the next one fails, too, and what each cost is booked', async () => {
    spoil('twice', FIRST, { fault: fault('model_error', { charged: 'full' }), cost: 7_000 });
    spoil('twice', SECOND, { refuse: fault('unavailable') });
    const { key, result, models } = await madeOf('twice');
    expect(models).toEqual([FIRST, SECOND, THIRD]);
    expect(result).toMatchObject({ ok: true, model: THIRD });
    const session = await till.db
      .selectFrom('sessions')
      .select('total_cost')
      .where('id', '=', key.split('/')[0] ?? '')
      .executeTakeFirstOrThrow();
    expect(session.total_cost).toBe('0.057000');
  });

  it('leaves the failure to the person when no model is left', async () => {
    for (const model of [FIRST, SECOND, THIRD]) spoil('all', model, { fault: fault('model_error') });
    const { result, models } = await madeOf('all');
    expect(models).toEqual([FIRST, SECOND, THIRD]);
    expect(result).toMatchObject({ ok: false, fault: { code: 'model_error' } });
  });

  it('is asked a second time where its provider advises that, before another is', async () => {
    spoil('again', FIRST, { fault: fault('interrupted', { again: true }) });
    const { result, models } = await madeOf('again');
    expect(models).toEqual([FIRST, FIRST]);
    expect(result).toMatchObject({
      ok: true,
      warnings: [`“again” had to be asked of ${FIRST} twice. The model fell over.`],
    });
  });
});

describe('a failure that another model would have as well, or that nobody can judge', () => {
  it.each([
    ['what was asked is refused', { fault: fault('content_refused') }],
    ['the input is wrong', { refuse: fault('invalid_input') }],
    ['the account is empty', { refuse: fault('no_credit') }],
    ['its answer was lost', { dropAnswer: true }],
    ['its price is unknown', { fault: fault('interrupted', { charged: 'full' }) }],
  ])('stays with the first model: %s', async (why, how) => {
    spoil(why, FIRST, how);
    const { result, models } = await madeOf(why);
    expect(models).toEqual([FIRST]);
    expect(result).toMatchObject({ ok: false });
  });
});

describe('the books of every model together', () => {
  it('show what the provider shows, and no order twice', async () => {
    for (const [key, creates] of till.provider.journal.creates)
      expect({ key, creates }).toEqual({ key, creates: 1 });
    const lost = [...till.provider.journal.jobs.values()].filter(({ request }) =>
      JSON.stringify(request).includes('its answer was lost'),
    );
    const billed = till.bill() - lost.length * PRICE;
    expect(await till.ledger()).toEqual({ calls: billed, sessions: billed, users: billed });
  });
});
