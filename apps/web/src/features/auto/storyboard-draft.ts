import {
  type CameraMovement,
  type EditStoryboardRequest,
  SCENE_LIMITS,
  type SceneTransition,
  type Storyboard,
} from '@admint/contract';

/** A scene as it is being rewritten; `number` is missing for one that was added. */
export interface DraftScene {
  key: string;
  number?: number;
  beat: string;
  visual_prompt: string;
  overlay_text: string;
  duration: number;
  camera_movement: CameraMovement;
  transition: SceneTransition;
}

export interface BoardDraft {
  product_name: string;
  cta: string;
  scenes: DraftScene[];
}

export function draftOf({ scenes, specification }: Storyboard): BoardDraft {
  return {
    product_name: specification?.product.name ?? '',
    cta: specification?.cta ?? '',
    scenes: scenes.map((scene) => ({
      key: `scene ${scene.number}`,
      number: scene.number,
      beat: scene.beat,
      visual_prompt: scene.visual_prompt,
      overlay_text: scene.overlay_text,
      duration: scene.duration,
      camera_movement: scene.camera_movement,
      transition: scene.transition,
    })),
  };
}

/** The scene whose last picture this one begins with. */
export const goesOnFrom = ({ plan }: Storyboard, scene: number | undefined): number | undefined =>
  plan?.scene_dependencies.find((one) => one.scene === scene && one.chained)?.depends_on;

export function editOf({ product_name, cta, scenes }: BoardDraft): EditStoryboardRequest {
  return {
    product_name: product_name.trim(),
    cta: cta.trim(),
    scenes: scenes.map(({ key: _key, beat: _beat, ...scene }) => ({
      ...scene,
      visual_prompt: scene.visual_prompt.trim(),
      overlay_text: scene.overlay_text.trim(),
    })),
  };
}

export const isSame = (a: BoardDraft, b: BoardDraft) =>
  JSON.stringify(editOf(a)) === JSON.stringify(editOf(b));

export const totalSeconds = ({ scenes }: BoardDraft) =>
  scenes.reduce((sum, { duration }) => sum + duration, 0);

/** Which of a scene's fields the server would refuse. */
export function faultsOf({ visual_prompt, overlay_text }: DraftScene): ('visual_prompt' | 'overlay_text')[] {
  const { min, max } = SCENE_LIMITS.prompt;
  const length = visual_prompt.trim().length;
  return [
    ...(length < min || length > max ? (['visual_prompt'] as const) : []),
    ...(overlay_text.trim().length > SCENE_LIMITS.overlay ? (['overlay_text'] as const) : []),
  ];
}

export const usable = (draft: BoardDraft) =>
  draft.product_name.trim() !== '' && draft.scenes.every((scene) => faultsOf(scene).length === 0);
