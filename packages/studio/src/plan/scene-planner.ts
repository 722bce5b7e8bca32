import { CameraMovement, type Scene, ScenePlan, type ViewType } from '@admint/contract';
import { z } from 'zod';
import { type Agent, checkModel } from '../agent.ts';
import { isFailed, succeeded } from '../outcome.ts';
import { defaultScenes } from './default-scenes.ts';
import { scenePlanPrompt } from './scene-plan.prompt.ts';

export interface ScenePlannerInput {
  video_prompt: string;
  product_prompt: string;
  images: { id: string; view_type: ViewType }[];
  seed: number;
}

const Answer = z.object({
  scenes: z
    .array(
      z.object({
        image_view: z.string(),
        scene_prompt: z.string().min(1),
        camera_movement: z.enum(CameraMovement.options),
        motion_intensity: z.number().min(0).max(1),
      }),
    )
    .min(1),
  warnings: z.array(z.string()).nullish(),
});

/** What is asked of a model: exactly one scene per image. */
function schemaFor(count: number): Record<string, unknown> {
  const exact = Answer.extend({ scenes: Answer.shape.scenes.length(count) });
  return z.toJSONSchema(exact) as Record<string, unknown>;
}

/** Plans one shot per approved image; when planning fails, plain default shots stand in and a warning says so (002). */
export const scenePlanner: Agent<ScenePlannerInput, ScenePlan> = {
  name: 'scene_planner',
  capabilities: ['scene-planning', 'camera-movement'],
  dependencies: ['image_generator'],
  kind: 'text',
  check: checkModel('text'),
  async process(input, context) {
    const views = input.images.map((image) => image.view_type);
    const results = await context.calls(scenePlanner.name, [
      {
        kind: 'text',
        part: 'scenes',
        request: {
          task: 'scene-plan',
          system: scenePlanPrompt.system,
          user: scenePlanPrompt.user({ ...input, views }),
          schema: schemaFor(views.length),
          input: { ...input },
          seed: input.seed,
        },
      },
    ]);
    const [result] = results;
    const answer = result?.ok ? Answer.safeParse(result.value) : null;
    if (answer?.success) {
      const scenes = inOrder(answer.data.scenes, views, input.video_prompt);
      return succeeded({ scenes, warnings: [] }, results, answer.data.warnings ?? []);
    }
    const reason = result && isFailed(result) ? result.fault.message : 'the answer was not a plan';
    const warning = `The scenes could not be planned (${reason}), so plain default shots are used.`;
    const fallback = ScenePlan.parse({ scenes: defaultScenes(views, input.video_prompt) });
    return { ...succeeded(fallback, results, [warning]), failed_parts: [] };
  },
};

/** Gives exactly one scene per image: the plan's own where it fits the place, a default where it has none. */
function inOrder(planned: z.infer<typeof Answer>['scenes'], views: ViewType[], videoPrompt: string): Scene[] {
  const spare = defaultScenes(views, videoPrompt);
  const left = [...planned];
  return views.map((view, i) => {
    const at = left.findIndex((scene) => scene.image_view === view);
    const [scene] = at >= 0 ? left.splice(at, 1) : left.splice(0, 1);
    return scene ? { ...scene, image_view: view } : (spare[i] as Scene);
  });
}
