import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Gives the text of `path`. When the file is absent, 32 random bytes (base64url) are first written there,
 * readable by the owner only. Processes that ask at the same moment all get the same text.
 */
export async function ensureSecretFile(path: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(unless('ENOENT'));
  if (kept !== undefined) return kept.trim();
  await mkdir(dirname(path), { recursive: true });
  const candidate = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(candidate, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  // A link never replaces what is there and never shows half a file.
  try {
    await link(candidate, path).catch(unless('EEXIST'));
  } finally {
    await rm(candidate, { force: true });
  }
  return (await readFile(path, 'utf8')).trim();
}

function unless(code: string): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
