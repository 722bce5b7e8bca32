import { checkpoint } from '../stop.ts';
import { SRGB_LUT } from '../image.ts';
import { smooth } from '../vector.ts';
import { lampAt } from '../lamp.ts';
import { goboAt } from './environment.ts';
import type { Plate } from './set-spec.ts';
import type { Stage, View } from './stage.ts';
import { mipLevel } from './texturing.ts';

/** What the backdrop writes: RGB, distance (−1 on the plate, which is blurred already), mirror strength of the floor. */
export interface BackgroundTarget {
  rgb: Float32Array;
  dist: Float32Array;
  mirror: Float32Array;
}

const wall = new Float64Array(3);
const floor = new Float64Array(4);

/** Floor and wall of the set for every pixel not marked in `skip`. */
export function drawBackground(
  stage: Stage,
  view: View,
  W: number,
  H: number,
  target: BackgroundTarget,
  skip: Uint8Array | null,
): void {
  const { set, yaw } = stage.lighting;
  const { rgb, dist, mirror } = target;
  const E = stage.extent;
  const D = set.wallDistance * E;
  const cove = set.cove * E;
  const [ex, ey, ez] = view.eye;
  // Horizontal direction from the rig's camera to the wall.
  const bx = -Math.sin(yaw);
  const bz = -Math.cos(yaw);
  const x0 = stage.center[0];
  const z0 = stage.center[2];
  const behind = (ex - x0) * bx + (ez - z0) * bz;
  const { r, u, f } = view;
  // The wall changes slowly: it is computed at some pixels of a row and interpolated between them.
  const step = set.plate || set.gobo ? 2 : 4;
  const wallAt = (x: number, b: number): void => {
    const a = (x + 0.5 - view.cx) / view.fl;
    const dx = f[0] + r[0] * a + u[0] * b;
    const dy = f[1] + r[1] * a + u[1] * b;
    const dz = f[2] + r[2] * a + u[2] * b;
    const forward = dx * bx + dz * bz;
    if (set.plate) return plateColour(set.plate, dx, dy, dz, bx, bz, forward);
    const toWall = forward > 1e-4 ? (D - behind) / forward : 1e9;
    const onFloor = dy < -1e-4 && ey / -dy < toWall;
    const reach = Math.min(toWall, 1e4);
    wallColour(stage, ex + dx * reach, onFloor ? 0 : ey + dy * toWall, ez + dz * reach, bx, bz);
  };
  const left = new Float64Array(3);
  const slope = new Float64Array(3);
  for (let y = 0; y < H; y++) {
    let until = -1;
    let from = 0;
    checkpoint();
    const b = (view.cy - y - 0.5) / view.fl;
    for (let x = 0; x < W; x++) {
      const q = y * W + x;
      if (skip && skip[q] === 1) continue;
      const a = (x + 0.5 - view.cx) / view.fl;
      const dx = f[0] + r[0] * a + u[0] * b;
      const dy = f[1] + r[1] * a + u[1] * b;
      const dz = f[2] + r[2] * a + u[2] * b;
      const forward = dx * bx + dz * bz;
      const toWall = forward > 1e-4 ? (D - behind) / forward : 1e9;
      const toFloor = dy < -1e-4 ? ey / -dy : 1e9;
      const onFloor = toFloor < toWall;
      if (x > until) {
        from = x - (x % step);
        until = from + step - 1;
        wallAt(from, b);
        left.set(wall);
        wallAt(from + step, b);
        for (let k = 0; k < 3; k++) slope[k] = (wall[k] - left[k]) / step;
      }
      for (let k = 0; k < 3; k++) wall[k] = left[k] + slope[k] * (x - from);
      const o = q * 3;
      if (!onFloor) {
        rgb[o] = wall[0];
        rgb[o + 1] = wall[1];
        rgb[o + 2] = wall[2];
        dist[q] = set.plate ? -1 : toWall;
        mirror[q] = 0;
        continue;
      }
      const hx = ex + dx * toFloor;
      const hz = ez + dz * toFloor;
      const pixel = toFloor / view.fl / Math.max(0.15, -dy);
      floorColour(stage, hx, hz, pixel);
      const down = -dy / Math.sqrt(dx * dx + dy * dy + dz * dz);
      const g = 1 - down;
      const shine = set.reflect * (0.12 + 0.88 * g * g * g);
      const depth = (hx - x0) * bx + (hz - z0) * bz;
      const bend = smooth(D - cove, D, depth);
      for (let k = 0; k < 3; k++) {
        const c = floor[k] + wall[k] * shine * 0.55;
        rgb[o + k] = c + (wall[k] - c) * bend;
      }
      mirror[q] = shine * (1 - bend);
      dist[q] = toFloor;
    }
  }
}

/** The blurred picture behind the set, by the tangents of the ray about the rig's own azimuth. */
function plateColour(p: Plate, dx: number, dy: number, dz: number, bx: number, bz: number, forward: number) {
  const k = forward > 0.05 ? 1 / forward : 20;
  // (−bz, bx) is the camera's right on the floor.
  const across = ((dx * -bz + dz * bx) * k) / p.yawSpan + 0.5;
  const up = 0.5 - (dy * k - p.pitch0) / p.pitchSpan;
  let fx = Math.min(p.w - 1.01, Math.max(0, across * p.w));
  let fy = Math.min(p.h - 1.01, Math.max(0, up * p.h));
  const i = fx | 0;
  const j = fy | 0;
  fx -= i;
  fy -= j;
  const o = (j * p.w + i) * 3;
  const l = o + p.w * 3;
  const d = p.d;
  for (let c = 0; c < 3; c++) {
    const top = d[o + c] * (1 - fx) + d[o + 3 + c] * fx;
    const low = d[l + c] * (1 - fx) + d[l + 3 + c] * fx;
    wall[c] = top * (1 - fy) + low * fy;
  }
}

