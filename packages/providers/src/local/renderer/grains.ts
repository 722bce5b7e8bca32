import { type Bump, bumpFromHeight } from './image.ts';
import { fbmTile, memo } from './noise.ts';
import { rng, smooth } from './vector.ts';

/** Tile of n×n heights from a function of u, v in 0–1. */
function tile(n: number, height: (u: number, v: number) => number): Bump {
  const h = new Float32Array(n * n);
  for (let y = 0; y < n; y++) for (let x = 0; x < n; x++) h[y * n + x] = height(x / n, y / n);
  return bumpFromHeight(h, n);
}

/** Pebbled leather: Worley F2−F1 cells (Worley 1996) with wrinkles. */
export const leatherBump = () =>
  memo('leather', () => {
    const cells = 26;
    const random = rng(5);
    const px = Float32Array.from({ length: cells * cells }, random);
    const py = Float32Array.from({ length: cells * cells }, random);
    const wrinkle = fbmTile(9, 4, 4);
    const wrap = (i: number) => ((i % cells) + cells) % cells;
    return tile(256, (x, y) => {
      const wobble = wrinkle(x, y) * 0.6;
      const u = x * cells + wobble;
      const v = y * cells + wobble;
      const ci = Math.floor(u);
      const cj = Math.floor(v);
      let first = 9;
      let second = 9;
      for (let j = -1; j <= 1; j++) {
        for (let i = -1; i <= 1; i++) {
          const q = wrap(cj + j) * cells + wrap(ci + i);
          const d = Math.hypot(ci + i + px[q] - u, cj + j + py[q] - v);
          if (d < first) {
            second = first;
            first = d;
          } else if (d < second) second = d;
        }
      }
      return smooth(0, 0.35, second - first) * 0.012 + wobble * 0.006;
    });
  });

/** Fine even grain of paper, rubber and matte paint. */
export const grainBump = () =>
  memo('grain', () => {
    const noise = fbmTile(4, 32, 3);
    const random = rng(3);
    return tile(256, (u, v) => noise(u, v) * 0.006 + random() * 0.0005);
  });

/** Velvet: the pile lies this way and that in patches as wide as a hand, over a fine grain. */
export const napBump = () =>
  memo('nap', () => {
    const strokes = fbmTile(21, 2, 2);
    const pile = fbmTile(22, 64, 1);
    return tile(256, (u, v) => strokes(u, v) * 0.03 + pile(u, v) * 0.0009);
  });

/** Plain weave. */
export const weaveBump = () =>
  memo('weave', () =>
    tile(128, (x, y) => {
      const u = x * 16;
      const v = y * 16;
      const fu = u - Math.floor(u) - 0.5;
      const fv = v - Math.floor(v) - 0.5;
      const warp = (Math.floor(u) + Math.floor(v)) & 1;
      const [across, along] = warp ? [fu, fv] : [fv, fu];
      return 0.02 * Math.cos(across * Math.PI) * (0.6 + 0.4 * Math.cos(along * 2));
    }),
  );

/** Stocking stitch. */
export const knitBump = () =>
  memo('knit', () =>
    tile(256, (x, y) => {
      const u = x * 16;
      const fu = u - Math.floor(u) - 0.5;
      const stitch = Math.sin((y * 16 + Math.abs(fu) * 0.9) * Math.PI * 2);
      return (0.014 * (0.5 + 0.5 * stitch) + 0.01) * Math.cos(fu * Math.PI);
    }),
  );

/** Open sports mesh: staggered holes. */
export const meshBump = () =>
  memo('mesh', () =>
    tile(256, (x, y) => {
      const v = y * 16;
      const row = Math.floor(v);
      const u = x * 16 + (row & 1) * 0.5;
      const fu = u - Math.floor(u) - 0.5;
      const fv = v - row - 0.5;
      return 0.022 * smooth(0.16, 0.42, Math.sqrt(fu * fu + fv * fv * 1.1));
    }),
  );

/** Parallel brush lines of metal. */
export const brushedBump = () =>
  memo('brushed', () => {
    const n = 256;
    const random = rng(8);
    const rows = Float32Array.from({ length: n }, random);
    const along = fbmTile(4, 4, 2);
    return tile(n, (u, v) => rows[Math.round(v * n)] * 0.004 + along(u, 0) * 0.0004);
  });
