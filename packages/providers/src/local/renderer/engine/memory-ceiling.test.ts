import { describe, expect, it } from 'vitest';
import { imgFromRGBA } from '../image.ts';
import { mat } from '../materials.ts';
import { checkMemory, SCENE_CEILING, SceneTooLarge, sceneBytes } from './memory-ceiling.ts';

describe('the memory ceiling of a job', () => {
  it('lets scenes of the size of ours pass and refuses a runaway mesh', () => {
    expect(() => checkMemory({ nv: 90_000, nt: 160_000, mats: [] })).not.toThrow();
    expect(() => checkMemory({ nv: 900_000, nt: 1_600_000, mats: [] })).toThrow(SceneTooLarge);
  });

  it('counts a picture once, however many materials show it', () => {
    const map = imgFromRGBA(new Uint8Array(256 * 256 * 4), 256, 256);
    const one = sceneBytes({ nv: 0, nt: 0, mats: [mat({ base: [1, 1, 1], map })] });
    const two = sceneBytes({
      nv: 0,
      nt: 0,
      mats: [mat({ base: [1, 1, 1], map }), mat({ base: [0, 0, 0], map })],
    });
    expect(one).toBeGreaterThan(256 * 256 * 4);
    expect(two).toBe(one);
    expect(one).toBeLessThan(SCENE_CEILING);
  });
});
