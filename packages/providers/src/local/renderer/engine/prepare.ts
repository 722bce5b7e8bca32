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
 * `known` was baked for the very same shape.
 */
export function prepare(job: SceneJob, known: readonly Baked[] = []): Prepared {
  const spec = parsePrompt(job.prompt, job.seed);
  const design = buildDesign(spec, designProduct(spec));
  const lifestyle = job.kind === 'lifestyle';
  const scene = (lifestyle ? lifestyleScene : packshotScene)(design, job.direction);
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

type Numbers = Float32Array | Float64Array | Int16Array | Uint8Array | Uint16Array | Uint32Array;

const isNumbers = (v: object): v is Numbers => ArrayBuffer.isView(v) && !(v instanceof DataView);

/** Copies plain data with all its number arrays moved to shared memory, so that posting it to a thread copies nothing. */
export function shareArrays<T>(value: T): T {
  const moved = new Map<Numbers, Numbers>();
  const walk = (v: unknown): unknown => {
    if (typeof v !== 'object' || v === null) return v;
    if (isNumbers(v)) {
      let copy = moved.get(v);
      if (!copy) {
        copy = toShared(v);
        moved.set(v, copy);
      }
      return copy;
    }
    if (Array.isArray(v)) return v.map(walk);
    return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x)]));
  };
  return walk(value) as T;
}

function toShared(a: Numbers): Numbers {
  if (a.buffer instanceof SharedArrayBuffer) return a;
  const make = a.constructor as new (buffer: SharedArrayBuffer) => Numbers;
  const copy = new make(new SharedArrayBuffer(a.byteLength));
  copy.set(a);
  return copy;
}
