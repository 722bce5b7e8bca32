import { CameraMovement } from '@admint/contract';
import { describe, expect, it } from 'vitest';
import { intensityIn, MOVEMENT_WORDS, motionPlan, movementIn } from './motion.ts';

describe('the motion of a clip', () => {
  it.each(CameraMovement.options)('reads "%s" back from the words it writes', (movement) => {
    const words = `The camera ${MOVEMENT_WORDS[movement]} slowly.`;
    expect(movementIn(words)).toBe(movement);
    expect(movementIn(movement)).toBe(movement);
  });

  it.each([
    ['a slow, gentle drift', 'subtle'],
    ['a runner crosses the frame', 'moderate'],
    ['a fast race through the city', 'dynamic'],
  ])('reads the intensity of "%s" as %s', (text, intensity) => {
    expect(intensityIn(text)).toBe(intensity);
  });

  it('names what must not move, by what shall', () => {
    const still = motionPlan('A static shot of a vase, in one continuous take.');
    expect(still).toMatchObject({ camera_movement: 'static', motion_intensity: 'subtle', fps: 24 });
    expect(still.negative_prompt).toMatch(/jerky motion, flicker, inconsistent motion.*camera drift.*cuts/);
    const fast = motionPlan('A woman races past on a bike, handheld.');
    expect(fast).toMatchObject({ camera_movement: 'handheld', motion_intensity: 'dynamic', fps: 30 });
    expect(fast.negative_prompt).not.toMatch(/camera shake|people appearing|sudden acceleration/);
    expect(motionPlan('nothing said', 'crane up').camera_movement).toBe('crane up');
  });
});
