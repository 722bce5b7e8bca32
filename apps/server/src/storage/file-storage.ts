import {
  type FileHandle,
  access,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { AssetStorage, ByteRange, FileSource, OpenFile, StoredFile } from './asset-storage.ts';
import { checkedHash, clampRange, missing, writeFault } from './faults.ts';
import { type HashedDraft, writeDraft } from './hashed-draft.ts';

const UNKNOWN_TYPE = 'application/octet-stream';

/** Makes the names of folder `path` durable: a rename is lost in a power cut until its folder is synced. */
async function syncFolder(path: string): Promise<void> {
  // Windows cannot open folders; there the rename is durable when the journal says so.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Assets as files under `root`: `objects/ab/<sha256>`, its content type beside it in `<sha256>.type`,
 * unfinished ones in `parts/`.
 */
export class FileStorage implements AssetStorage {
  readonly #objects: string;
  /** Where unfinished files lie; see `removeAbandonedDrafts`. */
  readonly drafts: string;

  constructor(root: string) {
    this.#objects = resolve(root, 'objects');
    this.drafts = resolve(root, 'parts');
  }

  async put(source: FileSource, contentType: string): Promise<StoredFile> {
    return await this.adopt(await writeDraft(this.drafts, source), contentType);
  }

  /** Makes a draft that was written to `drafts` visible, under the hash it has. */
  async adopt({ path: draft, sha256, bytes }: HashedDraft, contentType: string): Promise<StoredFile> {
    const path = this.#pathOf(sha256);
    try {
      await mkdir(dirname(path), { recursive: true });
      await this.#writeType(path, contentType);
      // The same bytes again: what is there stays, it may be open somewhere.
      if (await hasSize(path, bytes)) await rm(draft, { force: true });
      else await rename(draft, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw writeFault(error);
    }
    return { sha256, bytes };
  }

  async open(sha256: string, range?: ByteRange): Promise<OpenFile> {
    const path = this.#pathOf(checkedHash(sha256));
    const file = await open(path, 'r').catch((error: unknown) => this.#absent(sha256, error));
    try {
      const { size } = await file.stat();
      const part = range ? clampRange(range, size) : { start: 0, end: size - 1 };
      const contentType = await readFile(`${path}.type`, 'utf8').catch(() => UNKNOWN_TYPE);
      return { stream: await streamOf(file, part), length: part.end - part.start + 1, size, contentType };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async localPath(sha256: string): Promise<string> {
    const path = this.#pathOf(checkedHash(sha256));
    await access(path).catch((error: unknown) => this.#absent(sha256, error));
    return path;
  }

  async has(sha256: string): Promise<boolean> {
    return await stat(this.#pathOf(checkedHash(sha256))).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  async remove(sha256: string): Promise<void> {
    const path = this.#pathOf(checkedHash(sha256));
    await rm(path, { force: true });
    await rm(`${path}.type`, { force: true });
  }

  #pathOf(sha256: string): string {
    return join(this.#objects, sha256.slice(0, 2), sha256);
  }

  async #writeType(path: string, contentType: string): Promise<void> {
    const draft = join(this.drafts, `${randomUUID()}.part`);
    await writeFile(draft, contentType, { flush: true });
    await rename(draft, `${path}.type`);
  }

  #absent(sha256: string, error: unknown): never {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw missing(sha256);
    throw error;
  }
}

async function hasSize(path: string, bytes: number): Promise<boolean> {
  return await stat(path).then(
    (found) => found.size === bytes,
    () => false,
  );
}

async function streamOf(file: FileHandle, part: { start: number; end: number }): Promise<Readable> {
  if (part.end >= part.start) return file.createReadStream({ ...part, highWaterMark: 256 * 1024 });
  // An empty file has no last byte to name.
  await file.close();
  return Readable.from([]);
}
