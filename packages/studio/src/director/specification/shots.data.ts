import type { CameraMovement, ViewType } from '@admint/contract';
import type { SceneRole } from './framework.ts';

/** One way to shoot a scene. */
export interface Shot {
  view: ViewType;
  size: string;
  perspective: string;
  lens: string;
  move: CameraMovement;
  /** 0–1 */
  intensity: number;
  /** A sentence of light of its own, instead of the tone's. */
  light?: string;
  style?: string[];
}

const shot = (
  view: ViewType,
  size: string,
  perspective: string,
  lens: string,
  move: CameraMovement,
  intensity: number,
  own: Pick<Shot, 'light' | 'style'> = {},
): Shot => ({ view, size, perspective, lens, move, intensity, ...own });

const SHADOW = {
  light: 'Dim, cold light from one side keeps most of it in shadow',
  style: ['dark', 'moody'],
};
const RAKING = { light: 'A single hard light from the left rakes across the surface', style: ['dark'] };
const PALE = { light: 'Flat, cool light takes the colour out of the picture', style: ['cool', 'minimalist'] };
const SUNNY = { light: 'Warm sunlight falls across it from the left', style: ['warm'] };

/** The lights that belong to a shot and not to the tone of the ad. */
export const SHOT_LIGHTS = [SHADOW, RAKING, PALE, SUNNY];

/** The shots of each role, in the order in which repeated roles use them. */
export const SHOTS: Record<SceneRole, [Shot, ...Shot[]]> = {
  hook: [shot('detail', 'extreme close-up', 'eye level', '100mm macro', 'slow zoom out', 0.5, RAKING)],
  interest: [
    shot('side', 'medium close-up', 'eye level', '85mm', 'truck right', 0.5),
    shot('top', 'medium shot', "bird's eye", '50mm', 'crane down', 0.45),
    shot('back', 'medium shot', 'eye level', '50mm', 'orbit left', 0.5),
    shot('detail', 'close-up', 'low angle', '100mm macro', 'tilt up', 0.35),
  ],
  desire: [
    shot('lifestyle', 'medium wide shot', 'eye level', '35mm', 'orbit right', 0.5),
    shot('lifestyle', 'wide shot', 'low angle', '24mm', 'dolly in', 0.5),
    shot('side', 'medium shot', 'low angle', '50mm', 'orbit left', 0.5),
  ],
  action: [shot('front', 'medium shot', 'eye level', '50mm', 'dolly out', 0.4)],
  problem: [shot('back', 'medium shot', 'high angle', '35mm', 'truck left', 0.3, SHADOW)],
  agitate: [shot('detail', 'close-up', 'eye level', '85mm', 'handheld', 0.4, SHADOW)],
  solution: [shot('front', 'medium close-up', 'low angle', '50mm', 'dolly in', 0.5)],
  before: [shot('back', 'medium shot', 'eye level', '35mm', 'slow zoom in', 0.25, PALE)],
  after: [
    shot('lifestyle', 'medium wide shot', 'eye level', '35mm', 'orbit right', 0.5, SUNNY),
    shot('lifestyle', 'wide shot', 'low angle', '24mm', 'dolly in', 0.5, SUNNY),
  ],
  bridge: [shot('side', 'medium close-up', 'eye level', '50mm', 'orbit left', 0.5)],
  whole: [shot('front', 'medium shot', 'low angle', '35mm', 'orbit right', 0.6)],
};
