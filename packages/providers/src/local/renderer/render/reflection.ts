import type { FrameBuffers, PassMemory } from './frame-buffers.ts';
import { project } from './project.ts';
import { cull, raster } from './raster.ts';
import type { Camera } from './set-spec.ts';
import { shade } from './shade.ts';
import type { Stage } from './stage.ts';

/** Planar reflection of the product in the floor: mirrored pass at half resolution, blurred more the higher its source. */
export function addReflection(
  stage: Stage,
  camera: Camera,
  { W, H, rgb, mirror, passes }: FrameBuffers,
): void {
  const w = W >> 1;
  const h = H >> 1;
  const memory = passes.begin();
  const tri = memory.ints(w * h);
  project(stage, camera, w, h, true);
  cull(stage, w, h, false, true);
  const box = raster(stage, w, h, 0.5, 0.5, tri, memory.floats(w * h));
  const image = memory.floats(w * h * 4).fill(0);
  const height = memory.floats(w * h).fill(0);
  const { out, geo } = stage;
  for (let y = box[1]; y <= box[3]; y++) {
    for (let x = box[0]; x <= box[2]; x++) {
      const q = y * w + x;
      const t = tri[q];
      if (t < 0) continue;
      shade(stage, t, x + 0.5, y + 0.5);
      for (let k = 0; k < 3; k++) image[q * 4 + k] = out[k] * out[4];
      image[q * 4 + 3] = out[4];
      height[q] = geo.pos[geo.idx[t * 3] * 3 + 1];
    }
  }
  const radius = Math.max(1, stage.lighting.set.reflectBlur * w * 0.02);
  if (box[2] < box[0]) return;
  // Two passes reach twice the largest radius beyond what was drawn.
  const reach = Math.ceil(radius * 2.5) + 2;
  const x0 = Math.max(0, box[0] - reach);
  const y0 = Math.max(0, box[1] - reach);
  const area = { x0, y0, x1: Math.min(w - 1, box[2] + reach), y1: Math.min(h - 1, box[3] + reach) };
  blurByHeight(image, height, w, area, radius, stage.extent, memory);
  composite(image, w, h, rgb, mirror, W, H, area);
}

function composite(
  image: Float32Array,
  w: number,
  h: number,
  rgb: Float32Array,
  mirror: Float32Array,
  W: number,
  H: number,
  area: Area,
): void {
  const bottom = Math.min(H, area.y1 * 2 + 3);
  const right = Math.min(W, area.x1 * 2 + 3);
  for (let y = Math.max(0, area.y0 * 2 - 2); y < bottom; y++) {
    for (let x = Math.max(0, area.x0 * 2 - 2); x < right; x++) {
      const shine = mirror[y * W + x];
      if (shine <= 0.001) continue;
      const fx = Math.max(0, Math.min(w - 1.001, (x + 0.5) / 2 - 0.5));
      const fy = Math.max(0, Math.min(h - 1.001, (y + 0.5) / 2 - 0.5));
      const i = fx | 0;
      const j = fy | 0;
      const u = fx - i;
      const v = fy - j;
      const q = (j * w + i) * 4;
      const p = q + w * 4;
      const w00 = (1 - u) * (1 - v);
      const w10 = u * (1 - v);
      const w01 = (1 - u) * v;
      const w11 = u * v;
      const cover = image[q + 3] * w00 + image[q + 7] * w10 + image[p + 3] * w01 + image[p + 7] * w11;
      if (cover <= 0.001) continue;
      const o = (y * W + x) * 3;
      for (let k = 0; k < 3; k++) {
        const c = image[q + k] * w00 + image[q + 4 + k] * w10 + image[p + k] * w01 + image[p + 4 + k] * w11;
        rgb[o + k] = rgb[o + k] * (1 - cover * shine * 0.75) + c * shine;
      }
    }
  }
}

/** Two separable box blurs of premultiplied RGBA, in place, whose radius grows with height above the floor. */
function blurByHeight(
  image: Float32Array,
  height: Float32Array,
  w: number,
  area: Area,
  radius: number,
  extent: number,
  memory: PassMemory,
): void {
  const r = memory.ints(height.length);
  for (let q = area.y0 * w; q < (area.y1 + 1) * w; q++) {
    r[q] = Math.max(1, Math.round(radius * (0.25 + Math.min(1, (height[q] / extent) * 1.6))));
  }
  const across = memory.floats(image.length);
  for (let pass = 0; pass < 2; pass++) {
    blurLines(image, across, r, w, area, 1);
    blurLines(across, image, r, w, area, w);
  }
}

interface Area {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Box blur along x (step 1) or y (step w), radius per pixel, inside an area. */
function blurLines(
  src: Float32Array,
  out: Float32Array,
  r: Int32Array,
  w: number,
  a: Area,
  step: number,
): void {
  for (let y = a.y0; y <= a.y1; y++) {
    for (let x = a.x0; x <= a.x1; x++) {
      const q = y * w + x;
      const at = step === 1 ? x : y;
      const from = Math.max(step === 1 ? a.x0 : a.y0, at - r[q]);
      const to = Math.min(step === 1 ? a.x1 : a.y1, at + r[q]);
      let c0 = 0;
      let c1 = 0;
      let c2 = 0;
      let c3 = 0;
      let i = (q + (from - at) * step) * 4;
      for (let k = from; k <= to; k++, i += step * 4) {
        c0 += src[i];
        c1 += src[i + 1];
        c2 += src[i + 2];
        c3 += src[i + 3];
      }
      const s = 1 / (to - from + 1);
      out[q * 4] = c0 * s;
      out[q * 4 + 1] = c1 * s;
      out[q * 4 + 2] = c2 * s;
      out[q * 4 + 3] = c3 * s;
    }
  }
}
