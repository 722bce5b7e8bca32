import { describe, expect, it } from 'vitest';
import { readDirection } from '../engine/direction.ts';
import { lum } from '../colour.ts';
import { bakeVisibility } from '../light/visibility.ts';
import { designProduct } from '../products/index.ts';
import { packshotScene } from '../studio/packshot-scene.ts';
import { buildDesign, hintsOf } from '../studio/scene.ts';
import { viewShot } from '../studio/views.ts';
import type { V3 } from '../vector.ts';
import { parsePrompt } from '../words/index.ts';
import { project } from './project.ts';
import { Renderer } from './renderer.ts';

const SIDE = 112;
const direction = readDirection([], []);

const taken = new Map<string, ReturnType<typeof expose>>();
function photograph(prompt: string, wall: V3) {
  const key = `${prompt} ${wall.join()}`;
  const known = taken.get(key) ?? expose(prompt, wall);
  taken.set(key, known);
  return known;
}

/** A front view on a wall of the given colour, and a function that reads it at a point of the product's own space. */
function expose(prompt: string, wall: V3) {
  const spec = parsePrompt(prompt, 3);
  const design = buildDesign(spec, designProduct(spec));
  const scene = packshotScene(design, direction);
  Object.assign(scene.set, { wall, wallHigh: wall, floor: wall });
  const renderer = new Renderer(scene.geo, bakeVisibility(scene.geo, { nd: 32, res: 48, floorG: 40 }));
  const { camera, yaw } = viewShot(
    hintsOf(design),
    direction,
    scene,
    { view: 'front', variation: 0 },
    SIDE,
    SIDE,
  );
  renderer.light(scene.set, yaw, 4);
  const frame = renderer.render(camera, SIDE, SIDE, 4);
  project(renderer.stage, camera, SIDE, SIDE);
  const { view, lighting } = renderer.stage;
  const at = (x: number, y: number, z: number): V3 => {
    const [px, py, pz] = [x - view.eye[0], y - view.eye[1], z - view.eye[2]];
    const along = (a: V3) => px * a[0] + py * a[1] + pz * a[2];
    const k = view.fl / along(view.f);
    const q = Math.round(view.cy - along(view.u) * k) * SIDE + Math.round(view.cx + along(view.r) * k);
    return [0, 1, 2].map((c) => frame.rgb[q * 3 + c] ?? 0) as V3;
  };
  const vessel = scene.geo.mats.find((m) => m.vessel)?.vessel;
  return { at, vessel, mask: frame.mask, lighting, geo: scene.geo };
}
const RED: V3 = [0.6, 0.05, 0.05];
const BLUE: V3 = [0.05, 0.05, 0.6];
const GREY: V3 = [0.6, 0.6, 0.6];

describe('a glass bottle', () => {
  it('shows what stands behind it, where an opaque one does not', () => {
    const redder = (prompt: string) => {
      const [a, b] = [RED, BLUE].map((wall) => photograph(prompt, wall).at(0, 1.35, 0.2));
      return a && b ? a[0] / a[2] / (b[0] / b[2]) : 0;
    };
    expect(redder('clear glass bottle of gin')).toBeGreaterThan(20);
    expect(redder('matte white gin bottle')).toBeLessThan(3);
  });

  it('is filled to a level: below it the liquid colours what is seen, above it nothing but the glass', () => {
    const { at, vessel } = photograph('whisky bottle', GREY);
    if (!vessel) throw new Error('no vessel');
    const blueness = ([r, , b]: V3) => b / r;
    expect(blueness(at(0, vessel.level - 0.25, 0.1))).toBeLessThan(0.3);
    expect(blueness(at(0, vessel.level + 0.04, 0.1))).toBeGreaterThan(0.6);
  });

  it('throws coloured light into its shadow', () => {
    const shadowOf = (prompt: string) => {
      const { lighting } = photograph(prompt, GREY);
      let most = 0;
      for (let i = 0; i < lighting.floor.length; i += 4)
        if ((lighting.floor[i + 3] ?? 0) < 0.2 * lighting.openKey)
          most = Math.max(most, (lighting.floor[i] ?? 0) / (lighting.floor[i + 2] ?? 1));
      return most;
    };
    expect(shadowOf('whisky bottle')).toBeGreaterThan(1.6);
  });

  it('holds its liquid in a hollow when it is a block: its walls stay clear', () => {
    const { at } = photograph('square pink perfume bottle', GREY);
    const pinkness = ([r, g]: V3) => r / g;
    expect(pinkness(at(0.28, 0.5, 0.22))).toBeGreaterThan(1.4 * pinkness(at(0, 0.95, 0.22)));
  });

  it('is part of the picture: what is out of focus behind it does not blur it', () => {
    const { mask } = photograph('clear glass bottle of gin', RED);
    expect(mask.reduce((sum, v) => sum + v, 0) / mask.length).toBeGreaterThan(0.05);
  });

  it.each([
    'olive oil bottle',
    'amber dropper bottle',
    'honey jar',
    'clear glass soap dispenser',
    'orange juice bottle',
  ])('wears its label on the half one reads: %s', (prompt) => {
    const spec = parsePrompt(prompt, 3);
    const { mesh } = buildDesign(spec, designProduct(spec));
    const paper = mesh.mats.findIndex((m) => m.map && !m.vessel && m.name === 'label');
    expect(paper).toBeGreaterThanOrEqual(0);
    for (let t = 0; t < mesh.tm.length; t++) {
      const v = (mesh.idx[t * 3] ?? 0) * 3;
      if (mesh.tm[t] === paper)
        expect(Math.abs(Math.atan2(mesh.pos[v] ?? 0, mesh.pos[v + 2] ?? 0))).toBeLessThan(0.9);
    }
  });
});

describe('a lamp', () => {
  it('lights the table around it more than what is far from it', () => {
    const { at } = photograph('brass table lamp', GREY);
    expect(lum(at(0.9, 0, 1.4)) / lum(at(3.4, 0, 1.2))).toBeGreaterThan(1.15);
  });

  it('does so when it is lit only', () => {
    const bulbs = (prompt: string) => {
      const spec = parsePrompt(prompt, 3);
      return buildDesign(spec, designProduct(spec)).mesh.mats.filter((m) => m.lamp).length;
    };
    expect(bulbs('matte black desk lamp')).toBe(1);
    expect(bulbs('unlit brass table lamp')).toBe(0);
  });
});
