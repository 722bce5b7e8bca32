import type { PhotoJob } from '../photo/photo-job.ts';
import { hash32 } from '../vector.ts';
import type { ViewName } from '../studio/views.ts';
import { parsePrompt } from '../words/index.ts';
import { type ClipRequest, type DrawOptions, drawClip, drawStill, sceneKey } from './draw.ts';
import { clipDirection, readDirection, stillDirection } from './direction.ts';
import type { SceneSource } from './messages.ts';
import type { RenderPool } from './pool.ts';

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

/** A clip that goes on from another stays in its set, whatever is said of it. */
const sentencesOf = ({ from, sentences }: ClipRequest) => from?.sentences ?? sentences ?? [];

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
      const set = clipDirection(view, base.scene, sentencesOf(clip), base.styles);
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
      yield* drawClip(pool, await source(sentencesOf(clip), draw.signal), view, clip, draw);
    },
    usedWholePhoto: () => {
      const stage = pool.peek(last)?.photo;
      return stage ? stage.shadow === null : null;
    },
    withoutModel: () => missing,
  };
}
