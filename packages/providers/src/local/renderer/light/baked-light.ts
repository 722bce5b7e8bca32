import type { SetSpec } from '../render/set-spec.ts';
import { cross, mix3, norm, type V3 } from '../vector.ts';
import type { LampLight } from '../lamp.ts';
import type { Rig } from './softbox.ts';

/** Light baked for one set and one rig azimuth: everything shading reads that does not depend on the camera. */
export interface Lighting {
  rig: Rig;
  set: SetSpec;
  yaw: number;
  /** [nv, 8]: ambient RGB, key irradiance, openness 0–1, mean open direction XYZ */
  vertex: Float32Array;
  /** [G, G, 4]: ambient RGB and key irradiance on the floor */
  floor: Float32Array;
  /** [G, G, 3]: what the floor sends up */
  floorRadiance: Float32Array;
  /** the same, of the open floor */
  openFloor: V3;
  openAmbient: V3;
  openKey: number;
  /** key colour of luminance 1, and direction towards it */
  keyColour: V3;
  keyDir: V3;
  /** axes of the gobo mask */
  goboU: V3;
  goboV: V3;
  lamps: readonly LampLight[];
  /** factor that brought the rig to the set's exposure */
  exposure: number;
}

function mixInto(out: Float32Array, a: Float32Array, b: Float32Array, s: number): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i] + (b[i] - a[i]) * s;
}

/**
 * Light between two baked azimuths (share s, 0–1): shadows fade from one into the other, while `rig`, which stands at
 * the azimuth itself, turns its reflections. `into` is a light of the same scene whose arrays are overwritten.
 */
export function blendLighting(
  a: Lighting,
  b: Lighting,
  s: number,
  rig: Rig,
  into: Lighting | null,
): Lighting {
  const vertex = into?.vertex ?? new Float32Array(a.vertex.length);
  const floor = into?.floor ?? new Float32Array(a.floor.length);
  const floorRadiance = into?.floorRadiance ?? new Float32Array(a.floorRadiance.length);
  mixInto(vertex, a.vertex, b.vertex, s);
  mixInto(floor, a.floor, b.floor, s);
  mixInto(floorRadiance, a.floorRadiance, b.floorRadiance, s);
  const keyDir = norm(mix3(a.keyDir, b.keyDir, s));
  const goboU = norm(cross([0, 1, 0], keyDir));
  return {
    rig,
    set: a.set,
    yaw: a.yaw + (b.yaw - a.yaw) * s,
    vertex,
    floor,
    floorRadiance,
    openFloor: mix3(a.openFloor, b.openFloor, s),
    openAmbient: mix3(a.openAmbient, b.openAmbient, s),
    openKey: a.openKey + (b.openKey - a.openKey) * s,
    keyColour: a.keyColour,
    lamps: a.lamps,
    keyDir,
    goboU,
    goboV: cross(keyDir, goboU),
    exposure: a.exposure + (b.exposure - a.exposure) * s,
  };
}
