import { createHash } from 'node:crypto';
import type { Move } from '../camera/camera-moves.ts';
import type { PhotoJob } from '../photo/photo-job.ts';
import { Stopped } from '../stop.ts';
import { hash32 } from '../vector.ts';
import type { ViewName } from '../studio/views.ts';
import { parsePrompt } from '../words/index.ts';
import { clipDirection, readDirection, stillDirection } from './direction.ts';
import type { SceneSource } from './messages.ts';
import type { RenderPool } from './pool.ts';
import type { Recipe } from './recipe.ts';
import type { ClipPlan } from './session.ts';

/** Frames a clip may have in hand before the reader takes one: memory stays bounded when encoding is slower. */
const AHEAD = 6;
/** The largest picture, in pixels: full HD and 1440² fit, and two threads stay under the memory ceiling. */
const MAX_PIXELS = 2_100_000;

export interface ClipRequest {
  move: Move;
  /** 0–1 */
  intensity: number;
  /** seconds */
  duration: number;
  fps: number;
  width: number;
  height: number;
  /** What the user and the plan say of the scene, most important first; chooses set, light and extras. */
  sentences?: readonly string[];
}
export interface DrawOptions {
  /** 0 for the first picture of a view; further ones are framed differently */
  variation?: number;
  width?: number;
  height?: number;
  signal?: AbortSignal;
  /** 0–1 */
  onProgress?: (progress: number) => void;
}

/** A product that can be photographed from every side and filmed; the same design always gives the same pixels. */
export interface Design {
  /** What could not be drawn as asked, in sentences for the user. */
  readonly warnings: readonly string[];
  /** PNG that carries its recipe. Throws Stopped when canceled, Refused when a photo cannot be used. */
  still: (view: ViewName, o?: DrawOptions) => Promise<Buffer>;
  /** Frames in order, sRGB bytes `[height, width, 3]`, drawn as they are read. */
  clip: (view: ViewName, clip: ClipRequest, o?: DrawOptions) => AsyncGenerator<Uint8Array, void, void>;
}

/** A design from a photo, which is seen from about ±10° only. */
export interface PhotoDesign extends Design {
  /** After a drawing: true when the whole photo was used, asked for or because nothing could be cut out; null when not known (any more). */
  usedWholePhoto: () => boolean | null;
  /** After a drawing: why the product was cut out by the colour of its backdrop alone, or null when a model helped. */
  withoutModel: () => string | null;
}

export interface DesignOptions {
  /** style words: `luxury`, `minimalist` … */
  styles?: readonly string[];
  /** the sentence the lifestyle view is set by */
  scene?: string;
}

const sceneKey = (source: SceneSource) => createHash('sha256').update(JSON.stringify(source)).digest('hex');

/** Reads a product out of a sentence. */
export function design(
  pool: RenderPool,
  prompt: string,
  seed: number = hash32(prompt),
  o: DesignOptions = {},
): Design {
  const base = { prompt, seed, styles: [...(o.styles ?? [])], scene: o.scene ?? '' };
  return {
    warnings: parsePrompt(prompt, seed).warnings,
    still: (view, draw = {}) => {
      const set = stillDirection(view, base.scene, base.styles);
      const recipe = { ...base, view, variation: draw.variation ?? 0 };
      return drawStill(pool, { from: 'words', job: { prompt, seed, ...set } }, recipe, draw);
    },
    clip: (view, clip, draw = {}) => {
      const set = clipDirection(view, base.scene, clip.sentences ?? [], base.styles);
      return drawClip(pool, { from: 'words', job: { prompt, seed, ...set } }, view, clip, draw);
    },
  };
}

