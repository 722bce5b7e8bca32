import { boxRadiance, domeRadiance } from '../light/softbox.ts';
import type { Stage } from './stage.ts';

/** What a ray from P out of direction R sees through a lobe of half-width `blur`: floor, dome and lights, into stage.env. */
export function environment(
  stage: Stage,
  px: number,
  py: number,
  pz: number,
  rx: number,
  ry: number,
  rz: number,
  blur: number,
): void {
  const { env, lighting } = stage;
  const rig = lighting.rig;
  domeRadiance(rig, ry, env);
  const band = blur * 0.9 + 0.02;
  if (ry < band) blendFloor(stage, px, py, pz, rx, ry, rz, band);
  boxRadiance(rig, px, py, pz, rx, ry, rz, blur, env, -1, rig.boxes.length);
}

/** Blends the lit floor under the horizon, over a band as wide as the lobe. */
function blendFloor(
  stage: Stage,
  px: number,
  py: number,
  pz: number,
  rx: number,
  ry: number,
  rz: number,
  band: number,
): void {
  const { env, vis, lighting } = stage;
  let f = (band - ry) / (2 * band);
  if (f > 1) f = 1;
  f = f * f * (3 - 2 * f);
  const t = (py > 0 ? py : 0) / (ry < -0.02 ? -ry : 0.02);
  const G = vis.G;
  const FR = lighting.floorRadiance;
  let gx = (((px + rx * t - vis.cx) / vis.R) * 0.5 + 0.5) * G - 0.5;
  let gz = (((pz + rz * t - vis.cz) / vis.R) * 0.5 + 0.5) * G - 0.5;
  let r = lighting.openFloor[0];
  let g = lighting.openFloor[1];
  let b = lighting.openFloor[2];
  if (gx >= 0 && gz >= 0 && gx < G - 1 && gz < G - 1) {
    const i = gx | 0;
    const j = gz | 0;
    gx -= i;
    gz -= j;
    const o = (j * G + i) * 3;
    const p = o + G * 3;
    const w00 = (1 - gx) * (1 - gz);
    const w10 = gx * (1 - gz);
    const w01 = (1 - gx) * gz;
    const w11 = gx * gz;
    r = FR[o] * w00 + FR[o + 3] * w10 + FR[p] * w01 + FR[p + 3] * w11;
    g = FR[o + 1] * w00 + FR[o + 4] * w10 + FR[p + 1] * w01 + FR[p + 4] * w11;
    b = FR[o + 2] * w00 + FR[o + 5] * w10 + FR[p + 2] * w01 + FR[p + 5] * w11;
  }
  // Far floor fades into the horizon, as the wall does.
  const away = t * t * (rx * rx + rz * rz);
  const far = away / (away + stage.extent * stage.extent * 9);
  const h = lighting.rig.horizon;
  r += (h[0] - r) * far;
  g += (h[1] - g) * far;
  b += (h[2] - b) * far;
  env[0] += (r - env[0]) * f;
  env[1] += (g - env[1]) * f;
  env[2] += (b - env[2]) * f;
}

/** Share of the key that passes the set's gobo at a point, 0–1. */
export function goboAt(stage: Stage, px: number, py: number, pz: number): number {
  const { set, goboU: A, goboV: B } = stage.lighting;
  const gobo = set.gobo;
  if (!gobo) return 1;
  const n = gobo.n;
  const d = gobo.d;
  let u = (px * A[0] + py * A[1] + pz * A[2]) * gobo.scale + 0.5;
  let v = (px * B[0] + py * B[1] + pz * B[2]) * gobo.scale + 0.5;
  u = (u - Math.floor(u)) * n;
  v = (v - Math.floor(v)) * n;
  const i = u | 0;
  const j = v | 0;
  const i1 = (i + 1) % n;
  const j1 = (j + 1) % n;
  u -= i;
  v -= j;
  const top = d[j * n + i] * (1 - u) + d[j * n + i1] * u;
  const low = d[j1 * n + i] * (1 - u) + d[j1 * n + i1] * u;
  return 1 - gobo.amount * (1 - top * (1 - v) - low * v);
}
