import { resolve } from 'node:path';
import { runShortJob } from '../process/short-job.ts';
import type { MediaInfo } from './media-info.ts';

/**
 * Takes the path of a picture, video or sound file, gives what it holds, found by reading it.
 * Throws `media_missing`, `media_empty` or `media_unreadable`.
 */
export function probe(path: string): Promise<MediaInfo> {
  return runShortJob('probe', { path: resolve(path) });
}
