import { describe, expect, it } from 'vitest';
import { enhancePrompt } from './enhance-prompt.ts';
import { shotPlan } from './shot-plan.ts';

describe('the plan that is read out of finished prompts', () => {
  it('lists the shot of a clip with movement, size, perspective, lens and length', async () => {
    const original = 'pink leather tennis shoes, the camera orbits to the left';
    const { final_prompt: prompt } = await enhancePrompt('video', original);
    const plan = shotPlan([{ original, prompt, clip: null }]);
    expect(plan.planned_by).toBe('rules');
    expect(plan.shot_list).toEqual([
      {
        shot_number: 1,
        scene_number: 1,
        description: original,
        duration: 4,
        camera_movement: 'orbit left',
        shot_size: 'close-up',
        perspective: 'eye level',
        lens_type: '85mm',
      },
    ]);
    expect(plan.entities[0]).toMatchObject({ id: 'product', name: 'shoes' });
    expect(plan.entities[0]?.consistency_requirements).toEqual(expect.arrayContaining(['pink', 'leather']));
  });

  it('groups what recurs and ties every scene to the one before', () => {
    const scene = (original: string, transition?: string) => ({
      original,
      prompt: original,
      clip: { first_frame: true, ...(transition && { transition }) },
    });
    const plan = shotPlan([
      scene('a runner ties her red shoes', 'the lace becomes the road'),
      scene('rain falls on an empty track'),
      scene('the runner crosses the line'),
    ]);
    expect(plan.consistency_groups).toEqual([
      {
        entity: 'product',
        scenes: [1, 2, 3],
        requirement: 'The shoes must look the same in scene 1, scene 2 and scene 3.',
      },
      {
        entity: 'character_1',
        scenes: [1, 3],
        requirement: 'The runner must look the same in scene 1 and scene 3.',
      },
    ]);
    expect(plan.scene_dependencies).toEqual([
      { scene: 2, depends_on: 1, reason: 'the lace becomes the road' },
      { scene: 3, depends_on: 2, reason: 'It goes on from where the scene before comes to rest.' },
    ]);
    expect(plan.narrative_flow.map(({ role }) => role)).toEqual(['opening', 'development', 'ending']);
  });
});
