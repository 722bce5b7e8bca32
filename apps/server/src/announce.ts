import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import open from 'open';
import type { Config } from './config.ts';
import type { RunningProcess } from './process.ts';

const SERVER_FILE = 'server.json';

/** Says where the studio is and where its data lives; leaves the address in the data folder for the command line to find. */
export async function announceReady(config: Config, running: RunningProcess): Promise<void> {
  const lines = running.url ? [`AdMint is ready: ${running.url}`] : ['AdMint worker is ready'];
  lines.push(`Data: ${running.embedded ? config.home : `${config.home} and the database at DATABASE_URL`}`);
  if (config.demo && running.url) lines.push('Demo login: demo@example.com / demo123');
  process.stdout.write(`${lines.join('\n')}\n`);
  if (!running.url) return;
  const file = join(config.home, SERVER_FILE);
  await writeFile(file, JSON.stringify({ url: running.url, pid: process.pid }));
  running.onStop(() => removeOwn(file));
}

/** Another server may have announced itself in the same folder meanwhile: its file stays. */
async function removeOwn(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.includes(`"pid":${process.pid}}`)) await rm(file, { force: true });
}

/** Opens the studio in the user's browser; a machine without one is no fault. */
export async function openBrowser(url: string): Promise<void> {
  try {
    const child = await open(url);
    child.on('error', () => undefined);
  } catch {
    process.stdout.write('No browser could be opened; use the address above.\n');
  }
}
