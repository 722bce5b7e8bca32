import type { ImagePrompt } from '@admint/contract';
import type { FileInput } from '@admint/providers';
import { type Agent, type CallProgress, type CallSpec, checkModel } from '../agent.ts';
import { failed, succeeded } from '../outcome.ts';

/** A picture to make; what is left out follows from its place in the list. */
export interface ImageOrder extends ImagePrompt {
  part?: string;
  /** 0 for the first picture of a view; further ones differ in framing and set, not in the product. */
  variation?: number;
  /** The place a new take belongs to. */
  slot?: string;
  parents?: string[];
  /** The scene of a planned ad it is for, and style words that only that scene adds. */
  scene?: number;
  style?: string[];
}

export interface ImageGeneratorInput {
  product_prompt: string;
  style_keywords: string[];
  image_prompts: ImageOrder[];
  /** The seed all pictures of the product share; a new take has a seed of its own beside it. */
  product_seed?: number;
  /** The share of the bar they fill; that of the guided flow when left out. */
  progress?: Pick<CallProgress, 'from' | 'to'>;
  /** The user's photos of the product, by content hash; empty when there are none. */
  photos: FileInput[];
  photo_background: 'replace' | 'keep';
  /** Hashes of the photos that keep what surrounds the product whatever `photo_background` says. */
  kept_photos?: string[];
  /** pixels; square unless a ratio was asked for */
  width: number;
  height: number;
}

/** Makes all images side by side; some may fail, then the rest still stand (001 §4.3). */
export const imageGenerator: Agent<ImageGeneratorInput, { asset_ids: string[] }> = {
  name: 'image_generator',
  capabilities: ['text-to-image', 'seed', 'parallel'],
  dependencies: ['prompt_parser'],
  kind: 'image',
  check: checkModel('image'),
  async process(input, context) {
    const results = await context.calls(imageGenerator.name, imageCalls(input));
    const made = results.flatMap((result) => (result.ok && result.asset_id ? [result.asset_id] : []));
    if (made.length === 0)
      return failed('image_generation_failed', 'None of the images could be made.', results);
    return succeeded({ asset_ids: made }, results);
  },
};

function imageCalls(input: ImageGeneratorInput): CallSpec<'image'>[] {
  const seen = new Map<string, number>();
  return input.image_prompts.map((prompt) => {
    const count = (seen.get(prompt.view_type) ?? 0) + 1;
    seen.set(prompt.view_type, count);
    return {
      kind: 'image',
      part: prompt.part ?? (count === 1 ? `${prompt.view_type} view` : `${prompt.view_type} view ${count}`),
      request: {
        product_prompt: input.product_prompt,
        prompt: prompt.prompt,
        negative_prompt: prompt.negative_prompt,
        view_type: prompt.view_type,
        style_keywords: [...(prompt.style ?? []), ...input.style_keywords],
        seed: prompt.seed,
        ...(input.product_seed !== undefined && { product_seed: input.product_seed }),
        variation: prompt.variation ?? count - 1,
        guidance_scale: prompt.guidance_scale,
        width: input.width,
        height: input.height,
        references: input.photos,
        photo_background: input.photo_background,
        ...(input.kept_photos?.length && { kept_photos: input.kept_photos }),
      },
      asset: {
        type: 'image',
        prompt: prompt.prompt,
        seed: prompt.seed,
        parents: prompt.parents ?? [],
        metadata: {
          view_type: prompt.view_type,
          negative_prompt: prompt.negative_prompt,
          ...(prompt.slot !== undefined && { slot: prompt.slot }),
          ...(prompt.scene !== undefined && { scene: prompt.scene }),
        },
      },
      progress: { stage: 'image_generation', ...(input.progress ?? GUIDED), noun: 'image' },
    };
  });
}

const GUIDED = { from: 10, to: 50 };
