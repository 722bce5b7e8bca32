import type { ProgressWords } from '@admint/contract';
import { callKey } from '../call/input.ts';
import type { StageJob } from '../stage.ts';

export interface RenderJob extends StageJob {
  /** asset id of the music, if the ad has some */
  music: string | null;
  /** What the bar says meanwhile. */
  message?: ProgressWords;
}

/** What draws the last frame is named in the receipts like any other worker; it runs here and costs nothing. */
export const COMPOSITOR = { agent: 'compositor', provider: 'local', model: 'FFmpeg', part: 'video' };

export const keyOf = (job: StageJob) =>
  callKey(job.session_id, job.run, COMPOSITOR.agent, COMPOSITOR.part, job.attempt);
