import type { Scenario } from '@admint/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAULTS_SEEN, type Seen } from './testing/faults-seen.data.ts';
import { SimulatedStudio } from './testing/simulated-studio.ts';

const FULL = process.env.ADMINT_MONEY === 'full';
const FLUX = 'black-forest-labs/flux-schnell';
/** What this model never does; said of every picture it makes. */
const ALWAYS = 'takes no list of things to avoid';

let studio: SimulatedStudio;
beforeAll(async () => {
  const env = { ADMINT_TEXT_MODELS: 'local', ADMINT_IMAGE_MODELS: `replicate:${FLUX}` };
  studio = await SimulatedStudio.open({ scale: 120, env });
});
afterAll(() => studio?.close());

/** What a person reads at the end of a picture stage whose first model met the fault. */
async function seenOf(scenario: Scenario): Promise<Seen> {
  // No fault is to be blamed on the one before.
  await studio.db.deleteFrom('model_health').execute();
  studio.simulator.play(scenario, FLUX);
  const id = await studio.images(4);
  const session = await studio.api.settled(id, 200);
  const { total_cost } = await studio.api.costs(id);
  const parts = session.failure?.parts ?? [];
  const alone = session.failure && parts.length === 0 ? [session.failure.message] : [];
  const sentences = [...parts.map((part) => part.message), ...alone, ...session.warnings]
    .filter((sentence) => !sentence.includes(ALWAYS))
    .map((sentence) => sentence.replace(/^“.+”(?= were made)|^“[^”]+”/, '“…”'));
  return {
    scenario,
    pictures: session.generated_images.length,
    says: [...new Set(sentences)],
    charged: total_cost,
    again: session.failure?.retryable ?? null,
  };
}

describe('what a person sees of each fault of a provider', () => {
  it.each(FAULTS_SEEN.filter((one) => FULL || one.often))(
    '$scenario',
    async (expected) => {
      const { scenario, pictures, says, charged, again } = expected;
      expect(await seenOf(scenario)).toEqual({ scenario, pictures, says, charged, again });
    },
    240_000,
  );
});
