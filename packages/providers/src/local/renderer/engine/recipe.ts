import type { Background } from '../photo/photo-job.ts';
import { type Pose, readPose } from './pose.ts';
import { VIEWS, type ViewName } from '../studio/views.ts';

/** Raised whenever old recipes would give different geometry: an old still and a new clip must not disagree. */
export const RECIPE_VERSION = 4;
export const RECIPE_KEY = 'admint:recipe';
const ENGINE = 'admint-studio';
const LIMITS = { prompt: 2000, scene: 2000, style: 60, styles: 24, bytes: 20_000 };

/** Everything needed to draw the same still again, carried inside its PNG. */
export interface Recipe {
  prompt: string;
  seed: number;
  view: ViewName;
  styles: string[];
  /** sentence the lifestyle set was chosen from; empty for the product views */
  scene: string;
  /** 0 for the first picture of a view; further ones are framed differently */
  variation: number;
  /** a frame of a clip: where its camera stood and which set it was taken in */
  pose?: Pose;
  /** the photo this was made from, by the hash of its file */
  photo?: { sha256: string; background: Background };
}

export function writeRecipe(recipe: Recipe): string {
  return JSON.stringify({ v: RECIPE_VERSION, engine: ENGINE, ...recipe });
}

/** Reads a recipe out of a file anyone may have made; null when it is not exactly one of ours. */
export function readRecipe(text: string | null): Recipe | null {
  if (text === null || text.length > LIMITS.bytes) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const r = value as Partial<Record<string, unknown>>;
  const view = VIEWS.find((v) => v === r['view']);
  const { prompt, seed, scene, styles } = r;
  if (r['v'] !== RECIPE_VERSION || r['engine'] !== ENGINE || !view) return null;
  if (typeof prompt !== 'string' || prompt.length === 0 || prompt.length > LIMITS.prompt) return null;
  if (typeof scene !== 'string' || scene.length > LIMITS.scene) return null;
  if (typeof seed !== 'number' || !Number.isSafeInteger(seed)) return null;
  if (!Array.isArray(styles) || styles.length > LIMITS.styles) return null;
  const words = styles.filter((s): s is string => typeof s === 'string' && s.length <= LIMITS.style);
  if (words.length !== styles.length) return null;
  const variation = r['variation'];
  if (typeof variation !== 'number' || !Number.isInteger(variation) || variation < 0 || variation > 64)
    return null;
  const pose = r['pose'] === undefined ? undefined : readPose(r['pose']);
  if (pose === null) return null;
  const recipe: Recipe = { prompt, seed, view, styles: words, scene, variation, ...(pose && { pose }) };
  if (r['photo'] === undefined) return recipe;
  const photo = readPhotoPart(r['photo']);
  return photo && { ...recipe, photo };
}

function readPhotoPart(value: unknown): NonNullable<Recipe['photo']> | null {
  if (typeof value !== 'object' || value === null) return null;
  const { sha256, background } = value as Partial<Record<string, unknown>>;
  // The hash becomes part of a path: nothing but a hash may pass.
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  return background === 'cut' || background === 'keep' ? { sha256, background } : null;
}
