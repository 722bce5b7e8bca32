import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AdmintError } from '@admint/contract';
import { createLocalMusicModel, type MusicRequest } from '@admint/providers';
import type { MusicSampleService, StoredContent } from '../http/services.ts';

const POLL_MS = 60;
const PATIENCE_MS = 60_000;
/** A WAV of ten seconds is 2 MB; older ones than these are made again when they are asked for. */
const KEPT_FILES = 60;

/**
 * Pieces of the composer on this machine, to be listened to before anything is paid: real music, made once and kept
 * in `workDir`. One is composed at a time. Throws `music_failed`.
 */
export function createMusicSamples(workDir: string): MusicSampleService {
  const composer = createLocalMusicModel({ workDir });
  let turn: Promise<unknown> = Promise.resolve();

  async function compose(request: MusicRequest): Promise<StoredContent> {
    await mkdir(workDir, { recursive: true });
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const operation = await composer.start(request, { key: 'sample', signal });
    for (;;) {
      const status = await composer.status(operation, signal);
      if (status.state === 'succeeded') {
        const file = status.outputs.find((output) => output.kind === 'file');
        if (file?.kind === 'file') return contentOf(file.path);
      }
      if (status.state === 'failed' || signal.aborted)
        throw new AdmintError('music_failed', 'The sample could not be composed.', { retryable: true });
      await sleep(POLL_MS);
    }
  }

  return {
    sample(request) {
      const next = turn.then(() => compose(request));
      turn = next.then(
        () => prune(workDir),
        () => undefined,
      );
      return next;
    },
  };
}

async function contentOf(path: string): Promise<StoredContent> {
  const { size } = await stat(path);
  return {
    content_type: 'audio/wav',
    bytes: size,
    etag: basename(path, '.wav'),
    open: (range) => createReadStream(path, range),
  };
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.wav'));
  if (names.length <= KEPT_FILES) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { name } of aged.toSorted((a, b) => b.at - a.at).slice(KEPT_FILES))
    await rm(join(folder, name), { force: true });
}
