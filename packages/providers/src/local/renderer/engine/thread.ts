import { Worker } from 'node:worker_threads';
import { Stopped } from '../stop.ts';
import { SceneTooLarge } from './memory-ceiling.ts';
import type { FromWorker, Task, TaskResult, ToWorker, WorkerStart } from './messages.ts';

/** What was asked for cannot be drawn, and would not be the next time: the sentence is for the user. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}

interface Waiting {
  id: number;
  resolve: (r: TaskResult) => void;
  reject: (e: Error) => void;
}

/** A thread that ran out of memory was given too much; every other end of one is a fault of ours. */
function asRefusal(error: unknown): Error {
  const { code } = error as { code?: unknown };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new Refused(new SceneTooLarge().message);
  return error instanceof Error ? error : new Error(String(error));
}

/** Threads run compiled code: from source the entry is the one in dist. */
const entry = () => new URL(new URL('./worker.js', import.meta.url).href.replace('/src/', '/dist/'));

/** One render thread: one task at a time, restarted when it dies. Old space is capped: a runaway mesh ends its task, not the server. */
export class Thread {
  readonly #stop = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
  #worker: Worker | null = null;
  #waiting: Waiting | null = null;
  #nextId = 1;
  /** keys of the scenes this thread holds, oldest first */
  readonly scenes = new Set<string>();

  get busy(): boolean {
    return this.#waiting !== null;
  }

  /** Runs a task; stopping makes it reject with Stopped as soon as its loops notice. */
  run(task: Task): Promise<TaskResult> {
    if (this.#waiting) throw new Error('The render thread is busy.');
    const worker = this.#worker ?? this.#start();
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting = { id, resolve, reject };
      worker.ref();
      const moved = task.do === 'frame' && task.into ? [task.into.buffer as ArrayBuffer] : [];
      worker.postMessage({ id, task } satisfies ToWorker, moved);
    });
  }

  /** Asks the running task to stop. */
  stop(): void {
    if (this.#waiting) Atomics.store(this.#stop, 0, this.#waiting.id);
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#lose(new Stopped());
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(entry(), {
      workerData: { stop: this.#stop } satisfies WorkerStart,
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 },
    });
    worker.on('message', (m: FromWorker) => this.#answer(m));
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#lose(asRefusal(error));
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#lose(new Error('The render thread ended.'));
    });
    this.#worker = worker;
    return worker;
  }

  #answer(m: FromWorker): void {
    const waiting = this.#waiting;
    if (!waiting || waiting.id !== m.id) return;
    this.#waiting = null;
    // An idle thread must not keep the process alive.
    this.#worker?.unref();
    if (m.ok) waiting.resolve(m.result);
    else if (m.reason === 'stopped') waiting.reject(new Stopped());
    else waiting.reject(m.reason === 'refused' ? new Refused(m.message) : new Error(m.message));
  }

  #lose(error: Error): void {
    this.#worker = null;
    this.scenes.clear();
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(error);
  }
}
