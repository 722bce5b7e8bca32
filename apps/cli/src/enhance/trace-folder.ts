import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TraceFile } from '@admint/studio/enhance';
import { ensureFolder } from '../ensure-folder.ts';
import { EXIT, Failure } from '../failure.ts';

/** A folder of its own for one run. */
export interface TraceFolder {
  path: string;
  /** Writes the files; a name never holds half a file. Files that have not changed are left alone. */
  write(files: TraceFile[], folder?: string): Promise<void>;
}

/** Makes `{base}/{timestamp}`; a second run in the same second gets `_2`. Throws Failure (`usage`). */
export async function openTraceFolder(base: string, now: Date): Promise<TraceFolder> {
  const root = resolve(base);
  try {
    await ensureFolder(root);
    const path = await freshFolder(join(root, timestamp(now)));
    const written = new Map<string, string>();
    return {
      path,
      async write(files, folder = '') {
        if (folder) await ensureFolder(join(path, folder));
        for (const { name, text } of files) {
          const target = join(path, folder, name);
          if (written.get(target) === text) continue;
          await writeFile(`${target}.part`, text);
          await rename(`${target}.part`, target);
          written.set(target, text);
        }
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.usage, 'cannot_write', `Cannot write to ${root}: ${reason}`);
  }
}

async function freshFolder(path: string): Promise<string> {
  for (let run = 1; ; run++) {
    const candidate = run === 1 ? path : `${path}_${run}`;
    try {
      await mkdir(candidate);
      return candidate;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** `20260314_091500`, in the time of the machine. */
export function timestamp(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}_${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}
