import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

/** Does a process with this id exist (zombies included)? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Is `pid` a running PostgreSQL? Process ids are given out again, within seconds in a fresh container, so a
 * lock file that names one proves nothing. Where it cannot be told (Windows) the answer is yes: caution.
 */
export async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = await commandLine(pid);
  return /^postgres:?$/.test(basename(command.split(/[\0 ]/)[0] ?? ''));
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const listed = promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']);
  return await listed.then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}
