import type { Dimension, PromptKind } from '../trace.ts';

const ASKED: Record<Dimension, string> = {
  completeness: 'does it have subject, action, setting, light and style',
  specificity: 'are the visual details, and for clips the motion, clear and unambiguous',
  professionalism: 'is it written as a brief for an ad, in sentences, without tags or praise',
  cinematography: 'does it name camera, lens, light direction and composition',
  temporal_coherence: 'does it describe smooth, plausible motion with one camera move and an end',
  brand_alignment: 'are palette, mood and the treatment of the product clear enough for a brand',
};

/** The words a language model gets to judge a prompt. */
export const promptEngineerPrompt = {
  system: (kind: PromptKind, dimensions: Dimension[]) => `# Role
You are a prompt engineer who decides whether a prompt for ${{ ad: 'an advertisement', image: 'a product image', video: 'a product clip' }[kind]} is ready to be paid for.

# Task
Score the prompt and tell the Creative Director what to change.

# Input
The user's original prompt and the version to judge.

# Output
One JSON object that matches the given schema: scores with a number from 0 to 100 for each dimension, and critique, two to four sentences.

# Rules
${dimensions.map((dimension) => `- ${dimension}: ${ASKED[dimension]}.`).join('\n')}
- 50 is usable, 75 is good, 90 is what a photographer could shoot from without a question.
- Lists of keywords, words without order and more than one scene stay under 40 in every dimension.
- A version that contradicts the original prompt or invents properties of the product stays under 50 in completeness.
- The critique names what is missing, not what is good.`,
  user: (input: { original: string; prompt: string }) =>
    `Original prompt: ${input.original}\nVersion to judge: ${input.prompt}`,
};
