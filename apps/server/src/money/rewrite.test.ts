import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../postgres/eventually.ts';
import { SimulatedStudio } from './testing/simulated-studio.ts';

const FLUX = 'black-forest-labs/flux-schnell';
let studio: SimulatedStudio;

beforeAll(async () => {
  const env = { ADMINT_TEXT_MODELS: 'local', ADMINT_IMAGE_MODELS: `replicate:${FLUX}` };
  studio = await SimulatedStudio.open({ scale: 100, env });
});
afterAll(() => studio?.close());

const prompts = (id: string) =>
  studio.db
    .selectFrom('provider_calls')
    .select(['part', 'attempt', 'state', 'settled', 'request'])
    .where('session_id', '=', id)
    .where('kind', '=', 'image')
    .orderBy('part')
    .orderBy('attempt')
    .execute();

describe('pictures that a content filter refuses', () => {
  it('are explained, cost nothing, are not asked for again by themselves, and once in other words when that is wanted', async () => {
    studio.simulator.play('e005', FLUX);
    const id = await studio.images(4);
    const refused = await studio.api.settled(id, 60);
    expect(refused).toMatchObject({ stage: 'failed', total_cost: 0 });
    expect(refused.failure?.parts).toHaveLength(4);
    expect(refused.failure?.parts[0]).toMatchObject({
      refused: true,
      message: 'The model’s content filter refused this. Change the words or the photo and try again.',
    });
    expect((await prompts(id)).map((row) => row.attempt)).toEqual([1, 1, 1, 1]);

    studio.simulator.play('ok', FLUX);
    const part = refused.failure?.parts[0]?.name ?? '';
    const path = `/api/sessions/${id}/parts/${encodeURIComponent(part)}/rewrite`;
    await studio.api.call('POST', path, {});
    const session = await studio.api.settled(id, 60);
    expect(session.generated_images).toHaveLength(1);
    const [first, second] = (await prompts(id)).filter((row) => row.part === part);
    expect(second).toMatchObject({ state: 'succeeded', settled: '0.003000' });
    expect(second?.request.prompt).not.toBe(first?.request.prompt);
    expect(session.generated_images[0]?.prompt).toBe(second?.request.prompt);
    expect(second?.request.prompt).toMatch(/suitable for all audiences\.$/);

    // Another part, in words of one's own; then the same part again is refused.
    const other = session.failure?.parts[0]?.name ?? '';
    studio.simulator.play('e005', FLUX);
    const otherPath = `/api/sessions/${id}/parts/${encodeURIComponent(other)}/rewrite`;
    await studio.api.call('POST', otherPath, { prompt: 'Pink shoes on a white table, nothing else' });
    await studio.api.settled(id, 60);
    const own = (await prompts(id)).filter((row) => row.part === other).at(-1);
    expect(own?.request.prompt).toBe('Pink shoes on a white table, nothing else');
    expect(await studio.api.problem('POST', otherPath, {})).toMatchObject({
      code: 'wrong_stage',
      detail: `“${other}” was asked for in other words already. Describe the product differently and start again.`,
    });
    expect(await studio.api.problem('POST', path, {})).toMatchObject({ status: 409 });
  }, 90_000);
});

describe('a refused picture of an ad with a language model', () => {
  it('gets its other words from that model: asked once, paid, and sent as they came', async () => {
    const LLAMA = 'meta/meta-llama-3.1-70b-instruct';
    studio.simulator.play('e005', FLUX);
    const models = { text: `replicate:${LLAMA}`, image: `replicate:${FLUX}` };
    const id = await studio.images(4, { models });
    const refused = await studio.api.settled(id, 60);
    expect(refused.failure?.parts[0]).toMatchObject({ refused: true });
    const before = refused.total_cost;

    studio.simulator.play('ok', FLUX);
    const part = refused.failure?.parts[0]?.name ?? '';
    await studio.api.call('POST', `/api/sessions/${id}/parts/${encodeURIComponent(part)}/rewrite`, {});
    const session = await studio.api.settled(id, 60);
    expect(session.generated_images).toHaveLength(1);
    const asked = await studio.db
      .selectFrom('provider_calls')
      .select(['provider', 'model', 'state', 'settled', 'value', 'request'])
      .where('session_id', '=', id)
      .where('agent', '=', 'prompt_rewriter')
      .execute();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ provider: 'replicate', model: LLAMA, state: 'succeeded' });
    const [first, second] = (await prompts(id)).filter((row) => row.part === part);
    // The model is told what was refused, and its words are sent as they came.
    expect(JSON.stringify(asked[0]?.request)).toContain(String(first?.request.prompt));
    expect(Object.values(asked[0]?.value as Record<string, unknown>)).toContain(second?.request.prompt);
    expect(second?.request.prompt).not.toBe(first?.request.prompt);
    const paid = Number(asked[0]?.settled) + Number(second?.settled);
    expect(Number(asked[0]?.settled)).toBeGreaterThan(0);
    expect(session.total_cost - before).toBeCloseTo(paid, 6);
    const { receipts } = await studio.api.costs(id);
    expect(receipts.filter(({ model }) => model === LLAMA)).toHaveLength(2);
  }, 90_000);
});

describe('clips made again under the same words', () => {
  it('are other clips unless the same seed is asked for, and the same ones cost nothing within a day and say so', async () => {
    studio.simulator.play('ok', FLUX);
    const id = await studio.images(4);
    const images = (await studio.api.settled(id, 60)).generated_images.slice(0, 2);
    await studio.api.approveImages(
      id,
      images.map((image) => image.id),
    );
    const shoot = async (extra = {}) => {
      await studio.api.generateClips(id, extra);
      const { generated_clips: clips, failure } = await studio.api.settled(id, 90);
      expect(failure).toBeNull();
      const rows = await studio.db
        .selectFrom('assets')
        .select(['id', 'seed'])
        .where('session_id', '=', id)
        .where('asset_type', '=', 'video')
        .orderBy('created_at')
        .execute();
      return { clips: clips.slice(-2), seeds: rows.slice(-2).map((row) => row.seed) };
    };
    const first = await shoot();
    const again = await shoot();
    expect(new Set(again.seeds).size).toBe(1);
    expect(again.seeds[0]).not.toBe(first.seeds[0]);
    expect(again.clips.every((clip) => clip.cost > 0 && !clip.cached)).toBe(true);
    const spent = studio.simulator.journal.bill();
    const same = await shoot({ seed: again.seeds[0] });
    expect(same.clips.map((clip) => [clip.cost, clip.cached])).toEqual([
      [0, true],
      [0, true],
    ]);
    await eventually(async () => {
      const { generated_clips } = await studio.api.session(id);
      return generated_clips.every((clip) => clip.proxy_url);
    });
    expect(studio.simulator.journal.bill()).toBe(spent);
    const { receipts } = await studio.api.costs(id);
    expect(receipts.filter((receipt) => receipt.cached)).toHaveLength(2);
  }, 120_000);
});
