import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { Stopped } from '../stop.ts';
import { RenderPool } from './pool.ts';
import { getText } from './png-text.ts';
import type { Pose } from './pose.ts';
import { readRecipe, RECIPE_KEY } from './recipe.ts';
import type { ClipRequest } from './draw.ts';
import { design } from './studio.ts';

const pool = new RenderPool(2);
afterAll(() => pool.close());

const MUG = 'navy blue ceramic mug';
const clip: ClipRequest = { move: 'zoom_in', intensity: 0.5, duration: 0.5, fps: 24, width: 160, height: 90 };

async function frames(source: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const f of source) all.push(f);
  return all;
}
const mean = (a: Uint8Array) => a.reduce((s, v) => s + v, 0) / a.length;

describe('stills', () => {
  it('are the same bytes whoever draws them', async () => {
    const other = new RenderPool(1);
    const size = { width: 120, height: 120 };
    const [a, b] = await Promise.all([
      design(pool, MUG, 5).still('front', size),
      design(other, MUG, 5).still('front', size),
    ]);
    await other.close();
    expect(a.equals(b)).toBe(true);
  });

  it('have the size asked for and say how they were made', async () => {
    const png = await design(pool, MUG, 5, { styles: ['luxury'] }).still('side', { width: 90, height: 160 });
    const { width, height } = await sharp(png).metadata();
    expect([width, height]).toEqual([90, 160]);
    expect(readRecipe(getText(png, RECIPE_KEY))).toMatchObject({
      prompt: MUG,
      seed: 5,
      view: 'side',
      styles: ['luxury'],
    });
  });

  it('show a product of the colour the words named', async () => {
    const png = await design(pool, 'bright red ceramic mug', 5).still('front', { width: 128, height: 128 });
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const middle =
      (Math.round(info.height * 0.56) * info.width + Math.round(info.width * 0.42)) * info.channels;
    expect(data[middle]).toBeGreaterThan(110);
    expect(data[middle + 1]).toBeLessThan(data[middle] / 2);
  });

  it('differ in framing from one variation to the next', async () => {
    const product = design(pool, MUG, 5);
    const a = await product.still('front', { width: 96, height: 96 });
    const b = await product.still('front', { width: 96, height: 96, variation: 1 });
    expect(a.equals(b)).toBe(false);
  });

  it('are refused in sizes that would break the memory ceiling', async () => {
    await expect(design(pool, MUG, 5).still('front', { width: 4096, height: 4096 })).rejects.toThrow(
      RangeError,
    );
  });
});

