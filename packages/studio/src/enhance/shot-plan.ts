import type { CameraMovement } from '@admint/contract';
import { type ClipContext, productIn } from './director/scene.ts';
import { motionPlan } from './motion.ts';
import { COLOURS, CUES, MATERIALS } from './score/cues.data.ts';
import { has } from './score/words.ts';

export interface PlannedShot {
  shot_number: number;
  scene_number: number;
  description: string;
  /** seconds */
  duration: number;
  camera_movement: CameraMovement;
  shot_size: string;
  perspective: string;
  lens_type: string;
}

export interface PlannedEntity {
  id: string;
  kind: 'product' | 'character';
  name: string;
  description: string;
  /** What has to look the same wherever it is seen. */
  consistency_requirements: string[];
}

/** Saved as `06_videodirectorgpt_plan.json`. */
export interface ShotPlan {
  /** Who planned: these are rules that read the prompts, not a language model. */
  planned_by: 'rules';
  shot_list: PlannedShot[];
  entities: PlannedEntity[];
  consistency_groups: { entity: string; scenes: number[]; requirement: string }[];
  scene_dependencies: { scene: number; depends_on: number; reason: string }[];
  narrative_flow: { scene: number; role: string }[];
}

export interface ScenePrompt {
  /** The user's words. */
  original: string;
  /** The finished prompt. */
  prompt: string;
  clip: ClipContext | null;
}

const PEOPLE =
  /\b(?:woman|man|girl|boy|child|children|family|father|mother|runner|chef|barista|athlete|model|couple)\b/gi;
const SECONDS = /\b(\d+(?:\.\d+)?) seconds?\b/i;
const USUAL_SECONDS = 4;

/** Reads the plan of an ad out of its finished prompts: shots with their camera, what recurs, what follows from what. */
export function shotPlan(scenes: ScenePrompt[]): ShotPlan {
  const entities = [productEntity(scenes), ...characters(scenes)];
  const numbers = scenes.map((_, i) => i + 1);
  const appears = ({ kind, name }: PlannedEntity) =>
    kind === 'product'
      ? numbers
      : numbers.filter((n) => scenes[n - 1]?.original.toLowerCase().includes(name));
  return {
    planned_by: 'rules',
    shot_list: scenes.map(shotOf),
    entities,
    consistency_groups: entities.map((entity) => ({
      entity: entity.id,
      scenes: appears(entity),
      requirement: `The ${entity.name} must look the same in ${sceneNames(appears(entity))}.`,
    })),
    scene_dependencies: numbers.slice(1).map((scene) => ({
      scene,
      depends_on: scene - 1,
      reason: scenes[scene - 2]?.clip?.transition ?? 'It goes on from where the scene before comes to rest.',
    })),
    narrative_flow: numbers.map((scene) => ({ scene, role: roleOf(scene, scenes.length) })),
  };
}

function shotOf({ original, prompt, clip }: ScenePrompt, index: number): PlannedShot {
  const read = (text: string | undefined, cue: RegExp, usual: string) =>
    text ?? prompt.match(cue)?.[0]?.toLowerCase() ?? usual;
  return {
    shot_number: index + 1,
    scene_number: index + 1,
    description: original,
    duration: clip?.duration ?? Number(SECONDS.exec(prompt)?.[1] ?? USUAL_SECONDS),
    camera_movement: motionPlan(prompt, clip?.camera_movement).camera_movement,
    shot_size: read(clip?.shot_size, CUES.shot, 'medium shot'),
    perspective: read(clip?.perspective, CUES.angle, 'eye level'),
    lens_type: read(clip?.lens_type, CUES.lens, '50mm'),
  };
}

function productEntity(scenes: ScenePrompt[]): PlannedEntity {
  const said = scenes.map(({ original }) => original).join('. ');
  const { noun } = productIn(said);
  const own = scenes.find(({ original }) => original.toLowerCase().includes(noun))?.original ?? said;
  const looks = [
    ...new Set([...(own.toLowerCase().match(COLOURS) ?? []), ...(own.toLowerCase().match(MATERIALS) ?? [])]),
  ];
  return {
    id: 'product',
    kind: 'product',
    name: noun,
    description: own,
    consistency_requirements: ['shape and proportions', 'label and logo as they are', ...looks],
  };
}

function characters(scenes: ScenePrompt[]): PlannedEntity[] {
  const names = new Set(scenes.flatMap(({ original }) => original.toLowerCase().match(PEOPLE) ?? []));
  return [...names].map((name, i) => ({
    id: `character_${i + 1}`,
    kind: 'character',
    name,
    description:
      scenes.find(({ original }) => has(original.toLowerCase(), new RegExp(`\\b${name}\\b`)))?.original ?? '',
    consistency_requirements: ['face and hair', 'clothes', 'build'],
  }));
}

function sceneNames(scenes: number[]): string {
  const names = scenes.map((scene) => `scene ${scene}`);
  return names.length < 2
    ? `all of ${names[0] ?? 'the ad'}`
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function roleOf(scene: number, count: number): string {
  if (scene === 1) return count === 1 ? 'the whole ad' : 'opening';
  return scene === count ? 'ending' : 'development';
}
