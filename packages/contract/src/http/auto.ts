import { z } from 'zod';
import { PROMPT_LIMITS } from '../limits.data.ts';
import {
  AdProduct,
  AdScene,
  AdSpecification,
  AutoSettings,
  DirectorPlan,
  FinalScenePrompt,
  SCENE_LIMITS,
  UnifiedNarrative,
} from '../ad-plan.ts';
import { lengthRange } from '../ad-timing.ts';
import { MusicGenre } from '../plan.ts';
import { Started } from './guided-flow.ts';
import { modelWish } from './models.ts';

const ById = z.object({ id: z.uuid() });

/** Everything one automatic ad is asked with, but whose photos it takes. */
export const GenerateFields = AutoSettings.extend({
  ...modelWish,
  prompt: z.string().trim().min(PROMPT_LIMITS.whole.least).max(PROMPT_LIMITS.whole.most),
  /** USD this ad may spend at most; left out, the server's own limit. */
  budget: z.number().min(0).max(10_000).optional(),
});

/** Says which `duration` so many scenes can have. */
export function requirePossibleLength(
  { duration, num_clips }: Pick<AutoSettings, 'duration' | 'num_clips'>,
  check: z.RefinementCtx,
  path: (string | number)[] = [],
): void {
  const { min, max } = lengthRange(num_clips ?? null);
  if (duration === undefined || (duration >= min && duration <= max)) return;
  const scenes = num_clips === undefined ? 'an ad of 3 to 5 scenes' : `an ad of ${num_clips} scenes`;
  const message = `${scenes} lasts ${min} to ${max} seconds`;
  check.addIssue({ code: 'custom', path: [...path, 'duration'], message });
}

export const GenerateRequest = GenerateFields.extend({
  /** A new ad that holds uploaded product photos; left out, one is opened. */
  session_id: z.uuid().optional(),
}).superRefine((request, check) => requirePossibleLength(request, check));
export type GenerateRequest = z.infer<typeof GenerateRequest>;

export const GenerateResponse = Started.extend({ generation_id: z.string(), session_id: z.string() });
export type GenerateResponse = z.infer<typeof GenerateResponse>;

/** Where an automatic ad stands with its words. */
export const StoryboardStatus = z.enum(['planning', 'review', 'approved']);
export type StoryboardStatus = z.infer<typeof StoryboardStatus>;

/** A scene with what has been made of it so far. */
export const StoryboardScene = AdScene.extend({
  image_id: z.string().nullable(),
  image_url: z.string().nullable(),
  clip_id: z.string().nullable(),
  clip_url: z.string().nullable(),
  poster_url: z.string().nullable(),
});
export type StoryboardScene = z.infer<typeof StoryboardScene>;

/** One round of the two prompt agents. */
export const PromptVersion = z.object({
  /** from 1 */
  round: z.int(),
  text: z.string(),
  /** "rules", or the model that wrote it. */
  written_by: z.string(),
  /** 0–100; null while nobody has judged it */
  score: z.number().nullable(),
  /** What the Prompt Engineer said of it. */
  critique: z.string().nullable(),
});
export type PromptVersion = z.infer<typeof PromptVersion>;

export const Storyboard = z.object({
  session_id: z.string(),
  generation_id: z.string(),
  status: StoryboardStatus,
  /** True while it waits for its owner. */
  editable: z.boolean(),
  prompt: z.string(),
  settings: AutoSettings,
  /** The prompt as two agents left it; null before, and when it was switched off. */
  enhanced_prompt: z
    .object({
      text: z.string(),
      initial_score: z.number(),
      final_score: z.number(),
      iterations: z.int(),
      status: z.string(),
      /** Every version after the sentence itself, first to last. */
      versions: z.array(PromptVersion).optional(),
    })
    .nullable(),
  specification: AdSpecification.nullable(),
  scenes: z.array(StoryboardScene),
  plan: DirectorPlan.nullable(),
  narrative: UnifiedNarrative.nullable(),
  scene_prompts: z.array(FinalScenePrompt),
  /** Names of the files under `/api/sessions/{id}/plan/{name}`. */
  files: z.array(z.string()),
  /** Seconds and USD of what is still to be made. */
  estimated_duration: z.number(),
  estimated_cost: z.number(),
});
export type Storyboard = z.infer<typeof Storyboard>;

/** The parts of a scene its owner may change; what is left out stays or is planned again. */
const EditedScene = AdScene.pick({ visual_prompt: true, overlay_text: true, duration: true }).extend({
  /** Which scene this was; left out for a new one. */
  number: z.int().min(1).optional(),
  camera_movement: AdScene.shape.camera_movement.optional(),
  transition: AdScene.shape.transition.optional(),
  view_type: AdScene.shape.view_type.optional(),
});
export type EditedScene = z.infer<typeof EditedScene>;

export const EditStoryboardRequest = z.object({
  scenes: z.array(EditedScene).min(SCENE_LIMITS.scenes.min).max(SCENE_LIMITS.scenes.max),
  product_name: AdProduct.shape.name.optional(),
  cta: AdSpecification.shape.cta.optional(),
  genre: MusicGenre.optional(),
});
export type EditStoryboardRequest = z.infer<typeof EditStoryboardRequest>;

export const autoRoutes = {
  generate: {
    method: 'post',
    path: '/api/generate',
    summary: 'Make a whole ad from one sentence',
    tag: 'automatic ads',
    auth: true,
    body: GenerateRequest,
    response: GenerateResponse,
    status: 202,
  },
  getStoryboard: {
    method: 'get',
    path: '/api/sessions/{id}/storyboard',
    summary: 'The plan of an automatic ad, scene by scene, with what has been made of it',
    tag: 'automatic ads',
    auth: true,
    params: ById,
    response: Storyboard,
  },
  editStoryboard: {
    method: 'put',
    path: '/api/sessions/{id}/storyboard',
    summary: 'Change scenes, texts and order before anything is paid',
    tag: 'automatic ads',
    auth: true,
    params: ById,
    body: EditStoryboardRequest,
    response: Storyboard,
  },
  approveStoryboard: {
    method: 'post',
    path: '/api/sessions/{id}/storyboard/approve',
    summary: 'Make the ad of this storyboard',
    tag: 'automatic ads',
    auth: true,
    params: ById,
    response: Started,
    status: 202,
  },
} as const;
