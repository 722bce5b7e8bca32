import { describe, expect, it } from 'vitest';
import { mat } from './materials.ts';
import { append, type Geo, Mesh } from './mesh.ts';
import { curve3, type V3 } from './math.ts';

const grey = mat({ base: [0.5, 0.5, 0.5] });

/** Signed volume by the divergence theorem: positive when faces look outward. */
function volume({ pos, idx, nt }: Geo): number {
  let v = 0;
  for (let t = 0; t < nt; t++) {
    const [a, b, c] = [0, 1, 2].map((k) => idx[t * 3 + k] * 3) as V3;
    v +=
      pos[a] * (pos[b + 1] * pos[c + 2] - pos[b + 2] * pos[c + 1]) +
      pos[a + 1] * (pos[b + 2] * pos[c] - pos[b] * pos[c + 2]) +
      pos[a + 2] * (pos[b] * pos[c + 1] - pos[b + 1] * pos[c]);
  }
  return v / 6;
}

const built = (build: (m: Mesh) => void): Geo => {
  const m = new Mesh();
  build(m);
  return m.build();
};

describe('a mesh', () => {
  it('turns a profile into a solid of the right volume, faces outward', () => {
    const cylinder = built((m) =>
      m.lathe(
        grey,
        [
          [0, 0],
          [1, 0],
          [1, 2],
          [0, 2],
        ],
        256,
      ),
    );
    expect(volume(cylinder)).toBeCloseTo(2 * Math.PI, 2);
  });

  it('orients a swept tube outward whichever way the path runs', () => {
    const ring = (way: number) =>
      built((m) => {
        const points = Array.from({ length: 12 }, (_, i): V3 => {
          const a = (way * i * Math.PI) / 6;
          return [Math.cos(a) * 2, 0, Math.sin(a) * 2];
        });
        m.tube(grey, curve3(points, true), 0.25, 200, 48, { closed: true });
      });
    const torus = 2 * Math.PI ** 2 * 2 * 0.25 ** 2;
    expect(volume(ring(1)) / torus).toBeCloseTo(1, 1);
    expect(volume(ring(-1)) / torus).toBeCloseTo(1, 1);
  });

  it('rounds a box without changing its size', () => {
    const box = built((m) => m.rbox(grey, [0, 1, 0], [1, 1, 1], 0.1, 8));
    expect(box.bmin).toEqual([-1, 0, -1]);
    expect(box.bmax).toEqual([1, 2, 1]);
    expect(volume(box)).toBeGreaterThan(7.7);
    expect(volume(box)).toBeLessThan(8);
  });

  it('keeps the outside of a mirrored part out', () => {
    const mirrored = built((m) =>
      m.xf(
        ([x, y, z]) => [-x, y, z],
        () => m.rbox(grey, [3, 0, 0], [1, 1, 1], 0.1),
      ),
    );
    expect(volume(mirrored)).toBeGreaterThan(7.7);
    expect(mirrored.bmax[0]).toBeCloseTo(-2);
  });

  it('moves the places a material knows along with a copied part', () => {
    const part = new Mesh();
    part.rbox(
      mat({ base: [1, 1, 1], radial: [0, 1, 0], planes: new Float64Array([0, 1, 0, 5]) }),
      [0, 0, 0],
      [1, 1, 1],
      0.1,
    );
    const stage = new Mesh();
    append(stage, part, [0, 2, 0]);
    expect(stage.mats[0].radial).toEqual([0, 3, 0]);
    expect(stage.mats[0].planes?.[3]).toBe(7);
    expect(part.mats[0].radial).toEqual([0, 1, 0]);
  });
});