describe('clips', () => {
  it('give every frame once, in order, with progress', async () => {
    const told: number[] = [];
    const all = await frames(design(pool, MUG, 5).clip('front', clip, { onProgress: (p) => told.push(p) }));
    expect(all).toHaveLength(12);
    expect(all.every((f) => f.length === 160 * 90 * 3)).toBe(true);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('are the same when their frames are lent, whose memory is then used again', async () => {
    const product = design(pool, MUG, 5);
    const kept = await frames(product.clip('front', clip));
    const lent: Uint8Array[] = [];
    let i = 0;
    for await (const f of product.clip('front', clip, { lend: true })) {
      expect(Buffer.compare(f, kept[i++])).toBe(0);
      lent.push(f);
    }
    expect(i).toBe(kept.length);
    expect(lent.filter((f) => f.length === 0).length).toBeGreaterThan(2);
    expect(kept.every((f) => f.length > 0)).toBe(true);
  });

  it('do not flicker: brightness changes smoothly and no frame stands out', async () => {
    const all = await frames(
      design(pool, MUG, 5).clip('front', {
        ...clip,
        intensity: 0.3,
        duration: 2.5,
        fps: 30,
        width: 320,
        height: 180,
      }),
    );
    const luma = all.map(mean);
    const second = luma.slice(2).map((v, i) => Math.abs(v - 2 * luma[i + 1] + luma[i]));
    expect(Math.max(...second)).toBeLessThan(0.1);
    const step = (a: Uint8Array, b: Uint8Array) =>
      a.reduce((s, v, i) => s + Math.abs(v - b[i]), 0) / a.length;
    const steps = all.slice(1).map((f, i) => step(f, all[i]));
    for (let i = 1; i < steps.length - 1; i++) {
      expect(steps[i]).toBeLessThan(1.6 * Math.max(steps[i - 1], steps[i + 1]) + 0.05);
    }
  });

  it('begin from the camera of the still they were made from', async () => {
    const size = { width: 160, height: 90 };
    const still = await sharp(await design(pool, MUG, 5).still('front', size))
      .raw()
      .toBuffer();
    const [first] = await frames(design(pool, MUG, 5).clip('front', { ...clip, duration: 0.1 }));
    const difference = first.reduce((s, v, i) => s + Math.abs(v - still[i]), 0) / first.length;
    expect(difference).toBeLessThan(4);
  });

  const apart = (a: Uint8Array, b: Uint8Array) =>
    a.reduce((sum, v, i) => sum + Math.abs(v - b[i]), 0) / a.length;

  it.each(['orbit_left', 'zoom_out', 'truck_right', 'handheld'] as const)(
    'go on from the last frame of another clip, in its set: %s',
    async (move) => {
      const product = design(pool, MUG, 5);
      const poses: Pose[] = [];
      const before = { ...clip, move, sentences: ['golden hour on the beach'], duration: 0.25 };
      const first = await frames(product.clip('front', before, { onLastFrame: (p) => poses.push(p) }));
      expect(poses).toHaveLength(1);
      const after: ClipRequest = { ...clip, sentences: ['in a dark studio'], move, from: poses[0] };
      const second = await frames(product.clip('front', after));
      expect(apart(second[0], first.at(-1) as Uint8Array)).toBeLessThan(1.5);
      expect(apart(second.at(-1) as Uint8Array, second[0])).toBeGreaterThan(0.6);
    },
  );

  it('end where another picture was taken, going round the product', async () => {
    const product = design(pool, MUG, 5);
    const poses: Pose[] = [];
    const to = { view: 'side', variation: 0 } as const;
    const all = await frames(product.clip('front', { ...clip, to }, { onLastFrame: (p) => poses.push(p) }));
    const still = sharp(await product.still('side', { width: 160, height: 90 }));
    const alone = await frames(product.clip('side', { ...clip, move: 'static', duration: 0.04 }));
    expect(apart(all.at(-1) as Uint8Array, await still.raw().toBuffer())).toBeLessThan(5);
    expect(apart(all[0], alone[0])).toBeGreaterThan(apart(all.at(-1) as Uint8Array, alone[0]));
    const distance = (p: Pose) => Math.hypot(...p.camera.pos.map((v, k) => v - p.camera.target[k]));
    expect(distance(poses[0])).toBeGreaterThan(0.5);
  });

  it('keep the product in sight however many are strung together', async () => {
    const product = design(pool, MUG, 5);
    let from: Pose | undefined;
    for (let i = 0; i < 4; i++) {
      const next: ClipRequest = {
        ...clip,
        move: 'truck_left',
        intensity: 1,
        duration: 0.04 * 2,
        ...(from && { from }),
      };
      let last: Uint8Array | undefined;
      for await (const f of product.clip('front', next, { onLastFrame: (p) => (from = p) })) last = f;
      const blue = (last as Uint8Array).filter((v, k) => k % 3 === 0 && v < 90).length;
      expect(blue).toBeGreaterThan(300);
    }
  });

  it('go where the sentence says', async () => {
    const at = async (sentence: string) => {
      const [f] = await frames(
        design(pool, MUG, 5).clip('front', { ...clip, duration: 0.04, sentences: [sentence] }),
      );
      return f;
    };
    const studio = await at('slowly turning in a studio');
    const beach = await at('golden hour on the beach');
    const difference = studio.reduce((s, v, i) => s + Math.abs(v - beach[i]), 0) / studio.length;
    expect(difference).toBeGreaterThan(20);
  });
});

describe('canceling', () => {
  it('stops a drawing and leaves the threads ready for the next one', async () => {
    const own = new RenderPool(1);
    const controller = new AbortController();
    const doomed = design(own, 'leather watch', 3).still('front', { signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    await expect(doomed).rejects.toThrow(Stopped);
    await expect(design(own, MUG, 5).still('front', { width: 64, height: 64 })).resolves.toBeInstanceOf(
      Buffer,
    );
    await own.close();
  });

  it('ends a clip between two frames', async () => {
    const controller = new AbortController();
    let seen = 0;
    const read = async () => {
      for await (const _ of design(pool, MUG, 5).clip(
        'front',
        { ...clip, duration: 5 },
        { signal: controller.signal },
      )) {
        if (++seen === 2) controller.abort();
      }
    };
    await expect(read()).rejects.toThrow(Stopped);
    expect(seen).toBeLessThan(20);
  });
});
