import { z } from 'zod';
import { coherenceFaults } from './coherence.ts';
import { SCENE_TEXT_LENGTH } from './limits.data.ts';
import { AspectRatio, CameraMovement, MusicGenre, ViewType } from './plan.ts';
import { TextOverlay } from './session.ts';
import { Grade } from './timeline/grade.ts';

/** The advertising frameworks of FR-007: what the scenes of an ad do one after the other. */
export const Framework = z.enum(['AIDA', 'PAS', 'BAB']);
export type Framework = z.infer<typeof Framework>;

export const SceneTransition = z.enum(['cut', 'crossfade', 'dissolve', 'slide', 'wipe', 'zoom']);
export type SceneTransition = z.infer<typeof SceneTransition>;

/** A short sound on the cut into a scene. */
export const SoundAccent = z.enum(['whoosh', 'hit', 'riser']);
export type SoundAccent = z.infer<typeof SoundAccent>;

export const SCENE_LIMITS = {
  scenes: { min: 1, max: 8 },
  /** seconds of one scene (004 §3.2) */
  seconds: { min: 3, max: 7 },
  overlay: SCENE_TEXT_LENGTH,
  prompt: { min: 10, max: 600 },
} as const;

/** One scene of an automatic ad: a beat of the framework, one shot, one text. */
export const AdScene = z.object({
  number: z.int().min(1),
  /** The beat of the framework, such as "Attention". */
  beat: z.string().min(1).max(60),
  /** What the scene does for the ad. */
  purpose: z.string().max(300),
  visual_prompt: z.string().trim().min(SCENE_LIMITS.prompt.min).max(SCENE_LIMITS.prompt.max),
  /** May be empty: then the picture speaks alone. */
  overlay_text: z.string().trim().max(SCENE_LIMITS.overlay),
  /** seconds */
  duration: z.number().min(SCENE_LIMITS.seconds.min).max(SCENE_LIMITS.seconds.max),
  place: z.string().max(120),
  view_type: ViewType,
  camera_movement: CameraMovement,
  motion_intensity: z.number().min(0).max(1),
  shot_size: z.string().min(1).max(60),
  perspective: z.string().min(1).max(60),
  lens_type: z.string().min(1).max(60),
  /** How the film gets into this scene; the first one begins with a cut. */
  transition: SceneTransition,
  transition_reason: z.string().max(200),
  /** The sound on the cut into this scene. */
  sound: SoundAccent.nullable(),
  /** Style words that only this scene adds, such as "dark". */
  style: z.array(z.string().max(40)).max(6),
});
export type AdScene = z.infer<typeof AdScene>;

export const AdProduct = z.object({
  name: z.string().min(1).max(50),
  /** The user's words for it. */
  description: z.string().min(1).max(300),
  /** What the user said it has or does. */
  features: z.array(z.string().max(120)).max(8),
});
export type AdProduct = z.infer<typeof AdProduct>;

export const BrandGuidelines = z.object({
  tone: z.string().min(1).max(60),
  /** Named colours, the user's own first. */
  colors: z.array(z.string().max(40)).max(6),
  audience: z.string().max(120).nullable(),
  style_keywords: z.array(z.string().max(40)).max(8),
  font: TextOverlay.shape.font,
  text_color: TextOverlay.shape.color,
  /** What the pictures and words never do. */
  never: z.array(z.string().max(160)).max(8),
});
export type BrandGuidelines = z.infer<typeof BrandGuidelines>;

/** Everything an ad is made from (FR-006): product, brand, framework, scenes, sound and colour. */
export const AdSpecification = z.object({
  product: AdProduct,
  brand: BrandGuidelines,
  framework: z.object({ name: Framework, reason: z.string().min(1).max(400) }),
  scenes: z.array(AdScene).min(SCENE_LIMITS.scenes.min).max(SCENE_LIMITS.scenes.max),
  cta: z.string().max(30),
  music: z.object({ genre: MusicGenre, reason: z.string().max(300) }),
  grade: Grade.extend({ reason: z.string().max(300) }),
  /** "rules", or the model that answered. */
  written_by: z.string(),
});
export type AdSpecification = z.infer<typeof AdSpecification>;

const SceneNumber = z.int().min(1);

/** VideoDirectorGPT-style planning (004 §7.3): who is seen where, shot by shot. Saved as `06_videodirectorgpt_plan.json`. */
export const DirectorPlan = z.object({
  planned_by: z.string(),
  entities: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['product', 'character', 'place', 'brand']),
      name: z.string(),
      description: z.string(),
      /** Colours, materials, appearance. */
      visual_requirements: z.array(z.string()),
    }),
  ),
  /** Entities seen in several scenes; scenes of a group share its seed. */
  consistency_groups: z.array(
    z.object({
      id: z.string(),
      entity: z.string(),
      scenes: z.array(SceneNumber),
      requirement: z.string(),
      seed: z.int(),
    }),
  ),
  shot_list: z.array(
    z.object({
      shot_number: z.int(),
      scene_number: SceneNumber,
      description: z.string(),
      duration: z.number(),
      camera_movement: CameraMovement,
      shot_size: z.string(),
      perspective: z.string(),
      lens_type: z.string(),
      /** Entities that must look as in the other scenes. */
      consistency_markers: z.array(z.string()),
      continuity: z.string(),
    }),
  ),
  scene_dependencies: z.array(
    z.object({
      scene: SceneNumber,
      depends_on: SceneNumber,
      kind: z.enum(['continues', 'contrasts', 'same_entity']),
      /** Its clip begins with the last frame of the clip it depends on. */
      chained: z.boolean().optional(),
      reason: z.string(),
    }),
  ),
  narrative_flow: z.array(z.object({ scene: SceneNumber, role: z.string() })),
});
export type DirectorPlan = z.infer<typeof DirectorPlan>;

