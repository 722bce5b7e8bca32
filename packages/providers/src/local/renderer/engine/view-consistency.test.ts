import { describe, expect, it } from 'vitest';
import { lin2srgb } from '../colour.ts';
import { MOVES } from '../camera/camera-moves.ts';
import { bakeVisibility } from '../light/visibility.ts';
import { toLab } from '../photo/lab.ts';
import { designProduct } from '../products/index.ts';
import { Renderer } from '../render/renderer.ts';
import { cull, raster } from '../render/raster.ts';
import { M, MATERIAL_STRIDE } from '../render/stage.ts';
import { project } from '../render/project.ts';
import { lifestyleScene } from '../studio/lifestyle-scene.ts';
import { packshotScene } from '../studio/packshot-scene.ts';
import { buildDesign, hintsOf } from '../studio/scene.ts';
import { viewShot } from '../studio/views.ts';
import { parsePrompt } from '../words/index.ts';
import { readDirection, stillDirection } from './direction.ts';
import { prepare } from './prepare.ts';
import { type ClipPlan, Session } from './session.ts';

const SIDE = 160;
const PRODUCTS = [
  'white running shoes with neon green sole',
  'navy dress shoes',
  'rose gold watch with brown leather strap',
  'white shampoo bottle with gold pump',
  'forest green ceramic mug',
  'coral steel tumbler',
  'orange soda can',
  'kraft cardboard box',
  'brown leather handbag',
  'blue backpack',
  'space grey smartphone',
  'silver laptop',
  'gold wedding band',
  'oak chair with green seat',
  'coral velvet sofa',
  'red headphones',
  'white plastic sunglasses',
  'red lipstick',
  'cream pillar candle',
];
const direction = readDirection([], []);
const designOf = (prompt: string) => {
  const spec = parsePrompt(prompt, 3);
  return buildDesign(spec, designProduct(spec));
};

type Lab = readonly [number, number, number];

/** Mean L*a*b* of every unprinted part per view, without lights, reflections and shine: the colour of the thing itself. */
function partColours(prompt: string, views: readonly ('front' | 'side' | 'back')[]): Map<number, Lab>[] {
  const design = designOf(prompt);
  const scene = packshotScene(design, direction);
  const { geo } = scene;
  const renderer = new Renderer(geo, bakeVisibility(geo, { nd: 32, res: 48, floorG: 8 }));
  const { stage } = renderer;
  return views.map((view) => {
    const { camera, yaw } = viewShot(hintsOf(design), direction, scene, { view, variation: 0 }, SIDE, SIDE);
    renderer.light(scene.set, yaw, 1);
    flatten(stage);
    const frame = renderer.render(camera, SIDE, SIDE, 4);
    project(stage, camera, SIDE, SIDE);
    cull(stage, SIDE, SIDE, false, false);
    const tri = new Int32Array(SIDE * SIDE);
    raster(stage, SIDE, SIDE, 0.5, 0.5, tri, new Float32Array(SIDE * SIDE));
    return meansByPart(
      frame.rgb,
      tri,
      geo.tm,
      (m) => geo.mats[m].map === undefined && geo.mats[m].kind === 0,
    );
  });
}

/** The same light everywhere on surfaces that do not shine. */
function flatten({ lighting, table, geo }: Renderer['stage']): void {
  const { vertex, rig, floorRadiance } = lighting;
  geo.mats.forEach((_, i) => {
    for (const column of [M.metal, M.f0, M.coat, M.sheen, M.sss, M.emis])
      table[i * MATERIAL_STRIDE + column] = 0;
    table[i * MATERIAL_STRIDE + M.rough] = 1;
  });
  for (let i = 0; i < vertex.length; i += 8) vertex.set([0.6, 0.6, 0.6, 0, 1, 0, 1, 0], i);
  rig.table.fill(0);
  rig.top = [0, 0, 0];
  rig.horizon = [0, 0, 0];
  floorRadiance.fill(0);
  lighting.openFloor = [0, 0, 0];
  lighting.openAmbient = [0, 0, 0];
}

function meansByPart(
  rgb: Float32Array,
  tri: Int32Array,
  tm: Uint16Array,
  counts: (material: number) => boolean,
): Map<number, Lab> {
  const sums = new Map<number, number[]>();
  for (let q = SIDE + 1; q < SIDE * (SIDE - 1) - 1; q++) {
    if (tri[q] < 0 || !counts(tm[tri[q]])) continue;
    const part = tm[tri[q]];
    const inside = [q - 1, q + 1, q - SIDE, q + SIDE].every((p) => tri[p] >= 0 && tm[tri[p]] === part);
    if (!inside) continue;
    const sum = sums.get(part) ?? [0, 0, 0, 0];
    for (let k = 0; k < 3; k++) sum[k] += rgb[q * 3 + k];
    sum[3]++;
    sums.set(part, sum);
  }
  const out = new Map<number, Lab>();
  for (const [part, [r, g, b, n]] of sums) {
    if (n < 60) continue;
    const bytes = [r, g, b].map((v) => Math.round(255 * lin2srgb(Math.min(1, v / n))));
    const [l, a, c] = toLab(Uint8Array.from([...bytes, 255]));
    out.set(part, [l, a, c]);
  }
  return out;
}

describe('the parts of a product', () => {
  it.each(PRODUCTS)('have the same colour from every side: %s', (prompt) => {
    const views = partColours(prompt, ['front', 'side', 'back']);
    let compared = 0;
    for (const [i, view] of views.entries()) {
      for (const other of views.slice(i + 1)) {
        for (const [part, lab] of view) {
          const seen = other.get(part);
          if (!seen) continue;
          compared++;
          expect(Math.hypot(lab[0] - seen[0], lab[1] - seen[1], lab[2] - seen[2])).toBeLessThanOrEqual(3);
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  it.each(PRODUCTS)('are the same mesh in packshots and on a styled set: %s', (prompt) => {
    const design = designOf(prompt);
    const [plain, styled] = [packshotScene(design, direction), lifestyleScene(design, direction)];
    expect(styled.to - styled.from).toBe(plain.to - plain.from);
    let most = 0;
    for (let i = 0; i < (plain.to - plain.from) * 3; i += 3) {
      for (let k = 0; k < 3; k++) {
        const a = plain.geo.pos[plain.from * 3 + i + k] - plain.offset[k];
        const b = styled.geo.pos[styled.from * 3 + i + k] - styled.offset[k];
        most = Math.max(most, Math.abs(a - b));
      }
    }
    expect(most).toBeLessThan(1e-5 * design.size);
  });
});

describe('a clip of three seconds', () => {
  const session = new Session(
    prepare({ prompt: 'forest green ceramic mug', seed: 3, ...stillDirection('front', '', []) }),
  );
  const mean = (a: Uint8Array) => {
    let sum = 0;
    for (const v of a) sum += v;
    return sum / a.length;
  };

  it.each(MOVES)('does not flicker at its beginning, middle or end: %s', (move) => {
    const plan: ClipPlan = {
      view: 'front',
      variation: 0,
      width: 320,
      height: 180,
      time: 0,
      move,
      intensity: 0.5,
      frames: 90,
      fps: 30,
    };
    for (const start of [0, 43, 85]) {
      const luma = [0, 1, 2, 3, 4].map((i) => mean(session.frame(plan, start + i).rgb));
      const second = luma.slice(2).map((v, i) => Math.abs(v - 2 * luma[i + 1] + luma[i]));
      expect(Math.max(...second)).toBeLessThan(0.1);
    }
  });
});
