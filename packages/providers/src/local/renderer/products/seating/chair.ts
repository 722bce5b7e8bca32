import type { Mat } from '../../materials.ts';
import { cross, curve3, densify, fillet, lerp, norm, pill, smooth, type V3 } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { circleY } from '../sections.ts';

/** Cloth or leather, and what the legs are made of. */
export interface SeatMats {
  cover: Mat;
  legs: Mat;
}

/** Lounge chair: a shell with wings on four splayed legs; unit 40 cm. */
export function addLoungeChair(m: Mesh, { cover, legs }: SeatMats): void {
  const path = curve3([
    [0, 0.8, 0.62],
    [0, 0.86, 0.5],
    [0, 0.8, 0.2],
    [0, 0.74, -0.12],
    [0, 0.8, -0.36],
    [0, 1.05, -0.5],
    [0, 1.4, -0.6],
    [0, 1.66, -0.68],
  ]);
  const half = (t: number) => {
    const tip = t > 0.94 ? Math.sqrt(Math.max(0.1, 1 - ((t - 0.94) / 0.06) ** 2 * 0.5)) : 1;
    return 0.6 * (1 - 0.1 * smooth(0.55, 1, t)) * tip;
  };
  const wing = (t: number) => 0.3 * smooth(0.25, 0.55, t) * (1 - 0.75 * smooth(0.68, 1, t)) + 0.03;
  const shell = (q: number, t: number): [number, number] => {
    const [b, n] = pill(q, 5);
    const thick = 0.062 * (1 + 0.5 * smooth(0.02, 0.2, t) * (1 - smooth(0.35, 0.5, t)));
    const end = Math.min(1, Math.min(t, 1 - t) / 0.03);
    const x = b * half(t);
    return [n * thick * Math.sqrt(end * (2 - end) + 0.02) + wing(t) * (Math.abs(x) / 0.6) ** 3, x];
  };
  m.sweep(cover, path, 120, 80, shell, {
    caps: true,
    frame: (_t, _p, tangent) => [norm(cross([1, 0, 0], tangent)), [1, 0, 0]],
  });
  const tilt = -0.1;
  m.rbox(cover, [0, 0.9, 0.12], [0.5, 0.075, 0.42], 0.07, 14, {
    xf: ([x, y, z]) => [
      x,
      0.885 + (y - 0.9) * Math.cos(tilt) - (z - 0.12) * Math.sin(tilt),
      0.12 + (y - 0.9) * Math.sin(tilt) + (z - 0.12) * Math.cos(tilt),
    ],
  });
  for (const sx of [1, -1]) {
    for (const sz of [1, -1]) {
      const leg = (t: number): V3 => [
        lerp(0.36, 0.56, t) * sx,
        lerp(0.76, 0, t),
        sz > 0 ? lerp(0.38, 0.58, t) : lerp(-0.26, -0.52, t),
      ];
      m.tube(legs, leg, (t) => lerp(0.042, 0.022, t), 30, 20, { caps: true });
    }
  }
  for (const z of [0.44, -0.3]) m.tube(legs, (t) => [lerp(-0.42, 0.42, t), 0.62, z], 0.02, 10, 12);
}

/** Bar stool: round padded seat with a low back rail, four legs and a foot ring; unit 40 cm. */
export function addStool(m: Mesh, { cover, legs }: SeatMats): void {
  const top = 1.72;
  const seat = [
    [0, top - 0.1],
    [0.4, top - 0.1, 0.02],
    [0.455, top - 0.075, 0.03],
    [0.46, top, 0.05],
    [0.4, top + 0.045, 0.06],
    [0.2, top + 0.052],
    [0, top + 0.048],
  ];
  m.lathe(cover, densify(fillet(seat, 8), 0.025), 120, { uvByLen: true, uvx: 3 });
  m.tube(cover, (t) => circleY(t, 0.462, top - 0.02), 0.012, 140, 10, { closed: true });
  m.lathe(
    legs,
    densify(
      fillet(
        [
          [0, top - 0.15],
          [0.32, top - 0.15, 0.01],
          [0.34, top - 0.1],
        ],
        4,
      ),
      0.03,
    ),
    80,
  );
  for (let k = 0; k < 4; k++) {
    const a = Math.PI / 4 + (k * Math.PI) / 2;
    const [c, s] = [Math.cos(a), Math.sin(a)];
    m.tube(
      legs,
      (t) => [c * lerp(0.28, 0.56, t), lerp(top - 0.11, 0, t), s * lerp(0.28, 0.56, t)],
      (t) => lerp(0.04, 0.026, t),
      40,
      18,
      { caps: true },
    );
  }
  m.tube(legs, (t) => circleY(t, 0.475, 0.5), 0.024, 120, 14, { closed: true });
}
