import type {
  AdScene,
  AdSpecification,
  DirectorPlan,
  FinalScenePrompt,
  UnifiedNarrative,
} from '@admint/contract';
import { seedFor } from '../plan/write-plan.ts';

const IMAGE_NEVER = 'blurry, distorted, low quality, watermark, lettering, duplicate products';
const CLIP_NEVER = 'flicker, warped or morphing product, changing colours, cuts, lettering, watermark';
const STILL_NEVER = 'camera shake, sudden acceleration';

export interface PromptSources {
  specification: AdSpecification;
  /** null when planning is switched off: then only the scenes themselves speak */
  plan: DirectorPlan | null;
  narrative: UnifiedNarrative | null;
  /** Photo ids, when the user brought some. */
  references: string[];
  seed: number;
}

/** Writes what is sent to the models: each scene with its shot, its entities and its place in the story (004 §7.3, §8.4). */
export function scenePrompts({
  specification,
  plan,
  narrative,
  references,
  seed,
}: PromptSources): FinalScenePrompt[] {
  return specification.scenes.map((scene) => {
    const shot = plan?.shot_list.find(({ scene_number }) => scene_number === scene.number);
    const groups = plan?.consistency_groups.filter(({ scenes }) => scenes.includes(scene.number)) ?? [];
    const keep = groups.filter(({ entity }) => entity !== 'brand').map(({ requirement }) => requirement);
    return {
      scene: scene.number,
      image_prompt: joined([
        scene.visual_prompt,
        `${scene.shot_size}, ${scene.perspective}, ${scene.lens_type} lens`,
        storyOf(narrative, scene),
        ...keep,
        `Style: ${[...scene.style, ...specification.brand.style_keywords].join(', ')}`,
      ]),
      video_prompt: joined([
        scene.visual_prompt,
        `The camera: ${scene.camera_movement}, ${paceOf(scene)}, in one continuous take of ${scene.duration} seconds`,
        storyOf(narrative, scene),
        handover(narrative, scene),
        shot?.continuity ?? '',
        `${specification.product.name} keeps its shape, colours and parts throughout`,
      ]),
      negative_prompt: [
        IMAGE_NEVER,
        CLIP_NEVER,
        ...(scene.camera_movement === 'handheld' ? [] : [STILL_NEVER]),
      ].join(', '),
      seed: plan ? seedFor(plan, scene.number, seed) : seed,
      consistency_groups: groups.map(({ id }) => id),
      references,
    };
  });
}

function storyOf(narrative: UnifiedNarrative | null, scene: AdScene): string {
  const feeling = narrative?.emotional_arc.find((entry) => entry.scene === scene.number);
  const shown = narrative?.product_reveal.find((entry) => entry.scene === scene.number);
  return [feeling && `The feeling is ${feeling.emotion}`, shown?.shown].filter(Boolean).join('. ');
}

/** How the clip gets ready for the one after it. */
function handover(narrative: UnifiedNarrative | null, scene: AdScene): string {
  const next = narrative?.scene_connections.find(({ from }) => from === scene.number);
  return next ? `Towards the end: ${next.visual}` : 'It comes to rest at the end';
}

/** How fast a shot moves, in words. */
export function paceOf({ motion_intensity }: AdScene): string {
  if (motion_intensity < 0.35) return 'slowly and gently';
  return motion_intensity < 0.6 ? 'at a steady pace' : 'with smooth energy';
}

const joined = (parts: string[]) =>
  parts
    .map((part) => part.trim().replace(/[.\s]+$/, ''))
    .filter(Boolean)
    .map((part) => `${part}.`)
    .join(' ');
