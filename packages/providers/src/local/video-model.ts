import { readFile } from 'node:fs/promises';
import { CameraMovement } from '@admint/contract';
import { z } from 'zod';
import { NotStarted, type VideoModel, type VideoRequest } from '../spec/index.ts';
import { findPhoto, keepPhoto } from './photo-store.ts';
import { type JobContext, MODEL, PROVIDER, RenderJobs, Unusable } from './render-jobs.ts';
import {
  type Design,
  design,
  getText,
  type Move,
  photoDesign,
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

/** What of a request decides the clip; the image is kept by its hash beside it. */
const Wanted = z.object({
  image: z.object({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), content_type: z.string() }),
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
 * cut out and filmed as a relief, or moved over as a whole. MP4, free of charge.
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
    capabilities: ['image-to-video', 'camera_movement', 'motion_intensity', 'seed'],
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
  view: Recipe['view'];
  variation: number;
  /** known after the first frame */
  wholePhoto: () => boolean;
}

/** What a picture shows: the scene of its recipe, the photo its recipe names, or just itself. */
async function subjectOf(pool: RenderPool, workDir: string, w: Wanted): Promise<Subject> {
  const path = await findPhoto(workDir, w.image.sha256);
  if (!path) throw new Unusable('The picture of this clip is no longer there.');
  const recipe = readRecipe(getText(await readFile(path), RECIPE_KEY));
  if (!recipe) return filmed(pool, path, w.image.sha256, 'cut', w.seed, 'front', 0);
  const { prompt, seed, styles, scene, view, variation, photo } = recipe;
  if (!photo) {
    const product = design(pool, prompt, seed, { styles, scene });
    return { product, view, variation, wholePhoto: () => false };
  }
  const original = await findPhoto(workDir, photo.sha256);
  if (!original) return filmed(pool, path, w.image.sha256, 'keep', w.seed, 'front', 0);
  return filmed(pool, original, photo.sha256, photo.background, seed, view, variation, styles);
}

function filmed(
  pool: RenderPool,
  path: string,
  sha256: string,
  background: 'cut' | 'keep',
  seed: number,
  view: Recipe['view'],
  variation: number,
  styles: readonly string[] = [],
): Subject {
  const product = photoDesign(pool, { path, sha256, background, seed }, '', { styles });
  return { product, view, variation, wholePhoto: () => product.usedWholePhoto() === true };
}

async function film(
  pool: RenderPool,
  workDir: string,
  encodeVideo: EncodeVideo,
  w: Wanted,
  { outPath, signal, onProgress }: JobContext,
): Promise<string[]> {
  const { product, view, variation, wholePhoto } = await subjectOf(pool, workDir, w);
  const { width, height, fps, duration } = w;
  const clip = {
    move: MOVES[w.camera_movement],
    intensity: w.motion_intensity,
    duration,
    fps,
    width,
    height,
    sentences: [w.video_prompt, w.prompt],
  };
  // The last percent is the encoder's.
  const progress = (p: number) => onProgress(p * 0.99);
  const frames = product.clip(view, clip, { variation, signal, onProgress: progress });
  await encodeVideo({ width, height, fps, frames, outPath, signal });
  const warnings = [...product.warnings];
  if (wholePhoto())
    warnings.push('The picture was moved as a whole: its product could not be cut out cleanly.');
  return warnings;
}
