import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FileKind, fileKind } from './file-kind.ts';
import { NoAnswerError, RefusedAddressError } from './http-error.ts';
import { type AddressPolicy, pinnedRequest } from './pinned-request.ts';

export interface DownloadOptions extends AddressPolicy {
  /** absolute path of the folder; made when missing */
  dir: string;
  /** File name without extension: the same name is fetched once. */
  name: string;
  expect: FileKind['kind'];
  maxBytes?: number;
  /** milliseconds for one try */
  timeoutMs?: number;
  tries?: number;
  /** milliseconds before the second try; doubles */
  pauseMs?: number;
  signal?: AbortSignal;
}

export interface Downloaded {
  path: string;
  content_type: string;
}

/** A file that cannot be had: `gone` (expired), `wrong_kind` (other content than asked for), `too_large`, `broken` (never whole). */
export class DownloadError extends Error {
  readonly code: 'gone' | 'wrong_kind' | 'too_large' | 'broken';
  constructor(code: DownloadError['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DownloadError';
    this.code = code;
  }
}

/** Will this file never be had, however often it is asked for? One that broke off, or whose host is away, may be had later. */
export const isLostForGood = (error: unknown): error is DownloadError | RefusedAddressError =>
  (error instanceof DownloadError && error.code !== 'broken') || error instanceof RefusedAddressError;

const MAX_BYTES = 512 * 1024 * 1024;
const TIMEOUT_MS = 120_000;
const TRIES = 5;
const PAUSE_MS = 500;
const REDIRECTS = 5;
const HEAD_BYTES = 512;

/**
 * Takes an address that came from outside (https or data:), gives a whole file whose content is of the asked kind.
 * Throws `DownloadError`, `RefusedAddressError`, or `NoAnswerError` when the host could not be reached in any try.
 */
export async function download(url: string, options: DownloadOptions): Promise<Downloaded> {
  await mkdir(options.dir, { recursive: true });
  const before = await findWhole(options);
  if (before) return before;
  const { tries = TRIES, pauseMs = PAUSE_MS, signal } = options;
  for (let attempt = 1; ; attempt++) {
    const part = join(options.dir, `${options.name}.${randomUUID()}.part`);
    try {
      await (url.startsWith('data:') ? decode(url, part, options) : fetchInto(url, part, options));
      return await finish(part, options);
    } catch (error) {
      await rm(part, { force: true });
      const again =
        error instanceof NoAnswerError || (error instanceof DownloadError && error.code === 'broken');
      if (!again || attempt >= tries || signal?.aborted) throw error;
      await sleep(pauseMs * 2 ** (attempt - 1), undefined, signal ? { signal } : {});
    }
  }
}

/** Puts bytes we already hold through the same checks. Throws `DownloadError`. */
export async function keepBytes(bytes: Buffer, options: DownloadOptions): Promise<Downloaded> {
  await mkdir(options.dir, { recursive: true });
  const part = join(options.dir, `${options.name}.${randomUUID()}.part`);
  try {
    await writeFile(part, bytes);
    return await finish(part, options);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function findWhole({ dir, name, expect }: DownloadOptions): Promise<Downloaded | null> {
  for (const file of await readdir(dir)) {
    if (file.endsWith('.part') || file.slice(0, file.lastIndexOf('.')) !== name) continue;
    const kind = await kindOf(join(dir, file));
    if (kind?.kind === expect) return { path: join(dir, file), content_type: kind.content_type };
  }
  return null;
}

async function kindOf(path: string): Promise<FileKind | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return fileKind(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

async function finish(part: string, { dir, name, expect }: DownloadOptions): Promise<Downloaded> {
  const kind = await kindOf(part);
  if (kind?.kind !== expect) {
    const got = kind ? `a file of type ${kind.content_type}` : 'something that is no media file';
    throw new DownloadError('wrong_kind', `The provider sent ${got} instead of ${nameOf(expect)}.`);
  }
  const path = join(dir, `${name}${kind.extension}`);
  const file = await open(part);
  await file.sync();
  await file.close();
  await rename(part, path);
  return { path, content_type: kind.content_type };
}

const nameOf = (kind: FileKind['kind']) =>
  kind === 'image' ? 'an image' : kind === 'video' ? 'a video' : kind === 'audio' ? 'music' : 'an archive';

async function decode(url: string, part: string, { maxBytes = MAX_BYTES }: DownloadOptions): Promise<void> {
  const comma = url.indexOf(',');
  const base64 = /;base64$/i.test(url.slice(0, comma));
  const body = url.slice(comma + 1);
  const bytes = base64 ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body), 'latin1');
  if (comma < 0 || bytes.length === 0)
    throw new DownloadError('wrong_kind', 'The provider sent an empty file.');
  if (bytes.length > maxBytes) throw tooLarge();
  await writeFile(part, bytes);
}

async function fetchInto(url: string, part: string, options: DownloadOptions): Promise<void> {
  const limit = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  const answer = await follow(url, options, signal);
  const length = Number(answer.headers['content-length'] ?? Number.NaN);
  const most = options.maxBytes ?? MAX_BYTES;
  if (length > most) {
    answer.destroy();
    throw tooLarge();
  }
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > most) done(tooLarge());
      else done(null, chunk);
    },
  });
  try {
    await pipeline(answer, meter, createWriteStream(part), { signal });
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new DownloadError('broken', 'The file broke off on the way.', error);
  }
  if (size === 0 || (!Number.isNaN(length) && size !== length)) {
    throw new DownloadError('broken', `The file broke off after ${size} bytes.`);
  }
}

/** Follows redirects by hand: every stop is checked like the first address. */
async function follow(
  start: string,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let url = parse(start);
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const answer = await pinnedRequest(url, options, signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode >= 200 && statusCode < 300) return answer;
    answer.resume();
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      url = parse(headers.location, url);
      continue;
    }
    if (statusCode === 429 || statusCode >= 500 || statusCode === 408) {
      throw new DownloadError('broken', `The file server answered ${statusCode}.`);
    }
    throw new DownloadError('gone', 'The file is no longer at the provider.');
  }
  throw new RefusedAddressError('A file address led from one place to the next without end.');
}

function parse(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href))
    throw new RefusedAddressError('A file was offered at no valid address.');
  return new URL(text, base);
}

const tooLarge = () => new DownloadError('too_large', 'The file is larger than anything we asked for.');
