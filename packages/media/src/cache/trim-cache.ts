import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../process/work-folder.ts';

/**
 * Takes a segment cache's folder and how many bytes it may hold, removes what was used longest ago and what
 * processes that no longer live left half written. Gives how many bytes went.
 */
export async function trimSegmentCache(folder: string, mostBytes: number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let freed = 0;
  const segments: { path: string; size: number; used: number }[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found) continue;
    const owner = /\.(\d+)-[0-9a-f]{8}\.part$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) {
      await rm(path, { force: true });
      freed += found.size;
    } else if (name.endsWith('.seg')) segments.push({ path, size: found.size, used: found.mtimeMs });
  }
  let held = segments.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of segments.sort((a, b) => a.used - b.used)) {
    if (held <= mostBytes) break;
    await rm(path, { force: true });
    held -= size;
    freed += size;
  }
  return freed;
}
