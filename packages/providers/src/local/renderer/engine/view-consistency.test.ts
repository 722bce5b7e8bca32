import { describe, expect, it } from 'vitest';
import { toLab } from '../photo/lab.ts';
import { develop } from '../post/develop.ts';
import { Renderer } from '../render/renderer.ts';
import { viewShot } from '../studio/views.ts';
import { stillDirection } from './direction.ts';
import { prepare } from './prepare.ts';

const SIDE = 128;

/** Median L*a*b* of the pixels a product covers completely, per view, as they are developed. */
function colours(prompt: string, views: readonly ('front' | 'side' | 'back')[]) {
  const { scene, vis, hints, direction } = prepare({ prompt, seed: 3, ...stillDirection('front', '', []) });
  const renderer = new Renderer(scene.geo, vis);
  return views.map((view) => {
    const { camera, yaw, look } = viewShot(hints, direction, scene, { view, variation: 0 }, SIDE, SIDE);
    renderer.light(scene.set, yaw, 25);
    const frame = renderer.render(camera, SIDE, SIDE, 8);
    const mask = frame.mask.slice();
    const rgb = develop(frame, { ...look, bloom: 0, grain: 0 });
    const inside: number[] = [];
    mask.forEach((m, i) => {
      if (m > 0.99) inside.push(rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2], 255);
    });
    const lab = toLab(Uint8Array.from(inside));
    const median = (k: number) => lab.filter((_, i) => i % 3 === k).sort()[Math.floor(lab.length / 6)];
    return [median(0), median(1), median(2)] as const;
  });
}

describe('the colour of a product', () => {
  // Products that are the same all round: elsewhere a side shows other parts, and the median another colour.
  it.each(['forest green ceramic mug', 'kraft cardboard box'])(
    'is the same from every side of a %s: ΔE at most 3',
    (prompt) => {
      const [front, ...others] = colours(prompt, ['front', 'side', 'back']);
      for (const other of others) {
        const apart = Math.hypot(other[0] - front[0], other[1] - front[1], other[2] - front[2]);
        expect(apart).toBeLessThanOrEqual(3);
      }
    },
  );
});
