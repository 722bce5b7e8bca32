import { resolve } from 'node:path';
import { runShortJob } from '../process/short-job.ts';
import type { Focus } from './saliency.ts';

/** Takes a picture or video, gives the centre of what stands out in it, 0–1 of its width and height; what a `smart` fit keeps in view. */
export function findFocus(path: string): Promise<Focus> {
  return runShortJob('focus', { path: resolve(path) });
}
