import { AdmintError, formatUsd, type Micros, micros } from '@admint/contract';
import type { CallKind, CallRequests, Model, ModelSet } from '@admint/providers';
import { viewsFor } from '@admint/studio';
import { requireDailyCap } from '../settings/spent-today.ts';
import type { Database } from '../store/database.ts';
import type { SessionRow } from '../store/sessions.ts';

export interface StageEstimate {
  cost: Micros;
  unit: Micros;
  count: number;
  /** seconds */
  seconds: number;
  model: string;
  provider: string;
}

const sample = {
  text: { task: 'prompt-set', system: '', user: '', schema: {}, input: {}, seed: 0 },
  image: {
    product_prompt: '',
    prompt: '',
    negative_prompt: '',
    view_type: 'front' as const,
    style_keywords: [],
    seed: 0,
    guidance_scale: 7.5,
    width: 1024,
    height: 1024,
    references: [],
  },
  video: {
    image: { path: '', sha256: '', content_type: 'image/png' },
    video_prompt: '',
    prompt: '',
    camera_movement: 'static' as const,
    motion_intensity: 0.5,
    duration: 3,
    fps: 30,
    width: 1280,
    height: 720,
    seed: 0,
  },
};

/** Stand for what the planners will write. */
const words = { prompt: 'a product', negative_prompt: 'blurry' };

/** What the model of a step cannot do of what will be asked, and what it does instead, in sentences. */
export function modelWarnings(
  models: ModelSet,
  kind: 'image' | 'video' | 'music',
  { photos = 0, seconds = 3 }: { photos?: number; seconds?: number },
): string[] {
  if (kind === 'music') return models.music.warnings?.({ genre: 'upbeat', duration: 10, seed: 0 }) ?? [];
  if (kind === 'video')
    return models.video.warnings?.({ ...sample.video, ...words, duration: seconds }) ?? [];
  const references = Array.from({ length: photos }, (_, i) => ({
    path: '',
    sha256: `photo-${i}`,
    content_type: 'image/jpeg',
  }));
  return models.image.warnings?.({ ...sample.image, ...words, references }) ?? [];
}

const NOTHING = { amount: 0, seconds: 0 };

/** Takes how many images, gives what they and the prompt parsing before them will cost. `more`: further pictures need no parsing. */
export function estimateImages(models: ModelSet, count: number, more = false): StageEstimate {
  const text = more ? NOTHING : models.text.price(sample.text);
  const unit = models.image.price(sample.image);
  const total = viewsFor(count).reduce(
    (sum, view_type) => sum + models.image.price({ ...sample.image, view_type }).amount,
    0,
  );
  return named(models.image, {
    cost: text.amount + total,
    unit: unit.amount,
    count,
    seconds: text.seconds + waves(models.image, count, unit.seconds),
  });
}

/**
 * Takes the seconds of each clip, gives what they cost, with the planning before them unless they are `planned`.
 * `oneByOne`: each waits for the one before it.
 */
export function estimateClips(
  models: ModelSet,
  durations: number[],
  planned = false,
  oneByOne = false,
): StageEstimate {
  const text = planned ? NOTHING : models.text.price(sample.text);
  const prices = durations.map((duration) => models.video.price({ ...sample.video, duration }));
  const clips = prices.reduce((sum, { amount }) => sum + amount, 0);
  const longest = Math.max(0, ...prices.map(({ seconds }) => seconds));
  return named(models.video, {
    cost: text.amount + clips,
    unit: prices.length > 0 ? Math.round(clips / prices.length) : 0,
    count: durations.length,
    seconds: text.seconds + waves(oneByOne ? { concurrency: 1 } : models.video, durations.length, longest),
  });
}

/** Asking the planner for one scene per image. */
export function estimatePlan(models: ModelSet): StageEstimate {
  const { amount, seconds } = models.text.price(sample.text);
  return named(models.text, { cost: amount, unit: amount, count: 1, seconds });
}

/** Takes how many and how long, gives the seconds of each. */
export const equalClips = (count: number, seconds: number): number[] =>
  Array.from({ length: count }, () => seconds);

const RENDER_SECONDS_PER_SECOND = 1;

/** Rendering is ours and free; music costs what its model asks. */
export function estimateComposition(models: ModelSet, duration: number, music: boolean): StageEstimate {
  const price = music
    ? models.music.price({ genre: 'upbeat', duration, seed: 0 })
    : { amount: 0, seconds: 0 };
  const seconds = price.seconds + 3 + duration * RENDER_SECONDS_PER_SECOND;
  return { cost: price.amount, unit: price.amount, count: 1, seconds, model: 'FFmpeg', provider: 'local' };
}

const waves = (model: { concurrency: number }, count: number, seconds: number) =>
  Math.ceil(count / Math.max(1, model.concurrency)) * seconds;

const named = <K extends CallKind>(
  model: Model<CallRequests[K]>,
  numbers: Omit<StageEstimate, 'model' | 'provider'>,
): StageEstimate => ({
  ...numbers,
  model: model.model,
  provider: model.provider,
});

/**
 * Refuses before anything is written when the estimate does not fit the ad's budget or its owner's day. Throws
 * `budget_exceeded` or `daily_cap_reached`.
 */
export async function requireBudget(
  db: Database,
  session: SessionRow,
  estimate: StageEstimate,
): Promise<void> {
  await requireDailyCap(db, session.user_id, estimate.cost);
  const left = micros(session.budget) - micros(session.total_cost);
  if (estimate.cost <= Math.max(0, left)) return;
  const price = formatUsd(estimate.cost);
  const rest = formatUsd(Math.max(0, left));
  const budget = formatUsd(micros(session.budget));
  throw new AdmintError(
    'budget_exceeded',
    `This would cost ${price}, but only ${rest} of the budget of ${budget} is left. Nothing was spent.`,
    { values: { price, left: rest, budget } },
  );
}
