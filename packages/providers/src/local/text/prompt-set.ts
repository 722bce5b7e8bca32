import { type PromptSet, PromptSet as PromptSetSchema, ViewType } from '@admint/contract';
import { z } from 'zod';
import { MOOD_WORDS, type MoodTag, parsePrompt, type ProductSpec } from '../renderer/words/index.ts';
import {
  CATEGORY_NAMES,
  DEFAULT_STYLE,
  LIFESTYLE_PLACE,
  PLAIN_LIGHT,
  PLAIN_STYLE,
  SHAPE_NAMES,
  STYLE_LIGHT,
} from './style-words.ts';
import { EXTRA_VIEWS, VARIATIONS, VIEW_FRAMING, VIEW_ORDER } from './view-words.ts';

const GUIDANCE = 7.5;
const VARIATION = 0.3;
const QUALITY = 'sharp focus, high detail, true colours';
const AVOID = 'blurry, distorted, low quality, watermark, extra lettering, duplicate products, hands, people';

/** Facts of a `prompt-set` task. */
export const PromptSetInput = z.object({
  product_prompt: z.string().trim().min(1),
  num_images: z.int().min(1).max(16).default(6),
  style_keywords: z.array(z.string()).default([]),
  consistency_seed: z.int().optional(),
  /** The views in order, when the caller has chosen them already. */
  views: z.array(ViewType).optional(),
});
export type PromptSetInput = z.infer<typeof PromptSetInput>;

/** One image prompt per view of the same product: front, side, back, top, detail, lifestyle, then further takes of them. */
export function writePromptSet(input: PromptSetInput, seed: number): PromptSet {
  const spec = parsePrompt(input.product_prompt);
  const style = styleKeywords(input.style_keywords, spec);
  const views = input.views?.length ? input.views : viewsInOrder(input.num_images);
  const taken = new Map<ViewType, number>();
  const consistencySeed = input.consistency_seed ?? seed;
  return PromptSetSchema.parse({
    consistency_seed: consistencySeed,
    style_keywords: style,
    product_category: SHAPE_NAMES[spec.sub] ?? CATEGORY_NAMES[spec.category],
    image_prompts: views.map((view) => {
      const round = taken.get(view) ?? 0;
      taken.set(view, round + 1);
      return {
        prompt: viewPrompt(input.product_prompt, spec, style, view, round),
        negative_prompt: view === 'lifestyle' ? `${AVOID}, plain studio backdrop` : `${AVOID}, clutter`,
        view_type: view,
        seed: consistencySeed,
        guidance_scale: GUIDANCE,
        variation_strength: VARIATION,
      };
    }),
    warnings: spec.warnings,
  });
}

/** Each view once, then front, lifestyle, detail and side again. */
export function viewsInOrder(count: number): ViewType[] {
  return Array.from({ length: count }, (_, i) => {
    const extra = EXTRA_VIEWS[Math.max(0, i - VIEW_ORDER.length) % EXTRA_VIEWS.length];
    return VIEW_ORDER[i] ?? extra ?? 'front';
  });
}

/** The user's own chips first; moods the sentence names, then what suits the category, when there are none. */
function styleKeywords(chosen: readonly string[], spec: ProductSpec): string[] {
  const given = chosen.map((word) => word.trim()).filter(Boolean);
  if (given.length > 0) return [...new Set(given)];
  const named = spec.prompt
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => MOOD_WORDS[word] !== undefined);
  const usual = DEFAULT_STYLE[spec.category] ?? PLAIN_STYLE;
  return [...new Set([...named, ...usual])].slice(0, 4);
}

function viewPrompt(
  product: string,
  spec: ProductSpec,
  style: readonly string[],
  view: ViewType,
  round: number,
): string {
  const framings = VIEW_FRAMING[view];
  const framing = framings[round % framings.length] ?? framings[0];
  const lifestyle = view === 'lifestyle';
  const parts = [
    `${lifestyle ? 'Lifestyle' : 'Professional'} product photography of ${subject(product)}`,
    framing,
    lifestyle ? LIFESTYLE_PLACE[spec.category] : light(style, spec),
    view === 'detail' ? 'macro lens, shallow depth of field' : '',
    style.join(', '),
    VARIATIONS[round % VARIATIONS.length] ?? '',
    QUALITY,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The user's words, fit to stand inside a longer sentence. */
export function subject(product: string): string {
  return product
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!?,;:\s]+$/, '');
}

function light(style: readonly string[], spec: ProductSpec): string {
  if (spec.surface !== undefined || spec.bgColor !== undefined) return 'studio lighting with soft shadows';
  const tags = style
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}]+/u))
    .map((word) => MOOD_WORDS[word]);
  const tag = tags.find((found): found is MoodTag => found !== undefined);
  return tag ? STYLE_LIGHT[tag] : PLAIN_LIGHT;
}
