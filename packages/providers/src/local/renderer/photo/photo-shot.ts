import type { Move } from '../camera/camera-moves.ts';
import type { Camera } from '../render/set-spec.ts';
import type { Look } from '../post/develop.ts';
import type { Shot, ViewPick } from '../studio/views.ts';
import type { PhotoShadow } from './photo-shadow.ts';

/** What a prepared photo scene adds to a scene: its plate size, lean, shadow, and whether it fills the frame. */
export interface PhotoStage {
  width: number;
  height: number;
  pitch: number;
  /** null when the whole photo fills the frame and no floor is seen */
  shadow: PhotoShadow | null;
}

const FOV = (22 * Math.PI) / 180;
/** No contrast curve and no colour shift: the product keeps the colours of its photo. */
const LOOK: Look = { bloom: 0.06, vignette: 0.16, grain: 0.3, contrast: 0, warm: 0, keepProduct: true };
/** A whole photo is drawn this much larger than the frame, so that moves do not uncover its edge. */
const OVERSCAN = 1.13;

/** Magnification and principal-point shift of the pictures one photo can give. */
const CROPS: Partial<Record<ViewPick['view'], { zoom: number; rise: number }>> = {
  detail: { zoom: 1.75, rise: 0.1 },
  lifestyle: { zoom: 0.86, rise: 0.08 },
  top: { zoom: 1.08, rise: 0.03 },
};

/** The camera that sees the photo as it was taken, nearer for the detail and farther for the lifestyle view. */
export function photoShot(stage: PhotoStage, { view, variation }: ViewPick, W: number, H: number): Shot {
  const camera = photoCamera(stage, W, H);
  if (!stage.shadow) {
    const zoom = (view === 'detail' ? 1.6 : 1) * (1 + 0.06 * (variation % 3));
    const fov = 2 * Math.atan(Math.tan(camera.fov / 2) / zoom);
    return { camera: { ...camera, fov }, yaw: 0, look: { ...LOOK, bloom: 0, vignette: 0 } };
  }
  const crop = CROPS[view] ?? { zoom: 1, rise: 0.03 };
  const zoom = crop.zoom * (1 + 0.08 * (variation % 3));
  return {
    camera: { ...camera, fov: 2 * Math.atan(Math.tan(camera.fov / 2) / zoom), sy: crop.rise },
    yaw: 0,
    look: LOOK,
  };
}

export function photoCamera(
  { width, height, pitch, shadow }: Omit<PhotoStage, 'shadow'> & { shadow: unknown },
  W: number,
  H: number,
): Camera {
  const short = Math.min(W, H);
  const across = (width / W) * short;
  const up = (height / H) * short;
  // A cut-out fits into the frame with room for text; a whole photo covers it.
  const extent = shadow ? Math.max(up / 0.66, across / 0.72) : Math.min(up, across) / OVERSCAN;
  const distance = extent / 2 / Math.tan(FOV / 2);
  const [cos, sin] = [Math.cos(pitch), Math.sin(pitch)];
  const target: Camera['target'] = [0, height * cos * 0.5, -height * sin * 0.5];
  const pos: Camera['pos'] = [0, target[1] + distance * sin, target[2] + distance * cos];
  return { pos, target, fov: FOV, sy: shadow ? 0.03 : 0 };
}

/** A relief shows its falseness beyond ±10°, and a whole photo its edge: moves that turn are held back. */
export function photoIntensity(stage: PhotoStage, move: Move, intensity: number): number {
  const turning = /^(orbit|pan|tilt|truck|crane)/.test(move);
  if (!turning) return intensity;
  if (!stage.shadow) return intensity * 0.12;
  return move.startsWith('orbit') ? intensity * 0.18 : intensity * 0.6;
}
