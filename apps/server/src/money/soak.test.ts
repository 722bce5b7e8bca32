import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Till } from './testing/till.ts';
import { seeded, sized } from './testing/seeded.ts';

const SEED = 5_300;
const KILLS = sized(process.env.ADMINT_MONEY, 6, 60);
const JOBS = sized(process.env.ADMINT_MONEY, 42, 300);
/** Jobs come in waves, so that every kill finds some under way. */
const WAVE = Math.ceil(JOBS / KILLS);

describe(`a worker killed ${KILLS} times while it makes ${JOBS} pictures (seed ${SEED})`, () => {
  it('leaves as many charges as lines in the ledger and files', async () => {
    const next = seeded(SEED);
    const till = await Till.open({
      guarantee: 'lookup',
      knownWithin: 0.5,
      delay: { text: 1, image: 900, video: 1, music: 1 },
      price: { text: 1000, image: 50_000, video: 800_000, music: 300_000 },
    });
    try {
      const keys: string[] = [];
      let worker = await till.worker();
      let hits = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const ordered = Math.min(WAVE, JOBS - keys.length);
        for (let i = 0; i < ordered; i++) keys.push(await till.order({ part: `picture ${keys.length}` }));
        await sleep(next() * 1600);
        hits += (await till.openCalls()) > 0 ? 1 : 0;
        await worker.kill();
        worker = await till.worker();
      }
      const results = await Promise.all(keys.map((key) => till.result(key)));
      expect(results.filter((result) => !result.ok)).toEqual([]);
      expect(keys).toHaveLength(JOBS);
      expect(hits).toBeGreaterThanOrEqual(KILLS / 2);
      for (const key of keys) {
        expect({ key, creates: till.creates(key) }).toEqual({ key, creates: 1 });
        expect(await till.hasFile(key), key).toBe(true);
      }
      expect(till.provider.journal.jobs.size).toBe(JOBS);
      const charged = JOBS * 50_000;
      expect(till.bill()).toBe(charged);
      expect(await till.ledger()).toEqual({ calls: charged, sessions: charged, users: charged });
      expect(await till.openCalls()).toBe(0);
    } finally {
      await till.close();
    }
  }, 900_000);
});
