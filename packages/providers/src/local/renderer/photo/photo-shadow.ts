import { boxBlur } from '../image.ts';
import type { Visibility } from '../light/visibility.ts';
import type { Camera } from '../render/set-spec.ts';
import { smooth } from '../vector.ts';
import type { Cutout } from './cutout.ts';
import type { Relief } from './relief.ts';

/** How much of the ambient and of the key light reaches each floor texel, [G, G] each, 0–1. */
export interface PhotoShadow {
  ambient: Float32Array;
  key: Float32Array;
}

/**
 * A sheet casts no believable shadow of its own: its silhouette is projected through the base camera onto the floor,
 * kept to a plausible depth, and blurred thrice — tight for the contact, wider for what the product hides of the sky around
 * its foot, widest and pushed from the key for the cast shadow.
 */
export function photoShadow(
  cut: Cutout,
  relief: Relief,
  vis: Visibility,
  camera: Camera,
  pitch: number,
): PhotoShadow {
  const { G, R } = vis;
  const contact = silhouetteOnFloor(cut, relief, vis, camera, pitch);
  const near = contact.slice();
  const wide = contact.slice();
  const texel = (2 * R) / G;
  const radius = (x: number) => Math.max(1, Math.round(x / texel));
  boxBlur(contact, G, G, radius(0.022), 2);
  boxBlur(near, G, G, radius(0.075), 2);
  boxBlur(wide, G, G, radius(0.16), 3);
  const dx = Math.round(0.14 / texel);
  const dz = Math.round(-0.06 / texel);
  // The edge of a footprint is where the blur has fallen to half: the foot stands a little in front of its silhouette.
  const forward = Math.round(0.018 / texel);
  const at = (i: number) => Math.max(0, Math.min(G - 1, i));
  const ambient = new Float32Array(G * G);
  const key = new Float32Array(G * G);
  for (let j = 0; j < G; j++) {
    for (let i = 0; i < G; i++) {
      const q = j * G + i;
      const far = 1 - 0.62 * wide[at(j - dz) * G + at(i - dx)];
      const foot = at(j - forward) * G + i;
      ambient[q] = (1 - 0.7 * contact[foot]) * (1 - 0.56 * near[foot]) * far;
      key[q] = ambient[q] * far;
    }
  }
  return { ambient, key };
}

function silhouetteOnFloor(
  cut: Cutout,
  relief: Relief,
  vis: Visibility,
  camera: Camera,
  pitch: number,
): Float32Array {
  const { G, R, cx, cz } = vis;
  const { width, height } = relief;
  const [cos, sin] = [Math.cos(pitch), Math.sin(pitch)];
  const deepest = Math.min(width * 0.62, height * 0.8);
  const [ex, ey, ez] = camera.pos;
  const out = new Float32Array(G * G);
  for (let j = 0; j < G; j++) {
    const z = cz + (((j + 0.5) / G) * 2 - 1) * R;
    if (-z < -0.02 || -z > deepest) continue;
    for (let i = 0; i < G; i++) {
      const x = cx + (((i + 0.5) / G) * 2 - 1) * R;
      // Where the ray from the eye to this floor point crosses the plane of the sheet, n = (0, sin, cos).
      const t = -(ey * sin + ez * cos) / (-ey * sin + (z - ez) * cos);
      const up = (ey - ey * t) * cos - (ez + (z - ez) * t) * sin;
      const u = (ex + (x - ex) * t) / width + 0.5;
      const v = 1 - up / height;
      if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
      const a = cut.rgba[(Math.floor(v * cut.h) * cut.w + Math.floor(u * cut.w)) * 4 + 3] / 255;
      out[j * G + i] = a * (1 - smooth(deepest * 0.7, deepest, -z));
    }
  }
  return out;
}
