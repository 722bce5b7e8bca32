import { describe, expect, it } from 'vitest';
import { SimulatedStudio } from './testing/simulated-studio.ts';

/** Per stage: what 001 names (§8.2), and today's better ones. */
const TIERS = {
  draft: {
    keys: ['replicate'],
    models: {
      prompt_parser: 'meta/meta-llama-3.1-70b-instruct',
      image_generator: 'black-forest-labs/flux-pro',
      scene_planner: 'meta/meta-llama-3.1-70b-instruct',
      video_generator: 'stability-ai/stable-video-diffusion',
      music_director: 'meta/musicgen',
    },
  },
  production: {
    keys: ['replicate', 'openai'],
    models: {
      prompt_parser: 'gpt-4.1-mini',
      scene_planner: 'gpt-4.1-mini',
    },
  },
} as const;

const micro = (usd: number) => Math.round(usd * 1e6);

/** The full run makes an ad in each tier. */
const TRIED = process.env.ADMINT_MONEY === 'full' ? (['draft', 'production'] as const) : (['draft'] as const);

describe.each(TRIED)('a whole ad with a key, tier: %s', (tier) => {
  it('works the first time, is made by the models of its tier, and costs what the providers bill', async () => {
    const { keys, models } = TIERS[tier];
    const studio = await SimulatedStudio.open({
      keys: [...keys],
      scale: 60,
      webhooks: tier === 'production',
      env: { ADMINT_TIER: tier },
    });
    try {
      const { api, simulator } = studio;
      const health = await api.call<{ agents: { available: boolean }[] }>('GET', '/api/agents/health');
      expect(health.agents.every((agent) => agent.available)).toBe(true);
      const id = await studio.images(4);
      const images = await api.settled(id, 120);
      expect(images).toMatchObject({ stage: 'image_selection', failure: null });
      await api.approveImages(
        id,
        images.generated_images.slice(0, 2).map((image) => image.id),
      );
      await api.generateClips(id);
      const clips = await api.settled(id, 120);
      expect(clips).toMatchObject({ stage: 'clip_selection', failure: null });
      await api.approveClips(
        id,
        clips.generated_clips.map((clip) => clip.id),
      );
      await api.compose(id);
      const done = await api.settled(id, 180);
      expect(done).toMatchObject({ stage: 'complete', failure: null });
      expect(done.final_video?.file_size_mb).toBeGreaterThan(0);

      const costs = await api.costs(id);
      const paid = costs.receipts.filter((receipt) => receipt.provider !== 'local');
      expect(paid.every((receipt) => receipt.state === 'succeeded' && receipt.provider_id)).toBe(true);
      const used = Object.fromEntries(paid.map((receipt) => [receipt.agent, receipt.model]));
      expect(used).toMatchObject(models);
      expect(Object.keys(used)).toHaveLength(5);
      const bill = micro(simulator.journal.bill());
      expect(bill).toBeGreaterThan(0);
      // To the cent, and closer: every line is rounded to a millionth by itself.
      expect(Math.round(costs.total_cost * 100)).toBe(Math.round(bill / 1e4));
      expect(Math.abs(micro(costs.total_cost) - bill)).toBeLessThanOrEqual(paid.length);
      const lines = costs.breakdown.reduce((sum, line) => sum + micro(line.cost), 0);
      expect(lines).toBe(micro(costs.total_cost));
      // A text model whose answer cannot be read is asked once more, in the same call and on the same receipt.
      const made = (of: { provider: string }[]) => of.filter((one) => one.provider === 'replicate').length;
      const ordered = simulator.journal.entries.map((entry) => ({ provider: entry.service }));
      expect(made(ordered)).toBe(made(paid));
    } finally {
      await studio.close();
    }
  }, 300_000);
});
