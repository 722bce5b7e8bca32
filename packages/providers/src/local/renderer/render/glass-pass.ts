import { MATERIAL_STRIDE, type Stage } from './stage.ts';
import { environment } from './environment.ts';
import type { FrameBuffers } from './frame-buffers.ts';
import { gatherLight, Hit, interpolate } from './hit.ts';
import { cull, raster } from './raster.ts';
import { SAMPLES } from './resolve.ts';
import { type Behind, seen, shadeVessel } from './vessel-shade.ts';

const hit = new Hit();
/** How much nearer than anything solid a filled vessel has to be to stand before it. */
const LABEL_GAP = 1.0008;

interface Window {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * Thin glass over the finished picture: what lies below is looked up where the ray bends to (screen space), tinted by
 * tint^thickness, and the environment is reflected with Schlick's Fresnel.
 */
export class GlassPass {
  #tri = new Int32Array(0);

  draw(stage: Stage, W: number, H: number, { rgb, depth: z, dist, mask, skip }: FrameBuffers): void {
    const box = glassWindow(stage, W, H);
    if (!box) return;
    if (this.#tri.length !== W * H) this.#tri = new Int32Array(W * H);
    const tri = this.#tri;
    const { w, h } = box;
    const below = new Float32Array(w * h * 3);
    const depth = new Float32Array(w * h);
    cull(stage, W, H, false, false);
    raster(stage, W, H, 0.5, 0.5, tri, z);
    for (let y = 0; y < h; y++) {
      const row = (y + box.y) * W + box.x;
      below.set(rgb.subarray(row * 3, (row + w) * 3), y * w * 3);
      depth.set(z.subarray(row, row + w), y * w);
    }
    const cover = new Uint8Array(w * h);
    const hidden = new Uint8Array(w * h);
    const top = new Int32Array(w * h).fill(-1);
    cull(stage, W, H, true, false);
    for (const [ox, oy] of SAMPLES[4]) {
      raster(stage, W, H, ox, oy, tri, z);
      for (let y = 0; y < h; y++) {
        for (let x = 0; x < w; x++) {
          const q = (y + box.y) * W + x + box.x;
          const t = tri[q];
          if (t < 0) continue;
          const filled = stage.isVessel[stage.geo.tm[t]] === 1;
          const i = y * w + x;
          if (z[q] < depth[i] * (filled ? LABEL_GAP : 1)) {
            if (filled) hidden[i]++;
            if (filled && top[i] < 0) top[i] = t;
            continue;
          }
          cover[i]++;
          top[i] = t;
        }
      }
    }
    const behind = behindGlass(box, below, rgb, skip, W, H);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const q = y * w + x;
        if (top[q] < 0) continue;
        const vessel = stage.geo.mats[stage.geo.tm[top[q]]].vessel;
        if (!vessel) {
          blend(stage, top[q], x, y, box, below, cover[q] / 4, rgb, W);
          continue;
        }
        const p = (y + box.y) * W + x + box.x;
        const share = nextTo(hidden, q, w) ? 1 - mask[p] : cover[q] / 4;
        if (share < 0.01) continue;
        look(stage, top[q], x + box.x, y + box.y);
        shadeVessel(stage, hit, vessel, behind);
        for (let k = 0; k < 3; k++) rgb[p * 3 + k] += (stage.out[k] - rgb[p * 3 + k]) * share;
        mask[p] = Math.max(mask[p], share);
        if (share > 0.4) dist[p] = hit.distance;
      }
    }
  }
}

/** Does something solid stand before the glass here or at a neighbour? There the solid's own edge decides how much glass shows. */
function nextTo(hidden: Uint8Array, q: number, w: number): boolean {
  return (
    hidden[q] + (hidden[q - 1] ?? 0) + (hidden[q + 1] ?? 0) + (hidden[q - w] ?? 0) + (hidden[q + w] ?? 0) > 0
  );
}

/** Point, normal and light of a glass triangle at a pixel, into `hit`. */
function look(stage: Stage, t: number, x: number, y: number): void {
  hit.material = stage.geo.tm[t];
  hit.row = hit.material * MATERIAL_STRIDE;
  interpolate(stage, hit, t, x + 0.5, y + 0.5);
  gatherLight(stage, hit);
  const colour = stage.lighting.keyColour;
  hit.er += hit.key * colour[0];
  hit.eg += hit.key * colour[1];
  hit.eb += hit.key * colour[2];
}

