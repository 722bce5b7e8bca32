import { curve3 } from '../curves.ts';
import { type Mat, mat } from '../materials.ts';
import type { Mesh } from '../mesh.ts';
import { add, cross, mad, mul, norm, rng, rotateY, type V3 } from '../vector.ts';

/** Both sides of a curved leaf from `root` along `along`, with `normal` up. */
function leaf(m: Mesh, material: Mat, root: V3, along: V3, normal: V3, size: number, wide = 0.62): void {
  const across = cross(normal, along);
  const surface = (u: number, v: number, lift: number): V3 => {
    const x = (v - 0.5) * 2 * Math.sin(Math.PI * u ** 0.75) * wide;
    const bend = lift + (x * x * 0.25 - u * u * 0.25) * size;
    return mad(mad(mad(root, along, u * size * 1.7), across, x * size), normal, bend);
  };
  m.grid(material, 14, 8, (u, v) => surface(u, v, 0.002));
  m.grid(material, 14, 8, (u, v) => surface(u, v, -0.002), { flip: true });
}

/** A twig of thirteen leaves lying in direction `heading` (radians). */
export function sprig(m: Mesh, root: V3, heading: number, length: number, colour: V3, seed: number): void {
  const random = rng(seed);
  const stem = mat({ base: mul(colour, 0.6), rough: 0.6 });
  const green = mat({ base: colour, rough: 0.5, sheen: 0.15, coat: 0.15, coatRough: 0.4 });
  const c = Math.cos(heading);
  const s = Math.sin(heading);
  const along = (t: number, y: number): V3 => add(root, [c * length * t, length * y, s * length * t]);
  const path = curve3([root, along(0.35, 0.1), along(0.7, 0.13), along(1, 0.04)]);
  m.tube(stem, path, (t) => 0.012 * (1 - t * 0.6), 40, 8);
  for (let k = 0; k < 13; k++) {
    const t = 0.12 + (0.86 * k) / 12;
    const a = heading + (k & 1 ? 1 : -1) * (1 + random() * 0.3);
    const size = length * (0.15 - 0.06 * t) * (0.85 + random() * 0.3);
    const out = norm([Math.cos(a), 0.15 + random() * 0.5, Math.sin(a)]);
    leaf(m, green, path(t), out, norm(cross(out, [-Math.sin(a), 0, Math.cos(a)])), size);
  }
}

/** Leaves or petals lying about between radii `inner` and `outer`. */
export function scatter(
  m: Mesh,
  colours: readonly V3[],
  inner: number,
  outer: number,
  count: number,
  seed: number,
): void {
  const random = rng(seed);
  const kinds = colours.map((base) =>
    mat({ base, rough: 0.55, sheen: 0.2, coat: 0.1, coatRough: 0.4, sss: 0.3 }),
  );
  for (let i = 0; i < count; i++) {
    const a = random() * 2 * Math.PI;
    const d = inner + (outer - inner) * Math.sqrt(random());
    const size = outer * (0.05 + 0.035 * random());
    const along = norm(rotateY([1, 0.12 + random() * 0.15, 0], random() * 6.28));
    const up = norm(cross(cross(along, [0, 1, 0]), along));
    leaf(
      m,
      kinds[i % kinds.length],
      [Math.cos(a) * d, size * 0.12 + 0.012, Math.sin(a) * d],
      along,
      up,
      size,
      0.55,
    );
  }
}

/** A potted plant. */
export function plant(m: Mesh, at: V3, pot: Mat, colour: V3, seed: number): void {
  const random = rng(seed);
  const profile = [
    [0, 0.01],
    [0.17, 0.01],
    [0.2, 0.03],
    [0.24, 0.42],
    [0.225, 0.425],
    [0.21, 0.4],
    [0, 0.38],
  ];
  m.lathe(pot, profile, 64, { at });
  for (let k = 0; k < 7; k++)
    sprig(m, add(at, [0, 0.4 + k * 0.02, 0]), k * 0.9, 0.75 + random() * 0.4, colour, seed + k);
}
