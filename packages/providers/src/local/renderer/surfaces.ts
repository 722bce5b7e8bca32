import { type Img, imgFromRGBA } from './image.ts';
import { fbmTile, memo } from './noise.ts';
import { rng, sat, smooth, type V3 } from './vector.ts';

function paint(n: number, colour: (u: number, v: number, out: V3) => void): Img {
  const o = new Uint8Array(n * n * 4);
  const c: V3 = [0, 0, 0];
  for (let y = 0; y < n; y++) {
    for (let x = 0; x < n; x++) {
      colour(x / n, y / n, c);
      const i = (y * n + x) * 4;
      for (let k = 0; k < 3; k++) o[i + k] = Math.max(0, Math.min(255, c[k]));
      o[i + 3] = 255;
    }
  }
  return imgFromRGBA(o, n, n);
}

/** Veined marble, white or black: ridges of domain-warped noise. */
export const marbleImg = (dark = false): Img =>
  memo(`marble${dark}`, () => {
    const f = fbmTile(21, 3, 6);
    const g = fbmTile(33, 2, 5);
    const q = fbmTile(44, 6, 4);
    return paint(1024, (u, v, out) => {
      const wx = f(u, v) * 0.35;
      const wy = g(u, v) * 0.35;
      const wide = (1 - sat(Math.abs(g(u + wx, v + wy + wx * 0.5)) * 7)) ** 5;
      const fine = (1 - sat(Math.abs(f(u + wy * 0.8, v + wx * 0.6)) * 10)) ** 4 * 0.45;
      const vein = sat((wide * 0.75 + fine) * (0.45 + 1.1 * sat(0.5 + f(u, v) * 1.6)));
      const cloud = sat(0.5 + q(u + wx, v + wy) * 0.7 + wx * 0.8);
      if (dark) {
        out[0] = 22 + cloud * 16 + vein * 165;
        out[1] = 22 + cloud * 16 + vein * 145;
        out[2] = 25 + cloud * 17 + vein * 115;
      } else {
        out[0] = 243 - cloud * 17 - vein * 84;
        out[1] = 241 - cloud * 18 - vein * 84;
        out[2] = 238 - cloud * 18 - vein * 82;
      }
    });
  });

export type WoodTone = 'oak' | 'walnut' | 'light';
const WOOD: Record<WoodTone, [V3, V3]> = {
  oak: [
    [196, 150, 104],
    [150, 104, 66],
  ],
  walnut: [
    [118, 78, 52],
    [66, 40, 26],
  ],
  light: [
    [226, 200, 166],
    [196, 164, 126],
  ],
};

/** Five planks of wood with rings, fibres and joints. */
export const woodImg = (tone: WoodTone = 'oak'): Img =>
  memo(`wood${tone}`, () => {
    const rings = fbmTile(61, 2, 6);
    const fibres = fbmTile(71, 8, 4);
    const random = rng(4);
    const planks = Array.from({ length: 5 }, () => ({
      u: random(),
      v: random(),
      shade: 0.9 + random() * 0.2,
    }));
    const [pale, deep] = WOOD[tone];
    return paint(1024, (u, v, out) => {
      const p = Math.min(planks.length - 1, Math.floor(v * planks.length));
      const plank = planks[p];
      const fv = v * planks.length - p;
      const vv = v + plank.v;
      const warp = rings((u * 0.25 + plank.u) * 0.7, vv * 0.9) * 0.35;
      const ring = 0.5 + 0.5 * Math.sin((vv * 46 + warp * 40) * 1.6);
      const t = sat(
        0.28 + 0.34 * ring ** 2.2 + fibres(u * 0.12 + plank.u, v * 6 + plank.v) * 0.7 + warp * 0.5,
      );
      const joint = 1 - 0.75 * (1 - smooth(0, 0.012, Math.min(fv, 1 - fv)));
      for (let k = 0; k < 3; k++) out[k] = (pale[k] + (deep[k] - pale[k]) * t) * plank.shade * joint;
    });
  });

/** Cast concrete. */
export const concreteImg = (): Img =>
  memo('concrete', () => {
    const clouds = fbmTile(81, 5, 4);
    const pores = fbmTile(83, 48, 3);
    const random = rng(4);
    return paint(1024, (u, v, out) => {
      const pore = smooth(0.26, 0.42, pores(u, v));
      const grey = 178 + clouds(u, v) * 26 + pores(u, v) * 18 - pore * 46 + (random() - 0.5) * 14;
      out[0] = grey;
      out[1] = grey * 0.99;
      out[2] = grey * 0.97;
    });
  });