/** The picture as it was before the glass: kept inside its window, untouched outside. Two by two pixels are averaged. */
function behindGlass(
  box: Window,
  below: Float32Array,
  rgb: Float32Array,
  covered: Uint8Array,
  W: number,
  H: number,
): Behind {
  const { x: x0, y: y0, w, h } = box;
  return {
    W,
    H,
    left: x0,
    right: x0 + w,
    covered: (x, y) => covered[y * W + x] === 1,
    read: (px, py) => {
      const x = Math.min(W - 2, px);
      const y = Math.min(H - 2, py);
      const inside = x >= x0 && y >= y0 && x < x0 + w - 1 && y < y0 + h - 1;
      const from = inside ? below : rgb;
      const row = (inside ? w : W) * 3;
      const a = inside ? (y - y0) * row + (x - x0) * 3 : y * row + x * 3;
      for (let k = a; k < a + 3; k++)
        seen[k - a] = 0.25 * (from[k] + from[k + 3] + from[k + row] + from[k + row + 3]);
    },
  };
}

/** Pixels the glass can touch. */
function glassWindow(stage: Stage, W: number, H: number): Window | null {
  const { geo, isGlass, X, Y } = stage;
  let x0 = W;
  let y0 = H;
  let x1 = 0;
  let y1 = 0;
  for (let i = 0; i < geo.nt * 3; i++) {
    if (isGlass[geo.tm[(i / 3) | 0]] === 0) continue;
    const v = geo.idx[i];
    x0 = Math.min(x0, X[v]);
    x1 = Math.max(x1, X[v]);
    y0 = Math.min(y0, Y[v]);
    y1 = Math.max(y1, Y[v]);
  }
  const x = Math.max(0, Math.floor(x0));
  const y = Math.max(0, Math.floor(y0));
  const w = Math.min(W - 1, Math.ceil(x1)) - x + 1;
  const h = Math.min(H - 1, Math.ceil(y1)) - y + 1;
  return w > 0 && h > 0 ? { x, y, w, h } : null;
}

function blend(
  stage: Stage,
  t: number,
  x: number,
  y: number,
  box: Window,
  below: Float32Array,
  cover: number,
  rgb: Float32Array,
  W: number,
): void {
  const { geo, env, view } = stage;
  const m = geo.mats[geo.tm[t]];
  hit.row = geo.tm[t] * MATERIAL_STRIDE;
  interpolate(stage, hit, t, x + box.x + 0.5, y + box.y + 0.5);
  const { nx, ny, nz, vx, vy, vz } = hit;
  const nv = Math.max(0.02, nx * vx + ny * vy + nz * vz);
  const lobe = m.rough * m.rough + 0.004 + stage.curvature[t] * hit.pixel * 0.7;
  const d = 2 * nv;
  environment(stage, hit.px, hit.py, hit.pz, d * nx - vx, d * ny - vy, d * nz - vz, lobe);
  const grazing = 1 - nv;
  const fresnel = m.f0 + (1 - m.f0) * grazing ** 5;
  const right = nx * view.r[0] + ny * view.r[1] + nz * view.r[2];
  const down = -(nx * view.u[0] + ny * view.u[1] + nz * view.u[2]);
  const bend = (m.glass * stage.extent * 0.12 * (1 - 1 / m.ior)) / hit.pixel;
  const sx = Math.min(box.w - 1, Math.max(0, Math.round(x - right * bend)));
  const sy = Math.min(box.h - 1, Math.max(0, Math.round(y - down * bend)));
  const s = (sy * box.w + sx) * 3;
  const rim = 1 - 0.55 * grazing ** 2.2 * m.sss;
  const thickness = m.glass > 0 ? 0.6 + 0.9 * grazing : 1;
  const o = ((y + box.y) * W + x + box.x) * 3;
  for (let k = 0; k < 3; k++) {
    const c = below[s + k] * m.tint[k] ** thickness * (1 - fresnel) * rim + env[k] * fresnel;
    rgb[o + k] += (c - rgb[o + k]) * cover;
  }
}
