import { describe, expect, it } from 'vitest';
import { mat } from '../materials.ts';
import { Mesh } from '../mesh.ts';
import { boxRadiance, makeRig, softbox } from './softbox.ts';
import { bakeVisibility, spreadDirections } from './visibility.ts';

describe('spread directions', () => {
  it('come in antipodal pairs and balance out', () => {
    const d = spreadDirections(256);
    let sum = 0;
    for (let k = 0; k < 3; k++) for (let i = 0; i < 256; i++) sum += d[i * 3 + k];
    expect(sum).toBeCloseTo(0, 3);
    expect(d[0]).toBeCloseTo(-d[128 * 3]);
  });
});

describe('baked visibility', () => {
  it('opens the top of a block to the sky and shuts the floor under it', () => {
    const m = new Mesh();
    m.rbox(mat({ base: [1, 1, 1] }), [0, 0.5, 0], [0.5, 0.5, 0.5], 0.05, 8);
    const geo = m.build();
    const vis = bakeVisibility(geo, { nd: 64, res: 200, floorG: 64 });
    const share = (bits: Uint32Array, at: number, ask: (y: number) => boolean) => {
      let open = 0;
      let all = 0;
      for (let k = 0; k < vis.nd; k++) {
        if (!ask(vis.dirs[k * 3 + 1])) continue;
        all++;
        if (bits[at * vis.words + (k >> 5)] & (1 << (k & 31))) open++;
      }
      return open / all;
    };
    const up = (y: number) => y > 0.2;
    const top = geo.nrm.findIndex((n, i) => i % 3 === 1 && n > 0.99 && Math.abs(geo.pos[i - 1]) < 0.2);
    expect(share(vis.bits, (top - 1) / 3, up)).toBeGreaterThan(0.95);
    const middle = (vis.G / 2) * vis.G + vis.G / 2;
    expect(share(vis.floorBits, middle, up)).toBeLessThan(0.1);
    expect(share(vis.floorBits, 0, up)).toBeGreaterThan(0.9);
  });
});

describe('a softbox', () => {
  it('keeps its energy when the lobe that sees it widens', () => {
    const rig = makeRig(
      [softbox([0, 0, 4], [0, 0, 0], 1, 1, [1, 1, 1], { soft: 0.02 })],
      [0, 0, 0],
      [0, 0, 0],
    );
    const energy = (blur: number) => {
      const out = new Float64Array(3);
      for (let y = -60; y <= 60; y++) {
        for (let x = -60; x <= 60; x++) boxRadiance(rig, 0, 0, 0, x / 60, y / 60, 1, blur, out, -1, 1);
      }
      return out[0];
    };
    // The hot centre of the box makes the sum differ a little; the convolution itself does not.
    expect(energy(0.2) / energy(0.01)).toBeGreaterThan(0.8);
    expect(energy(0.2) / energy(0.01)).toBeLessThan(1.1);
  });
});
