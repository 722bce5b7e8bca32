import { z } from 'zod';

/** The stages of an ad that a model serves. */
export const ModelKind = z.enum(['text', 'image', 'video', 'music']);
export type ModelKind = z.infer<typeof ModelKind>;

/** `draft` is quick and cheap, `production` is the best there is. */
export const ModelTier = z.enum(['draft', 'production']);
export type ModelTier = z.infer<typeof ModelTier>;

/** An id of `GET /api/models`; `local` is the studio on the server itself. */
const ModelId = z.string().trim().min(1).max(120);
const wished = ModelId.nullable().exactOptional();

/** The stages that this computer may take over when every hosted model of their order has failed. */
const LocalAfter = z.array(ModelKind).max(4);

/** A model per stage; what is left out stays as it was, null goes back to the default. */
export const ModelChoice = z.strictObject({
  text: wished,
  image: wished,
  video: wished,
  music: wished,
  local_after: LocalAfter.nullable().exactOptional(),
});
export type ModelChoice = z.infer<typeof ModelChoice>;

/** What a request may say about the models of its ad; kept with the ad and used by all later steps. */
export const modelWish = {
  models: ModelChoice.exactOptional(),
  /** null goes back to the default */
  tier: ModelTier.nullable().exactOptional(),
};

/** The wishes of an ad as they stand; a stage that is absent follows the default. */
export const ChosenModels = z.object({
  text: z.string().optional(),
  image: z.string().optional(),
  video: z.string().optional(),
  music: z.string().optional(),
  local_after: LocalAfter.optional(),
});
export type ChosenModels = z.infer<typeof ChosenModels>;

export const ModelPrice = z.object({
  /** `image`, `second`, `run`, `megapixel`, `compute` (a second of machine time), `token` (a million), `character`, `free` */
  unit: z.string(),
  /** USD per unit; null where the price has several parts, such as tokens in and out. */
  usd: z.number().nullable(),
  /** USD of one usual job: a text, a picture of a megapixel, a clip of five seconds, fifteen seconds of music. */
  typical: z.number(),
  checked_at: z.string(),
  source: z.string(),
  /** Did the vendor's own page or bill say so? */
  confirmed: z.boolean(),
});

/** One model: what it can do, what not and why, what it costs, and whether it can be used. */
export const ModelInfo = z.object({
  id: z.string(),
  label: z.string(),
  provider: z.string(),
  model: z.string(),
  tiers: z.array(ModelTier),
  price: ModelPrice,
  /** Seconds a request usually takes. */
  latency: z.number(),
  /** Seconds it can make, or the shortest and longest; null when it decides itself or makes none. */
  durations: z
    .union([z.object({ values: z.array(z.number()) }), z.object({ min: z.number(), max: z.number() })])
    .nullable(),
  /** `16:9`, …; null when any can be asked for. */
  ratios: z.array(z.string()).nullable(),
  resolutions: z.array(z.string()).nullable(),
  capabilities: z.array(z.string()),
  missing: z.array(z.object({ capability: z.string(), reason: z.string() })),
  /** What an ad must have before this model can be used, such as `references` (photos of the product). */
  needs: z.array(z.string()),
  limits: z.object({
    /** characters */
    prompt: z.int().nullable(),
    /** photos of the product it can look at */
    references: z.int(),
    /** jobs at once */
    at_once: z.int(),
    /** seconds a job may take at most */
    seconds: z.number(),
  }),
  available: z.boolean(),
  /** Why it cannot be used, in a sentence. */
  reason: z.string().nullable(),
  note: z.string().nullable(),
});
export type ModelInfo = z.infer<typeof ModelInfo>;

export const ModelStage = z.object({
  kind: ModelKind,
  /** The model used when nothing is chosen. */
  default: z.string(),
  /** Ids that are tried, first to last, under the default tier. */
  order: z.array(z.string()),
  /** Does this computer make what every hosted model failed at, where nobody says otherwise? */
  local_after: z.boolean(),
  /** The first of the order under each tier. */
  tiers: z.object({ draft: z.string(), production: z.string() }),
  /** Those that can be used first. */
  models: z.array(ModelInfo),
});

/** A service models run on, and how to open it. */
export const ModelProvider = z.object({
  provider: z.string(),
  label: z.string(),
  available: z.boolean(),
  /** What to do to open it; null when it is open. */
  how: z.string().nullable(),
});

export const ModelsResponse = z.object({
  /** The default tier. */
  tier: ModelTier,
  stages: z.array(ModelStage),
  providers: z.array(ModelProvider),
});
export type ModelsResponse = z.infer<typeof ModelsResponse>;

export const modelRoutes = {
  listModels: {
    method: 'get',
    path: '/api/models',
    summary: 'Every model of every stage: what it can do, what it costs, and why it cannot be used',
    tag: 'models',
    auth: true,
    response: ModelsResponse,
  },
} as const;
