import { describe, expect, it } from 'vitest';
import { eventually } from '../postgres/eventually.ts';
import type { CallPoint } from '../workflows/call/points.ts';
import { Till } from './testing/till.ts';

/** Where a call that is frozen and replaced could do harm when it wakes: before it pays, before it books. */
const POINTS: CallPoint[] = [
  'before-start',
  'after-start',
  'after-record',
  'after-wait',
  'after-file',
  'in-settle',
];

describe('a worker frozen in the middle of paid calls', () => {
  it.each(['idempotent', 'lookup'] as const)(
    'charges nothing when it wakes after another has finished them, at a provider with: %s',
    async (guarantee) => {
      const till = await Till.open({ guarantee, knownWithin: 1 });
      try {
        const sleeper = await till.worker(POINTS.map((point) => `${point}@/${point}/`).join(','));
        const keys: string[] = [];
        for (const point of POINTS) keys.push(await till.order({ part: point }));
        await eventually(() =>
          Promise.resolve(POINTS.every((point) => sleeper.output.includes(`HELD ${point} `))),
        );
        sleeper.signal('SIGSTOP');
        await till.cutLifeline();
        await till.worker();
        // The one frozen inside its transaction still holds the row; the others are finished by the second worker.
        const inSettle = keys.at(-1) ?? '';
        const free = keys.slice(0, -1);
        for (const key of free) expect(await till.result(key)).toMatchObject({ ok: true });
        sleeper.signal('SIGCONT');
        await eventually(() =>
          Promise.resolve(POINTS.every((point) => sleeper.output.includes(`WOKEN ${point} `))),
        );
        expect(await till.result(inSettle)).toMatchObject({ ok: true });
        // Time for whatever the sleeper still wants to send.
        await eventually(async () => (await till.row(inSettle))?.state === 'succeeded');
        await new Promise((resolve) => setTimeout(resolve, 1500));
        for (const key of keys) {
          expect({ key, creates: till.creates(key) }).toEqual({ key, creates: 1 });
          expect(await till.row(key)).toMatchObject({ state: 'succeeded' });
          expect(await till.hasFile(key)).toBe(true);
        }
        const billed = till.bill();
        expect(await till.ledger()).toEqual({ calls: billed, sessions: billed, users: billed });
      } finally {
        await till.close();
      }
    },
    120_000,
  );
});
