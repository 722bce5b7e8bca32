import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/**
 * Copies one regular file of a gzipped tar archive (POSIX ustar: 512-byte headers, name at 0, octal size at 124) to
 * `target`, a piece at a time: the archive is far larger than the memory one photo may take. Gives the SHA-256 of its
 * bytes in hex, or null when the archive does not hold it whole.
 */
export async function takeMember(archive: string, member: string, target: string): Promise<string | null> {
  const out = await open(target, 'w');
  try {
    const reader = new MemberReader(member, out);
    await pipeline(createReadStream(archive), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await reader.read(chunk);
    });
    return reader.found;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('Z_')) return null;
    throw error;
  } finally {
    await out.close();
  }
}

/** Walks headers and bodies as they come. */
class MemberReader {
  found: string | null = null;
  readonly #member: string;
  readonly #out: FileHandle;
  readonly #hash = createHash('sha256');
  readonly #head = Buffer.alloc(BLOCK);
  #filled = 0;
  /** bytes of the present file, and of the padding after it, that have not come yet */
  #left = 0;
  #padding = 0;
  #taking = false;
  #ended = false;

  constructor(member: string, out: FileHandle) {
    this.#member = member;
    this.#out = out;
  }

  async read(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length && !this.#ended; ) {
      const rest = chunk.subarray(at);
      if (this.#left > 0) at += await this.#body(rest.subarray(0, this.#left));
      else if (this.#padding > 0) {
        const n = Math.min(this.#padding, rest.length);
        this.#padding -= n;
        at += n;
      } else at += this.#header(rest.subarray(0, BLOCK - this.#filled));
    }
  }

  async #body(bytes: Buffer): Promise<number> {
    this.#left -= bytes.length;
    if (this.#taking) {
      this.#hash.update(bytes);
      await this.#out.writeFile(bytes);
      if (this.#left === 0) {
        this.found = this.#hash.digest('hex');
        this.#ended = true;
      }
    }
    return bytes.length;
  }

  #header(bytes: Buffer): number {
    bytes.copy(this.#head, this.#filled);
    this.#filled += bytes.length;
    if (this.#filled === BLOCK) this.#enter();
    return bytes.length;
  }

  #enter(): void {
    this.#filled = 0;
    const name = this.#text(0, 100);
    const size = Number.parseInt(this.#text(124, 12), 8);
    this.#ended = name === '' || !(size >= 0);
    this.#taking = name === this.#member && size > 0;
    this.#left = this.#ended ? 0 : size;
    this.#padding = this.#ended ? 0 : (BLOCK - (size % BLOCK)) % BLOCK;
  }

  #text(at: number, length: number): string {
    const field = this.#head.toString('latin1', at, at + length);
    const end = field.indexOf('\0');
    return (end < 0 ? field : field.slice(0, end)).trim();
  }
}
