import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './work-folder.ts';

/** Takes the path a file will have, gives the name it is written under until it is whole, in the same folder. */
export function partName(outPath: string): string {
  return join(
    dirname(outPath),
    `.${basename(outPath)}.${process.pid}-${randomBytes(4).toString('hex')}.part`,
  );
}

/** Takes the path of a file about to be written, removes what processes that no longer live left beside it. */
export function sweepParts(outPath: string): void {
  const folder = dirname(outPath);
  for (const name of readdirSync(folder)) {
    const owner = /^\..+\.(\d+)-[0-9a-f]{8}\.part$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}
