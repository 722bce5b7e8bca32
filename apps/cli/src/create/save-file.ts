import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ensureFolder } from '../ensure-folder.ts';
import { EXIT, Failure } from '../failure.ts';
import type { Api } from '../server/api.ts';

/** A place for the finished file, proven to be writable before anything is spent. */
export interface OutputFile {
  path: string;
  /** Downloads to a part beside it and renames, so the name never holds half a file. Gives the size in bytes. */
  save(api: Api, url: string): Promise<number>;
  /** Removes what is unfinished. */
  discard(): Promise<void>;
}

/** Throws Failure (`usage`) when nothing can be written there. */
export async function prepareOutput(out: string): Promise<OutputFile> {
  const path = resolve(out);
  const part = `${path}.part`;
  const discard = () => rm(part, { force: true });
  try {
    await ensureFolder(dirname(path));
    const taken = await stat(path).catch(() => null);
    if (taken?.isDirectory()) throw new Error('it is a folder');
    await (await open(part, 'w')).close();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.usage, 'cannot_write', `Cannot write to ${path}: ${reason}`);
  }
  return {
    path,
    discard,
    async save(api, url) {
      const answer = await api.download(url);
      if (!answer.body) throw new Failure(EXIT.unreachable, 'empty_answer', 'The server sent no video.');
      await pipeline(Readable.fromWeb(answer.body), createWriteStream(part, { flush: true }));
      const { size } = await stat(part);
      const announced = Number(answer.headers.get('content-length') ?? size);
      if (size !== announced) {
        throw new Failure(EXIT.unreachable, 'download_short', `Got ${size} of ${announced} bytes.`);
      }
      await rename(part, path);
      return size;
    },
  };
}
