import type { Scenario } from '@admint/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded, sized } from './testing/seeded.ts';
import { SimulatedStudio } from './testing/simulated-studio.ts';

const SEED = 20_261;
const FULL = process.env.ADMINT_MONEY === 'full';
const RUNS = sized(process.env.ADMINT_MONEY, 12, 200);

/** People side by side, each with an image model of their own, so that each may meet faults of their own. */
const LANES = [
  'black-forest-labs/flux-schnell',
  'black-forest-labs/flux-pro',
  'stability-ai/sdxl',
  'black-forest-labs/flux-1.1-pro',
];

const FAULTS: Scenario[] = [
  'cold_boot',
  'progress_logs',
  'metrics_variants',
  '5xx_on_poll',
  'truncated_download',
  'data_uri_output',
  'reset_after_accept',
  '429_retry_after',
  'e005',
  'nsfw_black',
  'pa_interrupted',
  'e1000',
  'e1001',
  'e6716',
  'late_input_error',
  'aborted',
  'deadline_canceled',
  'expired',
  '402',
  '422_version',
];
/** These are waited out in real time, however fast the clock of the services runs. */
const SLOW: Scenario[] = ['html_502', 'reset_before_accept'];

let studio: SimulatedStudio;
beforeAll(async () => {
  studio = await SimulatedStudio.open({ scale: 120, env: { ADMINT_BUDGET_USD: '1000' } });
});
afterAll(() => studio?.close());

/** One person's way through the flow: pictures with or without a fault, sometimes stopped, tried again, made into clips. */
async function run(lane: number, next: () => number): Promise<string> {
  const { api, simulator } = studio;
  const model = LANES[lane] ?? '';
  const faults = FULL ? [...FAULTS, ...SLOW] : FAULTS;
  const scenario = next() < 0.6 ? (faults[Math.floor(next() * faults.length)] ?? 'ok') : 'ok';
  simulator.play(scenario, model);
  const id = await studio.images(4, { models: { image: `replicate:${model}` } });
  if (next() < 0.2) {
    await new Promise((resolve) => setTimeout(resolve, next() * 400));
    await api.send('POST', `/api/sessions/${id}/cancel`, {});
  }
  let session = await api.settled(id, 200);
  simulator.play('ok', model);
  if (session.failure?.retryable && next() < 0.7) {
    await api.send('POST', `/api/sessions/${id}/retry`, {});
    session = await api.settled(id, 200);
  }
  if (session.stage === 'image_selection' && session.generated_images.length > 1 && next() < 0.4) {
    const chosen = session.generated_images.slice(0, 2).map((image) => image.id);
    await api.approveImages(id, chosen);
    await api.generateClips(id);
    await api.settled(id, 200);
  }
  return id;
}

const micro = (usd: number) => Math.round(usd * 1e6);

/** A stop is booked by a workflow of its own; waits until nothing is open any more. */
async function settledAll(ids: string[]): Promise<void> {
  for (const id of ids) {
    for (;;) {
      const { receipts } = await studio.api.costs(id);
      if (receipts.every((receipt) => receipt.state === 'unknown' || receipt.settled !== null)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe(`${RUNS} mixed runs at the simulated services (seed ${SEED})`, () => {
  it('cost in the breakdown of each ad what the services bill for it, and nothing is billed that no ad shows', async () => {
    const next = seeded(SEED);
    const random = LANES.map(() => seeded(Math.floor(next() * 2 ** 31)));
    const ids: string[] = [];
    await Promise.all(
      random.map(async (own, lane) => {
        for (let i = lane; i < RUNS; i += LANES.length) ids.push(await run(lane, own));
      }),
    );
    await settledAll(ids);
    const { journal } = studio.simulator;
    const charged = new Map(journal.entries.map((entry) => [entry.id, entry.cost]));
    let all = 0;
    for (const id of ids) {
      const costs = await studio.api.costs(id);
      expect(costs.receipts.filter((receipt) => receipt.state === 'unknown')).toEqual([]);
      const theirs = costs.receipts.reduce((sum, { provider_id }) => {
        const cost = charged.get(provider_id ?? '') ?? 0;
        charged.delete(provider_id ?? '');
        return sum + cost;
      }, 0);
      const lines = costs.breakdown.reduce((sum, line) => sum + micro(line.cost), 0);
      expect({ id, lines, cents: Math.round(lines / 1e4) }).toEqual({
        id,
        lines: micro(costs.total_cost),
        cents: Math.round(theirs * 100),
      });
      // Every line is rounded to a millionth by itself.
      expect(Math.abs(lines - theirs * 1e6)).toBeLessThanOrEqual(costs.receipts.length);
      all += theirs;
    }
    expect(ids).toHaveLength(RUNS);
    expect([...charged.values()].filter((cost) => cost > 0)).toEqual([]);
    expect(micro(all)).toBe(micro(journal.bill()));
    expect(all).toBeGreaterThan(RUNS * 0.01);
  }, 1_200_000);
});
