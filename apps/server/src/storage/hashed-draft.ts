import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileSource, StoredFile } from './asset-storage.ts';
import { writeFault } from './faults.ts';

/** A complete copy that nobody sees yet. */
export interface HashedDraft extends StoredFile {
  path: string;
}

const SUFFIX = '.part';
const ABANDONED_MS = 24 * 3600 * 1000;

/**
 * Copies `source` to a new `.part` file in `folder`, hashing on the way; its bytes are on disk when this
 * returns. Nothing is left behind when it throws (`storage_full`, or what the source threw).
 */
export async function writeDraft(folder: string, source: FileSource): Promise<HashedDraft> {
  const path = join(folder, `${randomUUID()}${SUFFIX}`);
  const stream = readableOf(source);
  // It may break before we come to read it; the loop below sees that all the same.
  stream.on('error', () => undefined);
  try {
    await mkdir(folder, { recursive: true });
    const file = await open(path, 'wx', 0o644);
    try {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of stream) {
        const data = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
        hash.update(data);
        bytes += data.byteLength;
        // writeFile, unlike write, writes all of it or throws.
        await file.writeFile(data);
      }
      await file.sync();
      return { path, sha256: hash.digest('hex'), bytes };
    } finally {
      await file.close();
    }
  } catch (error) {
    stream.destroy();
    await rm(path, { force: true }).catch(() => undefined);
    throw writeFault(error);
  }
}

function readableOf(source: FileSource): Readable {
  if (typeof source === 'string') return createReadStream(source, { highWaterMark: 1 << 20 });
  return source instanceof Readable ? source : Readable.from([source]);
}

/** Removes drafts whose process must have died long ago. Gives how many. */
export async function removeAbandonedDrafts(folder: string, now = Date.now()): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(SUFFIX)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || now - found.mtimeMs < ABANDONED_MS) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
