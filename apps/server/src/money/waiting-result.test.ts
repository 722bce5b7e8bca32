import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedStudio } from './testing/simulated-studio.ts';

const FLUX = 'black-forest-labs/flux-schnell';
let studio: SimulatedStudio;

beforeAll(async () => {
  const env = { ADMINT_TEXT_MODELS: 'local', ADMINT_IMAGE_MODELS: `replicate:${FLUX}` };
  studio = await SimulatedStudio.open({ scale: 100, env });
});
afterAll(() => studio?.close());

/** The folder that files are kept in becomes a file, as when a disk goes away. */
async function breakStorage(): Promise<() => Promise<void>> {
  const [assets, away] = [join(studio.home, 'assets'), join(studio.home, 'assets-away')];
  await mkdir(assets, { recursive: true });
  await rename(assets, away);
  await writeFile(assets, '');
  return async () => {
    await rm(assets);
    await rename(away, assets);
  };
}

describe('pictures that are paid for and cannot be kept', () => {
  it('are open, not lost: the person reads why, and trying again fetches them without buying them anew', async () => {
    const { api, simulator } = studio;
    const restore = await breakStorage();
    const id = await studio.images(4);
    const failed = await api.settled(id, 90);
    expect(failed).toMatchObject({ stage: 'failed', total_cost: 0 });
    expect(failed.failure?.retryable).toBe(true);
    const [part] = failed.failure?.parts ?? [];
    expect(part?.message ?? failed.failure?.message).toContain('nothing is lost: try again');
    expect(failed.failure?.parts.map(({ code, waiting }) => ({ code, waiting }))).toEqual(
      Array.from({ length: 4 }, () => ({ code: 'result_waiting', waiting: true })),
    );
    const { receipts } = await api.costs(id);
    const open = receipts.filter(({ state }) => state === 'unknown');
    expect(open).toHaveLength(4);
    expect(open.every(({ settled }) => settled === null)).toBe(true);
    const orders = simulator.journal.creates;

    await restore();
    const again = await api.call<{ estimated_cost: number }>('POST', `/api/sessions/${id}/retry`);
    expect(again.estimated_cost).toBe(0);
    const session = await api.settled(id, 90);
    expect(session.failure).toBeNull();
    expect(session.generated_images).toHaveLength(4);
    expect(simulator.journal.creates).toBe(orders);
    expect(session.total_cost).toBeCloseTo(simulator.journal.bill(), 6);
    const { receipts: settled } = await api.costs(id);
    expect(settled.filter(({ state }) => state === 'unknown')).toEqual([]);
  }, 120_000);
});
