import { readdir, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { StoredFile } from './asset-storage.ts';
import { FileStorage } from './file-storage.ts';
import type { HashedDraft } from './hashed-draft.ts';

const LIMIT_BYTES = 5_000_000_000;
/** A path that was handed out may be opened later: what was asked for within the hour stays. */
const IN_USE_MS = 3_600_000;

interface Cached {
  sha256: string;
  bytes: number;
  usedAt: number;
}

/** Local copies of files whose home is a bucket, the least recently used of which go when there are too many. */
export class LocalCache {
  readonly #files: FileStorage;
  readonly #objects: string;
  readonly #limit: number;
  #addedBytes = 0;

  constructor(folder: string, limitBytes = LIMIT_BYTES) {
    this.#files = new FileStorage(folder);
    this.#objects = resolve(folder, 'objects');
    this.#limit = limitBytes;
  }

  /** Where drafts to {@link keep} are to be written. */
  get drafts(): string {
    return this.#files.drafts;
  }

  /** The path of the copy, or undefined. */
  async find(sha256: string): Promise<string | undefined> {
    if (!(await this.#files.has(sha256))) return undefined;
    const path = await this.#files.localPath(sha256);
    const now = new Date();
    await utimes(path, now, now);
    return path;
  }

  async keep(draft: HashedDraft, contentType: string): Promise<StoredFile> {
    const stored = await this.#files.adopt(draft, contentType);
    this.#addedBytes += stored.bytes;
    if (this.#addedBytes > this.#limit / 10) {
      this.#addedBytes = 0;
      await this.trim();
    }
    return stored;
  }

  async remove(sha256: string): Promise<void> {
    await this.#files.remove(sha256);
  }

  /** Removes the least recently used copies until the rest fits. Gives how many went. */
  async trim(now = Date.now()): Promise<number> {
    const cached = (await this.#list()).toSorted((a, b) => b.usedAt - a.usedAt);
    let total = 0;
    let removed = 0;
    for (const { sha256, bytes, usedAt } of cached) {
      total += bytes;
      if (total <= this.#limit || now - usedAt < IN_USE_MS) continue;
      await this.#files.remove(sha256);
      removed += 1;
    }
    return removed;
  }

  async #list(): Promise<Cached[]> {
    const found: Cached[] = [];
    for (const shelf of await readdir(this.#objects).catch(() => [])) {
      for (const name of await readdir(join(this.#objects, shelf))) {
        if (name.includes('.')) continue;
        const file = await stat(join(this.#objects, shelf, name)).catch(() => undefined);
        if (file) found.push({ sha256: name, bytes: file.size, usedAt: file.mtimeMs });
      }
    }
    return found;
  }
}
