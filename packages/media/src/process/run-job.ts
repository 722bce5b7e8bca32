import { constants, setPriority } from 'node:os';
import { AdmintError } from '@admint/contract';
import { startChild, type MediaChild } from './child.ts';
import type { JobProgress, MediaJobKind, MediaJobs } from './jobs.ts';
import { makeWorkFolder, removeWorkFolder } from './work-folder.ts';

export interface JobOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: JobProgress) => void) | undefined;
  /** Called when a crashed process is tried once more. */
  onRetry?: ((error: AdmintError) => void) | undefined;
  /** Resident bytes the process may use. */
  memoryCeiling?: number | undefined;
  /** Nobody waits for it: it gets what others leave of the machine. */
  background?: boolean | undefined;
}

/** What a long job needs around it: its folder, and the process for those that feed it. */
export interface JobSite {
  folder: string;
  child: MediaChild;
}

/**
 * Runs one long job in a process of its own. `prepare` writes the files the job needs into the site's folder
 * and gives the order; the folder goes away afterwards, however the job ends. A crash is tried once more.
 * Throws `canceled` within half a second of an abort, with the process gone.
 */
export async function runJob<K extends MediaJobKind>(
  kind: K,
  prepare: (site: JobSite) => Promise<MediaJobs[K]['order']> | MediaJobs[K]['order'],
  options: JobOptions = {},
): Promise<MediaJobs[K]['result']> {
  try {
    return await runOnce(kind, prepare, options);
  } catch (error) {
    if (!(error instanceof AdmintError) || error.code !== 'media_crashed' || options.signal?.aborted)
      throw error;
    options.onRetry?.(error);
    return runOnce(kind, prepare, options);
  }
}

/** Some systems let no process lower another one: then it runs as all do. */
function yieldToOthers(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Nothing depends on it.
  }
}

async function runOnce<K extends MediaJobKind>(
  kind: K,
  prepare: (site: JobSite) => Promise<MediaJobs[K]['order']> | MediaJobs[K]['order'],
  { signal, onProgress, memoryCeiling, background = false }: JobOptions,
): Promise<MediaJobs[K]['result']> {
  stopIfAborted(signal);
  const folder = makeWorkFolder();
  const child = startChild(folder, memoryCeiling);
  if (background) yieldToOthers(child.process.pid);
  const stop = () => void child.kill();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const order = await prepare({ folder, child });
    stopIfAborted(signal);
    return await child.run(kind, order, onProgress);
  } catch (error) {
    stopIfAborted(signal);
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? diskFull(error) : error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await child.kill();
    removeWorkFolder(folder);
  }
}

function diskFull(cause: unknown): AdmintError {
  const sentence = 'The disk for temporary files is full. Nothing made earlier was lost.';
  return new AdmintError('disk_full', sentence, { retryable: true, cause });
}

/** Throws `canceled` when the signal has fired. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AdmintError('canceled', 'Canceled.', { retryable: true });
}
