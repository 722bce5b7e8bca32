import { finish, mat } from '../../materials.ts';
import { densify, fillet, rgb2hsl, toHex, type V3, hex } from '../../math.ts';
import type { Mesh } from '../../mesh.ts';
import { drawImg, type Img } from '../../textures.ts';
import type { ProductSpec } from '../../words/product-spec.ts';
import { drawLine } from '../label-text.ts';
import { colorOf } from '../look.ts';
import { roundedRect } from '../sections.ts';
import { type CaseMetals, place } from './case.ts';

const HALF_W = 0.88;
const HALF_H = 1.04;
const CORNER = 0.42;

/** Rounded-square case with a lit face, a digital crown and a side button. */
export function addSmartCase(m: Mesh, metals: CaseMetals, spec: ProductSpec): void {
  const profile: [number, number][] = [];
  for (let i = 0; i <= 14; i++) {
    const a = (i / 14) * Math.PI - Math.PI / 2;
    profile.push([0.1 * (1 - Math.cos(a)), -0.02 + Math.sin(a) * 0.22]);
  }
  const ring = (u: number, inset: number, z: number): V3 => {
    const [x, y] = roundedRect(u, HALF_W - inset, HALF_H - inset, CORNER - inset);
    return place([x, y, z]);
  };
  m.grid(
    metals.polished,
    200,
    14,
    (u, v) => {
      const [inset, z] = profile[Math.round(v * 14)];
      return ring(u, inset, z);
    },
    { wu: true },
  );
  const cover = (u: number, v: number, z: number, inset: number): V3 => {
    const [x, y] = roundedRect(u, HALF_W - inset, HALF_H - inset, CORNER - inset);
    return place([x * (1 - v), y * (1 - v), z + 0.03 * (1 - (1 - v) ** 6)]);
  };
  const back = finish('glossy', [0.02, 0.02, 0.022]);
  m.grid(back, 120, 6, (u, v) => cover(u, v, -0.24, 0.1), { wu: true, flip: true });
  const face = mat({
    base: [0.004, 0.004, 0.005],
    rough: 0.15,
    coat: 1,
    coatRough: 0.02,
    emis: 0.55,
    mapRough: 0.15,
  });
  face.map = drawFace(colorOf(spec.parts.screen ?? spec.parts.accent, hex('#35d07f')), spec.brand);
  m.grid(face, 200, 12, (u, v) => cover(u, v, 0.2, 0.1), {
    wu: true,
    uv: (u, v) => {
      const [x, y] = roundedRect(u, HALF_W - 0.1, HALF_H - 0.1, CORNER - 0.1);
      return [0.5 + (x * (1 - v)) / (2 * HALF_W), 0.5 - (y * (1 - v)) / (2 * HALF_H)];
    },
  });
  const crown = densify(
    fillet(
      [
        [0.1, 0.84],
        [0.1, 0.9],
        [0.15, 0.905, 0.01],
        [0.15, 0.99, 0.02],
        [0, 1],
      ],
      4,
    ),
    0.03,
  );
  m.xf(
    (p) => place([p[1], p[0] + 0.38, p[2] - 0.02]),
    () => m.lathe(metals.polished, crown, 96),
  );
  m.rbox(metals.brushed, [0, 0, 0], [0.03, 0.2, 0.06], 0.025, 6, {
    xf: (p) => place([p[0] + 0.88, p[1] - 0.3, p[2] - 0.02]),
  });
}

function drawFace(accent: V3, brand: string): Img {
  const [h] = rgb2hsl(accent);
  return drawImg(880, 1040, (c) => {
    c.fillStyle = '#050506';
    c.fillRect(0, 0, 880, 1040);
    [0.35, 0.6, 0.48, 0.82, 0.55, 1, 0.7].forEach((share, day) => {
      c.fillStyle = `hsl(${Math.round(h * 360)} 75% ${day === 5 ? 62 : 38}%)`;
      c.beginPath();
      c.roundRect(110 + day * 40, 830 - share * 230, 26, share * 230, 13);
      c.fill();
    });
    c.globalAlpha = 1;
    c.fillStyle = '#ffffff';
    drawLine(c, '10:09', { x: 440, y: 330, size: 270, weight: 600, spacing: -4, maxWidth: 660 });
    c.fillStyle = toHex(accent);
    drawLine(c, brand || 'WED 18', { x: 440, y: 150, size: 64, weight: 600, spacing: 6, maxWidth: 500 });
    c.fillStyle = '#ffffff';
    drawLine(c, '7 842', { x: 620, y: 660, size: 110, weight: 600 });
    c.globalAlpha = 0.7;
    drawLine(c, 'STEPS', { x: 620, y: 750, size: 46, spacing: 6 });
    c.globalAlpha = 1;
  });
}
