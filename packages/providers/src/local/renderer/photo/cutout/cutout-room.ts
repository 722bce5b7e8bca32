import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Segmenter } from '../model/segmenter.ts';
import type { CutoutReport, CutoutTask } from './cutout-report.ts';
import type { Place } from './doubt.ts';

/** Raised when the same photo and weights give another matte; looks kept from before are then made anew. */
const EDITION = 2;
/** Milliseconds one picture may take, on a busy machine. */
const PATIENCE = 60_000;
const run = promisify(execFile);

/** A photo on this machine. */
interface PhotoFile {
  path: string;
  sha256: string;
}
export interface CutoutLook extends CutoutReport {
  /** greyscale PNG, [height, width], white is product */
  maskPath: string;
}

/**
 * Shows how a photo would be cut out, and makes the pictures a person's choices stand for. All work is done in processes
 * of their own; looks are kept by the hash of the photo. It finds what the local studio finds: same model, same rules.
 */
export class CutoutRoom {
  readonly #dir: string;
  readonly #segmenter: Segmenter;
  readonly #running = new Map<string, Promise<CutoutLook>>();

  /** `dir`: the folder of the cut-out model, shared with the studio. `fetch` puts the weights at a path. */
  constructor(dir: string, fetch?: (path: string) => Promise<void>) {
    this.#dir = dir;
    this.#segmenter = new Segmenter(dir, fetch);
  }

  /** Throws an Error when the photo cannot be read. */
  look(photo: PhotoFile): Promise<CutoutLook> {
    const running = this.#running.get(photo.sha256) ?? this.#look(photo);
    this.#running.set(photo.sha256, running);
    return running.finally(() => this.#running.delete(photo.sha256));
  }

  async #look(photo: PhotoFile): Promise<CutoutLook> {
    const found = await this.#segmenter.mask(photo);
    const missing = 'reason' in found ? found.reason : null;
    const modelMask = 'path' in found ? found.path : null;
    const name = `${photo.sha256}-${EDITION}${modelMask ? '' : '-plain'}`;
    const folder = join(this.#dir, 'looks');
    const maskPath = join(folder, `${name}.png`);
    const report = join(folder, `${name}.json`);
    const kept = await readReport(report);
    if (kept) return { ...kept, model_missing: missing, maskPath };
    await mkdir(folder, { recursive: true });
    await work({ do: 'look', photo: photo.path, modelMask, mask: maskPath, report });
    const made = await readReport(report);
    if (!made) throw new Error('The look at the photo left no report.');
    return { ...made, model_missing: missing, maskPath };
  }

  /** The photo with the coverage of a mask file (PNG, white is product), as PNG bytes; `glass` also takes out what shines through. */
  compose(photo: PhotoFile, mask: string, glass: boolean): Promise<Buffer> {
    return this.#make(`compose ${photo.sha256} ${mask} ${glass}`, (out) => {
      return { do: 'compose', photo: photo.path, mask, glass, out };
    });
  }

  /** A part of the photo as PNG bytes. */
  crop(photo: PhotoFile, place: Place): Promise<Buffer> {
    return this.#make(`crop ${photo.sha256} ${JSON.stringify(place)}`, (out) => {
      return { do: 'crop', photo: photo.path, place, out };
    });
  }

  async #make(name: string, task: (out: string) => CutoutTask): Promise<Buffer> {
    await mkdir(join(this.#dir, 'looks'), { recursive: true });
    const key = createHash('sha256').update(`${name} ${process.hrtime.bigint()}`).digest('hex').slice(0, 24);
    const out = join(this.#dir, 'looks', `made-${key}.png`);
    try {
      await work(task(out));
      return await readFile(out);
    } finally {
      await rm(out, { force: true });
    }
  }
}

const work = (task: CutoutTask) =>
  run(process.execPath, [entry(), JSON.stringify(task)], { timeout: PATIENCE });

/** Processes run compiled code: from source the entry is the one in dist. */
const entry = () =>
  fileURLToPath(new URL(new URL('./cutout-work.js', import.meta.url).href.replace('/src/', '/dist/')));

async function readReport(path: string): Promise<Omit<CutoutReport, 'model_missing'> | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  // Only this class writes these files, and whole or not at all.
  return text === null ? null : (JSON.parse(text) as Omit<CutoutReport, 'model_missing'>);
}
