import { type BackgroundTarget, drawBackground } from './background.ts';
import type { FrameBuffers } from './frame-buffers.ts';
import type { Stage } from './stage.ts';

/** Draws the backdrop; smooth, untextured sets are computed at half resolution and scaled up. */
export function drawBackdrop(stage: Stage, W: number, H: number, b: FrameBuffers): void {
  const set = stage.lighting.set;
  if (set.floorImg || set.cove < 0.2 || (W & 1) === 1 || (H & 1) === 1) {
    drawBackground(stage, stage.view, W, H, b, b.skip);
    return;
  }
  const w = W >> 1;
  const h = H >> 1;
  const memory = b.passes.begin();
  const half = { rgb: memory.floats(w * h * 3), dist: memory.floats(w * h), mirror: memory.floats(w * h) };
  const { fl, cx, cy } = stage.view;
  const view = { ...stage.view, fl: fl / 2, cx: cx / 2, cy: cy / 2 };
  drawBackground(stage, view, w, h, half, hidden(b.skip, w, h, W));
  enlarge(half, w, h, b, W, H, b.skip);
}

/** Half-resolution pixels no visible pixel will read: everything in a 6 × 6 block around them is covered. */
function hidden(skip: Uint8Array, w: number, h: number, W: number): Uint8Array {
  const rows = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const q = 2 * y * W + 2 * x;
      rows[y * w + x] = skip[q] & skip[q + 1] & skip[q + W] & skip[q + W + 1];
    }
  }
  const out = new Uint8Array(w * h);
  for (let y = 1; y < h - 1; y++) {
    for (let x = 1; x < w - 1; x++) {
      const q = y * w + x;
      if (rows[q] === 0) continue;
      const above = rows[q - w - 1] & rows[q - w] & rows[q - w + 1];
      const below = rows[q + w - 1] & rows[q + w] & rows[q + w + 1];
      out[q] = above & below & rows[q - 1] & rows[q + 1];
    }
  }
  return out;
}

function enlarge(
  half: BackgroundTarget,
  w: number,
  h: number,
  out: BackgroundTarget,
  W: number,
  H: number,
  skip: Uint8Array,
): void {
  const s = half.rgb;
  const clampUnit = (x: number) => (x < 0 ? 0 : x > 1 ? 1 : x);
  for (let y = 0; y < H; y++) {
    const fy = (y - 0.5) / 2;
    const j = Math.min(h - 2, Math.max(0, Math.floor(fy)));
    const v = clampUnit(fy - j);
    for (let x = 0; x < W; x++) {
      if (skip[y * W + x] === 1) continue;
      const fx = (x - 0.5) / 2;
      const i = Math.min(w - 2, Math.max(0, Math.floor(fx)));
      const u = clampUnit(fx - i);
      const a = j * w + i;
      const w00 = (1 - u) * (1 - v);
      const w10 = u * (1 - v);
      const w01 = (1 - u) * v;
      const w11 = u * v;
      const q = a * 3;
      const p = q + w * 3;
      const o = (y * W + x) * 3;
      out.rgb[o] = s[q] * w00 + s[q + 3] * w10 + s[p] * w01 + s[p + 3] * w11;
      out.rgb[o + 1] = s[q + 1] * w00 + s[q + 4] * w10 + s[p + 1] * w01 + s[p + 4] * w11;
      out.rgb[o + 2] = s[q + 2] * w00 + s[q + 5] * w10 + s[p + 2] * w01 + s[p + 5] * w11;
      out.dist[y * W + x] = half.dist[a];
      out.mirror[y * W + x] = half.mirror[a];
    }
  }
}
