import { finish, type Mat, mat } from '../materials.ts';
import { densify, fillet, hex, mul, type V2, type V3 } from '../math.ts';
import type { Mesh } from '../mesh.ts';
import type { Product } from '../product.ts';
import type { ProductSpec } from '../words/product-spec.ts';
import { colorOf, isVivid, metalOf } from './look.ts';
import { drawClock, drawIcons, drawWallpaper, frameColor, screenMat } from './screen.ts';
import { roundedRect, spow } from './sections.ts';

interface Slab {
  /** half sizes, 10 cm, and corner radius */
  w: number;
  h: number;
  d: number;
  corner: number;
  tablet: boolean;
}

/** Reads a phone or tablet out of the words: back colour, frame metal, wallpaper. */
export function designPhone(spec: ProductSpec): Product {
  const tablet = spec.sub === 'tablet';
  const slab: Slab = tablet
    ? { w: 1, h: 1.3, d: 0.036, corner: 0.09, tablet }
    : { w: 0.375, h: 0.79, d: 0.042, corner: 0.085, tablet };
  const main = colorOf(spec.body, hex('#3a4a63'));
  const screen = spec.parts.screen?.colors[0] ?? spec.body.colors[1];
  const accent = screen ?? (isVivid(main) ? main : hex('#4f7cff'));
  const frame = finish('metal', metalOf(spec.parts.frame) ?? frameColor(main));
  frame.rough = 0.22;
  return {
    mk: (m) => buildPhone(m, slab, main, accent, frame, metalOf(spec.body) !== null),
    main,
    metalish: false,
    glossy: true,
    front: 0.4,
    detail: tablet
      ? { aim: [0.45, 2.1, 0], yaw: 0.5, pitch: 0.2, zoom: 2.1 }
      : { aim: [-0.1, 1.25, -0.05], yaw: Math.PI - 0.55, pitch: 0.15, zoom: 2.2 },
    size: [slab.w * 2, slab.h * 2, 0.1],
  };
}

function buildPhone(m: Mesh, s: Slab, body: V3, accent: V3, frame: Mat, metalBack: boolean): void {
  const profile: V2[] = [];
  for (let i = 0; i <= 12; i++) {
    const a = (i / 12) * Math.PI - Math.PI / 2;
    profile.push([0.016 * (1 - Math.cos(a)), spow(Math.sin(a), 0.6) * s.d]);
  }
  const outline = (u: number, inset: number) =>
    roundedRect(u, s.w - inset, s.h - inset, Math.max(0.005, s.corner - inset));
  m.grid(
    frame,
    220,
    12,
    (u, v) => {
      const [inset, z] = profile[Math.round(v * 12)];
      const [x, y] = outline(u, inset);
      return [x, s.h + y, z];
    },
    { wu: true },
  );
  const cover = (material: Mat, z: number, flip: boolean) => {
    const at = (u: number, v: number): V2 => {
      const [x, y] = outline(u, 0.0155);
      return [x * (1 - v), y * (1 - v)];
    };
    m.grid(material, 220, 16, (u, v) => [at(u, v)[0], s.h + at(u, v)[1], z], {
      wu: true,
      flip,
      uv: (u, v) => [0.5 + at(u, v)[0] / (2 * s.w), 0.5 - at(u, v)[1] / (2 * s.h)],
    });
  };
  cover(
    screenMat(s.h / s.w, (c, w, h) => drawHome(c, w, h, s, accent)),
    s.d + 0.0005,
    false,
  );
  const back = finish(metalBack ? 'metal' : 'satin', metalBack ? mul(body, 0.8) : body);
  Object.assign(back, {
    rough: 0.36,
    coat: metalBack ? 0 : 0.3,
    coatRough: 0.25,
    metal: metalBack ? 0.7 : 0,
  });
  cover(back, -s.d - 0.0005, true);
  addCameras(m, s, body, frame);
  for (const [side, y, half] of [
    [1, 0.5, 0.07],
    [-1, 0.56, 0.05],
    [-1, 0.4, 0.05],
  ]) {
    m.rbox(frame, [side * (s.w + 0.003), s.h + s.h * y, 0], [0.006, half, 0.014], 0.005, 3);
  }
}

function drawHome(c: Parameters<typeof drawClock>[0], w: number, h: number, s: Slab, accent: V3): void {
  const bezel = ((s.tablet ? 0.05 : 0.022) / s.w / 2) * w;
  drawWallpaper(c, w, h, accent, bezel, ((s.corner - 0.02) / (2 * s.w)) * w);
  const columns = s.tablet ? 6 : 4;
  const size = s.tablet ? w * 0.085 : w * 0.15;
  const gap = (w - columns * size) / (columns + 1);
  drawIcons(c, gap, h * (s.tablet ? 0.66 : 0.74), size, gap, columns, 2);
  if (!s.tablet) {
    drawClock(c, w, h);
    c.fillStyle = '#050506';
    c.beginPath();
    c.arc(w / 2, bezel + 62, 26, 0, 7);
    c.fill();
  }
}

/** A pill-shaped camera island with two lenses and a flash. */
function addCameras(m: Mesh, s: Slab, body: V3, ring: Mat): void {
  const lenses: readonly V2[] = s.tablet
    ? [[0, 0]]
    : [
        [0, 0.078],
        [0, -0.078],
      ];
  const px = s.w * (s.tablet ? 0.82 : 0.58);
  const py = s.h * (s.tablet ? 1.84 : 1.66);
  const island = finish('glossy', mul(body, 0.92));
  m.rbox(island, [px, py, -s.d - 0.01], [0.098, s.tablet ? 0.098 : 0.178, 0.014], 0.0135, 8);
  const dark = mat({ base: [0.006, 0.007, 0.012], rough: 0.1, coat: 1, coatRough: 0.03 });
  const iris = mat({ base: [0.01, 0.012, 0.03], rough: 0.05, coat: 1, coatRough: 0.02 });
  for (const [dx, dy] of lenses) {
    m.xf(
      (p) => [px + dx + p[0], py + dy + p[2], -s.d - 0.022 - p[1]],
      () => {
        m.lathe(
          ring,
          densify(
            fillet(
              [
                [0.068, 0],
                [0.068, 0.018, 0.006],
                [0.056, 0.018, 0.004],
                [0.054, 0.008],
              ],
              4,
            ),
            0.01,
          ),
          64,
        );
        m.lathe(
          dark,
          [
            [0.055, 0.009],
            [0.03, 0.011],
            [0, 0.012],
          ],
          64,
        );
        m.lathe(
          iris,
          [
            [0.024, 0.0125],
            [0.012, 0.0145],
            [0, 0.015],
          ],
          40,
        );
      },
    );
  }
  if (s.tablet) return;
  const flash = mat({ base: [0.9, 0.86, 0.74], rough: 0.3, coat: 1 });
  m.xf(
    (p) => [px - 0.15 + p[0], py + 0.08 + p[2], -s.d - p[1]],
    () =>
      m.lathe(
        flash,
        [
          [0.026, 0],
          [0.026, 0.004],
          [0, 0.005],
        ],
        40,
      ),
  );
}
