import type { PlannedScene, PlanView } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { changedScene, isChanged, planState } from './plan-edit.ts';

const scene = (image_id: string, part: Partial<PlannedScene> = {}): PlannedScene => ({
  image_id,
  image_view: 'front',
  scene_prompt: `scene of ${image_id}`,
  camera_movement: 'dolly in',
  motion_intensity: 0.4,
  ...part,
});
const plan: PlanView = {
  version: 3,
  video_prompt: 'in the rain',
  clip_duration: 3,
  scenes: [scene('a'), scene('b')],
  planned: [scene('a'), scene('b')],
};

describe('a plan before it is paid for', () => {
  it('has the scenes of the chosen images in their order, and names those without', () => {
    const state = planState(plan, undefined, ['b', 'c', 'a']);
    expect(state?.scenes.map(({ image_id }) => image_id)).toEqual(['b', 'a']);
    expect(state?.missing).toEqual(['c']);
    expect(planState(null, undefined, ['a'])).toBeNull();
  });

  it('shows what is not saved yet, but nothing that was made on an older version', () => {
    const edit = { version: 3, clip_duration: 3, scenes: [scene('a', { duration: 2 }), scene('b')] };
    const durations = (version: number) =>
      planState(plan, { ...edit, version }, ['a', 'b'])?.scenes.map(({ duration }) => duration);
    expect(durations(3)).toEqual([2, undefined]);
    expect(durations(2)).toEqual([undefined, undefined]);
  });

  it('changes one scene and keeps those of images that are not chosen now', () => {
    const state = planState(plan, undefined, ['a']);
    if (!state) throw new Error('there is a plan');
    const edit = changedScene(state, scene('a', { camera_movement: 'static' }));
    expect(edit.version).toBe(3);
    expect(edit.scenes).toEqual([scene('b'), scene('a', { camera_movement: 'static' })]);
  });

  it('knows which scenes were changed', () => {
    expect(isChanged(plan, scene('a'))).toBe(false);
    expect(isChanged(plan, scene('a', { motion_intensity: 0.9 }))).toBe(true);
  });
});
