import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ADMINT = fileURLToPath(new URL('../../bin/admint.mjs', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-private-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 }));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a private server', () => {
  it('outlives the threads it starts, and ends in good order when its command is killed', async () => {
    const child = spawn(process.execPath, [ADMINT, 'create', 'a red ceramic mug', '--images', '4'], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, ADMINT_HOME: join(folder, 'home') },
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const announcement = join(folder, 'home/server.json');
    // The second message about images comes when a rendering thread has delivered the first.
    await expect.poll(() => said, { timeout: 110_000, interval: 200 }).toMatch(/Generating image 2 of 4/);
    expect(said.match(/Starting a private server/g)).toHaveLength(1);
    const { pid } = JSON.parse(await readFile(announcement, 'utf8')) as { pid: number };
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 30_000, interval: 200 }).toBe(false);
    await expect(readFile(announcement)).rejects.toThrow('ENOENT');
  }, 150_000);
});
