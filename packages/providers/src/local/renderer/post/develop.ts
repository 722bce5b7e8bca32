import { lin2srgb } from '../colour.ts';
import type { Frame } from '../render/frame-buffers.ts';
import { bloom } from './bloom.ts';
import { depthOfField, type Focus } from './depth-of-field.ts';
import { NEUTRAL } from './neutral.ts';

/** How a frame is developed. Amounts are 0–1; `warm` shifts red against blue. */
export interface Look {
  bloom: number;
  vignette: number;
  grain: number;
  contrast: number;
  warm: number;
  focus?: Focus;
  /** Keeps the product free of vignette and colour shifts: for photos. */
  keepProduct?: boolean;
}

const STEPS = 4096;
const NOISE = 65536;
// One fixed noise field: grain hides banding and keeps x264 from flattening gradients.
const noise = new Int8Array(NOISE);
for (let i = 0, s = 12345; i < NOISE; i++) {
  s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
  noise[i] = (s >>> 24) - 128;
}

/**
 * Develops linear light into sRGB bytes `[H, W, 3]`: depth of field, bloom, vignette, Khronos PBR Neutral tone curve
 * (keeps product colours), contrast S-curve and sRGB in one table, grain. `seed` moves the grain. The frame is spent.
 */
export function develop(
  f: Frame,
  look: Look,
  seed = 1,
  out: Uint8Array = new Uint8Array(f.W * f.H * 3),
): Uint8Array {
  if (look.focus) depthOfField(f, look.focus);
  if (look.bloom > 0) bloom(f, look.bloom);
  const { W, H, rgb, mask } = f;
  const table = toneTable(look.contrast);
  const amplitude = (1 + look.grain * 2) / 256;
  const red = 1 + look.warm;
  const blue = 1 - look.warm;
  let grain = Math.imul(seed, 40503) & (NOISE - 1);
  const edges = edgeShade(W, H, look.vignette);
  // Clamped writes: the bytes of `out`, limited to 0–255 by the array itself. They round, so the table need not add ½.
  const bytes = new Uint8ClampedArray(out.buffer, out.byteOffset, out.length);
  const d = 1 - NEUTRAL.start;
  const n = W * H;
  for (let i = 0, o = 0; i < n; i++, o += 3) {
    let shade = edges[i];
    let warm = red;
    let cool = blue;
    if (look.keepProduct) {
      const cover = 1 - mask[i];
      shade = 1 - (1 - shade) * cover;
      warm = 1 + (warm - 1) * cover;
      cool = 1 + (cool - 1) * cover;
    }
    let r = rgb[o] * shade * warm;
    let g = rgb[o + 1] * shade;
    let b = rgb[o + 2] * shade * cool;
    const min = r < g ? (r < b ? r : b) : g < b ? g : b;
    const toe = min < 0.08 ? min - NEUTRAL.toe * min * min : NEUTRAL.offset;
    r -= toe;
    g -= toe;
    b -= toe;
    const peak = r > g ? (r > b ? r : b) : g > b ? g : b;
    if (peak > NEUTRAL.start) {
      const pressed = 1 - (d * d) / (peak + d - NEUTRAL.start);
      const k = pressed / peak;
      const fade = 1 - 1 / (NEUTRAL.desaturation * (peak - pressed) + 1);
      r = r * k + (pressed - r * k) * fade;
      g = g * k + (pressed - g * k) * fade;
      b = b * k + (pressed - b * k) * fade;
    }
    const e = noise[grain] * amplitude;
    grain = (grain + (e > 0 ? 1 : 2)) & (NOISE - 1);
    bytes[o] = table[r <= 0 ? 0 : r >= 1 ? STEPS : (r * STEPS) | 0] + e;
    bytes[o + 1] = table[g <= 0 ? 0 : g >= 1 ? STEPS : (g * STEPS) | 0] + e;
    bytes[o + 2] = table[b <= 0 ? 0 : b >= 1 ? STEPS : (b * STEPS) | 0] + e;
  }
  return out;
}

let kept: { key: string; edges: Float32Array } | null = null;
/** Light left per pixel by a vignette, 1 in the middle; the last one is kept for the next frame. */
function edgeShade(W: number, H: number, vignette: number): Float32Array {
  const key = `${W} ${H} ${vignette}`;
  if (kept?.key === key) return kept.edges;
  const edges = new Float32Array(W * H);
  for (let y = 0; y < H; y++) {
    const dy = (y / H - 0.5) * 2;
    for (let x = 0; x < W; x++) {
      const dx = (x / W - 0.5) * 2;
      const edge = Math.min(1, (dx * dx + dy * dy) * 0.5);
      edges[y * W + x] = 1 - vignette * edge * Math.sqrt(edge);
    }
  }
  kept = { key, edges };
  return edges;
}

const encoded = Float32Array.from({ length: STEPS + 1 }, (_, i) => lin2srgb(i / STEPS));

/** Linear 0–1 → byte, with the contrast curve t + c·(smoothstep(t) − t). */
function toneTable(contrast: number): Float32Array {
  const table = new Float32Array(STEPS + 1);
  for (let i = 0; i <= STEPS; i++) {
    const t = encoded[i];
    table[i] = (t + contrast * (t * t * (3 - 2 * t) - t)) * 255;
  }
  return table;
}
