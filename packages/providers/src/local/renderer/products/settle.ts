import type { Mesh } from '../mesh.ts';

/** Moves a finished product down (or up) so that its lowest vertex stands on y = 0, with the places its materials know. */
export function settle(m: Mesh): void {
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < m.pos.length; i += 3) lowest = Math.min(lowest, m.pos[i]);
  for (let i = 1; i < m.pos.length; i += 3) m.pos[i] -= lowest;
  for (const material of m.mats) {
    if (material.radial)
      material.radial = [material.radial[0], material.radial[1] - lowest, material.radial[2]];
    const { planes, vessel, lamp } = material;
    if (lamp) material.lamp = { ...lamp, at: [lamp.at[0], lamp.at[1] - lowest, lamp.at[2]] };
    if (vessel) material.vessel = { ...vessel, at: [vessel.at[0], vessel.at[1] - lowest, vessel.at[2]] };
    for (let k = 0; planes && k < planes.length; k += 4) planes[k + 3] -= planes[k + 1] * lowest;
  }
}
