import { type FitOptions, fitCamera, focusDistance } from '../camera/fit-camera.ts';
import type { Look } from '../post/develop.ts';
import type { Camera } from '../render/set-spec.ts';
import { add } from '../vector.ts';
import type { Category } from '../words/product-spec.ts';
import type { Direction, Scene, ViewHints } from './scene.ts';

export const VIEWS = ['front', 'side', 'back', 'top', 'detail', 'lifestyle'] as const;
export type ViewName = (typeof VIEWS)[number];

/** Which picture: a view, and 0 for its first picture; further ones are framed differently. */
export interface ViewPick {
  view: ViewName;
  variation: number;
}

/** A camera, the azimuth its lights turn with, and how the picture is developed. */
export interface Shot {
  camera: Camera;
  yaw: number;
  look: Look;
}

/** How a category likes to be seen, where it differs from the rest. Angles in radians, fov in degrees. */
interface Habits {
  pitch?: number;
  frontPitch?: number;
  fill?: number;
  side?: { yaw: number; pitch: number; fov: number; fill: number };
  /** turn of the side view away from a right angle */
  sideTurn?: number;
  back?: { yaw: number; pitch: number; fill: number };
  topYaw?: number;
  topPitch?: number;
  topFill?: number;
  lifeYaw?: number;
  lifePitch?: number;
  lifeFill?: number;
  lifeShift?: number;
  /** where the focus lies in front of the middle, in product sizes */
  lifeFocus?: number;
}

const FLAT: Habits = { pitch: 0.1, sideTurn: 0.5, topPitch: 0.95 };
const HABITS: Partial<Record<Category, Habits>> = {
  footwear: {
    frontPitch: 0.26,
    fill: 0.8,
    side: { yaw: 0, pitch: 0.1, fov: 18, fill: 0.84 },
    back: { yaw: -1.15, pitch: 0.24, fill: 0.76 },
    topYaw: 0,
    topFill: 0.84,
    lifeYaw: 0.55,
    lifePitch: 0.2,
    lifeFill: 0.7,
    lifeShift: 0.09,
  },
  watch: { pitch: 0.1, topPitch: 0.95, lifeYaw: 0.5, lifeFocus: 0.34 },
  phone: { ...FLAT, lifeYaw: -0.35 },
  ring: { pitch: 0.2, sideTurn: 0.5, topPitch: 0.95, lifeFocus: 0.34 },
  chair: { lifeYaw: 0.55, lifePitch: 0.1 },
  sofa: { lifeYaw: 0.5, lifePitch: 0.1, fill: 0.76, lifeFill: 0.7 },
  laptop: { pitch: 0.28, topPitch: 0.95, fill: 0.72, lifeFill: 0.62 },
  lamp: { pitch: 0.12, topPitch: 0.85, lifeYaw: 0.35, lifePitch: 0.08 },
  sunglasses: { pitch: 0.24, fill: 0.72, topPitch: 1.1, lifeFill: 0.6 },
};

/** How further pictures of a view differ: turned, raised, nearer or farther. */
interface Variation {
  yaw: number;
  pitch: number;
  fill: number;
}
const VARIATIONS: readonly Variation[] = [
  { yaw: 0, pitch: 0, fill: 1 },
  { yaw: -0.42, pitch: 0.06, fill: 0.94 },
  { yaw: 0.38, pitch: 0.16, fill: 1.06 },
  { yaw: -0.8, pitch: 0.1, fill: 0.9 },
  { yaw: 0.72, pitch: 0.05, fill: 0.97 },
  { yaw: -0.2, pitch: 0.22, fill: 1.1 },
  { yaw: 0.2, pitch: -0.05, fill: 0.9 },
  { yaw: -0.6, pitch: 0.24, fill: 1 },
];

const BASE: Look = { bloom: 0.1, vignette: 0.16, grain: 0.35, contrast: 0.1, warm: 0 };

