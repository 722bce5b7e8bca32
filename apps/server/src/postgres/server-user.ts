import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AdmintError } from '@admint/contract';

/** The unprivileged account PostgreSQL runs as when we are root (it refuses to run as root). */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/** In this order: the usual owner of a database, then accounts that every system has. */
const PREFERRED = ['postgres', 'nobody', 'daemon'];

/** Takes the text of /etc/passwd, gives the account to run PostgreSQL as, or undefined if root is alone. */
export function chooseServerUser(passwd: string): ServerUser | undefined {
  const accounts = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0);
  const preferred = PREFERRED.map((name) => accounts.find((account) => account.name === name));
  return preferred.find((account) => account !== undefined) ?? accounts[0];
}

/**
 * The account PostgreSQL has to run as: undefined means our own. Only root needs another one, and initdb
 * wants it to have a name. Throws `embedded_postgres_unavailable` when there is none.
 */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const user = chooseServerUser(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  if (user) return user;
  throw new AdmintError(
    'embedded_postgres_unavailable',
    'PostgreSQL refuses to run as root and this system has no other user. Run AdMint as a normal user, or set DATABASE_URL.',
  );
}

/** May `user` open `path` by name, as far as permission bits tell (access lists are not read)? */
export async function canReach(user: ServerUser, path: string): Promise<boolean> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return false;
  if (!(await allows(user, target, READ))) return false;
  for (let at = dirname(target); await allows(user, at, ENTER); at = dirname(at)) {
    if (at === dirname(at)) return true;
  }
  return false;
}

const READ = 0o4;
const ENTER = 0o1;

async function allows(user: ServerUser, path: string, permission: number): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const bits = uid === user.uid ? mode >> 6 : gid === user.gid ? mode >> 3 : mode;
  return (bits & permission) !== 0;
}

/** Is `folder` a real folder of root's own that nobody else may write to? */
export async function isReservedForRoot(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return found !== undefined && found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
}
