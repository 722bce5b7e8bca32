import type { PlannedScene, PlanView } from '@admint/contract';

/** Changes of a plan that are on their way to the server. */
export interface PlanEdit {
  /** The version they were made on. */
  version: number;
  scenes: PlannedScene[];
  clip_duration: number;
}

/** How the plan stands for the images that are chosen now. */
export interface PlanState {
  plan: PlanView;
  /** One scene per chosen image that has one, in the order of the board, with what is not saved yet. */
  scenes: PlannedScene[];
  clipDuration: number;
  /** Chosen images without a scene. */
  missing: string[];
}

/** Takes the stored plan, unsaved changes and the chosen images; changes of an older version count no more. */
export function planState(
  plan: PlanView | null | undefined,
  edit: PlanEdit | undefined,
  imageIds: readonly string[],
): PlanState | null {
  if (!plan) return null;
  const newest = edit?.version === plan.version ? edit : plan;
  const sceneOf = (id: string) => newest.scenes.find(({ image_id }) => image_id === id);
  const scenes = imageIds.flatMap((id) => sceneOf(id) ?? []);
  return {
    plan,
    scenes,
    clipDuration: newest.clip_duration,
    missing: imageIds.filter((id) => !sceneOf(id)),
  };
}

/** Takes the plan as it stands and one changed scene, gives the change to save; scenes of other images stay. */
export function changedScene({ plan, scenes, clipDuration }: PlanState, scene: PlannedScene): PlanEdit {
  const known = [
    ...plan.scenes.filter(({ image_id }) => !scenes.some((one) => one.image_id === image_id)),
    ...scenes,
  ];
  return {
    version: plan.version,
    clip_duration: clipDuration,
    scenes: known.map((one) => (one.image_id === scene.image_id ? scene : one)),
  };
}

/** Did the user change this scene after it was planned? */
export function isChanged(plan: PlanView, scene: PlannedScene): boolean {
  const planned = plannedOf(plan, scene);
  return (
    planned !== undefined &&
    (planned.scene_prompt !== scene.scene_prompt ||
      planned.camera_movement !== scene.camera_movement ||
      planned.motion_intensity !== scene.motion_intensity ||
      planned.duration !== scene.duration)
  );
}

/** The scene as the planner wrote it, for the same image. */
export const plannedOf = (plan: PlanView, { image_id }: PlannedScene): PlannedScene | undefined =>
  plan.planned.find((one) => one.image_id === image_id);
