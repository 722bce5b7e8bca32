import { tmpdir } from 'node:os';
import { AdmintError } from '@admint/contract';
import { startChild, type MediaChild } from './child.ts';
import type { MediaJobKind, MediaJobs } from './jobs.ts';

const IDLE_MS = 5_000;
/** How long a process waits for a job that is known to come. */
const AWAITED_MS = 15_000;
const LIMIT_MS = 60_000;
/** A fresh process now and then, so that nothing native can grow for ever. */
const JOBS_PER_CHILD = 200;

let warm: { child: MediaChild; jobs: number } | null = null;
let idle: NodeJS.Timeout | undefined;

/**
 * Runs a short job (probe, one frame) in a process that is kept warm for the next one. A crash is tried once
 * more in a fresh process; a job that takes over a minute is ended with `media_timeout`.
 */
export async function runShortJob<K extends MediaJobKind>(
  kind: K,
  order: MediaJobs[K]['order'],
): Promise<MediaJobs[K]['result']> {
  try {
    return await attempt(kind, order);
  } catch (error) {
    if (!(error instanceof AdmintError) || error.code !== 'media_crashed') throw error;
    return attempt(kind, order);
  }
}

/**
 * Has a process ready for a job that comes within seconds, so that its start is not waited for. Call it again as long as
 * the job is still to come.
 */
export function expectShortJob(): void {
  const leased = lease();
  const { child } = leased;
  const stay = () => {
    if (!child.busy) rest(child, AWAITED_MS);
  };
  // The first look at a file, even at one that is not there, loads the engine.
  if (leased.jobs === 1)
    void child
      .run('probe', { path: '' })
      .catch(() => undefined)
      .finally(stay);
  else leased.jobs--;
  stay();
}

async function attempt<K extends MediaJobKind>(
  kind: K,
  order: MediaJobs[K]['order'],
): Promise<MediaJobs[K]['result']> {
  clearTimeout(idle);
  const { child } = lease();
  hold(child, true);
  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    drop(child);
  }, LIMIT_MS);
  try {
    return await child.run(kind, order);
  } catch (error) {
    if (timedOut)
      throw new AdmintError('media_timeout', 'Reading this file took too long.', { cause: error });
    if (error instanceof AdmintError && error.code === 'media_crashed') drop(child);
    throw error;
  } finally {
    clearTimeout(limit);
    if (!child.busy) rest(child);
  }
}

function lease(): { child: MediaChild; jobs: number } {
  if (warm && (warm.jobs >= JOBS_PER_CHILD || warm.child.process.exitCode !== null)) {
    const old = warm.child;
    warm = null;
    if (!old.busy) void old.kill();
  }
  warm ??= { child: startChild(tmpdir()), jobs: 0 };
  warm.jobs++;
  return warm;
}

/** A resting process neither keeps ours alive nor lives long. */
function rest(child: MediaChild, ms = IDLE_MS): void {
  if (warm?.child !== child) return void child.kill();
  hold(child, false);
  clearTimeout(idle);
  idle = setTimeout(() => drop(child), ms);
  idle.unref();
}

function drop(child: MediaChild): void {
  if (warm?.child === child) warm = null;
  void child.kill();
}

function hold(child: MediaChild, held: boolean): void {
  const parts = [child.process, child.process.channel, child.process.stdin, child.process.stderr];
  for (const part of parts) {
    const handle = part as { ref?: () => void; unref?: () => void } | null | undefined;
    if (held) handle?.ref?.();
    else handle?.unref?.();
  }
}
