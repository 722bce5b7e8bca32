import { type AutoSettings, coherenceState, type FinalScenePrompt } from '@admint/contract';

/** Which parts of making an ad are on; the switches of 004 §7.0 that the studio has. */
export function coherenceOf({ coherence }: Pick<AutoSettings, 'coherence'>) {
  const state = coherenceState(coherence);
  return {
    enhancement: state.prompt_enhancement,
    planning: state.director_planning,
    narrative: state.unified_narrative,
    oneSeed: state.seed_control,
    references: state.reference_images,
    parallelClips: state.parallel_clips,
    chaining: state.frame_chaining,
    grade: state.post_processing,
  };
}

const SEEDS = 2_147_483_648;
/** A prime far from any power of two, so that neighbouring scenes get seeds that have nothing in common. */
const STEP = 1_640_531_513;

/** Without one seed for all, every scene gets its own; made from the ad's, so that a retry finds it again. */
export function withSeeds(
  prompts: FinalScenePrompt[],
  settings: Pick<AutoSettings, 'coherence'>,
): FinalScenePrompt[] {
  if (coherenceOf(settings).oneSeed) return prompts;
  return prompts.map((prompt) => ({ ...prompt, seed: (prompt.seed + prompt.scene * STEP) % SEEDS }));
}
