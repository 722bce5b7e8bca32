import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../postgres/eventually.ts';
import type { CallPoint } from '../workflows/call/points.ts';
import { Till } from './testing/till.ts';

/** Where a stop can meet a call, and what may have been ordered by then. */
const CASES: [point: CallPoint, creates: number][] = [
  ['after-reserve', 0],
  ['before-start', 0],
  ['after-record', 1],
  ['during-wait', 1],
];

describe('a stop', () => {
  it('orders nothing after it, ends what runs at the provider, and books every call', async () => {
    const till = await Till.open({ delay: { text: 1, image: 60_000, video: 1, music: 1 } });
    try {
      const worker = await till.worker(CASES.map(([point]) => `${point}@/${point}/`).join(','));
      const keys: string[] = [];
      for (const [part] of CASES) keys.push(await till.order({ part }));
      await eventually(() =>
        Promise.resolve(CASES.every(([point]) => worker.output.includes(`HELD ${point} `))),
      );
      const stopped = Promise.all(keys.map((key) => till.stop(key)));
      await eventually(async () => (await till.openSessions()) === 0);
      worker.signal('SIGCONT');
      await stopped;
      await sleep(500);
      for (const [index, [point, creates]] of CASES.entries()) {
        const key = keys[index] ?? '';
        const row = await till.row(key);
        const seen = { point, creates: till.creates(key), state: row?.state, settled: row?.settled };
        expect(seen).toEqual({ point, creates, state: 'canceled', settled: '0.000000' });
      }
      for (const job of till.provider.journal.jobs.values()) expect(job.canceled).toBe(true);
      expect(await till.ledger()).toEqual({ calls: 0, sessions: 0, users: 0 });
    } finally {
      await till.close();
    }
  }, 150_000);
});

/** Waits out the time a request may take, so it belongs to the full run. */
describe.runIf(process.env.ADMINT_MONEY === 'full')(
  'a stop after the worker died with a request on its way',
  () => {
    it.each([
      { guarantee: 'lookup', state: 'canceled', settled: '0.000000', ended: true },
      { guarantee: 'none', state: 'unknown', settled: null, ended: false },
    ] as const)(
      'ends the job where the provider can name it, and says so where it cannot: $guarantee',
      async ({ guarantee, state, settled, ended }) => {
        const till = await Till.open({
          guarantee,
          delay: { text: 1, image: 600_000, video: 1, music: 1 },
          rules: [{ match: 'in flight', holdAnswer: true, times: 1 }],
        });
        try {
          const worker = await till.worker();
          const key = await till.order({ part: 'in flight' });
          await eventually(() => Promise.resolve(till.creates(key) === 1));
          await worker.kill();
          const stopped = till.stop(key);
          await till.worker();
          await stopped;
          expect(await till.row(key)).toMatchObject({ state, settled });
          expect(till.creates(key)).toBe(1);
          const [job] = till.provider.journal.jobs.values();
          expect(job?.canceled).toBe(ended);
        } finally {
          await till.close();
        }
      },
      200_000,
    );
  },
);
