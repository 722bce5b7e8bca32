import { readFile } from 'node:fs/promises';
import { CameraMovement } from '@admint/contract';
import { z } from 'zod';
import { NotStarted, type VideoModel, type VideoRequest } from '../spec/index.ts';
import { keepClipRecipe } from './clip-recipe.ts';
import { findPhoto, keepPhoto } from './photo-store.ts';
import { type JobContext, MODEL, PROVIDER, RenderJobs, Unusable } from './render-jobs.ts';
import {
  type ClipRequest,
  type Design,
  design,
  getText,
  type Move,
  photoDesign,
  type Pose,
  readRecipe,
  RECIPE_KEY,
  type Recipe,
  type RenderPool,
} from './renderer/index.ts';

/** Encodes frames as they come (rgb24, [height, width, 3] 0–255) into a video file. */
export type EncodeVideo = (input: {
  width: number;
  height: number;
  fps: number;
  frames: AsyncIterable<Uint8Array>;
  outPath: string;
  signal: AbortSignal;
}) => Promise<{ frames: number }>;

export interface LocalVideoOptions {
  /** absolute path; finished clips stay here until someone clears it */
  workDir: string;
  pool: RenderPool;
  /** injected, because native code lives elsewhere */
  encodeVideo: EncodeVideo;
}

const Picture = z.object({
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  content_type: z.string(),
});

/** What of a request decides the clip; its pictures are kept by their hash beside it. */
const Wanted = z.object({
  image: Picture,
  last_frame: Picture.optional(),
  video_prompt: z.string().max(2000),
  prompt: z.string().max(2000),
  camera_movement: CameraMovement,
  motion_intensity: z.number().min(0).max(1),
  duration: z.number().min(0.2).max(12),
  fps: z.number().min(12).max(60),
  // H.264 in 4:2:0 needs even sides.
  width: z.int().min(64).max(2048).multipleOf(2),
  height: z.int().min(64).max(2048).multipleOf(2),
  seed: z.int(),
});
type Wanted = z.infer<typeof Wanted>;

const MOVES: Record<CameraMovement, Move> = {
  static: 'static',
  'slow zoom in': 'zoom_in',
  'slow zoom out': 'zoom_out',
  'dolly in': 'dolly_in',
  'dolly out': 'dolly_out',
  'truck left': 'truck_left',
  'truck right': 'truck_right',
  'pan left': 'pan_left',
  'pan right': 'pan_right',
  'tilt up': 'tilt_up',
  'tilt down': 'tilt_down',
  'orbit left': 'orbit_left',
  'orbit right': 'orbit_right',
  'crane up': 'crane_up',
  'crane down': 'crane_down',
  handheld: 'handheld',
};

/**
 * Clips with no key. A picture of ours carries its recipe and is filmed as the 3D scene it was; any other picture is
 * cut out and filmed as a relief, or moved over as a whole. A picture taken out of a clip of ours is gone on from
 * exactly; a still is what the movement is built around. MP4, free of charge.
 */
export function createLocalVideoModel({ workDir, pool, encodeVideo }: LocalVideoOptions): VideoModel {
  const jobs = new RenderJobs<Wanted>({
    workDir,
    extension: '.mp4',
    contentType: 'video/mp4',
    parse: (value) => Wanted.safeParse(value).data ?? null,
    draw: (wanted, context) => film(pool, workDir, encodeVideo, wanted, context),
  });
  return {
    provider: PROVIDER,
    model: MODEL,
    guarantee: 'idempotent',
    concurrency: 2,
    capabilities: [
      'image-to-video',
      'first-frame',
      'last-frame',
      'camera_movement',
      'motion_intensity',
      'seed',
    ],
    check: async () => ({ available: true, reason: null }),
    price: (request) => ({ amount: 0, seconds: estimate(request) }),
    start: async (request, { key, signal }) => {
      const wanted = read(request);
      if (signal.aborted) {
        throw new NotStarted({
          code: 'interrupted',
          message: 'Canceled before it began.',
          retryable: true,
          charged: 'none',
        });
      }
      await keepPhoto(workDir, wanted.image);
      if (wanted.last_frame) await keepPhoto(workDir, wanted.last_frame);
      return jobs.start(key, wanted);
    },
    status: (operation) => jobs.status(operation),
    cancel: (operation) => jobs.cancel(operation),
  };
}

