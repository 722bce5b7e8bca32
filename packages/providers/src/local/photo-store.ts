import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileInput } from '../spec/index.ts';

const pathOf = (workDir: string, sha256: string) => join(workDir, 'photos', sha256);

/** Keeps a copy of a photo: the caller's file is promised for the time of the call only, the job may outlive it. */
export async function keepPhoto(workDir: string, file: FileInput): Promise<void> {
  if (await findPhoto(workDir, file.sha256)) return;
  await mkdir(join(workDir, 'photos'), { recursive: true });
  const path = pathOf(workDir, file.sha256);
  const part = `${path}.${process.pid}.part`;
  await copyFile(file.path, part);
  await rename(part, path);
}

/** Path of a kept photo, or null. */
export async function findPhoto(workDir: string, sha256: string): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const path = pathOf(workDir, sha256);
  return stat(path).then(
    () => path,
    () => null,
  );
}
