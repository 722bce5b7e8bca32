import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ADMINT = fileURLToPath(new URL('../../bin/admint.mjs', import.meta.url));

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** Starts `admint` in a folder, with no home, no server and no key but what `env` gives. */
export function startAdmint(
  folder: string,
  args: string[],
  { input = '', env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
): { child: ChildProcess; ended: Promise<Run> } {
  const child = spawn(process.execPath, [ADMINT, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ADMINT_SERVER: 'http://127.0.0.1:1', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended };
}

/** All files below a folder, with the name of each run's own folder replaced. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replace(/\b\d{8}_\d{6}(?:_\d+)?\b/, '{timestamp}'))
    .toSorted();
}
