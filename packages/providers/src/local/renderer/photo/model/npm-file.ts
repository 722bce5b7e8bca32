import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** One file inside a published package, pinned by its content. */
export interface NpmFile {
  /** `name@version` */
  spec: string;
  /** path inside the tarball, e.g. `package/model.onnx` */
  member: string;
  /** of the member's bytes, hex */
  sha256: string;
}

/** Seconds after which a download is given up. */
const PATIENCE = 180;
const BLOCK = 512;
const run = promisify(execFile);
const unzip = promisify(gunzip);

/**
 * Puts a pinned file of a package at `path` and returns at once when it is there already. npm itself fetches the tarball, so
 * registry, proxy and credentials are those of the machine, and no script of the package runs. Throws an Error whose
 * message is one sentence when npm cannot be run, the package cannot be had, or the bytes are not the pinned ones.
 */
export async function fetchNpmFile(file: NpmFile, path: string): Promise<void> {
  if (await exists(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const dir = await mkdtemp(`${path}.fetch-`);
  try {
    await pack(file.spec, dir);
    const [name] = (await readdir(dir)).filter((n) => n.endsWith('.tgz'));
    if (!name) throw new Error(`npm fetched no tarball of ${file.spec}.`);
    const bytes = tarMember(await unzip(await readFile(join(dir, name))), file.member);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
      throw new Error(`${file.spec} does not contain the pinned file.`);
    }
    const part = join(dir, 'part');
    await writeFile(part, bytes);
    await rename(part, path);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function pack(spec: string, dir: string): Promise<void> {
  const flags = [
    '--ignore-scripts',
    '--silent',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=500',
    '--pack-destination',
    '.',
  ];
  try {
    // On Windows npm is a script of the shell; every word here is a constant of ours.
    await run('npm', ['pack', spec, ...flags], {
      cwd: dir,
      timeout: PATIENCE * 1000,
      shell: process.platform === 'win32',
    });
  } catch (error) {
    throw new Error(`npm could not fetch ${spec}.`, { cause: error });
  }
}

/** The bytes of one regular file in a tar archive (POSIX ustar: 512-byte headers, name at 0, octal size at 124). */
export function tarMember(tar: Buffer, member: string): Buffer | null {
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const name = text(tar, at, 100);
    const size = Number.parseInt(text(tar, at + 124, 12), 8);
    if (name === '' || !(size >= 0)) return null;
    const from = at + BLOCK;
    if (name === member) return from + size <= tar.length ? tar.subarray(from, from + size) : null;
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
  return null;
}

function text(tar: Buffer, at: number, length: number): string {
  const field = tar.toString('latin1', at, at + length);
  const end = field.indexOf('\0');
  return (end < 0 ? field : field.slice(0, end)).trim();
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
