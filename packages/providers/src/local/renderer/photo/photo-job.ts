import type { Direction } from '../studio/scene.ts';

/** What to do with the surroundings of the product in a photo. */
export type Background = 'cut' | 'keep';

/** A photo to be turned into a scene. */
export interface PhotoJob {
  /** absolute path of a PNG, JPEG or WebP file */
  path: string;
  /** hash of the file: photos with the same bytes share a scene */
  sha256: string;
  background: Background;
  /** absolute path of the model's mask of this photo, null when there is none */
  mask: string | null;
  seed: number;
  direction: Direction;
}
