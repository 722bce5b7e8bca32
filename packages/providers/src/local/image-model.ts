import { writeFile } from 'node:fs/promises';
import { ViewType } from '@admint/contract';
import { z } from 'zod';
import { type ImageModel, type ImageRequest, NotStarted } from '../spec/index.ts';
import { findPhoto, keepPhoto } from './photo-store.ts';
import { type JobContext, MODEL, PROVIDER, RenderJobs, Unusable } from './render-jobs.ts';
import {
  canDraw,
  type DesignOptions,
  design,
  photoDesign,
  type RenderPool,
  VIEWS,
} from './renderer/index.ts';

export interface LocalImageOptions {
  /** absolute path; finished pictures stay here until someone clears it */
  workDir: string;
  pool: RenderPool;
}

/** What of a request decides the picture; also what comes back out of an operation. */
const Wanted = z.object({
  product_prompt: z.string().trim().min(1).max(2000),
  prompt: z.string().max(2000),
  view_type: ViewType,
  style_keywords: z.array(z.string().max(60)).max(24),
  seed: z.int(),
  product_seed: z.int().optional(),
  variation: z.int().min(0).max(64).default(0),
  width: z.int().min(64).max(2048),
  height: z.int().min(64).max(2048),
  references: z
    .array(
      z.object({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), content_type: z.string() }),
    )
    .max(8),
  photo_background: z.enum(['replace', 'keep']).default('replace'),
  kept_photos: z.array(z.string()).max(8).default([]),
});
type Wanted = z.infer<typeof Wanted>;

/** Pictures with no key: products modelled from words, or stood on a set from the user's photos. PNG, free of charge. */
export function createLocalImageModel({ workDir, pool }: LocalImageOptions): ImageModel {
  const jobs = new RenderJobs<Wanted>({
    workDir,
    extension: '.png',
    contentType: 'image/png',
    parse: (value) => Wanted.safeParse(value).data ?? null,
    draw: (wanted, context) => draw(pool, workDir, wanted, context),
  });
  return {
    provider: PROVIDER,
    model: MODEL,
    guarantee: 'idempotent',
    concurrency: 6,
    capabilities: ['text-to-image', 'image-to-image', 'seed', 'references'],
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
      for (const photo of wanted.references) await keepPhoto(workDir, photo);
      return jobs.start(key, wanted);
    },
    status: (operation) => jobs.status(operation),
    cancel: (operation) => jobs.cancel(operation),
  };
}

function read(request: ImageRequest): Wanted {
  const parsed = Wanted.safeParse(request);
  if (parsed.success) return parsed.data;
  const message = `The picture cannot be drawn as asked: ${z.prettifyError(parsed.error)}`;
  throw new NotStarted({ code: 'invalid_input', message, retryable: false, charged: 'none' }, parsed.error);
}

/** Seconds for one of six pictures made side by side on two cores. */
function estimate({ references, product_prompt, width, height }: ImageRequest): number {
  const shape =
    references.length > 0 ? 1 : ['footwear', 'watch'].includes(canDraw(product_prompt).category) ? 3 : 2;
  return Math.max(1, Math.round(shape * (0.4 + (0.6 * width * height) / 1024 ** 2)));
}

async function draw(pool: RenderPool, workDir: string, w: Wanted, context: JobContext): Promise<string[]> {
  const { width, height, variation, style_keywords: styles, prompt: scene } = w;
  // Another seed would be another product; what makes takes differ here is the variation.
  const seed = w.product_seed ?? w.seed;
  const o: DesignOptions = { styles, scene };
  const options = { width, height, variation, signal: context.signal, onProgress: context.onProgress };
  if (w.references.length === 0) {
    const product = design(pool, w.product_prompt, seed, o);
    await writeFile(context.outPath, await product.still(w.view_type, options));
    return [...product.warnings];
  }
  // Several photos are shared out over the views in their order.
  const view = VIEWS.indexOf(w.view_type);
  const photo = w.references[(view + variation) % w.references.length];
  const path = photo && (await findPhoto(workDir, photo.sha256));
  if (!photo || !path)
    throw new Unusable('The photo of the product is no longer there. Please upload it again.');
  const keep = w.photo_background === 'keep' || w.kept_photos.includes(photo.sha256);
  const background = keep ? 'keep' : 'cut';
  const product = photoDesign(pool, { path, sha256: photo.sha256, background, seed }, w.product_prompt, o);
  await writeFile(context.outPath, await product.still(w.view_type, options));
  const warnings: string[] = [];
  if (background === 'cut' && product.usedWholePhoto()) {
    warnings.push('The product could not be cut out cleanly, so the photo keeps its own background.');
  }
  const missing = product.withoutModel();
  if (missing !== null) {
    warnings.push(
      `The cut-out model was not there (${missing}) The product was found by the colour of its backdrop.`,
    );
  }
  if (w.references.length === 1 && ['side', 'back', 'top'].includes(w.view_type)) {
    warnings.push(`One photo shows one side only: the ${w.view_type} view shows the same side again.`);
  }
  return warnings;
}
