import './polyfill.ts';
import { AdmintError } from '@admint/contract';
import type { Command, JobProgress, MediaJobs, Report, Tell } from '../process/jobs.ts';

const PROGRESS_MS = 100;
/** File descriptor of what the parent writes to us. */
const STDIN = 0;

function report(message: Report): void {
  process.send?.(message);
}

async function run(command: Command, tell: Tell): Promise<MediaJobs[keyof MediaJobs]['result']> {
  switch (command.kind) {
    case 'probe':
      return (await import('./probe-file.ts')).probeFile(command.order.path);
    case 'frame':
      return (await import('./frame-job.ts')).extractFrameJob(command.order);
    case 'encode':
      return (await import('./encode-job.ts')).encodeJob(command.order, STDIN, (frame) => tell(frame, 0));
    case 'pictures':
      return (await import('./pictures-job.ts')).picturesJob(command.order);
    case 'loudness':
      return (await import('./loudness-job.ts')).loudnessJob(command.order.path);
    case 'focus':
      return (await import('./focus-job.ts')).focusJob(command.order.path);
    case 'waveform':
      return (await import('./waveform-job.ts')).waveformJob(command.order);
    case 'proxy':
      return (await import('./proxy-job.ts')).proxyJob(command.order, tell);
    case 'render':
      return (await import('./render-job.ts')).renderJob(command.order, tell);
  }
}

function teller(id: number): Tell {
  let told = 0;
  return (frame, frames) => {
    const now = performance.now();
    if (now - told < PROGRESS_MS && frame !== frames) return;
    told = now;
    const progress: JobProgress = { frame, frames, memory: process.memoryUsage.rss() };
    report({ id, type: 'progress', progress });
  };
}

async function answer(command: Command): Promise<void> {
  const { id } = command;
  try {
    report({ id, type: 'done', result: await run(command, teller(id)) });
  } catch (error) {
    const known = error instanceof AdmintError;
    report({
      id,
      type: 'failed',
      code: known ? error.code : 'media_failed',
      message: error instanceof Error ? error.message : String(error),
      retryable: known ? error.retryable : false,
    });
  }
}

/** Ends the process before the machine swaps; the parent reads the exit code. */
function guardMemory(): void {
  const ceiling = Number(process.argv[2] ?? 0);
  if (!ceiling) return;
  setInterval(() => {
    if (process.memoryUsage.rss() > ceiling) process.exit(EXIT_OUT_OF_MEMORY);
  }, 200).unref();
}

export const EXIT_OUT_OF_MEMORY = 86;

guardMemory();
let last: Promise<void> = Promise.resolve();
process.on('message', (command: Command) => {
  last = last.then(() => answer(command));
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C in a terminal reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => undefined);
