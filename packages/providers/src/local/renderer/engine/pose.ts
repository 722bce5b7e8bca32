import type { Camera } from '../render/set-spec.ts';
import type { V3 } from '../vector.ts';

/** Where a frame of a clip was taken: enough to go on from it. */
export interface Pose {
  camera: Camera;
  /** azimuth of the lights, radians */
  yaw: number;
  /** the sentences the clip's set was chosen by */
  sentences: string[];
  /** seconds that steam and dust had been moving for */
  time: number;
}

const LIMITS = { sentences: 4, sentence: 2000, length: 1e4, time: 3600 };

const isNumber = (v: unknown, most: number): v is number =>
  typeof v === 'number' && Number.isFinite(v) && Math.abs(v) <= most;

function readPoint(v: unknown): V3 | null {
  return Array.isArray(v) && v.length === 3 && v.every((x) => isNumber(x, LIMITS.length)) ? (v as V3) : null;
}

/** Reads a pose out of a file anyone may have made; null when it is not one. */
export function readPose(value: unknown): Pose | null {
  if (typeof value !== 'object' || value === null) return null;
  const { camera, yaw, sentences, time } = value as Partial<Record<string, unknown>>;
  if (typeof camera !== 'object' || camera === null) return null;
  const c = camera as Partial<Record<string, unknown>>;
  const [pos, target, fov] = [readPoint(c['pos']), readPoint(c['target']), c['fov']];
  if (!pos || !target || !isNumber(fov, 2.5) || fov < 0.01) return null;
  if (Math.hypot(pos[0] - target[0], pos[1] - target[1], pos[2] - target[2]) < 1e-3) return null;
  const read: Camera = { pos, target, fov };
  for (const key of ['sx', 'sy', 'roll'] as const) {
    const v = c[key];
    if (v === undefined) continue;
    if (!isNumber(v, 1)) return null;
    read[key] = v;
  }
  if (!Array.isArray(sentences) || sentences.length > LIMITS.sentences) return null;
  const words = sentences.filter((s): s is string => typeof s === 'string' && s.length <= LIMITS.sentence);
  if (words.length !== sentences.length || !isNumber(time, LIMITS.time) || time < 0) return null;
  if (!isNumber(yaw, 100)) return null;
  return { camera: read, yaw, sentences: words, time };
}
