import { resolve } from 'node:path';
import { runShortJob } from '../process/short-job.ts';
import type { Sight } from './saliency.ts';

/**
 * Takes a picture or video, gives the centre of what stands out in it (0–1 of its width and height), which a `smart` fit
 * keeps in view, and how full each part of it is, which texts keep clear of.
 */
export function lookInto(path: string): Promise<Sight> {
  return runShortJob('focus', { path: resolve(path) });
}
