import { boxRadiance, RADIANCE, STRIDE } from '../light/softbox.ts';
import { NEUTRAL } from '../post/neutral.ts';
import type { Hit } from './hit.ts';
import type { Stage } from './stage.ts';
import { mipLevel, Sample, sampleImg } from './texturing.ts';

const texel = new Sample();

/** An unlit photo texel, run backwards through the tone curve so that it leaves the pipeline in its own colours, plus the moving sweep light. */
export function shadePhoto(stage: Stage, h: Hit): void {
  const { env, out, geo } = stage;
  const img = stage.map[h.material];
  if (!img) throw new Error('A photo material needs its picture.');
  const texels = h.pixel * Math.abs(geo.dens[h.t]) * img.levels[0].w;
  const level = texels > 1.4 ? mipLevel(texels, 0.2, img.levels.length) : 0;
  texel.r = texel.g = texel.b = 0;
  sampleImg(img, level, h.u, h.v, texel);
  out[0] = texel.r;
  out[1] = texel.g;
  out[2] = texel.b;
  undoNeutral(out);
  out[4] = texel.a;
  const rig = stage.lighting.rig;
  const sweep = rig.boxes.length - 1;
  if (rig.table[sweep * STRIDE + RADIANCE] <= 0) return;
  const c = h.nx * h.vx + h.ny * h.vy + h.nz * h.vz;
  env[0] = env[1] = env[2] = 0;
  const rx = 2 * c * h.nx - h.vx;
  const ry = 2 * c * h.ny - h.vy;
  const rz = 2 * c * h.nz - h.vz;
  boxRadiance(rig, h.px, h.py, h.pz, rx, ry, rz, 0.16, env, -1, sweep + 1, sweep);
  const fresnel = 0.045 + 0.1 * (1 - Math.min(1, Math.abs(c))) ** 3;
  const k = fresnel * (0.35 + 0.65 * Math.min(1, out[0] + out[1] + out[2]));
  for (let i = 0; i < 3; i++) out[i] += env[i] * k;
}

/** Inverse of the Khronos PBR Neutral curve for colours it does not desaturate, in place. */
function undoNeutral(c: Float64Array): void {
  const d = 1 - NEUTRAL.start;
  const peak = Math.max(c[0], c[1], c[2]);
  let k = 1;
  if (peak > NEUTRAL.start) {
    const p = Math.min(peak, 0.985);
    k = ((d * d) / (1 - p) - d + NEUTRAL.start) / peak;
  }
  const min = Math.min(c[0], c[1], c[2]) * k;
  let offset = NEUTRAL.offset;
  if (min < NEUTRAL.offset) {
    const x = Math.sqrt(min / NEUTRAL.toe);
    offset = x - NEUTRAL.toe * x * x;
  }
  for (let i = 0; i < 3; i++) c[i] = c[i] * k + offset;
}
