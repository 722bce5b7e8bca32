import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AdmintError } from '@admint/contract';
import { ensureSecretFile } from '../secret-file.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './process-alive.ts';
import type { ServerUser } from './server-user.ts';

/** The one account of a private database. */
export const SUPERUSER = 'admint';

/** A private database at rest. */
export interface DataDirectory {
  /** Absolute path of PostgreSQL's own files. */
  path: string;
  /** Which is as good as proof that a server on this machine serves this directory. */
  password: string;
  /** The account its files belong to; undefined when that is us. */
  owner?: ServerUser;
}

/** How to start a program of PostgreSQL on a directory. */
export interface Invocation {
  /** What to pass as `-D`. */
  directory: string;
  options: { cwd: string; uid?: number; gid?: number; env?: Record<string, string> };
}

/**
 * Root's folders are often closed to the unprivileged account (`/root`, what mkdtemp makes). A process may
 * always use the folder it was started in, and on Linux that folder has a path of its own that needs no way
 * through its parents; so for root PostgreSQL is started inside its directory and told to use "here".
 */
export function invocation(path: string, owner?: ServerUser): Invocation {
  const env = process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC' } };
  if (!owner) return { directory: path, options: { cwd: path, ...env } };
  const directory = process.platform === 'linux' ? '/proc/self/cwd' : path;
  return { directory, options: { cwd: path, uid: owner.uid, gid: owner.gid, ...env } };
}

/**
 * Gives the database in `folder` (made on first use, in `folder/data`), with its files owned by `user`.
 * Processes that ask at the same moment get the same one. Throws `embedded_postgres_failed` when it belongs
 * to someone else, to another major version, or cannot be made.
 */
export async function ensureDataDirectory(
  folder: string,
  binaries: Binaries,
  user?: ServerUser,
): Promise<DataDirectory> {
  await mkdir(folder, { recursive: true });
  // The unprivileged account walks through, but sees nothing of ours.
  if (user) await chmod(folder, 0o711);
  const password = await ensureSecretFile(join(folder, 'password'));
  const path = join(folder, 'data');
  if (!(await isThere(path))) await create(folder, path, password, binaries, user);
  await removeAbandonedDrafts(folder);
  const major = (await readFile(join(path, 'PG_VERSION'), 'utf8')).trim();
  if (major !== binaries.major) {
    throw failed(
      `The database in ${path} was made by PostgreSQL ${major} and this version of AdMint brings ${binaries.major}.`,
    );
  }
  const owner = await ownerOf(path, user);
  return { path, password, ...(owner && { owner }) };
}

/** A failure of the private database that a person has to look into. */
export function failed(message: string, cause?: unknown): AdmintError {
  return new AdmintError('embedded_postgres_failed', message, { cause });
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function create(
  folder: string,
  path: string,
  password: string,
  binaries: Binaries,
  user?: ServerUser,
): Promise<void> {
  const attempt = `${process.pid}.${randomBytes(4).toString('hex')}.part`;
  const draft = join(folder, `data.${attempt}`);
  const passwordFile = join(folder, `initdb.${attempt}`);
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (user) for (const owned of [draft, passwordFile]) await chown(owned, user.uid, user.gid);
    await runInitdb(binaries, draft, `../initdb.${attempt}`, user);
    await rename(draft, path).catch((error: unknown) => {
      // Someone else was faster: theirs has the same password.
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(
  binaries: Binaries,
  path: string,
  passwordFile: string,
  user?: ServerUser,
): Promise<void> {
  const { directory, options } = invocation(path, user);
  const settings = [
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  try {
    await promisify(execFile)(binaries.initdb, ['-D', directory, ...settings], options);
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    const hint = stderr.includes('could not look up effective user')
      ? ' Run AdMint as a user with a name (in /etc/passwd), or set DATABASE_URL.'
      : '';
    throw failed(`A private database could not be made in ${path}: ${stderr.trim()}.${hint}`, error);
  }
}

async function removeAbandonedDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^(?:data|initdb)\.(\d+)\.\w+\.part$/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** PostgreSQL runs as whoever owns its files; root hands them over when they are root's (a restored copy). */
async function ownerOf(path: string, user?: ServerUser): Promise<ServerUser | undefined> {
  const { uid, gid } = await stat(path);
  if (user && uid === 0) {
    await handOver(path, user);
    return user;
  }
  if (user) return { name: String(uid), uid, gid };
  if (process.getuid && uid !== process.getuid()) {
    throw failed(
      `The database in ${path} belongs to user ${uid}. Run AdMint as that user, or set ADMINT_HOME.`,
    );
  }
  return undefined;
}

async function handOver(path: string, user: ServerUser): Promise<void> {
  await chown(path, user.uid, user.gid);
  for (const entry of await readdir(path, { recursive: true })) {
    await chown(join(path, entry), user.uid, user.gid);
  }
}
