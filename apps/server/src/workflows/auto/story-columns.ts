import type {
  AdSpecification,
  AutoSettings,
  CompositionSettings,
  DirectorPlan,
  FinalScenePrompt,
  UnifiedNarrative,
} from '@admint/contract';
import { coherenceOf, withSeeds } from './coherence.ts';

export interface WrittenStory {
  specification: AdSpecification;
  plan: DirectorPlan | null;
  narrative: UnifiedNarrative | null;
  scene_prompts: FinalScenePrompt[];
}

const END_CARD_SECONDS = 1.6;

/** A written story as columns: of the plan itself, and of the session, so that the guided pages show the same ad. */
export function storyColumns(
  { specification, plan, narrative, scene_prompts }: WrittenStory,
  settings: AutoSettings,
) {
  const { product, brand, cta, music, scenes, grade } = specification;
  const composition: CompositionSettings = {
    text_overlay: { product_name: product.name, cta, font: brand.font, color: brand.text_color },
    audio: { enabled: settings.music.enabled, genre: music.genre },
    intro_duration: 0,
    outro_duration: END_CARD_SECONDS,
    aspect_ratio: settings.aspect_ratio,
    grade: coherenceOf(settings).grade
      ? { preset: grade.preset, strength: grade.strength }
      : { preset: 'none', strength: 0 },
    scene_texts: scenes.map(({ number, overlay_text }) => ({ scene: number, text: overlay_text })),
  };
  return {
    planColumns: {
      specification: JSON.stringify(specification),
      plan: plan ? JSON.stringify(plan) : null,
      narrative: narrative ? JSON.stringify(narrative) : null,
      scene_prompts: JSON.stringify(withSeeds(scene_prompts, settings)),
    },
    sessionColumns: {
      product_prompt: product.description.slice(0, 200),
      style_keywords: JSON.stringify(brand.style_keywords),
      num_images: scenes.length,
      clip_duration: Math.max(...scenes.map(({ duration }) => duration)),
      composition: JSON.stringify(composition),
    },
  };
}