/** Stands the product of a photo on a set; light and backdrop follow the words. */
export function photoDesign(
  pool: RenderPool,
  photo: Omit<PhotoJob, 'direction' | 'mask'>,
  prompt = '',
  o: DesignOptions = {},
): PhotoDesign {
  const { sha256, background, seed } = photo;
  const styles = [...(o.styles ?? [])];
  const base = { prompt, seed, styles, scene: o.scene ?? '', photo: { sha256, background } };
  let last = '';
  let missing: string | null = null;
  const source = async (sentences: readonly string[], signal?: AbortSignal): Promise<SceneSource> => {
    const mask = background === 'cut' ? await pool.segmenter?.mask(photo, signal) : undefined;
    missing = mask && 'reason' in mask ? mask.reason : null;
    const direction = readDirection(sentences, styles);
    const path = mask && 'path' in mask ? mask.path : null;
    const from: SceneSource = { from: 'photo', job: { ...photo, mask: path, direction } };
    last = sceneKey(from);
    return from;
  };
  return {
    warnings: [],
    still: async (view, draw = {}) => {
      const recipe = { ...base, view, variation: draw.variation ?? 0 };
      const from = await source(view === 'lifestyle' ? [base.scene] : [], draw.signal);
      return drawStill(pool, from, recipe, draw);
    },
    clip: async function* (view, clip, draw = {}) {
      yield* drawClip(pool, await source(clip.sentences ?? [], draw.signal), view, clip, draw);
    },
    usedWholePhoto: () => {
      const stage = pool.peek(last)?.photo;
      return stage ? stage.shadow === null : null;
    },
    withoutModel: () => missing,
  };
}

function checkSize(width: number, height: number): void {
  const whole = Number.isInteger(width) && Number.isInteger(height);
  if (!whole || width < 64 || height < 64 || width * height > MAX_PIXELS) {
    throw new RangeError(
      `A picture of ${width} × ${height} pixels cannot be drawn (64 × 64 up to 2.1 megapixels).`,
    );
  }
}

async function drawStill(
  pool: RenderPool,
  source: SceneSource,
  recipe: Recipe,
  o: DrawOptions,
): Promise<Buffer> {
  const { width = 1024, height = 1024 } = o;
  checkSize(width, height);
  const scene = sceneKey(source);
  if (o.signal?.aborted) throw new Stopped();
  const png = await new Promise<Uint8Array>((resolve, reject) => {
    let given = false;
    const leave = pool.add({
      scene,
      source,
      urgent: true,
      signal: o.signal ?? new AbortController().signal,
      fail: (error) => {
        leave();
        reject(error);
      },
      next: () => {
        if (given) return null;
        given = true;
        o.onProgress?.(0.5);
        return {
          task: { do: 'still', scene, width, height, recipe },
          done: (result) => {
            leave();
            if (result.did === 'still') resolve(result.png);
          },
        };
      },
    });
  });
  o.onProgress?.(1);
  return Buffer.from(png.buffer, png.byteOffset, png.byteLength);
}

async function* drawClip(
  pool: RenderPool,
  source: SceneSource,
  view: ViewName,
  clip: ClipRequest,
  o: DrawOptions,
): AsyncGenerator<Uint8Array, void, void> {
  const { width, height, fps, move, intensity } = clip;
  checkSize(width, height);
  if (o.signal?.aborted) throw new Stopped();
  const frames = Math.max(1, Math.round(clip.duration * fps));
  const plan: ClipPlan = { view, variation: o.variation ?? 0, width, height, move, intensity, frames, fps };
  const scene = sceneKey(source);
  const ready = new Map<number, Uint8Array>();
  let started = 0;
  let taken = 0;
  let failure: Error | null = null;
  let notify = () => {};
  const leave = pool.add({
    scene,
    source,
    urgent: false,
    signal: o.signal ?? new AbortController().signal,
    fail: (error) => {
      leave();
      failure = error;
      notify();
    },
    next: () => {
      if (started >= frames || started >= taken + AHEAD) return null;
      const index = started++;
      return {
        task: { do: 'frame', scene, plan, index },
        done: (result) => {
          if (result.did !== 'frame') return;
          ready.set(index, result.rgb);
          notify();
        },
      };
    },
  });
  try {
    while (taken < frames) {
      const frame = ready.get(taken);
      if (failure) throw failure as Error;
      if (!frame) {
        await new Promise<void>((resolve) => {
          notify = resolve;
        });
        continue;
      }
      ready.delete(taken++);
      o.onProgress?.(taken / frames);
      pool.wake();
      yield frame;
    }
  } finally {
    leave();
  }
  if (o.signal?.aborted) throw new Stopped();
}
