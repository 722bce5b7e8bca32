import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LivenessTimes } from '../liveness.ts';

/** What a test tells its worker process. */
export interface WorkerSettings {
  url: string;
  executorId: string;
  times?: LivenessTimes;
  drainMs?: number;
  blockMs?: number;
}

export interface WorkerProcess {
  id: string;
  /** Everything it has printed. */
  output(): string;
  ready: Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Ends it (with `kill -9` unless told otherwise) and waits until it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `worker.ts`, as it was built, in a process of its own. */
export function spawnWorker(settings: WorkerSettings): WorkerProcess {
  const entry = fileURLToPath(new URL('./worker.js', import.meta.url)).replace('/src/', '/dist/');
  const child = spawn(process.execPath, [entry, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return {
    id: settings.executorId,
    output: () => output,
    ready: readiness(child, () => output),
    signal: (name) => child.kill(name),
    end: async (signal = 'SIGKILL') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

function readiness(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (output().includes('READY')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}: ${output()}`)));
  });
}
