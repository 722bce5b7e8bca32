import type { CameraMovement, Scene, ViewType } from '@admint/contract';

const MOVES: Record<ViewType, { camera_movement: CameraMovement; motion_intensity: number }> = {
  front: { camera_movement: 'dolly in', motion_intensity: 0.4 },
  side: { camera_movement: 'truck right', motion_intensity: 0.5 },
  back: { camera_movement: 'orbit left', motion_intensity: 0.5 },
  top: { camera_movement: 'crane down', motion_intensity: 0.4 },
  detail: { camera_movement: 'slow zoom in', motion_intensity: 0.3 },
  lifestyle: { camera_movement: 'orbit right', motion_intensity: 0.6 },
};

/** Takes the views and the user's scene, gives one plain shot per view: what is shot when planning fails. */
export function defaultScenes(views: ViewType[], videoPrompt: string): Scene[] {
  return views.map((view) => ({
    image_view: view,
    scene_prompt: `${videoPrompt}, the product in ${view} view, smooth camera, sharp focus on the product`,
    ...MOVES[view],
  }));
}
