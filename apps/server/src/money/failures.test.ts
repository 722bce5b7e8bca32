import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '@admint/providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveOperation } from '../workflows/call/row.ts';
import { Till } from './testing/till.ts';

const PRICE = 50_000;
let till: Till;

beforeAll(async () => {
  till = await Till.open({ delay: { text: 1, image: 20, video: 1, music: 1 } });
  await till.worker();
});
afterAll(() => till?.close());

const fault = (code: Fault['code'], charged: Fault['charged']): Fault => ({
  code,
  message: 'The provider interrupted the job.',
  retryable: true,
  charged,
});

async function endOf(part: string) {
  const key = await till.order({ part });
  const result = await till.result(key);
  const events = await till.db
    .selectFrom('progress_events')
    .select('data')
    .where('session_id', '=', key.split('/')[0] ?? '')
    .execute();
  return { key, result, row: await till.row(key), shown: events.some(({ data }) => data?.failed === true) };
}

describe('a job that the provider interrupts', () => {
  it('is a failure the user sees, not a stop, and costs what the provider says', async () => {
    till.provider.journal.script.rules.push({
      match: 'cut short',
      times: 1,
      fault: fault('interrupted', 'none'),
    });
    const free = await endOf('cut short');
    expect(free).toMatchObject({ shown: true, row: { state: 'failed', settled: '0.000000' } });
    till.provider.journal.script.rules.push({
      match: 'cut late',
      times: 1,
      fault: fault('interrupted', 'unknown'),
    });
    const paid = await endOf('cut late');
    expect(paid).toMatchObject({ shown: true, row: { state: 'failed', settled: '0.050000' } });
    expect(paid.result).toMatchObject({ ok: false, cost: PRICE });
  });
});

describe('a request whose connection breaks', () => {
  it.each([
    { what: 'dropAnswer', when: 'after the provider took it' },
    { what: 'lose', when: 'before the provider took it' },
  ] as const)('is ordered once all the same: $when', async ({ what }) => {
    till.provider.journal.script.rules.push({ match: `${what} x`, times: 1, [what]: true });
    const { key, result } = await endOf(`${what} x`);
    expect(result).toMatchObject({ ok: true, cost: PRICE });
    expect(till.creates(key)).toBe(1);
  });
});

describe('a provider that no request reaches', () => {
  it('is given up after a few tries with nothing charged, because it can say that there is no job', async () => {
    till.provider.journal.script.rules.push({ match: 'lost at sea', times: 9, lose: true });
    const { key, result, row } = await endOf('lost at sea');
    expect(result).toMatchObject({ ok: false, fault: { code: 'unavailable', charged: 'none' } });
    expect(row).toMatchObject({ state: 'failed', settled: '0.000000', submits: 4 });
    expect(till.creates(key)).toBe(0);
  }, 60_000);
});

describe('a provider that is busy', () => {
  it('is asked again as late as it says, and takes the request once', async () => {
    const busy = { ...fault('rate_limited', 'none'), retry_after: 0.2 };
    till.provider.journal.script.rules.push({ match: 'rush hour', times: 2, refuse: busy });
    const { key, result, row } = await endOf('rush hour');
    expect(result).toMatchObject({ ok: true });
    expect(row?.submits).toBe(3);
    expect(till.creates(key)).toBe(1);
  });
});

describe('a request that was given up just before a crash', () => {
  it('is still one that nobody knows of, not one that was stopped', async () => {
    const worker = await till.worker('after-reserve@/given-up/');
    const keys: string[] = [];
    // Two workers share the queue: one of a few lands where calls are held.
    while (!worker.output.includes('HELD after-reserve')) {
      keys.push(await till.order({ part: 'given up' }));
      await sleep(300);
    }
    const key = keys.find((one) => worker.output.includes(one)) ?? '';
    const given = { state: 'unknown', submits: 1 } as const;
    await till.db.updateTable('provider_calls').set(given).where('key', '=', key).execute();
    worker.signal('SIGCONT');
    expect(await till.result(key)).toMatchObject({ ok: false, fault: { charged: 'unknown' } });
    expect(await till.row(key)).toMatchObject({ state: 'unknown', settled: null });
    expect(till.creates(key)).toBe(0);
  }, 60_000);
});

describe('a webhook that comes after we gave up', () => {
  it('names the job in the receipt, and starts nothing', async () => {
    const other = await Till.open({
      guarantee: 'none',
      rules: [{ match: 'gone quiet', times: 1, dropAnswer: true }],
    });
    try {
      await other.worker();
      const key = await other.order({ part: 'gone quiet' });
      expect(await other.result(key)).toMatchObject({ ok: false, fault: { charged: 'unknown' } });
      const [job] = other.provider.journal.jobs.values();
      const operation = { provider: 'scripted', model: 'Scripted image', id: job?.id ?? '', key };
      await saveOperation(other.db, key, operation);
      expect(await other.row(key)).toMatchObject({ state: 'unknown', settled: null, provider_id: job?.id });
      expect(other.creates(key)).toBe(1);
    } finally {
      await other.close();
    }
  });
});
