import type { AdPlanRow } from '../../store/ad-plans.ts';
import { CLIP_FORMAT, IMAGE_SIZE } from '../formats.ts';
import { CLIP_SIZES } from './sizes.ts';

/** What pictures and clips that are made beside the stages have to share with those that stand. */
export interface AdFormats {
  /** pixels */
  image: typeof IMAGE_SIZE;
  /** pixels and rate */
  clip: typeof CLIP_FORMAT;
  /** The seed of the product in a scene, and style words that only that scene has; by number. */
  scenes: Record<number, { product_seed: number; style: string[] }>;
}

/** Takes the plan of an automatic ad, or undefined for a guided one, gives its sizes and what its scenes share. */
export function formatsOf(plan: AdPlanRow | undefined): AdFormats {
  if (!plan) return { image: IMAGE_SIZE, clip: CLIP_FORMAT, scenes: {} };
  const { quality, aspect_ratio, fps } = plan.settings;
  const size = CLIP_SIZES[quality][aspect_ratio];
  return {
    image: size,
    clip: { ...size, fps: quality === 'draft' ? 24 : fps },
    scenes: Object.fromEntries(
      plan.scene_prompts.map(({ scene, seed }) => [
        scene,
        {
          product_seed: seed,
          style: plan.specification?.scenes.find(({ number }) => number === scene)?.style ?? [],
        },
      ]),
    ),
  };
}
