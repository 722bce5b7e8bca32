import type { Geo } from '../geometry.ts';
import type { SetSpec } from '../render/set-spec.ts';
import { add, cross, dot, mul, norm, sub, type V3 } from '../vector.ts';
import { lum } from '../colour.ts';
import { blendLighting, type Lighting } from './baked-light.ts';
import { addCaustics } from './caustics.ts';
import { FLOOR, lightFloor } from './floor-light.ts';
import { addLampLight, lampsOf } from './lamp-light.ts';
import { buildRig, rigScale } from './rigs.ts';
import { boxRadiance, domeRadiance, RADIANCE, type Rig, STRIDE } from './softbox.ts';
import { lightVertices } from './vertex-light.ts';
import { castsNothing, type Visibility } from './visibility.ts';
import { Smoother } from './smooth-light.ts';
import { type KeySamples, keyShadows } from './key-shadow.ts';

/** Lights a mesh: `nKey` samples across the key softbox, ambient from the baked visibility. */
export class Lighter {
  readonly #geo: Geo;
  readonly #vis: Visibility;
  readonly #skip: Uint8Array;
  readonly #smoother: Smoother;
  readonly #center: V3;
  readonly #extent: number;

  constructor(geo: Geo, vis: Visibility, center: V3, extent: number) {
    this.#geo = geo;
    this.#vis = vis;
    this.#skip = castsNothing(geo);
    this.#smoother = new Smoother(geo, extent);
    this.#center = center;
    this.#extent = extent;
  }

  #rigAt(set: SetSpec, yaw: number): Rig {
    return buildRig({
      yaw,
      scale: rigScale(this.#extent),
      center: this.#center,
      name: set.rig,
      accent: set.accent,
      wall: set.wall,
      productLuminance: set.productLuminance,
    });
  }

  /** Light at share s between two baked azimuths; see {@link blendLighting}. */
  between(a: Lighting, b: Lighting, s: number, into: Lighting | null): Lighting {
    const rig = this.#rigAt(a.set, a.yaw + (b.yaw - a.yaw) * s);
    scaleRig(rig, a.exposure + (b.exposure - a.exposure) * s);
    return blendLighting(a, b, s, rig, into);
  }

