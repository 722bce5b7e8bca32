import { z } from 'zod';

/** One agent run in the cost breakdown (001 §6.2). Costs in USD, durations in seconds. */
export const CostLine = z.object({
  agent: z.string(),
  model: z.string(),
  cost: z.number(),
  duration: z.number(),
  success: z.boolean(),
  calls: z.int(),
});

export const CallState = z.enum(['reserved', 'submitted', 'succeeded', 'failed', 'canceled', 'unknown']);
export type CallState = z.infer<typeof CallState>;

/** One provider call as the user may audit it. */
export const Receipt = z.object({
  id: z.string(),
  session_id: z.string(),
  agent: z.string(),
  provider: z.string(),
  model: z.string(),
  state: CallState,
  provider_id: z.string().nullable(),
  /** USD held before the request was sent */
  reserved: z.number(),
  /** USD finally charged; null until settled */
  settled: z.number().nullable(),
  cached: z.boolean(),
  /** The failed call whose place this one takes. */
  fallback_of: z.string().nullish(),
  error: z.string().nullable(),
  created_at: z.iso.datetime({ offset: true }),
  settled_at: z.iso.datetime({ offset: true }).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

export const CostBreakdown = z.object({
  session_id: z.string(),
  total_cost: z.number(),
  budget: z.number(),
  breakdown: z.array(CostLine),
  receipts: z.array(Receipt),
});
export type CostBreakdown = z.infer<typeof CostBreakdown>;
