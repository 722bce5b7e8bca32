import { PromptSet, type ViewType } from '@admint/contract';
import { z } from 'zod';
import { type Agent, checkModel } from '../agent.ts';
import { failed, succeeded } from '../outcome.ts';
import { promptSetPrompt } from './prompt-set.prompt.ts';

export interface PromptParserInput {
  product_prompt: string;
  /** 1–8 */
  num_images: number;
  style_keywords: string[];
  /** The one seed that all images share. */
  seed: number;
}

const VIEW_ORDER: ViewType[] = ['front', 'side', 'back', 'top', 'detail', 'lifestyle'];
const GUIDANCE = 7.5;
const VARIATION = 0.3;

/** What a writer must answer; seed and guidance are ours to set. */
const Answer = z.object({
  product_category: z.string().min(1),
  style_keywords: z.array(z.string()),
  image_prompts: z
    .array(z.object({ prompt: z.string().min(1), negative_prompt: z.string(), view_type: z.string() }))
    .min(1),
  warnings: z.array(z.string()).nullish(),
});

/** What is asked of a model: exactly one prompt per view. */
function schemaFor(count: number): Record<string, unknown> {
  const exact = Answer.extend({ image_prompts: Answer.shape.image_prompts.length(count) });
  return z.toJSONSchema(exact) as Record<string, unknown>;
}

/** Takes how many images are wanted, gives their views: each once, then front and lifestyle again. */
export function viewsFor(count: number): ViewType[] {
  const extra: ViewType[] = ['front', 'lifestyle', 'detail', 'side'];
  return Array.from(
    { length: count },
    (_, i) => VIEW_ORDER[i] ?? extra[(i - VIEW_ORDER.length) % extra.length] ?? 'front',
  );
}

/** Turns a product sentence into one prompt per view, one seed for all (001 §4.2). */
export const promptParser: Agent<PromptParserInput, PromptSet> = {
  name: 'prompt_parser',
  capabilities: ['product-prompts', 'style-keywords', 'category'],
  dependencies: [],
  kind: 'text',
  check: checkModel('text'),
  async process(input, context) {
    const views = viewsFor(input.num_images);
    const facts = { ...input, views, consistency_seed: input.seed };
    const results = await context.calls(promptParser.name, [
      {
        kind: 'text',
        part: 'prompts',
        request: {
          task: 'prompt-set',
          system: promptSetPrompt.system,
          user: promptSetPrompt.user({ ...input, views }),
          schema: schemaFor(views.length),
          input: facts,
          seed: input.seed,
        },
      },
    ]);
    const [result] = results;
    if (!result?.ok)
      return failed(
        'prompt_parsing_failed',
        'The product description could not be turned into image prompts.',
        results,
      );
    const answer = Answer.safeParse(result.value);
    if (!answer.success || answer.data.image_prompts.length < views.length) {
      return failed(
        'prompt_parsing_failed',
        'The writer answered with something that is not a set of image prompts.',
        results,
      );
    }
    return succeeded(toPromptSet(answer.data, views, input), results, answer.data.warnings ?? []);
  },
};

function toPromptSet(answer: z.infer<typeof Answer>, views: ViewType[], input: PromptParserInput): PromptSet {
  return PromptSet.parse({
    consistency_seed: input.seed,
    style_keywords: answer.style_keywords.length > 0 ? answer.style_keywords : input.style_keywords,
    product_category: answer.product_category,
    image_prompts: views.map((view, i) => ({
      prompt: answer.image_prompts[i]?.prompt ?? '',
      negative_prompt: answer.image_prompts[i]?.negative_prompt ?? '',
      view_type: view,
      seed: input.seed,
      guidance_scale: GUIDANCE,
      variation_strength: VARIATION,
    })),
  });
}
