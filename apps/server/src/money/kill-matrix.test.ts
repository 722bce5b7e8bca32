import { describe, expect, it } from 'vitest';
import type { Guarantee } from '@admint/providers';
import { eventually } from '../postgres/eventually.ts';
import { CALL_POINTS } from '../workflows/call/points.ts';
import { Till } from './testing/till.ts';

/** The request is with the provider and the answer is not with us: the point that lies on the other side. */
const IN_FLIGHT = 'during-start';
const POINTS = [...CALL_POINTS.slice(0, 3), IN_FLIGHT, ...CALL_POINTS.slice(3)];
/** Here the row says "sent" and no id is known: only the provider can tell what became of it. */
const WINDOW = ['before-start', IN_FLIGHT, 'after-start'];
const PRICE = 50_000;

/** Which points of each capability end with "nobody knows", and so without a picture. */
const UNKNOWN: Record<Guarantee, string[]> = {
  idempotent: [],
  lookup: [],
  // No call home says "there is none": one that does not come may have been lost.
  webhook: ['before-start'],
  none: WINDOW,
};

/** One kill with a call at every point; in the full run a kill for each point, fifty-six in all. */
const ROUNDS = process.env.ADMINT_MONEY === 'full' ? POINTS.map((point) => [point]) : [POINTS];

/** The place of each call: its part is named after the point, and parts are in the key. */
const placesOf = (points: string[]) => points.map((point) => `${point}@/${point}/`).join(',');

describe(`a worker killed while calls are at each of the ${POINTS.length} points`, () => {
  it.each(['idempotent', 'lookup', 'webhook', 'none'] as const)(
    'pays no call twice and loses no file, at a provider with: %s',
    async (guarantee) => {
      const till = await Till.open({
        guarantee,
        knownWithin: 1,
        rules: [{ match: IN_FLIGHT, holdAnswer: true, times: 1 }],
      });
      try {
        const keys = new Map<string, string>();
        const keyOf = (point: string) => keys.get(point) ?? '';
        for (const round of ROUNDS) {
          const victim = await till.worker(placesOf(round));
          for (const point of round) keys.set(point, await till.order({ part: point }));
          const isThere = (point: string) =>
            point === IN_FLIGHT
              ? till.creates(keyOf(point)) === 1
              : victim.output.includes(`HELD ${point} ${keyOf(point)}`);
          await eventually(() => Promise.resolve(round.every(isThere)));
          await victim.kill();
        }
        await till.worker();

        for (const point of POINTS) {
          const key = keyOf(point);
          const result = await till.result(key);
          const row = await till.row(key);
          const seen = { guarantee, point, state: row?.state, creates: till.creates(key) };
          if (UNKNOWN[guarantee].includes(point)) {
            expect(seen).toEqual({
              guarantee,
              point,
              state: 'unknown',
              creates: point === 'before-start' ? 0 : 1,
            });
            expect(result).toMatchObject({ ok: false, fault: { charged: 'unknown', retryable: true } });
            expect(row?.settled).toBeNull();
            expect(row?.fault?.message).toMatch(/not sent again.*bill.*Trying again is a new request/s);
          } else {
            expect(seen).toEqual({ guarantee, point, state: 'succeeded', creates: 1 });
            expect(result).toMatchObject({ ok: true, cost: PRICE });
            expect(await till.hasFile(key), point).toBe(true);
          }
        }
        // What nobody knows is not in the bill of the user, only held against the budget.
        const open = POINTS.filter((p) => UNKNOWN[guarantee].includes(p) && till.creates(keyOf(p)) > 0);
        const billed = till.bill() - open.length * PRICE;
        expect(await till.ledger()).toEqual({ calls: billed, sessions: billed, users: billed });
      } finally {
        await till.close();
      }
    },
    400_000,
  );
});
