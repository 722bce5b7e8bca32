import type {
  AdScene,
  AdSpecification,
  CameraMovement,
  DirectorPlan,
  FinalScenePrompt,
} from '@admint/contract';
import { paceOf } from './shoot/scene-prompts.ts';
import type { AdStory } from './write-story.ts';

/** One clip of a storyboard: what its first and last pictures show, and how it gets from one to the other. */
export interface StoryboardClipPlan {
  clip_number: number;
  description: string;
  beat: string;
  overlay_text: string;
  start_frame_prompt: string;
  end_frame_prompt: string;
  motion_description: string;
  /** No picture is drawn here; whoever draws them writes their paths in. */
  start_frame_path: string | null;
  end_frame_path: string | null;
  camera_movement: CameraMovement;
  shot_size: string;
  perspective: string;
  lens_type: string;
  /** seconds */
  duration: number;
  transition: string;
  negative_prompt: string;
  seed: number;
  references: string[];
}

/** Saved as `storyboard_metadata.json` (004 §8.3), and read back by the tool that enhances motion prompts (§9.1). */
export interface StoryboardMetadata {
  framework: AdSpecification['framework'];
  product: AdSpecification['product'];
  written_by: string;
  clips: StoryboardClipPlan[];
  shot_list: DirectorPlan['shot_list'];
  consistency_groups: DirectorPlan['consistency_groups'];
  scene_dependencies: DirectorPlan['scene_dependencies'];
  narrative_flow: DirectorPlan['narrative_flow'];
}

/** Where the movement has brought the picture by the end of the clip. */
const ENDS: Record<CameraMovement, string> = {
  static: 'The framing is the same; only light and surface have moved on',
  'slow zoom in': 'Closer now: the product fills more of the frame',
  'slow zoom out': 'Wider now: more of the surroundings is seen',
  'dolly in': 'The camera has come closer: the product fills more of the frame',
  'dolly out': 'The camera has drawn back: the product stands in its surroundings',
  'truck left': 'The camera has moved to the left: the product stands to the right of the middle',
  'truck right': 'The camera has moved to the right: the product stands to the left of the middle',
  'pan left': 'The view has turned to the left: the product stands to the right of the middle',
  'pan right': 'The view has turned to the right: the product stands to the left of the middle',
  'tilt up': 'The view has risen to the top of the product',
  'tilt down': 'The view has come down to the foot of the product',
  'orbit left': 'The camera has gone round to the left: the product shows more of its left side',
  'orbit right': 'The camera has gone round to the right: the product shows more of its right side',
  'crane up': 'The camera has risen and looks down on the product',
  'crane down': 'The camera has come down to the height of the product',
  handheld: 'The framing is nearly the same, with the small unrest of a hand',
};

/** A written story as a storyboard: start frame, end frame and motion of each clip, from its shot and its prompt. */
export function storyboardOf({ specification, plan, scene_prompts }: AdStory): StoryboardMetadata {
  const { scenes, product, framework, written_by } = specification;
  return {
    framework,
    product,
    written_by,
    clips: scenes.flatMap((scene) => {
      const prompt = scene_prompts.find((one) => one.scene === scene.number);
      return prompt ? [clipOf(scene, prompt, product.name)] : [];
    }),
    shot_list: plan?.shot_list ?? [],
    consistency_groups: plan?.consistency_groups ?? [],
    scene_dependencies: plan?.scene_dependencies ?? [],
    narrative_flow: plan?.narrative_flow ?? [],
  };
}

function clipOf(scene: AdScene, prompt: FinalScenePrompt, product: string): StoryboardClipPlan {
  const { camera_movement, shot_size, perspective, lens_type, duration, transition } = scene;
  return {
    clip_number: scene.number,
    description: scene.visual_prompt,
    beat: scene.beat,
    overlay_text: scene.overlay_text,
    start_frame_prompt: prompt.image_prompt,
    end_frame_prompt: `${prompt.image_prompt} ${ENDS[camera_movement]}.`,
    motion_description: `The camera: ${camera_movement}, ${paceOf(scene)}, on the ${product}.`,
    start_frame_path: null,
    end_frame_path: null,
    camera_movement,
    shot_size,
    perspective,
    lens_type,
    duration,
    transition,
    negative_prompt: prompt.negative_prompt,
    seed: prompt.seed,
    references: prompt.references,
  };
}
