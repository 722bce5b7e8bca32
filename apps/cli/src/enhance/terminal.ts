import { EXIT, Failure } from '../failure.ts';

/** Whether tables may be coloured: on a terminal, unless it was asked not to. */
export function wantsColour(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv = process.env): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** Writes a result; a reader that has had enough (`| head`) is no fault. */
export async function printResult(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve();
      else reject(error);
    });
    process.stdout.write(text, () => resolve());
  });
}

/** Runs work that Ctrl-C asks to stop: once, and it ends with what it has; twice, and it ends at once. */
export async function stoppable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write('Stopping...\n');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

export function interrupted(folder: string): Failure {
  return new Failure(EXIT.interrupted, 'interrupted', `Stopped. What was done so far is in ${folder}`);
}
