import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault, Operation, OperationStatus } from '../spec/index.ts';
import { Refused, Stopped } from './renderer/index.ts';

export const PROVIDER = 'local';
export const MODEL = 'Local renderer';

/** A request the renderer will not take; becomes a failed job with this sentence. */
export class Unusable extends Error {}

/** What a job needs while it runs. */
export interface JobContext {
  /** where the output has to be written; renamed when the job is done */
  outPath: string;
  signal: AbortSignal;
  onProgress: (progress: number) => void;
}
export interface RenderJobsOptions<Request> {
  workDir: string;
  /** with the dot, e.g. `.png` */
  extension: string;
  contentType: string;
  /** Reads a request back out of an operation; null when it is not one. */
  parse: (value: unknown) => Request | null;
  /** Draws the output and returns warnings for the user. */
  draw: (request: Request, context: JobContext) => Promise<string[]>;
}

interface Job {
  controller: AbortController;
  progress: number;
  ended: OperationStatus | null;
  done: Promise<void>;
}

/** Written beside the output, so that a later process can still tell. */
const Sidecar = z.object({ warnings: z.array(z.string()), seconds: z.number() });

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Drawing jobs that survive the process: an operation carries its whole request, a finished job leaves its file under
 * a name derived from the key, and a job this process does not know is simply drawn again — with the same pixels.
 */
export class RenderJobs<Request> {
  readonly #o: RenderJobsOptions<Request>;
  readonly #jobs = new Map<string, Job>();

  constructor(options: RenderJobsOptions<Request>) {
    this.#o = options;
  }

  /** Starts the job of a key; a second start of the same key joins the first. */
  async start(key: string, request: Request): Promise<Operation> {
    await mkdir(this.#o.workDir, { recursive: true });
    const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
    await rm(this.#path(id, '.canceled'), { force: true });
    if (this.#jobs.get(id)?.ended?.state === 'canceled') this.#jobs.delete(id);
    await this.#begin(id, request);
    return { provider: PROVIDER, model: MODEL, id, key, state: { request } };
  }

  async status(operation: Operation): Promise<OperationStatus> {
    const { id } = operation;
    if (!/^[0-9a-f]{40}$/.test(id))
      return failed('invalid_input', 'This job is not one of the local renderer.');
    const job = this.#jobs.get(id);
    if (job) return job.ended ?? { state: 'running', progress: job.progress };
    if (await exists(this.#path(id, '.canceled'))) return { state: 'canceled', cost: 0 };
    const request = this.#o.parse((operation.state as { request?: unknown } | undefined)?.request);
    if (request === null) return failed('invalid_input', 'The job does not say what to draw.');
    await mkdir(this.#o.workDir, { recursive: true });
    await this.#begin(id, request);
    return this.#jobs.get(id)?.ended ?? { state: 'running', progress: 0 };
  }

  /** Stops a job. Its threads notice within half a second; the half-made file is removed. */
  async cancel(operation: Operation): Promise<void> {
    const { id } = operation;
    const job = this.#jobs.get(id);
    if (job?.ended && job.ended.state !== 'running') return;
    if (await exists(this.#path(id, this.#o.extension))) return;
    await mkdir(this.#o.workDir, { recursive: true });
    await writeFile(this.#path(id, '.canceled'), '');
    job?.controller.abort();
    await job?.done;
  }

  #path(id: string, extension: string): string {
    return join(this.#o.workDir, `${id}${extension}`);
  }

  async #begin(id: string, request: Request): Promise<void> {
    if (this.#jobs.has(id)) return;
    const job: Job = { controller: new AbortController(), progress: 0, ended: null, done: Promise.resolve() };
    this.#jobs.set(id, job);
    const finished = await this.#finished(id);
    if (finished) job.ended = finished;
    else {
      job.done = this.#run(id, request, job).then((ended) => {
        job.ended = ended;
      });
    }
  }

  async #finished(id: string): Promise<OperationStatus | null> {
    const path = this.#path(id, this.#o.extension);
    if (!(await exists(path))) return null;
    const text = await readFile(this.#path(id, '.json'), 'utf8').catch(() => '{}');
    const sidecar = Sidecar.safeParse(JSON.parse(text));
    return {
      state: 'succeeded',
      outputs: [{ kind: 'file', path, content_type: this.#o.contentType }],
      cost: 0,
      ...(sidecar.success ? { seconds: sidecar.data.seconds, warnings: sidecar.data.warnings } : {}),
    };
  }

  /** Never rejects: what goes wrong is the job's status. */
  async #run(id: string, request: Request, job: Job): Promise<OperationStatus> {
    const path = this.#path(id, this.#o.extension);
    // The encoder chooses its container by the extension, so the mark of an unfinished file comes before it.
    const part = this.#path(id, `.part${this.#o.extension}`);
    const began = performance.now();
    try {
      const warnings = await this.#o.draw(request, {
        outPath: part,
        signal: job.controller.signal,
        onProgress: (progress) => {
          job.progress = Math.max(job.progress, Math.min(1, progress));
        },
      });
      const sidecar: z.infer<typeof Sidecar> = { warnings, seconds: (performance.now() - began) / 1000 };
      await writeFile(this.#path(id, '.json'), JSON.stringify(sidecar));
      await rename(part, path);
      return (await this.#finished(id)) ?? failed('model_error', 'The finished file has disappeared.', true);
    } catch (error) {
      await rm(part, { force: true });
      if (job.controller.signal.aborted || error instanceof Stopped) return { state: 'canceled', cost: 0 };
      if (error instanceof Refused || error instanceof Unusable || error instanceof RangeError)
        return failed('invalid_input', error.message);
      const reason = error instanceof Error ? error.message : String(error);
      return failed('model_error', `The picture could not be drawn: ${reason}`, true);
    }
  }
}

function failed(code: Fault['code'], message: string, retryable = false): OperationStatus {
  return { state: 'failed', fault: { code, message, retryable, charged: 'none' }, cost: 0 };
}
