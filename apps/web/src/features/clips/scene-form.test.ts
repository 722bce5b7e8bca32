import { describe, expect, it } from 'vitest';
import { SceneFormSchema } from './scene-form.tsx';

describe('the form of step 2', () => {
  it('takes 10 to 300 characters', () => {
    expect(SceneFormSchema.safeParse({ video_prompt: 'too short' }).success).toBe(false);
    expect(SceneFormSchema.safeParse({ video_prompt: 'x'.repeat(300) }).success).toBe(true);
    expect(SceneFormSchema.safeParse({ video_prompt: 'x'.repeat(301) }).success).toBe(false);
  });

  it('takes clips of 2 to 4 seconds, 3 when nothing is said', () => {
    const scene = { video_prompt: 'girl running in sun' };
    expect(SceneFormSchema.parse(scene).clip_duration).toBe(3);
    expect(SceneFormSchema.safeParse({ ...scene, clip_duration: 1.5 }).success).toBe(false);
    expect(SceneFormSchema.safeParse({ ...scene, clip_duration: 5 }).success).toBe(false);
  });
});
