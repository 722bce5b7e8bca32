import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Stopped } from '../../stop.ts';
import { fetchNpmFile, type NpmFile } from './npm-file.ts';

/**
 * U²-Net in the size called silueta: salient object detection at 320² (Qin et al. 2020, Apache-2.0; ONNX form from rembg,
 * MIT). 44 MB, fetched at the first photo.
 */
const WEIGHTS: NpmFile = {
  spec: '@harshit_01/ai-bg-remover@1.0.2',
  member: 'package/src/model/silueta.onnx',
  sha256: '75da6c8d2f8096ec743d071951be73b4a8bc7b3e51d9a6625d63644f90ffeedb',
};
/** How long a failed fetch is not tried again, milliseconds. */
const REST = 10 * 60_000;
/** Milliseconds one photo may take, on a busy machine. */
const PATIENCE = 120_000;
/**
 * The model's layers come and go by the dozen megabytes; glibc keeps what is below its threshold for later, which is a
 * fifth of the whole. `env` sets one variable and leaves the others as they are.
 */
const FRUGAL = process.platform === 'linux' ? ['env', 'MALLOC_MMAP_THRESHOLD_=65536'] : [];
const run = promisify(execFile);

/** The mask of a photo as a file, or the sentence that says why there is none. */
export type MaskResult = { path: string } | { reason: string };

/** Finds products in photos, one photo at a time, and keeps what it found by the hash of the photo. */
export class Segmenter {
  readonly #dir: string;
  readonly #fetch: (path: string) => Promise<void>;
  /** the fetch of the weights, shared by all who wait for it */
  #weights: Promise<string> | null = null;
  /** on the clock of performance.now(); never, unless the fetch failed */
  #failedAt = Number.POSITIVE_INFINITY;
  #turn: Promise<unknown> = Promise.resolve();

  /** `dir`: absolute path where weights and masks are kept. `fetch` puts the weights at a path. */
  constructor(dir: string, fetch: (path: string) => Promise<void> = (path) => fetchNpmFile(WEIGHTS, path)) {
    this.#dir = dir;
    this.#fetch = fetch;
  }

  /** Finds the product of a photo. Throws Stopped when canceled; every other trouble is a reason. */
  async mask(photo: { path: string; sha256: string }, signal?: AbortSignal): Promise<MaskResult> {
    const path = join(this.#dir, 'masks', photo.sha256);
    const mine = this.#turn.then(() => this.#find(photo.path, path, signal));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #find(photo: string, path: string, signal: AbortSignal | undefined): Promise<MaskResult> {
    if (signal?.aborted) throw new Stopped();
    if (await exists(path)) return { path };
    let weights: string;
    try {
      weights = await unlessStopped(this.#loadWeights(), signal);
    } catch (error) {
      if (error instanceof Stopped) throw error;
      return { reason: error instanceof Error ? error.message : String(error) };
    }
    await mkdir(join(this.#dir, 'masks'), { recursive: true });
    try {
      const [command, ...args] = [...FRUGAL, process.execPath, entry(), photo, weights, path];
      await run(command, args, {
        timeout: PATIENCE,
        ...(signal && { signal }),
      });
      return { path };
    } catch {
      if (signal?.aborted) throw new Stopped();
      return { reason: 'The model could not be run on this machine.' };
    }
  }

  #loadWeights(): Promise<string> {
    if (performance.now() - this.#failedAt > REST) this.#weights = null;
    this.#weights ??= this.#fetchWeights();
    return this.#weights;
  }

  async #fetchWeights(): Promise<string> {
    this.#failedAt = Number.POSITIVE_INFINITY;
    const path = join(this.#dir, `silueta-${WEIGHTS.sha256.slice(0, 12)}.onnx`);
    try {
      await this.#fetch(path);
      return path;
    } catch (error) {
      this.#failedAt = performance.now();
      throw error;
    }
  }
}

/** Processes run compiled code: from source the entry is the one in dist. */
const entry = () =>
  fileURLToPath(new URL(new URL('./segment.js', import.meta.url).href.replace('/src/', '/dist/')));

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Stopped());
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
