import type { AdSpecification, NarrativeStory } from '@admint/contract';

const facts = (specification: AdSpecification) => {
  const { product, brand, framework, scenes, cta, music, grade } = specification;
  return JSON.stringify({ product, brand, framework, scenes, cta, music, grade });
};

/** The words of the Creative Director who writes the story of the whole ad before any scene prompt. */
export const narrativePrompt = {
  system: `# Role
You are the creative director of a short product film.
# Task
Write one unified narrative for the whole ad, so that every scene is told as part of it.
# Input
The ad specification as JSON; in later rounds the version before and the Editor's critique.
# Output
One JSON object that matches the given schema: overall_story (two or three paragraphs), emotional_arc, scene_connections, visual_progression, product_reveal and brand_narrative. Scene numbers are those of the specification.
# Rules
- Follow the Sensory Journey: from one detail that can almost be touched to the whole product in its world.
- Every scene has a feeling with an intensity from 0 to 1, a look, and how much of the product is seen: hidden, partial or full; full at the latest in the last scene, and never less than before.
- Every cut has a link in the story and a link in the picture.
- Keep the steps of the framework, their names and their order.
- Claim nothing about the product that the specification does not say.`,
  user: (specification: AdSpecification, before: { story: NarrativeStory; critique: string } | null) =>
    before
      ? `Specification: ${facts(specification)}\nVersion before: ${JSON.stringify(before.story)}\nCritique: ${before.critique}`
      : `Specification: ${facts(specification)}`,
};

/** The words of the Editor who judges it. */
export const editorPrompt = {
  system: `# Role
You are the editor of short product films.
# Task
Judge the narrative of an ad on six dimensions and say what to mend.
# Input
The ad specification and the narrative as JSON.
# Output
One JSON object that matches the given schema: scores with coherence, emotional_arc, scene_connections, visual_progression, brand_integration and framework_alignment, each 0 to 100, and critique in two to four sentences.
# Rules
- Use the whole scale; 85 is good enough to shoot.
- Name scenes by number. Ask for changes, not for more words.`,
  user: (specification: AdSpecification, story: NarrativeStory) =>
    `Specification: ${facts(specification)}\nNarrative: ${JSON.stringify(story)}`,
};