/** The camera of a named view for a W × H frame. */
export function viewShot(
  hints: ViewHints,
  direction: Direction,
  scene: Scene,
  { view, variation }: ViewPick,
  W: number,
  H: number,
): Shot {
  const h = HABITS[hints.category] ?? {};
  const tall = hints.size[1] > hints.size[0] * 1.15;
  const fill = h.fill ?? (tall ? 0.7 : 0.64);
  const pitch = h.pitch ?? 0.22;
  const range = { from: scene.from, to: scene.to };
  const look = styled(BASE, direction);
  const v = VARIATIONS[variation % VARIATIONS.length];
  const fit = (yaw: number, p: number, fov: number, f: number, o: FitOptions = {}): Shot => ({
    camera: fitCamera(scene.geo, yaw + v.yaw, p + v.pitch, fov, f * v.fill, W, H, { sy: 0.03, range, ...o }),
    yaw: yaw + v.yaw,
    look,
  });
  switch (view) {
    case 'front':
      return fit(hints.front, h.frontPitch ?? pitch, 20, fill);
    case 'side':
      return h.side
        ? fit(h.side.yaw, h.side.pitch, h.side.fov, h.side.fill)
        : fit(hints.front + Math.PI / 2 - (h.sideTurn ?? 0.12), pitch, 20, fill);
    case 'back':
      return h.back
        ? fit(h.back.yaw, h.back.pitch, 20, h.back.fill)
        : fit(hints.front + Math.PI - 0.25, pitch + 0.05, 20, fill);
    case 'top':
      return litFrom(
        hints.front + v.yaw,
        fit(h.topYaw ?? hints.front * 0.6, h.topPitch ?? 1.22, 16, h.topFill ?? 0.68, { sy: 0 }),
      );
    case 'detail':
      return litFrom(hints.front + v.yaw, detailShot(hints, scene, look, fill, v, W, H));
    case 'lifestyle':
      return lifestyleShot(hints, direction, scene, h, tall, v, W, H);
  }
}

/** Takes the light of another view when its rig stands nearly the same way: baking it again would show no difference. */
function litFrom(yaw: number, shot: Shot): Shot {
  return Math.abs(shot.yaw - yaw) < 0.45 ? { ...shot, yaw } : shot;
}

function detailShot(
  hints: ViewHints,
  scene: Scene,
  look: Look,
  fill: number,
  v: Variation,
  W: number,
  H: number,
): Shot {
  const d = hints.detail;
  const aim = add(d.aim, scene.offset);
  const range = { from: scene.from, to: scene.to };
  const yaw = d.yaw + v.yaw;
  const zoom = d.zoom * v.fill;
  const camera = fitCamera(scene.geo, yaw, d.pitch + v.pitch, 20, fill, W, H, { aim, zoom, range });
  const focus = { focus: focusDistance(camera), aperture: 0.055, maxRadius: (13 * Math.min(W, H)) / 1024 };
  return { camera, yaw, look: { ...look, focus } };
}

function lifestyleShot(
  hints: ViewHints,
  direction: Direction,
  scene: Scene,
  h: Habits,
  tall: boolean,
  v: Variation,
  W: number,
  H: number,
): Shot {
  const yaw = (h.lifeYaw ?? hints.front * 0.8) + v.yaw * 0.7;
  const shoe = hints.category === 'footwear';
  const pitch = (h.lifePitch ?? 0.13) + v.pitch;
  const fill = (h.lifeFill ?? (tall ? 0.62 : 0.56)) * v.fill;
  const camera = fitCamera(scene.geo, yaw, pitch, 24, fill, W, H, {
    range: { from: scene.from, to: scene.to },
    sx: shoe ? 0.03 : 0,
    sy: h.lifeShift ?? 0.07,
  });
  const look = styled({ ...BASE, bloom: 0.18, vignette: 0.25, contrast: 0.16, warm: 0.02 }, direction);
  const near = scene.size * (h.lifeFocus ?? 0.136);
  const focus = {
    focus: focusDistance(camera) - near,
    aperture: 0.016,
    maxRadius: (9 * Math.min(W, H)) / 1024,
  };
  return { camera, yaw, look: { ...look, focus } };
}

/** Style words also change how the picture is developed. */
function styled(look: Look, { tags, warmth }: Direction): Look {
  const energetic = tags.includes('energetic');
  const minimal = tags.includes('minimal');
  return {
    ...look,
    contrast: look.contrast + (energetic ? 0.06 : 0),
    vignette: minimal ? look.vignette * 0.5 : look.vignette,
    warm: look.warm + 0.05 * Math.max(0, warmth - 0.25) - (tags.includes('cool') ? 0.03 : 0),
  };
}