/** What the unified narrative is judged on (004 §8.4); each 0–100. */
export const NARRATIVE_DIMENSIONS = [
  'coherence',
  'emotional_arc',
  'scene_connections',
  'visual_progression',
  'brand_integration',
  'framework_alignment',
] as const;
export const NarrativeScores = z.object({
  coherence: z.number().min(0).max(100),
  emotional_arc: z.number().min(0).max(100),
  scene_connections: z.number().min(0).max(100),
  visual_progression: z.number().min(0).max(100),
  brand_integration: z.number().min(0).max(100),
  framework_alignment: z.number().min(0).max(100),
});
export type NarrativeScores = z.infer<typeof NarrativeScores>;

/** The story every scene prompt is written from. Saved as `unified_narrative.json` and `.md`. */
export const NarrativeStory = z.object({
  /** Two or three paragraphs. */
  overall_story: z.array(z.string().min(1)).min(1).max(4),
  emotional_arc: z.array(
    z.object({ scene: SceneNumber, emotion: z.string().min(1), intensity: z.number().min(0).max(1) }),
  ),
  scene_connections: z.array(
    z.object({
      from: SceneNumber,
      to: SceneNumber,
      narrative: z.string().min(1),
      visual: z.string().min(1),
    }),
  ),
  visual_progression: z.array(z.object({ scene: SceneNumber, look: z.string().min(1) })),
  product_reveal: z.array(
    z.object({ scene: SceneNumber, stage: z.enum(['hidden', 'partial', 'full']), shown: z.string().min(1) }),
  ),
  brand_narrative: z.string().min(1),
});
export type NarrativeStory = z.infer<typeof NarrativeStory>;

export const UnifiedNarrative = NarrativeStory.extend({
  written_by: z.string(),
  score: z.number(),
  scores: NarrativeScores,
  /** Every round of Creative Director and Editor. */
  rounds: z.array(
    z.object({
      round: z.int(),
      written_by: z.string(),
      scored_by: z.string(),
      score: z.number(),
      scores: NarrativeScores,
      critique: z.string(),
    }),
  ),
});
export type UnifiedNarrative = z.infer<typeof UnifiedNarrative>;

/** What is really sent to the image and video models. Saved as `07_final_scene_prompts.json`. */
export const FinalScenePrompt = z.object({
  scene: SceneNumber,
  image_prompt: z.string(),
  video_prompt: z.string(),
  negative_prompt: z.string(),
  seed: z.int(),
  consistency_groups: z.array(z.string()),
  /** Ids of the product photos every picture of the product is made from. */
  references: z.array(z.string()),
});
export type FinalScenePrompt = z.infer<typeof FinalScenePrompt>;

/** What the user asked of an automatic ad; kept with it, so that it can be made again or varied. */
export const AutoSettings = z.object({
  /** Seconds the finished ad shall last; left out, as long as its scenes need. */
  duration: z.number().min(3).max(56).optional(),
  aspect_ratio: AspectRatio.default('16:9'),
  /** Exactly so many scenes; left out, 3 to 5. */
  num_clips: z.int().min(SCENE_LIMITS.scenes.min).max(SCENE_LIMITS.scenes.max).optional(),
  framework: Framework.optional(),
  style_keywords: z.array(z.string().trim().min(1).max(40)).max(12).default([]),
  music: z.object({ enabled: z.boolean().default(true), genre: MusicGenre.optional() }).prefault({}),
  /** Name and call to action for the end card; left out, they are written. */
  product_name: z.string().trim().max(50).optional(),
  cta: z.string().trim().max(30).optional(),
  seed: z.int().min(0).max(2_147_483_647).optional(),
  photo_background: z.enum(['replace', 'keep']).default('replace'),
  fps: z.union([z.literal(24), z.literal(25), z.literal(30)]).default(30),
  /** `draft` makes small clips fast, to judge the story; the finished file has its full size either way. */
  quality: z.enum(['draft', 'final']).default('final'),
  /** Stop at the storyboard, before anything but the words has been paid. */
  review: z.boolean().default(false),
  /** Coherence switches by name. */
  coherence: z
    .record(z.string().max(60), z.union([z.boolean(), z.number(), z.string().max(200)]))
    .superRefine((wish, check) => {
      for (const { name, message } of coherenceFaults(wish))
        check.addIssue({ code: 'custom', path: [name], message });
    })
    .default({}),
});
export type AutoSettings = z.infer<typeof AutoSettings>;
