import type { Geo } from '../geometry.ts';
import { type LampLight, lampAt } from '../lamp.ts';
import type { V3 } from '../vector.ts';
import { VERTEX } from './vertex-light.ts';
import type { Visibility } from './visibility.ts';

/** All lamps of a scene. */
export const lampsOf = (geo: Geo): LampLight[] => [
  ...new Set(geo.mats.flatMap((m) => (m.lamp ? [m.lamp] : []))),
];

/** Adds lamp light to the baked light of vertices [nv, VERTEX] and to what the floor sends up [G, G, 3]. */
export function addLampLight(
  lamps: readonly LampLight[],
  geo: Geo,
  vis: Visibility,
  vertex: Float32Array,
  floor: { radiance: Float32Array; albedo: V3 },
): void {
  const { pos: P, nrm: N } = geo;
  const { G, R, cx, cz } = vis;
  for (const lamp of lamps) {
    for (let i = 0; i < geo.nv; i++) {
      const q = i * 3;
      const e = lampAt(lamp, P[q], P[q + 1], P[q + 2], N[q], N[q + 1], N[q + 2]);
      for (let k = 0; k < 3; k++) vertex[i * VERTEX + k] += e * lamp.color[k];
    }
    for (let i = 0; i < G * G; i++) {
      const x = cx + ((((i % G) + 0.5) / G) * 2 - 1) * R;
      const z = cz + (((Math.floor(i / G) + 0.5) / G) * 2 - 1) * R;
      const e = lampAt(lamp, x, 0, z, 0, 1, 0);
      for (let k = 0; k < 3; k++) floor.radiance[i * 3 + k] += e * lamp.color[k] * floor.albedo[k];
    }
  }
}
