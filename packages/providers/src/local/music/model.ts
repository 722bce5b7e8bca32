import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MusicGenre } from '@admint/contract';
import { z } from 'zod';
import {
  type Fault,
  type MusicModel,
  type MusicRequest,
  NotStarted,
  type Operation,
  type OperationStatus,
} from '../../spec/index.ts';
import { LONGEST, SHORTEST } from './compose.ts';
import type { Job, Report } from './worker.ts';

const PROVIDER = 'local';
const MODEL = 'Local composer';

const Request = z.object({
  genre: MusicGenre,
  duration: z.number().min(SHORTEST).max(LONGEST),
  seed: z.int(),
  cuts: z.array(z.number()).max(200).default([]),
});

/** The second output: where the beats fall, in seconds. */
const Sidecar = z.object({
  bpm: z.number(),
  first_beat: z.number(),
  beats: z.array(z.number()),
  seconds: z.number(),
});

interface Running {
  worker: Worker;
  progress: number;
  fault: Fault | undefined;
  ended: Promise<void>;
}

export interface LocalMusicOptions {
  /** Folder for finished pieces; made when missing. */
  workDir: string;
}

function fault(code: Fault['code'], message: string, retryable: boolean): Fault {
  return { code, message, retryable, charged: 'none' };
}

/** A worker is built code; from source (tests, development) the build beside it is run. */
function workerEntry(): URL {
  const here = new URL('./worker.js', import.meta.url);
  here.pathname = here.pathname.replace('/src/local/', '/dist/local/');
  return here;
}

function readRequest(request: unknown): z.infer<typeof Request> {
  const parsed = Request.safeParse(request);
  if (parsed.success) return parsed.data;
  const message = `Music needs a known genre and ${SHORTEST} to ${LONGEST} seconds.`;
  throw new NotStarted(fault('invalid_input', message, false), parsed.error);
}

/** One job per key and request, so that the same call is the same piece. */
function jobId(key: string, request: z.infer<typeof Request>): string {
  const text = JSON.stringify([key, request.genre, request.duration, request.seed, request.cuts]);
  return `music-${createHash('sha256').update(text).digest('hex').slice(0, 20)}`;
}

/** The jobs of this process; files in `workDir` outlive it. */
class Studio {
  private readonly running = new Map<string, Running>();
  private readonly canceled = new Set<string>();
  private readonly workDir: string;

  constructor(workDir: string) {
    this.workDir = workDir;
  }

  private file(id: string, extension: string): string {
    return join(this.workDir, `${id}.${extension}`);
  }

  async begin(id: string, request: MusicRequest): Promise<void> {
    if (await this.finished(id)) return;
    // Nothing may wait between this look and the new worker, or two would write the same file.
    const before = this.running.get(id);
    if (this.canceled.has(id) || (before && !before.fault)) return;
    const job: Job = { request, wav: this.file(id, 'wav'), sidecar: this.file(id, 'json') };
    const worker = new Worker(workerEntry(), {
      workerData: job,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const running: Running = { worker, progress: 0, fault: undefined, ended };
    this.running.set(id, running);
    worker.on('message', (report: Report) => {
      running.progress = report.progress;
    });
    worker.on('error', (error) => {
      running.fault = fault('model_error', `The composer stopped: ${error.message}`, true);
    });
    worker.on('exit', (code) => {
      if (code === 0 && !running.fault) this.running.delete(id);
      else running.fault ??= fault('interrupted', 'The composer was interrupted.', true);
    });
  }

  /** The outputs of a finished job, or null. The sidecar is written first, so a piece never lacks one. */
  private async finished(id: string): Promise<OperationStatus | null> {
    const wav = this.file(id, 'wav');
    try {
      await stat(wav);
      const { seconds, ...beats } = Sidecar.parse(JSON.parse(await readFile(this.file(id, 'json'), 'utf8')));
      const outputs = [
        { kind: 'file' as const, path: wav, content_type: 'audio/wav' },
        { kind: 'json' as const, value: beats },
      ];
      return { state: 'succeeded', outputs, cost: 0, seconds };
    } catch {
      return null;
    }
  }

  async status(operation: Operation): Promise<OperationStatus> {
    const { id } = operation;
    if (this.canceled.has(id)) return { state: 'canceled', cost: 0 };
    const running = this.running.get(id);
    if (running?.fault) return { state: 'failed', fault: running.fault, cost: 0 };
    if (running) return { state: 'running', progress: running.progress };
    const finished = await this.finished(id);
    if (finished) return finished;
    const parsed = z.object({ request: Request }).safeParse(operation.state);
    if (!parsed.success) {
      return {
        state: 'failed',
        fault: fault('invalid_input', 'The job does not say what to compose.', false),
        cost: 0,
      };
    }
    await this.begin(id, parsed.data.request);
    return { state: 'running', progress: 0 };
  }

  async cancel(id: string): Promise<void> {
    const running = this.running.get(id);
    if (!running && (await this.finished(id))) return;
    this.canceled.add(id);
    if (!running) return;
    await running.worker.terminate();
    await running.ended;
    this.running.delete(id);
    const left = ['wav', 'wav.part', 'json', 'json.part'];
    await Promise.all(left.map((extension) => rm(this.file(id, extension), { force: true })));
  }

  restart(id: string): void {
    this.canceled.delete(id);
  }
}

/**
 * Music with no key: pieces composed and played on this machine, free of charge. Outputs a WAV file of exactly
 * the asked length in `workDir`, and `{ bpm, first_beat, beats }` (seconds) as JSON, so that cuts can fall on beats.
 */
export function createLocalMusicModel(options: LocalMusicOptions): MusicModel {
  const studio = new Studio(options.workDir);
  return {
    provider: PROVIDER,
    model: MODEL,
    guarantee: 'idempotent',
    concurrency: 1,
    capabilities: ['exact_duration', 'seed', 'beats'],
    check: async () => ({ available: true, reason: null }),
    price: (request) => ({ amount: 0, seconds: 1 + request.duration * 0.15 }),
    start: async (request, context) => {
      const wanted = readRequest(request);
      if (context.signal.aborted)
        throw new NotStarted(fault('interrupted', 'Canceled before it began.', true));
      const id = jobId(context.key, wanted);
      studio.restart(id);
      await studio.begin(id, wanted);
      return { provider: PROVIDER, model: MODEL, id, key: context.key, state: { request: wanted } };
    },
    status: (operation) => studio.status(operation),
    cancel: (operation) => studio.cancel(operation.id),
  };
}
