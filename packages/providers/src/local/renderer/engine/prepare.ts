import { createHash } from 'node:crypto';
import type { Geo } from '../geometry.ts';
import { bakeVisibility, castsNothing, type Visibility } from '../light/visibility.ts';
import { designProduct } from '../products/index.ts';
import { lifestyleScene } from '../studio/lifestyle-scene.ts';
import { packshotScene } from '../studio/packshot-scene.ts';
import { buildDesign, type Direction, hintsOf, type Scene, type ViewHints } from '../studio/scene.ts';
import type { PhotoStage } from '../photo/photo-shot.ts';
import { parsePrompt } from '../words/index.ts';
import type { SetKind } from './direction.ts';
import { checkMemory } from './memory-ceiling.ts';

/** What decides a prepared scene: the same job gives the same bytes. */
export interface SceneJob {
  prompt: string;
  seed: number;
  kind: SetKind;
  direction: Direction;
}

/** A scene baked and ready to be lit and drawn; plain data, so that threads can share it. */
export interface Prepared {
  /** fingerprint of what casts shadows; empty for a photo */
  shape: string;
  scene: Scene;
  vis: Visibility;
  hints: ViewHints;
  direction: Direction;
  /** props stand around the product */
  styled: boolean;
  /** for repeatable dust and snow */
  seed: number;
  /** set when the product is a photo */
  photo?: PhotoStage;
}

/** What was baked before for a shape: sets that differ in light, walls and floor only share it. */
export type Baked = Pick<Prepared, 'shape' | 'vis'>;

/**
 * Builds product and set and bakes what every point of them can see (the slow half of a first picture), unless one of
 * `known` was baked for the very same shape. Throws SceneTooLarge.
 */
export function prepare(job: SceneJob, known: readonly Baked[] = []): Prepared {
  const spec = parsePrompt(job.prompt, job.seed);
  const design = buildDesign(spec, designProduct(spec));
  const lifestyle = job.kind === 'lifestyle';
  const scene = (lifestyle ? lifestyleScene : packshotScene)(design, job.direction);
  checkMemory(scene.geo);
  // Styled sets hide light noise under texture and blur, dense meshes under smoothing: fewer directions do.
  const dense = lifestyle || scene.geo.nt > 100_000;
  const nd = dense ? 192 : 256;
  const shape = fingerprint(scene.geo, nd);
  const vis = known.find((k) => k.shape === shape)?.vis ?? bakeVisibility(scene.geo, { nd });
  return {
    shape,
    scene,
    vis,
    hints: hintsOf(design),
    direction: job.direction,
    styled: lifestyle,
    seed: spec.seed,
  };
}

function fingerprint(geo: Geo, nd: number): string {
  const hash = createHash('sha1');
  for (const a of [geo.pos, geo.nrm, geo.idx, geo.tm])
    hash.update(new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
  return hash.update(`${nd} ${castsNothing(geo).join('')}`).digest('hex');
}
