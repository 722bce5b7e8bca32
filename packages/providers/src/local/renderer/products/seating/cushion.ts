import type { Mat } from '../../materials.ts';
import { curve3, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { roundedRect } from '../sections.ts';

/** Rounded box whose faces swell by `puff`, as a filled cushion does. `xf` places it and must be rigid. */
export function addCushion(
  m: Mesh,
  material: Mat,
  centre: V3,
  half: V3,
  radius: number,
  puff: number,
  xf: (p: V3) => V3 = (p) => p,
): void {
  const first = m.nv;
  m.rbox(material, [0, 0, 0], half, radius, 11);
  for (let i = first; i < m.nv; i++) {
    const p: V3 = [m.pos[i * 3], m.pos[i * 3 + 1], m.pos[i * 3 + 2]];
    const near = p.map((x, k) => Math.min(1, Math.abs(x) / half[k]));
    const n: V3 = [m.nrm[i * 3], m.nrm[i * 3 + 1], m.nrm[i * 3 + 2]];
    const main = Math.max(Math.abs(n[0]), Math.abs(n[1]), Math.abs(n[2]));
    const along = n.findIndex((x) => Math.abs(x) === main);
    const [a, b] = [0, 1, 2].filter((k) => k !== along);
    const swell = puff * (1 - near[a] ** 2.4) * (1 - near[b] ** 2.4);
    const q = xf([
      p[0] + n[0] * swell + centre[0],
      p[1] + n[1] * swell + centre[1],
      p[2] + n[2] * swell + centre[2],
    ]);
    const origin = xf([0, 0, 0]);
    const turned = xf(n);
    for (let k = 0; k < 3; k++) {
      m.pos[i * 3 + k] = q[k];
      m.nrm[i * 3 + k] = turned[k] - origin[k];
    }
  }
}

/** Piping around the middle of a flat cushion's edge, at height y of its own space. */
export function addPiping(
  m: Mesh,
  material: Mat,
  centre: V3,
  half: V3,
  corner: number,
  y: number,
  xf: (p: V3) => V3 = (p) => p,
): void {
  const loop = Array.from({ length: 64 }, (_, i): V3 => {
    const [x, z] = roundedRect(i / 64, half[0] - 0.004, half[2] - 0.004, corner);
    return xf([centre[0] + x, centre[1] + y, centre[2] + z]);
  });
  m.tube(material, curve3(loop, true), 0.011, 112, 6, { closed: true });
}

/** Rotation about the X axis through a pivot, radians; positive leans the top backwards. */
export function lean(angle: number, pivotY: number, pivotZ: number): (p: V3) => V3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return ([x, y, z]) => [
    x,
    pivotY + (y - pivotY) * c + (z - pivotZ) * s,
    pivotZ - (y - pivotY) * s + (z - pivotZ) * c,
  ];
}