function read(request: VideoRequest): Wanted {
  const parsed = Wanted.safeParse(request);
  if (parsed.success) return parsed.data;
  const message = `The clip cannot be made as asked: ${z.prettifyError(parsed.error)}`;
  throw new NotStarted({ code: 'invalid_input', message, retryable: false, charged: 'none' }, parsed.error);
}

/** Preparing plus about 0.13 s a frame of 1280 × 720 on two cores. */
function estimate({ duration, fps, width, height }: VideoRequest): number {
  return Math.round(3 + (duration * fps * 0.13 * (width * height)) / (1280 * 720));
}

interface Subject {
  product: Design;
  /** how the picture was made; for a picture of someone else, how it is read */
  recipe: Recipe;
  /** known after the first frame */
  wholePhoto: () => boolean;
}

async function recipeOf(path: string): Promise<Recipe | null> {
  return readRecipe(getText(await readFile(path), RECIPE_KEY));
}

/** What a picture shows: the scene of its recipe, the photo its recipe names, or just itself. */
async function subjectOf(pool: RenderPool, workDir: string, w: Wanted): Promise<Subject> {
  const path = await findPhoto(workDir, w.image.sha256);
  if (!path) throw new Unusable('The picture of this clip is no longer there.');
  const recipe = await recipeOf(path);
  if (recipe && !recipe.photo) {
    const { prompt, seed, styles, scene } = recipe;
    return { product: design(pool, prompt, seed, { styles, scene }), recipe, wholePhoto: () => false };
  }
  const original = recipe?.photo && (await findPhoto(workDir, recipe.photo.sha256));
  if (recipe && original) return filmed(pool, original, recipe);
  const photo = { sha256: w.image.sha256, background: recipe ? ('keep' as const) : ('cut' as const) };
  const plain = { styles: [], scene: '', variation: 0 };
  return filmed(pool, path, { prompt: 'photo', seed: w.seed, view: 'front', ...plain, photo });
}

function filmed(pool: RenderPool, path: string, recipe: Recipe): Subject {
  const { seed, styles, photo } = recipe;
  if (!photo) throw new TypeError('The recipe names no photo.');
  const product = photoDesign(pool, { path, ...photo, seed }, '', { styles });
  return { product, recipe, wholePhoto: () => product.usedWholePhoto() === true };
}

type Ending = Pick<ClipRequest, 'to'> & { warnings: string[] };

/** Where a clip shall end: the camera of its last frame, when that is a picture of the same product. */
async function endingOf(workDir: string, w: Wanted, first: Recipe): Promise<Ending> {
  if (!w.last_frame) return { warnings: [] };
  const path = await findPhoto(workDir, w.last_frame.sha256);
  const last = path && (await recipeOf(path));
  if (!last || last.photo?.sha256 !== first.photo?.sha256) {
    return {
      warnings: ['The last frame was left out: it is no picture of this product by the local studio.'],
    };
  }
  if (!last.photo && (last.prompt !== first.prompt || last.seed !== first.seed)) {
    return { warnings: ['The last frame was left out: it shows another product than the first.'] };
  }
  const { view, variation, pose } = last;
  return { to: pose ?? { view, variation }, warnings: [] };
}

async function film(
  pool: RenderPool,
  workDir: string,
  encodeVideo: EncodeVideo,
  w: Wanted,
  { outPath, signal, onProgress }: JobContext,
): Promise<string[]> {
  const { product, recipe, wholePhoto } = await subjectOf(pool, workDir, w);
  const { warnings: ending, ...end } = await endingOf(workDir, w, recipe);
  const { width, height, fps, duration } = w;
  const { view, variation, pose } = recipe;
  const clip: ClipRequest = {
    move: MOVES[w.camera_movement],
    intensity: w.motion_intensity,
    duration,
    fps,
    width,
    height,
    sentences: [w.video_prompt, w.prompt],
    ...(pose && { from: pose }),
    ...end,
  };
  const last: Pose[] = [];
  const frames = product.clip(view, clip, {
    variation,
    signal,
    lend: true,
    // The last percent is the encoder's.
    onProgress: (p) => onProgress(p * 0.99),
    onLastFrame: (pose) => last.push(pose),
  });
  await encodeVideo({ width, height, fps, frames, outPath, signal });
  for (const at of last) await keepClipRecipe(outPath, { ...recipe, pose: at });
  const warnings = [...product.warnings, ...ending];
  if (wholePhoto())
    warnings.push('The picture was moved as a whole: its product could not be cut out cleanly.');
  return warnings;
}
