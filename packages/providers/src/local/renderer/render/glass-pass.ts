import { MATERIAL_STRIDE, type Stage } from './stage.ts';
import { environment } from './environment.ts';
import { Hit, interpolate } from './hit.ts';
import { cull, raster } from './raster.ts';
import { SAMPLES } from './resolve.ts';

const hit = new Hit();

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

  draw(stage: Stage, W: number, H: number, rgb: Float32Array, z: Float32Array): void {
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
    const top = new Int32Array(w * h).fill(-1);
    cull(stage, W, H, true, false);
    for (const [ox, oy] of SAMPLES[4]) {
      raster(stage, W, H, ox, oy, tri, z);
      for (let y = 0; y < h; y++) {
        for (let x = 0; x < w; x++) {
          const q = (y + box.y) * W + x + box.x;
          if (tri[q] < 0 || z[q] < depth[y * w + x]) continue;
          cover[y * w + x]++;
          top[y * w + x] = tri[q];
        }
      }
    }
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const q = y * w + x;
        if (top[q] >= 0) blend(stage, top[q], x, y, box, below, cover[q] / 4, rgb, W);
      }
    }
  }
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
