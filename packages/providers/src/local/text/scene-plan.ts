import {
  type CameraMovement,
  type ScenePlan,
  ScenePlan as ScenePlanSchema,
  ViewType,
} from '@admint/contract';
import { z } from 'zod';
import { rng } from '../renderer/math.ts';
import { parsePrompt, readScene, type SceneWords } from '../renderer/words/index.ts';
import { chooseMoves, energyOf, motionFor } from './movement.ts';
import { subject } from './prompt-set.ts';

import { VIEW_CLAUSE } from './view-words.ts';

/** Facts of a `scene-plan` task. */
export const ScenePlanInput = z.object({
  video_prompt: z.string().trim().min(1),
  product_prompt: z.string().default(''),
  images: z.array(z.object({ view_type: ViewType })).min(1),
});
export type ScenePlanInput = z.infer<typeof ScenePlanInput>;

const MOVE_CLAUSE: Readonly<Record<CameraMovement, string>> = {
  static: 'the camera holds still while the light moves',
  'slow zoom in': 'the frame closes in slowly',
  'slow zoom out': 'the frame opens slowly',
  'dolly in': 'the camera glides closer',
  'dolly out': 'the camera draws back',
  'truck left': 'the camera travels past to the left',
  'truck right': 'the camera travels past to the right',
  'pan left': 'the camera pans to the left',
  'pan right': 'the camera pans to the right',
  'tilt up': 'the camera tilts upwards',
  'tilt down': 'the camera tilts downwards',
  'orbit left': 'the camera circles to the left',
  'orbit right': 'the camera circles to the right',
  'crane up': 'the camera rises',
  'crane down': 'the camera sinks towards it',
  handheld: 'the camera follows by hand',
};

const LIGHT_CLAUSE: Readonly<Record<'sun' | 'dark' | 'clean', string>> = {
  sun: 'in bright natural light',
  dark: 'out of deep shadow with bright edges',
  clean: 'in clean soft light',
};

const EXTRA_CLAUSE: Readonly<Record<SceneWords['extras'][number], string>> = {
  steam: 'steam drifts through the light',
  dust: 'fine dust glitters in the light',
  drops: 'drops catch the light',
  leaves: 'leaf shadows sway',
  bokeh: 'lights blur in the background',
  petals: 'petals drift past',
  snow: 'snow falls softly',
};

/** Exactly one shot per image in the order given: together they open, build and close the user's scene. */
export function writeScenePlan(input: ScenePlanInput, seed: number): ScenePlan {
  const text = plain(input.video_prompt);
  const views = input.images.map((image) => image.view_type);
  const moves = chooseMoves(text, views, rng(seed));
  const energy = energyOf(text);
  const scene = readScene(input.video_prompt);
  return ScenePlanSchema.parse({
    scenes: views.map((view, i) => {
      const move = moves[i] ?? 'static';
      return {
        image_view: view,
        scene_prompt: scenePrompt(input, scene, view, move, i, views.length),
        camera_movement: move,
        motion_intensity: motionFor(view, move, energy),
      };
    }),
    warnings: warnings(input),
  });
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[-–—]/g, ' ').replace(/['’]/g, '');
}

function scenePrompt(
  input: ScenePlanInput,
  scene: SceneWords,
  view: ViewType,
  move: CameraMovement,
  index: number,
  count: number,
): string {
  const product = subject(input.product_prompt) || 'the product';
  const light = scene.warmth === 1 ? 'in low golden light' : scene.light ? LIGHT_CLAUSE[scene.light] : '';
  const extra = scene.extras[index % Math.max(1, scene.extras.length)];
  const shown = [`${product} ${VIEW_CLAUSE[view]}`, light].filter(Boolean).join(', ');
  const happens = [MOVE_CLAUSE[move], extra ? EXTRA_CLAUSE[extra] : ''].filter(Boolean).join('; ');
  return `${capital(subject(input.video_prompt))}. ${beat(index, count)}: ${shown}. ${capital(happens)}.`;
}

function beat(index: number, count: number): string {
  if (count > 1 && index === 0) return 'Opening shot';
  if (count > 1 && index === count - 1) return 'Closing shot';
  return count === 1 ? 'One shot' : `Shot ${index + 1}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const PEOPLE =
  /\b(people|person|man|woman|men|women|child|children|kid|kids|athlete|runner|model|hand|hands|someone|couple|family|friends|crowd|dog|cat)\b/;

/** What the rule-based plan cannot show. */
function warnings(input: ScenePlanInput): string[] {
  const text = plain(input.video_prompt);
  const found = PEOPLE.exec(text);
  const product = input.product_prompt === '' ? null : parsePrompt(input.product_prompt);
  if (!found || product?.noun.includes(found[0])) return [];
  return [
    `The scene names “${found[0]}”. The local renderer shows the product alone; a hosted video model can add people and animals.`,
  ];
}
