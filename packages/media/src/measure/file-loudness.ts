import { resolve } from 'node:path';
import type { Loudness } from '../audio/loudness.ts';
import { runShortJob } from '../process/short-job.ts';

/** Takes a file with sound, gives what FFmpeg's EBU R 128 meter reads. Throws `media_silent` without a sound track. */
export function measureFileLoudness(path: string): Promise<Loudness> {
  return runShortJob('loudness', { path: resolve(path) });
}
