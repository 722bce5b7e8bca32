import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AdmintError } from '@admint/contract';
import type { Command, JobProgress, MediaJobKind, MediaJobs, Report } from './jobs.ts';

/** Resident memory a media process may use, bytes. */
export const MEMORY_CEILING = 1_600_000_000;
/** The child's own way to say that it went over its ceiling; see ffmpeg/media-process.ts. */
const EXIT_OUT_OF_MEMORY = 86;

const entry = fileURLToPath(new URL('../ffmpeg/media-process.js', import.meta.url)).replace(
  /([\\/])src([\\/])(?=ffmpeg[\\/]media-process\.js$)/,
  '$1dist$2',
);

/** A media process that takes jobs one after the other. */
export interface MediaChild {
  readonly process: ChildProcess;
  readonly busy: boolean;
  run<K extends MediaJobKind>(
    kind: K,
    order: MediaJobs[K]['order'],
    onProgress?: (progress: JobProgress) => void,
  ): Promise<MediaJobs[K]['result']>;
  /** Ends it at once; resolves when it is gone. */
  kill(): Promise<void>;
}

interface Waiting {
  resolve(result: never): void;
  reject(error: Error): void;
  onProgress?: ((progress: JobProgress) => void) | undefined;
}

/** Starts a media process in a folder of its own. */
export function startChild(cwd: string, memoryCeiling = MEMORY_CEILING): MediaChild {
  const child = fork(entry, [String(memoryCeiling)], {
    cwd,
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--max-old-space-size=1024', '--no-warnings'],
    env: {
      TMPDIR: cwd,
      // Pictures go back to the system when freed; glibc's moving threshold would keep a fifth more in fragments.
      MALLOC_MMAP_THRESHOLD_: '1048576',
    },
  });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let noise = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    noise = (noise + chunk.toString()).slice(-2000);
  });
  child.stdin?.on('error', () => undefined);
  child.on('message', (message: Report) => settle(waiting, message));
  const gone = new Promise<void>((resolve) => {
    child.once('close', (code, signal) => {
      const error = crashed(code, signal, noise);
      for (const job of waiting.values()) job.reject(error);
      waiting.clear();
      resolve();
    });
    child.once('error', (cause) => {
      for (const job of waiting.values())
        job.reject(
          new AdmintError('media_crashed', 'The media process could not start.', { cause, retryable: true }),
        );
      waiting.clear();
      resolve();
    });
  });
  return {
    process: child,
    get busy() {
      return waiting.size > 0;
    },
    run: (kind, order, onProgress) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, { resolve, reject, onProgress });
        if (child.exitCode !== null || child.signalCode !== null || !child.connected) {
          waiting.delete(id);
          reject(crashed(child.exitCode, child.signalCode, noise));
          return;
        }
        child.send({ id, kind, order } as Command, (error) => {
          if (!error || !waiting.delete(id)) return;
          reject(crashed(null, null, error.message));
        });
      }),
    kill() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

function settle(waiting: Map<number, Waiting>, message: Report): void {
  const job = waiting.get(message.id);
  if (!job) return;
  if (message.type === 'progress') return job.onProgress?.(message.progress);
  waiting.delete(message.id);
  if (message.type === 'done') job.resolve(message.result as never);
  else job.reject(failure(message));
}

/** What the engine did not foresee is told in our words; its own are kept as the cause, for the log. */
function failure({ code, message, retryable }: Extract<Report, { type: 'failed' }>): AdmintError {
  if (code !== 'media_failed') return new AdmintError(code, message, { retryable });
  return new AdmintError(code, 'The media engine could not do this.', {
    retryable,
    cause: new Error(message),
  });
}

function crashed(code: number | null, signal: NodeJS.Signals | null, noise: string): AdmintError {
  if (code === EXIT_OUT_OF_MEMORY)
    return new AdmintError('media_out_of_memory', 'The media process needed more memory than it may use.');
  const how = signal ? `signal ${signal}` : `code ${code}`;
  return new AdmintError('media_crashed', `The media process ended unexpectedly (${how}).`, {
    retryable: true,
    cause: new Error(noise || how),
  });
}
