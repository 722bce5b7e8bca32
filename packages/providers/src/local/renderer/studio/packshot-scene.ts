import { Mesh } from '../mesh.ts';
import { goboMask } from '../sets/gobos.ts';
import { beads, podium } from '../sets/props.ts';
import { scatter } from '../sets/foliage.ts';
import { hex } from '../colour.ts';
import { mix3 } from '../vector.ts';
import { packshotSet } from './backdrop.ts';
import { type Design, type Direction, place, type Scene } from './scene.ts';
import { dimForLamp, laySurface, plaster } from './surfaces-on-set.ts';

/** The set of the five product views: one backdrop, no props unless asked for. */
export function packshotScene(design: Design, direction: Direction): Scene {
  const { spec, size } = design;
  const set = packshotSet(design, direction);
  const surface = spec.surface ?? direction.surface;
  laySurface(set, surface, size);
  dimForLamp(set, design.mesh.mats);
  const stage = new Mesh();
  const lift = surface === 'podium' ? size * 0.13 : 0;
  if (lift > 0) {
    podium(stage, [0, 0, 0], size * 0.62, lift, plaster(mix3(set.wall, [1, 1, 1], 0.4)));
  }
  if (direction.tags.includes('natural') && set.rig === 'window') {
    set.gobo = { ...goboMask('leaf', spec.seed % 97), scale: 0.3 / size, amount: 0.55 };
  }
  if (direction.extras.includes('drops')) beads(stage, size * 0.35, size * 0.85, 46, spec.seed);
  if (direction.extras.includes('petals'))
    scatter(stage, [hex('#f0a9b8'), hex('#f7cdd3')], size * 0.55, size * 0.95, 16, spec.seed);
  return place(design, stage, set, [0, lift, 0]);
}
