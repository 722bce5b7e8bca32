import { Segmenter } from '../photo/model/segmenter.ts';
import { Stopped } from '../stop.ts';
import type { SceneSource, Task, TaskResult } from './messages.ts';
import type { Prepared } from './prepare.ts';
import { type Shared, type SharedArrays, useArrays } from './share-arrays.ts';
import { Thread } from './thread.ts';

/** Prepared scenes kept for later views and clips; each is 6–40 MB of shared memory. */
const KEPT_SCENES = 4;
/** Must match what a thread keeps, or it would be asked to draw a scene it has dropped. */
const KEPT_PER_THREAD = 2;

/** Work on one scene, waiting for a thread. */
interface Job {
  scene: string;
  source: SceneSource;
  /** Stills go before the frames of clips. */
  urgent: boolean;
  /** Next task of the job, or null when it has none just now. */
  next: () => Piece | null;
  fail: (error: Error) => void;
  signal: AbortSignal;
}
interface Piece {
  task: Task;
  done: (result: TaskResult) => void;
}
interface SceneEntry {
  /** with its large arrays, which scenes of the same product share */
  made: Shared<Prepared> | null;
  /** thread that is preparing it */
  maker: Thread | null;
}

const arraysOf = (scenes: readonly Shared<Prepared>[]): SharedArrays =>
  Object.assign({}, ...scenes.map(({ arrays }) => arrays)) as SharedArrays;

/** Shares a few threads among all jobs, and prepared scenes among threads. */
export class RenderPool {
  readonly #threads: Thread[];
  readonly #jobs: Job[] = [];
  readonly #scenes = new Map<string, SceneEntry>();
  readonly #running = new Map<Thread, Job>();

  /** finds products in photos; without one they are cut out by the colour of their backdrop */
  readonly segmenter: Segmenter | null;

  /** `modelDir`: absolute path where the cut-out model and its masks are kept; null does without. */
  constructor(threads = 2, modelDir: string | null = null) {
    this.segmenter = modelDir === null ? null : new Segmenter(modelDir);
    this.#threads = Array.from({ length: threads }, () => new Thread());
  }

  /** Adds a job; its pieces are drawn whenever a thread is free. Returns a function that takes it out again. */
  add(job: Job): () => void {
    this.#jobs.push(job);
    const leave = () => {
      const i = this.#jobs.indexOf(job);
      if (i >= 0) this.#jobs.splice(i, 1);
      job.signal.removeEventListener('abort', abort);
    };
    const abort = () => {
      leave();
      for (const [thread, running] of this.#running) {
        const wanted = this.#jobs.some((j) => j.scene === running.scene);
        // Someone else may wait for the scene this thread is preparing.
        if (running === job && !(wanted && this.#scenes.get(job.scene)?.maker === thread)) thread.stop();
      }
      job.fail(new Stopped());
    };
    job.signal.addEventListener('abort', abort, { once: true });
    if (job.signal.aborted) abort();
    this.wake();
    return leave;
  }

  /** Gives free threads something to do. First come, first served: turns would make threads change scenes all the time. */
  wake(): void {
    const order = [...this.#jobs.filter((j) => j.urgent), ...this.#jobs.filter((j) => !j.urgent)];
    for (const thread of this.#threads) {
      if (!thread.busy) order.some((job) => this.#jobs.includes(job) && this.#give(thread, job));
    }
  }

  /** The prepared scene of a key while it is kept. */
  peek(scene: string): Prepared | null {
    return this.#scenes.get(scene)?.made?.value ?? null;
  }

  /** Resolves when no thread is working. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async close(): Promise<void> {
    const jobs = this.#jobs.splice(0);
    for (const job of jobs) job.fail(new Stopped());
    await Promise.all(this.#threads.map((t) => t.close()));
  }

  /** Starts the next step of a job on a free thread: prepare its scene, fetch it from the other thread, or draw. */
  #give(thread: Thread, job: Job): boolean {
    let entry = this.#scenes.get(job.scene);
    if (!entry) {
      entry = { made: null, maker: null };
      this.#scenes.set(job.scene, entry);
    }
    if (!entry.made) {
      if (entry.maker) return false;
      entry.maker = thread;
      this.#prepare(thread, job, entry);
      return true;
    }
    if (!thread.scenes.has(job.scene)) {
      const prepared = entry.made.value;
      this.#makeRoom(thread);
      this.#start(thread, job, { do: 'adopt', scene: job.scene, prepared }, () =>
        this.#holds(thread, job.scene),
      );
      return true;
    }
    const piece = job.next();
    if (!piece) return false;
    this.#touch(job.scene);
    this.#holds(thread, job.scene);
    this.#start(thread, job, piece.task, piece.done);
    return true;
  }

  #prepare(thread: Thread, job: Job, entry: SceneEntry): void {
    const kept = this.#kept();
    const known = kept.map(({ value: { shape, vis } }) => ({ shape, vis }));
    const { scene, source } = job;
    this.#makeRoom(thread);
    const task: Task = { do: 'prepare', scene, source, known, arrays: arraysOf(kept) };
    const release = () => {
      entry.maker = null;
    };
    this.#start(
      thread,
      job,
      task,
      (result) => {
        release();
        if (result.did !== 'prepare') return;
        // Two threads may have made the same at the same time.
        entry.made = useArrays(result.made, arraysOf(this.#kept()));
        this.#touch(job.scene);
        this.#forgetOldScenes();
      },
      release,
    );
  }

  #start(thread: Thread, job: Job, task: Task, done: (r: TaskResult) => void, failed?: () => void): void {
    void this.#run(thread, job, task, done, failed);
  }

  /** Never rejects: failures are told to the job. */
  async #run(
    thread: Thread,
    job: Job,
    task: Task,
    done: (r: TaskResult) => void,
    failed?: () => void,
  ): Promise<void> {
    this.#running.set(thread, job);
    try {
      done(await thread.run(task));
    } catch (error) {
      failed?.();
      if (this.#jobs.includes(job)) job.fail(error instanceof Error ? error : new Error(String(error)));
    }
    this.#running.delete(thread);
    this.wake();
  }

  #kept(): Shared<Prepared>[] {
    return [...this.#scenes.values()].flatMap(({ made }) => made ?? []);
  }

  /** Notes that a thread used a scene just now. */
  #holds(thread: Thread, scene: string): void {
    thread.scenes.delete(scene);
    thread.scenes.add(scene);
  }

  /** A thread lets its oldest scene go before it takes another. */
  #makeRoom(thread: Thread): void {
    for (const old of thread.scenes) {
      if (thread.scenes.size < KEPT_PER_THREAD) break;
      thread.scenes.delete(old);
    }
  }

  #touch(scene: string): void {
    const entry = this.#scenes.get(scene);
    if (!entry) return;
    this.#scenes.delete(scene);
    this.#scenes.set(scene, entry);
  }

  #forgetOldScenes(): void {
    for (const [key, entry] of this.#scenes) {
      if (this.#scenes.size <= KEPT_SCENES) break;
      if (!entry.maker && !this.#jobs.some((j) => j.scene === key)) this.#scenes.delete(key);
    }
  }
}
