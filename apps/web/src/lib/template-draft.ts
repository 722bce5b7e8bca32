import type { Draft } from './draft-store.ts';
import type { Template } from './templates.data.ts';

/** Takes a template and its call to action, gives the draft that fills in every form of the flow. */
export function draftOfTemplate(template: ReadonlyTemplate, cta: string): Draft {
  const { product_prompt, num_images, style_keywords, scene_prompt, clip_duration, finish } = template;
  return {
    product_prompt,
    num_images,
    style_keywords: [...style_keywords],
    scene_prompt,
    clip_duration,
    finish: { ...finish, cta },
  };
}

type ReadonlyTemplate = Omit<Template, 'id' | 'style_keywords'> & { style_keywords: readonly string[] };
