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
import type { Camera } from '../render/set-spec.ts';
import { lifestyleScene } from '../studio/lifestyle-scene.ts';
import { develop } from '../post/develop.ts';
import { packshotScene } from '../studio/packshot-scene.ts';
import { buildDesign, type Design, hintsOf } from '../studio/scene.ts';
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
/** Meshes are built once for all tests. */
const designs = new Map<string, Design>();
function designOf(prompt: string): Design {
  const spec = parsePrompt(prompt, 3);
  const design = designs.get(prompt) ?? buildDesign(spec, designProduct(spec));
  designs.set(prompt, design);
  return design;
}

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
function flatten(stage: Renderer['stage']): void {
  const { lighting, table, geo } = stage;
  const { vertex } = lighting;
  geo.mats.forEach((_, i) => {
    for (const column of [M.metal, M.f0, M.coat, M.sheen, M.sss, M.emis])
      table[i * MATERIAL_STRIDE + column] = 0;
    table[i * MATERIAL_STRIDE + M.rough] = 1;
  });
  for (let i = 0; i < vertex.length; i += 8) vertex.set([0.6, 0.6, 0.6, 0, 1, 0, 1, 0], i);
  darken(stage);
  lighting.openAmbient = [0, 0, 0];
}

/** Nothing left to be seen in reflections; what falls on surfaces stays. */
function darken({ lighting }: Renderer['stage']): void {
  const { rig, floorRadiance } = lighting;
  rig.table.fill(0);
  rig.top = [0, 0, 0];
  rig.horizon = [0, 0, 0];
  floorRadiance.fill(0);
  lighting.openFloor = [0, 0, 0];
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

/** A pixel deep inside a part: its developed colour without reflections, and the light that falls on it. */
interface Point {
  rgb: readonly number[];
  light: readonly number[];
}

/** Points of every unprinted, unmetallic part per view, in the real light: the rig goes with the camera, as in pictures. */
function litParts(prompt: string, views: readonly ('front' | 'side' | 'back')[]): Map<number, Point[]>[] {
  const design = designOf(prompt);
  const scene = packshotScene(design, direction);
  const { geo } = scene;
  const renderer = new Renderer(geo, bakeVisibility(geo, { nd: 64, res: 128, floorG: 24 }));
  const { stage } = renderer;
  return views.map((view) => {
    const shot = viewShot(hintsOf(design), direction, scene, { view, variation: 0 }, SIDE, SIDE);
    const { camera, look } = shot;
    renderer.light(scene.set, shot.yaw, 9);
    const own = stage.table.slice();
    darken(stage);
    setColumns(stage, [M.f0, M.coat, M.sheen], 0);
    const bytes = develop(renderer.render(camera, SIDE, SIDE, 4), {
      ...look,
      bloom: 0,
      grain: 0,
      vignette: 0,
    });
    setColumns(stage, [M.base, M.base + 1, M.base + 2], 1);
    const light = renderer.render(camera, SIDE, SIDE, 4).rgb.slice();
    stage.table.set(own);
    const parts = new Map<number, Point[]>();
    for (const [q, part] of inside(stage, camera)) {
      const m = geo.mats[part];
      if (m.map || m.kind !== 0 || m.metal > 0.5) continue;
      const points = parts.get(part) ?? [];
      points.push({
        rgb: [0, 1, 2].map((k) => bytes[q * 3 + k]),
        light: [0, 1, 2].map((k) => light[q * 3 + k]),
      });
      parts.set(part, points);
    }
    return parts;
  });
}

function setColumns({ table, geo }: Renderer['stage'], columns: readonly number[], value: number): void {
  geo.mats.forEach((_, i) => {
    for (const column of columns) table[i * MATERIAL_STRIDE + column] = value;
  });
}

/** Pixels whose whole neighbourhood shows one part, with that part. */
function inside(stage: Renderer['stage'], camera: Camera): [number, number][] {
  project(stage, camera, SIDE, SIDE);
  cull(stage, SIDE, SIDE, false, false);
  const tri = new Int32Array(SIDE * SIDE);
  raster(stage, SIDE, SIDE, 0.5, 0.5, tri, new Float32Array(SIDE * SIDE));
  const { tm } = stage.geo;
  const found: [number, number][] = [];
  for (let q = SIDE + 1; q < SIDE * (SIDE - 1) - 1; q++) {
    if (tri[q] < 0) continue;
    const around = [-SIDE - 1, -SIDE, -SIDE + 1, -1, 1, SIDE - 1, SIDE, SIDE + 1];
    if (around.every((d) => tri[q + d] >= 0 && tm[tri[q + d]] === tm[tri[q]])) found.push([q, tm[tri[q]]]);
  }
  return found;
}

/** ΔE of one part in two views where it gets the same light; null where it gets none alike. */
function apartInSameLight(a: readonly Point[], b: readonly Point[]): number | null {
  const near = (points: readonly Point[], at: readonly number[]) =>
    points.filter((p) => p.light.every((v, k) => Math.abs(v / at[k] - 1) < 0.04));
  const byLight = a.toSorted((p, q) => p.light[1] - q.light[1]);
  let most = 0;
  let same: (readonly Point[])[] = [];
  for (let i = 0; i < 24; i++) {
    const at = byLight[Math.floor(((i + 0.5) / 24) * a.length)].light;
    const both = [near(a, at), near(b, at)];
    const shared = Math.min(both[0].length, both[1].length);
    if (shared > most) [most, same] = [shared, both];
  }
  if (most < 24) return null;
  const [first, second] = same.map(medianLab);
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

function medianLab(points: readonly Point[]): Lab {
  const lab = toLab(Uint8Array.from(points.flatMap(({ rgb }) => [...rgb, 255])));
  const median = (k: number) =>
    points.map((_, i) => lab[i * 3 + k]).sort((p, q) => p - q)[points.length >> 1];
  return [median(0), median(1), median(2)];
}

describe('the pictures of a product', () => {
  it.each([
    'white running shoes with neon green sole',
    'navy dress shoes',
    'forest green ceramic mug',
    'brown leather handbag',
    'oak chair with green seat',
    'coral velvet sofa',
    'red headphones',
  ])('show each part in one colour from every side where it gets the same light: %s', (prompt) => {
    const views = litParts(prompt, ['front', 'side', 'back']);
    let compared = 0;
    for (const [i, view] of views.entries()) {
      for (const other of views.slice(i + 1)) {
        for (const [part, points] of view) {
          const apart = apartInSameLight(points, other.get(part) ?? []);
          if (apart === null) continue;
          compared++;
          expect(apart).toBeLessThanOrEqual(3);
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});

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
