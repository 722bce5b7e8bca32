import type { Fault } from '@admint/providers';
import { describe, expect, it } from 'vitest';
import { eventually } from '../postgres/eventually.ts';
import { Till } from './testing/till.ts';

const busy: Fault = {
  code: 'rate_limited',
  message: 'Too many requests.',
  retryable: true,
  charged: 'none',
  retry_after: 0.6,
};

/** When each job was taken, in milliseconds, in order. */
const starts = (till: Till) =>
  [...till.provider.journal.jobs.values()].map((job) => job.began).toSorted((a, b) => a - b);

/** The most jobs that ran at the same moment. */
function mostAtOnce(till: Till): number {
  const jobs = [...till.provider.journal.jobs.values()];
  return Math.max(
    ...jobs.map(({ began }) => jobs.filter((o) => o.began <= began && o.endsAt > began).length),
  );
}

async function withTill(script: Parameters<typeof Till.open>[0], work: (till: Till) => Promise<void>) {
  const till = await Till.open(script);
  try {
    await work(till);
  } finally {
    await till.close();
  }
}

describe('a burst of calls', () => {
  it('is spread over time and never runs more jobs than the provider takes, counted over two workers', async () => {
    const limits = { at_once: 3, per_minute: 600 };
    await withTill({ limits, delay: { text: 1, image: 150, video: 1, music: 1 } }, async (till) => {
      await Promise.all([till.worker(), till.worker()]);
      const keys = await Promise.all(
        Array.from({ length: 24 }, (_, i) => till.order({ part: `burst ${i}` })),
      );
      const results = await Promise.all(keys.map((key) => till.result(key)));
      expect(results.every((result) => result.ok)).toBe(true);
      expect(mostAtOnce(till)).toBeLessThanOrEqual(3);
      const times = starts(till);
      // Ten a second; a second's worth and one more is the most that any second may see.
      for (const at of times)
        expect(times.filter((time) => time >= at && time < at + 1000).length).toBeLessThanOrEqual(12);
      for (const creates of till.provider.journal.creates.values()) expect(creates).toBe(1);
    });
  }, 90_000);
});

describe('a provider that takes short bursts', () => {
  it('gets that many at one moment after a quiet time, and the next ones at its pace', async () => {
    const limits = { at_once: 50, per_minute: 30, burst: 4 };
    await withTill({ limits, delay: { text: 1, image: 10, video: 1, music: 1 } }, async (till) => {
      await till.worker();
      const keys = await Promise.all(
        Array.from({ length: 5 }, (_, i) => till.order({ part: `together ${i}` })),
      );
      await Promise.all(keys.map((key) => till.result(key)));
      const [first = 0, , , fourth = 0, fifth = 0] = starts(till);
      const spacing = 2000;
      expect(fourth - first).toBeLessThan(spacing);
      expect(fifth - first).toBeGreaterThan(0.9 * spacing);
    });
  }, 60_000);
});

describe('a provider that says when to come back', () => {
  it('is left alone until then by every call and every worker, and then asked more slowly', async () => {
    const limits = { at_once: 50, per_minute: 6000 };
    await withTill({ limits, rules: [{ match: 'first', times: 1, refuse: busy }] }, async (till) => {
      await Promise.all([till.worker(), till.worker()]);
      const first = await till.order({ part: 'first' });
      await eventually(
        async () => (await till.db.selectFrom('provider_pace').selectAll().execute())[0]?.spacing === 0.15,
      );
      const refused = Date.now();
      const others = await Promise.all(
        Array.from({ length: 6 }, (_, i) => till.order({ part: `other ${i}` })),
      );
      await Promise.all([first, ...others].map((key) => till.result(key)));
      const [earliest = 0, ...later] = starts(till);
      // The clock of the refusal is read a moment after it was given.
      expect(earliest - refused).toBeGreaterThan(300);
      expect((later.at(-1) ?? 0) - earliest).toBeGreaterThan(300);
    });
  }, 60_000);
});

describe('a model that fails five times in a row', () => {
  it('is left alone, says so, is tried by one call when its time is over, and serves again when that goes well', async () => {
    const down: Fault = { code: 'model_error', message: 'It broke.', retryable: true, charged: 'none' };
    const limits = { at_once: 50, per_minute: 6000 };
    const script = {
      limits,
      rules: [{ match: 'bad', fault: down }],
      delay: { text: 1, image: 300, video: 1, music: 1 },
    };
    await withTill(script, async (till) => {
      await till.worker();
      const makeAll = async (part: string, count: number) => {
        const keys = await Promise.all(
          Array.from({ length: count }, (_, i) => till.order({ part: `${part} ${i}` })),
        );
        return Promise.all(keys.map((key) => till.result(key)));
      };
      await makeAll('bad', 5);
      const creates = till.provider.journal.jobs.size;
      const [refused] = await makeAll('good, too early', 1);
      expect(refused).toMatchObject({ ok: false, fault: { code: 'unavailable', charged: 'none' } });
      const message = refused && !refused.ok ? refused.fault.message : '';
      expect(message).toMatch(
        /^Scripted image failed 5 times in a row and is tried again in \d+ s\. It broke\.$/,
      );
      expect(till.provider.journal.jobs.size).toBe(creates);

      const over = () =>
        till.db
          .updateTable('model_health')
          .set({ closed_until: new Date(Date.now() - 1) })
          .execute();
      await over();
      const trial = await makeAll('bad trial', 4);
      expect(till.provider.journal.jobs.size).toBe(creates + 1);
      expect(trial.every((result) => !result.ok)).toBe(true);
      const [row] = await till.db.selectFrom('model_health').selectAll().execute();
      expect(row?.opened).toBe(2);

      await over();
      expect((await makeAll('well again', 1))[0]).toMatchObject({ ok: true });
      expect((await makeAll('and again', 3)).every((result) => result.ok)).toBe(true);
    });
  }, 90_000);
});
