import type { FinalScenePrompt } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { coherenceOf, withSeeds } from './coherence.ts';

const prompts = [1, 2, 3].map((scene) => ({ scene, seed: 7 }) as FinalScenePrompt);
const seeds = (coherence: Record<string, boolean>) =>
  withSeeds(prompts, { coherence }).map(({ seed }) => seed);

describe('coherence in the making', () => {
  it('is all on by itself, and off part by part', () => {
    const { chaining, ...usual } = coherenceOf({ coherence: {} });
    expect([chaining, ...Object.values(usual)]).toEqual([false, ...Object.values(usual).map(() => true)]);
    const off = { director_planning: false, reference_images: false, parallel_clips: false };
    expect(coherenceOf({ coherence: off })).toMatchObject({
      planning: false,
      references: false,
      parallelClips: false,
      narrative: true,
      grade: true,
    });
  });

  it('gives all scenes the seed of the ad, or each its own that a retry finds again', () => {
    expect(seeds({})).toEqual([7, 7, 7]);
    const own = seeds({ seed_control: false });
    expect(new Set(own).size).toBe(3);
    expect(own.every((seed) => seed >= 0 && seed < 2 ** 31)).toBe(true);
    expect(seeds({ seed_control: false })).toEqual(own);
  });
});