  /** Bakes the light of a set with its rig turned to `yaw`. */
  light(set: SetSpec, yaw: number, nKey: number): Lighting {
    const geo = this.#geo;
    const vis = this.#vis;
    const rig = this.#rigAt(set, yaw);
    const probe: V3 = [this.#center[0], this.#extent * 0.3, this.#center[2]];
    const sky = skyRadiance(rig, vis, probe);
    const box = rig.boxes[rig.key];
    const keyLum = lum(box.col);
    const key = sampleKey(rig, probe, nKey);
    let openAmbient = openSky(sky, vis);
    let openKey = key.dirs.reduce((sum, d) => sum + Math.max(0, d[1]) * key.each, 0);
    // The rig is scaled so that the open floor receives the set's exposure, whatever its boxes add up to.
    const exposure = set.exposure / (lum(openAmbient) + openKey);
    openAmbient = mul(openAmbient, exposure);
    openKey *= exposure;
    key.each *= exposure;
    for (let i = 0; i < sky.length; i++) sky[i] *= exposure;
    scaleRig(rig, exposure);
    const keyDir = norm(sub(box.c, probe));
    const goboU = norm(cross([0, 1, 0], keyDir));
    const keyColour = mul(box.col, 1 / keyLum);
    const shadows = keyShadows(geo, vis, this.#skip, key);
    const floor = lightFloor(vis, sky, shadows.floor, mul(meanAlbedo(geo), set.bounce * 0.3));
    addCaustics(geo, vis, floor, { dir: keyDir, colour: keyColour, open: openKey });
    const floorRadiance = new Float32Array(vis.G * vis.G * 3);
    for (let i = 0; i < vis.G * vis.G; i++) {
      for (let k = 0; k < 3; k++) {
        const e = floor[i * FLOOR + k] + floor[i * FLOOR + 3] * keyColour[k];
        floorRadiance[i * 3 + k] = set.floor[k] * e;
      }
    }
    const openFloor = [0, 1, 2].map((k) => set.floor[k] * (openAmbient[k] + openKey * keyColour[k])) as V3;
    const raw = lightVertices(geo, vis, {
      sky,
      key: shadows.vertices,
      floorRadiance,
      openFloor,
      // Blocked directions return the material's own colour at about a quarter of the open light.
      selfLight: 0.24 * (lum(openAmbient) + openKey),
    });
    const lamps = lampsOf(geo);
    addLampLight(lamps, geo, vis, raw, { radiance: floorRadiance, albedo: set.floor });
    const vertex = this.#smoother.smooth(raw, 2);
    return {
      rig,
      set,
      yaw,
      vertex,
      floor,
      floorRadiance,
      openFloor,
      openAmbient,
      openKey,
      keyColour,
      keyDir,
      lamps,
      goboU,
      goboV: cross(keyDir, goboU),
      exposure,
    };
  }
}

/** Radiance of dome and boxes (without the key) for the upper directions, [nd, 3]. */
function skyRadiance(rig: Rig, vis: Visibility, at: V3): Float64Array {
  const D = vis.dirs;
  const out = new Float64Array(vis.nd * 3);
  const e = new Float64Array(3);
  for (let k = 0; k < vis.nd; k++) {
    const [x, y, z] = [D[k * 3], D[k * 3 + 1], D[k * 3 + 2]];
    if (y < 0) continue;
    domeRadiance(rig, y, e);
    boxRadiance(rig, at[0], at[1], at[2], x, y, z, 0.22, e, rig.key, rig.nReal);
    out.set(e, k * 3);
  }
  return out;
}

/** Cosine-weighted sum over the open upper hemisphere, /π. */
function openSky(sky: Float64Array, vis: Visibility): V3 {
  const sum: V3 = [0, 0, 0];
  for (let k = 0; k < vis.nd; k++) {
    const y = vis.dirs[k * 3 + 1];
    if (y > 0) for (let c = 0; c < 3; c++) sum[c] += (sky[k * 3 + c] * y * 4) / vis.nd;
  }
  return sum;
}

function sampleKey(rig: Rig, at: V3, count: number): KeySamples {
  const box = rig.boxes[rig.key];
  const g = Math.round(Math.sqrt(count));
  const shift = (i: number) => (((i * 0.618) % 1) - 0.5) * 0.8;
  const dirs: V3[] = [];
  for (let j = 0; j < g; j++) {
    for (let i = 0; i < g; i++) {
      const a = (((i + 0.5 + shift(j)) / g) * 2 - 1) * box.hu;
      const b = (((j + 0.5 + shift(i)) / g) * 2 - 1) * box.hv;
      dirs.push(norm(sub(add(box.c, add(mul(box.u, a), mul(box.v, b))), at)));
    }
  }
  const to = sub(box.c, at);
  const solidAngle = (4 * box.hu * box.hv * Math.abs(dot(norm(to), box.n))) / dot(to, to);
  return { dirs, each: ((solidAngle / Math.PI) * lum(box.col)) / dirs.length };
}

function scaleRig(rig: Rig, k: number): void {
  for (let i = 0; i < rig.boxes.length; i++) {
    for (let c = 0; c < 3; c++) rig.table[i * STRIDE + RADIANCE + c] *= k;
  }
  rig.top = mul(rig.top, k);
  rig.horizon = mul(rig.horizon, k);
}

function meanAlbedo(geo: Geo): V3 {
  let sum: V3 = [0, 0, 0];
  let n = 0;
  for (let t = 0; t < geo.nt; t += 7, n++) sum = add(sum, geo.mats[geo.tm[t]].base);
  return mul(sum, 1 / Math.max(1, n));
}
