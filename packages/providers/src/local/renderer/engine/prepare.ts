import { bakeVisibility, type Visibility } from '../light/visibility.ts';
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

/** Builds product and set and bakes what every point of them can see (the slow half of a first picture). */
export function prepare(job: SceneJob): Prepared {
  const spec = parsePrompt(job.prompt, job.seed);
  const design = buildDesign(spec, designProduct(spec));
  const lifestyle = job.kind === 'lifestyle';
  const scene = (lifestyle ? lifestyleScene : packshotScene)(design, job.direction);
  // Styled sets hide light noise under texture and blur, dense meshes under smoothing: fewer directions do.
  const dense = lifestyle || scene.geo.nt > 100_000;
  const vis = bakeVisibility(scene.geo, { nd: dense ? 192 : 256 });
  return { scene, vis, hints: hintsOf(design), direction: job.direction, styled: lifestyle, seed: spec.seed };
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
  const make = a.constructor as new (buffer: SharedArrayBuffer) => Numbers;
  const copy = new make(new SharedArrayBuffer(a.byteLength));
  copy.set(a);
  return copy;
}
