import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { getText, putText } from './png-text.ts';
import { RECIPE_VERSION, readRecipe, RECIPE_KEY, type Recipe, writeRecipe } from './recipe.ts';

const recipe: Recipe = {
  prompt: 'tasse à café “Luna”',
  seed: 7,
  view: 'top',
  styles: ['luxury'],
  scene: '',
  variation: 0,
};

describe('a recipe in a PNG', () => {
  it('comes back as it went in, and the picture still opens', async () => {
    const plain = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const png = putText(plain, RECIPE_KEY, writeRecipe(recipe));
    expect(readRecipe(getText(png, RECIPE_KEY))).toEqual(recipe);
    expect((await sharp(png).metadata()).width).toBe(4);
  });

  it('is not found in other files', () => {
    expect(getText(Buffer.from('hello'), RECIPE_KEY)).toBeNull();
    expect(getText(Buffer.alloc(0), RECIPE_KEY)).toBeNull();
  });

  it('survives files cut off anywhere', async () => {
    const plain = await sharp({ create: { width: 4, height: 3, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const png = putText(plain, RECIPE_KEY, writeRecipe(recipe));
    for (let n = 0; n < png.length; n++) expect(() => getText(png.subarray(0, n), RECIPE_KEY)).not.toThrow();
  });
});

describe('a recipe someone else wrote', () => {
  const forged = (change: Record<string, unknown>) =>
    readRecipe(JSON.stringify({ ...(JSON.parse(writeRecipe(recipe)) as object), ...change }));

  it('is refused unless every part is of the right kind and size', () => {
    expect(forged({})).not.toBeNull();
    expect(forged({ v: RECIPE_VERSION + 1 })).toBeNull();
    expect(forged({ engine: 'other' })).toBeNull();
    expect(forged({ view: 'underside' })).toBeNull();
    expect(forged({ prompt: 'x'.repeat(3000) })).toBeNull();
    expect(forged({ seed: 1.5 })).toBeNull();
    expect(forged({ styles: [1] })).toBeNull();
    expect(forged({ variation: -1 })).toBeNull();
    expect(readRecipe('{')).toBeNull();
    expect(readRecipe('null')).toBeNull();
    expect(readRecipe(`"${'x'.repeat(30_000)}"`)).toBeNull();
  });

  it('carries a pose only when every number of it is sound', () => {
    const camera = { pos: [0, 1, 5], target: [0, 1, 0], fov: 0.35 };
    const pose = { camera, yaw: 0.2, sentences: ['at the beach'], time: 3 };
    expect(forged({ pose })?.pose).toEqual(pose);
    expect(forged({ pose: { ...pose, camera: { ...camera, sy: 0.03 } } })?.pose?.camera.sy).toBe(0.03);
    for (const wrong of [
      { ...pose, yaw: 'x' },
      { ...pose, time: -1 },
      { ...pose, sentences: [7] },
      { ...pose, camera: { ...camera, fov: 9 } },
      { ...pose, camera: { ...camera, pos: [0, 1] } },
      { ...pose, camera: { ...camera, target: camera.pos } },
      { ...pose, camera: { ...camera, roll: 1e9 } },
    ])
      expect(forged({ pose: wrong })).toBeNull();
  });

  it('cannot name a file outside the photo store', () => {
    expect(forged({ photo: { sha256: '../../etc/passwd', background: 'cut' } })).toBeNull();
    expect(forged({ photo: { sha256: 'a'.repeat(64), background: 'cut' } })?.photo?.sha256).toBe(
      'a'.repeat(64),
    );
  });
});
