import { access, rm } from 'node:fs/promises';
import { AdmintError } from '@admint/contract';
import { extractFrame, probe } from '@admint/media';
import type { Output } from '@admint/providers';
import type { AssetPreview } from '../../store/schema.ts';
import { context } from '../context.ts';
import { reached } from './failpoint.ts';
import { readPicture } from './ingest.ts';

/** A result as we keep it: stored by content, measured by content. */
export interface KeptFile {
  sha256: string;
  bytes: number;
  content_type: string;
  width: number | null;
  height: number | null;
  /** seconds */
  duration: number | null;
  fps: number | null;
  poster_sha256: string | null;
  preview: AssetPreview | null;
}

export interface Kept {
  file: KeptFile | null;
  value: unknown;
}

const POSTER_WIDTH = 640;

/** Takes what the job of call `key` gave, puts files into storage and gives their facts. Throws `bad_output` when the bytes are not what was asked for. */
export async function keep(key: string, outputs: Output[]): Promise<Kept> {
  const kept: Kept = { file: null, value: null };
  for (const output of outputs) {
    if (output.kind === 'json') kept.value = output.value;
    else if (output.kind === 'file') kept.file ??= await keepFile(key, output.path, output.content_type);
    else
      throw new AdmintError('bad_output', 'The provider answered with an address where a file was expected.');
  }
  return kept;
}

/** Removes the files a job left here. Only after the result is on record: until then they are all there is. */
export async function discard(outputs: Output[]): Promise<void> {
  for (const output of outputs) {
    if (output.kind === 'file') await rm(output.path, { force: true }).catch(() => undefined);
  }
}

/** Are the files of a finished job still on this machine? Another worker may have fetched them, or a crash cleared them away. */
export async function atHand(outputs: Output[]): Promise<boolean> {
  for (const output of outputs) {
    if (output.kind !== 'file') continue;
    const found = await access(output.path).then(
      () => true,
      () => false,
    );
    if (!found) return false;
  }
  return true;
}

async function keepFile(key: string, path: string, contentType: string): Promise<KeptFile> {
  const { storage } = context();
  const measured = await measure(path, contentType);
  await reached('during-keep', key);
  const stored = await storage.put(path, contentType);
  await reached('after-file', key);
  return { ...measured, sha256: stored.sha256, bytes: stored.bytes, content_type: contentType };
}

async function measure(path: string, contentType: string) {
  const info = await probe(path);
  const kind = contentType.split('/')[0];
  if (info.kind !== kind)
    throw new AdmintError(
      'bad_output',
      `The provider's file is not ${kind === 'image' ? 'an' : 'a'} ${kind}.`,
    );
  const timed = info.kind !== 'image';
  const seen = info.kind !== 'audio';
  return {
    width: seen ? info.width : null,
    height: seen ? info.height : null,
    duration: timed ? info.duration : null,
    fps: info.kind === 'video' ? info.fps : null,
    poster_sha256: info.kind === 'video' ? await storePoster(path) : null,
    preview: await readPicture(path, info.kind),
  };
}

async function storePoster(path: string): Promise<string> {
  const picture = await extractFrame(path, { frame: 0 }, { width: POSTER_WIDTH, format: 'jpeg' });
  const stored = await context().storage.put(picture, 'image/jpeg');
  return stored.sha256;
}
