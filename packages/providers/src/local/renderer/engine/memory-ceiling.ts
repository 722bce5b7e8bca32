import type { Geo } from '../geometry.ts';

/** Bytes that mesh, pictures and light of one scene may take on a thread; the largest of ours takes about a third. */
export const SCENE_CEILING = 160 * 2 ** 20;
/**
 * Bytes per vertex and per triangle: the mesh itself, what each vertex sees in up to 256 directions, four lights of eight
 * floats, what drawing and smoothing note down.
 */
const PER_VERTEX = 44 + 32 + 4 * 32 + 20;
const PER_TRIANGLE = 18 + 20 + 24;

/** The scene would take more memory than one job may use; the message is for the user. */
export class SceneTooLarge extends Error {
  constructor() {
    super(
      'This product is too detailed to be drawn in the memory one job may use. Please describe fewer parts.',
    );
    this.name = 'SceneTooLarge';
  }
}

/** Bytes a scene will take once it is baked and lit. */
export function sceneBytes({ nv, nt, mats }: Pick<Geo, 'nv' | 'nt' | 'mats'>): number {
  const pictures = new Set(mats.flatMap((m) => [m.map, m.bump, m.hmap].filter((p) => p !== undefined)));
  let bytes = nv * PER_VERTEX + nt * PER_TRIANGLE;
  for (const { levels } of pictures) for (const { d } of levels) bytes += d.byteLength;
  return bytes;
}

/** Throws SceneTooLarge before time and memory go into a scene that cannot be drawn. */
export function checkMemory(geo: Pick<Geo, 'nv' | 'nt' | 'mats'>): void {
  if (sceneBytes(geo) > SCENE_CEILING) throw new SceneTooLarge();
}
