import { z } from 'zod';

/** What a model is for. The first four serve the stages of an ad; the rest are tools around them. */
export const CatalogueKind = z.enum([
  'text',
  'image',
  'video',
  'music',
  'speech',
  'upscale',
  'matte',
  'features',
  'training',
]);
export type CatalogueKind = z.infer<typeof CatalogueKind>;

export const Tier = z.enum(['draft', 'production']);
export type Tier = z.infer<typeof Tier>;

const Named = z.strictObject({ name: z.string().min(1) });
const FileField = Named.extend({ required: z.boolean().optional() });
const Ranged = Named.extend({ min: z.number(), max: z.number() });

/** How a length in seconds is said to a model. */
const Duration = z.discriminatedUnion('as', [
  /** Whole seconds out of `values`, or any from `min` to `max`. `text` sends "5" instead of 5. */
  z.strictObject({
    as: z.literal('seconds'),
    name: z.string(),
    values: z.array(z.number()).min(1).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    text: z.boolean().optional(),
  }),
  z.strictObject({ as: z.literal('milliseconds'), name: z.string(), min: z.number(), max: z.number() }),
  /** A number of frames at a fixed rate. */
  z.strictObject({
    as: z.literal('frames'),
    name: z.string(),
    min: z.int(),
    max: z.int(),
    fps: z.number(),
    fps_name: z.string().optional(),
  }),
  /** A fixed number of frames; the rate decides how long they last. */
  z.strictObject({
    as: z.literal('rate'),
    name: z.string(),
    frames: z.int(),
    min: z.number(),
    max: z.number(),
  }),
  /** Always the same length; nothing is sent. */
  z.strictObject({ as: z.literal('always'), seconds: z.number() }),
]);

/** Our idea of an input → the model's own field. An idea that is absent is something the model cannot do. */
export const Fields = z.strictObject({
  prompt: Named.extend({
    /** characters */
    most: z.int().optional(),
    /** A word the prompt must contain. */
    trigger: z.string().optional(),
  }).optional(),
  system_prompt: Named.optional(),
  negative_prompt: Named.optional(),
  /** Takes a JSON schema of the answer. */
  schema: Named.optional(),
  max_tokens: Named.extend({ value: z.int() }).optional(),
  temperature: Named.extend({ value: z.number() }).optional(),
  seed: Named.extend({ max: z.int().optional() }).optional(),
  /** `typical` is the model's own middle; ours is 7.5 (Stable Diffusion's), and the two are scaled to each other. */
  guidance: Ranged.extend({ typical: z.number() }).optional(),
  first_frame: FileField.optional(),
  /** `with` is sent besides when a last frame is given. */
  last_frame: Named.extend({ with: z.record(z.string(), z.json()).optional() }).optional(),
  references: FileField.extend({
    most: z.int().min(1),
    /** One array; otherwise a single address, then `name2`, `name3`, … */
    list: z.boolean(),
  }).optional(),
  control_image: FileField.optional(),
  /** The file a tool works on. */
  source: FileField.optional(),
  ratio: Named.extend({ values: z.array(z.string().regex(/^\d+:\d+$/)).min(1) }).optional(),
  /** Named sizes instead of pixels: the one nearest to the wanted ratio is sent. */
  size: Named.extend({ values: z.array(z.string().regex(/^\d+x\d+$/)).min(1) }).optional(),
  pixels: z
    .strictObject({
      width: z.string(),
      height: z.string(),
      min: z.int(),
      max: z.int(),
      multiple: z.int().min(1),
      /** Sent besides, such as `aspect_ratio: custom`. */
      with: z.record(z.string(), z.json()).optional(),
      /** Both go into one object under this name. */
      into: z.string().optional(),
    })
    .optional(),
  /** Each value with the lines of video, or the megapixels of a picture, that it stands for. */
  resolution: Named.extend({
    measure: z.enum(['lines', 'megapixels']),
    /** `longest`: seconds up to which this one can be had. */
    values: z
      .array(z.strictObject({ value: z.string(), amount: z.number(), longest: z.number().optional() }))
      .min(1),
  }).optional(),
  duration: Duration.optional(),
  motion: Ranged.optional(),
  /** `list`: an array of `{ path, scale }`. */
  lora: Named.extend({ scale: z.string().optional(), list: z.boolean().optional() }).optional(),
});
export type Fields = z.infer<typeof Fields>;

/** USD, as the provider bills it, with where and when we read it. */
export const PriceRule = z.strictObject({
  per: z.discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('image'), usd: z.number() }),
    z.strictObject({ unit: z.literal('run'), usd: z.number() }),
    /** Per started megapixel of output. */
    z.strictObject({ unit: z.literal('megapixel'), usd: z.number(), base: z.number().optional() }),
    /** Per second of output; `at` holds the rates of resolutions and modes, by the value that is sent. */
    z.strictObject({
      unit: z.literal('second'),
      usd: z.number(),
      at: z.record(z.string(), z.number()).optional(),
    }),
    /** Per second of machine time; `typical` seconds are reserved. */
    z.strictObject({ unit: z.literal('compute'), usd: z.number(), typical: z.number() }),
    /** Per million tokens; `typical` tokens are reserved. */
    z.strictObject({
      unit: z.literal('token'),
      input: z.number(),
      output: z.number(),
      typical: z.strictObject({ input: z.int(), output: z.int() }),
    }),
    z.strictObject({ unit: z.literal('character'), usd: z.number() }),
    z.strictObject({ unit: z.literal('free') }),
  ]),
  checked_at: z.iso.date(),
  source: z.string(),
  /** Did the vendor's own page or bill say so? */
  confirmed: z.boolean(),
});
export type PriceRule = z.infer<typeof PriceRule>;

/** One model of one provider: what it can do, how to ask, what it costs. Users add their own as JSON in this shape. */
export const CatalogueEntry = z.strictObject({
  /** `provider:model`, unique. */
  id: z.string().regex(/^[a-z-]+:[\w.:/-]+$/),
  provider: z.enum(['replicate', 'openai', 'local-server', 'fal', 'comfyui']),
  /** The provider's own name of the model. */
  model: z.string().min(1),
  /** What people read. */
  label: z.string().min(1),
  kind: CatalogueKind,
  tiers: z.array(Tier),
  /** Replicate: a version to run; absent for official models, which are run by name. */
  version: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** ComfyUI: name of the workflow, or the absolute path of a user's own. */
  workflow: z.string().optional(),
  /** Replicate: another model whose recorded input schema is the same. */
  schema_of: z.string().optional(),
  fields: Fields,
  /** Sent with every request. */
  fixed: z.record(z.string(), z.json()).default({}),
  /** What else it can do, beyond what `fields` say. */
  capabilities: z.array(z.string()).default([]),
  price: PriceRule,
  /** Seconds a request usually takes when the model is warm. */
  latency: z.number().positive(),
  /** Seconds a job may take at most, a cold start included. */
  limit: z.number().positive().default(1200),
  concurrency: z.int().min(1).default(8),
  note: z.string().optional(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;
/** An entry as it is written by hand, defaults left out. */
export type CatalogueSource = z.input<typeof CatalogueEntry>;
