import { z } from 'zod';

/** The event after a choice was saved: nothing is being made, but what other windows show is no longer the newest. */
export const SESSION_CHANGED = 'session_changed';

/**
 * One message on `/ws/{session_id}`. `seq` counts from 1 per session without gaps; `progress` never falls
 * within one run of the flow (001 §9.2 gives the ranges). Going back a stage starts a new `run`.
 */
export const ProgressEvent = z.object({
  session_id: z.string(),
  seq: z.int().min(1),
  /** `prompt_parsing`, `image_generation`, `video_planning`, `video_generation`, `final_composition`, `complete`, `failed`, `canceled`, `session_changed` */
  stage: z.string(),
  progress: z.number().min(0).max(100),
  message: z.string(),
  /** USD spent in the session so far */
  current_cost: z.number(),
  timestamp: z.iso.datetime({ offset: true }),
  run: z.int().min(0),
  /** `words`, where the message is one of `PROGRESS_WORDS`; the rest by stage. */
  data: z.record(z.string(), z.unknown()).optional(),
});
export type ProgressEvent = z.infer<typeof ProgressEvent>;