function wallColour(stage: Stage, x: number, y: number, z: number, bx: number, bz: number): void {
  const L = stage.lighting;
  const set = L.set;
  const E = stage.extent;
  const high = Math.min(1, Math.max(0, y / (E * 2.6)));
  const across = ((x - stage.center[0]) * bz - (z - stage.center[2]) * bx) / (E * 1.3);
  const up = (y - stage.center[1] * 1.1) / (E * 1.1);
  const glow = 1 + set.glow * (Math.exp(-(across * across + up * up)) - 0.35);
  const key = L.openKey * 0.92 * (set.gobo ? goboAt(stage, x, y, z) : 1);
  for (let c = 0; c < 3; c++) {
    const albedo = set.wall[c] + (set.wallHigh[c] - set.wall[c]) * high;
    wall[c] = albedo * (L.openAmbient[c] * 1.02 + key * L.keyColour[c]) * glow;
  }
  for (const lamp of L.lamps) {
    const e = lampAt(lamp, x, y, z, -bx, 0, -bz);
    for (let c = 0; c < 3; c++) wall[c] += set.wall[c] * e * lamp.color[c];
  }
}

/** Lit floor into floor[0..2]; `pixel` is the world size of a pixel there. */
function floorColour(stage: Stage, x: number, z: number, pixel: number): void {
  const L = stage.lighting;
  const { set } = L;
  const E = stage.extent;
  floorLight(stage, x, z);
  const key = floor[3] * (set.gobo ? goboAt(stage, x, 0, z) : 1);
  const ax = x - stage.center[0];
  const az = z - stage.center[2];
  const away = (ax * ax + az * az) / (E * E);
  const falloff = 1 / (1 + away * set.falloff);
  for (let c = 0; c < 3; c++) floor[c] = (floor[c] + key * L.keyColour[c]) * falloff;
  for (const lamp of L.lamps) {
    const e = lampAt(lamp, x, 0, z, 0, 1, 0);
    for (let c = 0; c < 3; c++) floor[c] += e * lamp.color[c];
  }
  if (set.floorImg) textureFloor(stage, x, z, pixel);
  else for (let c = 0; c < 3; c++) floor[c] *= set.floor[c];
}

/** Baked floor light into floor[0..3], fading into the open floor at the border of the grid. */
function floorLight(stage: Stage, x: number, z: number): void {
  const { openAmbient, openKey, floor: FE } = stage.lighting;
  const vis = stage.vis;
  const G = vis.G;
  let gx = (((x - vis.cx) / vis.R) * 0.5 + 0.5) * G - 0.5;
  let gz = (((z - vis.cz) / vis.R) * 0.5 + 0.5) * G - 0.5;
  floor[0] = openAmbient[0];
  floor[1] = openAmbient[1];
  floor[2] = openAmbient[2];
  floor[3] = openKey;
  if (gx < 0 || gz < 0 || gx >= G - 1 || gz >= G - 1) return;
  const border = Math.min(gx, gz, G - 1 - gx, G - 1 - gz) / (G * 0.12);
  const inside = border > 1 ? 1 : border * border * (3 - 2 * border);
  const i = gx | 0;
  const j = gz | 0;
  gx -= i;
  gz -= j;
  const o = (j * G + i) * 4;
  const p = o + G * 4;
  for (let c = 0; c < 4; c++) {
    const top = FE[o + c] * (1 - gx) + FE[o + 4 + c] * gx;
    const low = FE[p + c] * (1 - gx) + FE[p + 4 + c] * gx;
    floor[c] += (top * (1 - gz) + low * gz - floor[c]) * inside;
  }
}

function textureFloor(stage: Stage, x: number, z: number, pixel: number): void {
  const set = stage.lighting.set;
  const img = set.floorImg;
  if (!img) return;
  const scale = set.floorScale ?? 1;
  const cos = Math.cos(set.floorRot ?? 0);
  const sin = Math.sin(set.floorRot ?? 0);
  const fx = x - stage.center[0];
  const fz = z - stage.center[2];
  let u = (fx * cos + fz * sin) * scale + 0.37;
  let v = (fz * cos - fx * sin) * scale + 0.21;
  const l = img.levels[mipLevel(pixel * scale * img.levels[0].w, 0.3, img.levels.length)];
  const { w, h, d } = l;
  u = (u - Math.floor(u)) * w;
  v = (v - Math.floor(v)) * h;
  const i = Math.min(w - 1, u | 0);
  const j = Math.min(h - 1, v | 0);
  const i1 = i + 1 === w ? 0 : i + 1;
  const j1 = j + 1 === h ? 0 : j + 1;
  u -= i;
  v -= j;
  const a = (j * w + i) * 4;
  const b = (j * w + i1) * 4;
  const c = (j1 * w + i) * 4;
  const e = (j1 * w + i1) * 4;
  const S = SRGB_LUT;
  for (let k = 0; k < 3; k++) {
    const top = S[d[a + k]] * (1 - u) + S[d[b + k]] * u;
    const low = S[d[c + k]] * (1 - u) + S[d[e + k]] * u;
    floor[k] *= top * (1 - v) + low * v;
  }
}
