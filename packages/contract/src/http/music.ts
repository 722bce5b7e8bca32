import { z } from 'zod';
import { MusicGenre } from '../plan.ts';

/** A piece to listen to: the same numbers always give the same piece. */
export const MusicSampleQuery = z.object({
  genre: MusicGenre,
  /** seconds */
  duration: z.coerce.number().min(4).max(30).default(8),
  seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1),
});
export type MusicSampleQuery = z.infer<typeof MusicSampleQuery>;
