import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { AdmintError } from '@admint/contract';
import type { S3Config } from '../config.ts';
import type { AssetStorage, ByteRange, FileSource, OpenFile, StoredFile } from './asset-storage.ts';
import { checkedHash, invalidRange, missing } from './faults.ts';
import { type HashedDraft, writeDraft } from './hashed-draft.ts';
import type { LocalCache } from './local-cache.ts';

const PART_BYTES = 8 * 1024 * 1024;
/** The client retries requests; a stream that breaks half-way is ours to retry. */
const DOWNLOAD_ATTEMPTS = 3;
const UNKNOWN_TYPE = 'application/octet-stream';

/** Assets in a bucket of any S3-compatible store, with copies in a local cache for programs that want files. */
export class S3Storage implements AssetStorage {
  readonly #client: S3Client;
  readonly #config: S3Config;
  readonly #cache: LocalCache;

  constructor(config: S3Config, cache: LocalCache) {
    this.#config = config;
    this.#cache = cache;
    this.#client = new S3Client({
      region: config.region,
      forcePathStyle: config.forcePathStyle,
      // The newer default checksums are refused by many compatible stores; our names are hashes anyway.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(config.endpoint && { endpoint: config.endpoint }),
      ...(config.credentials && { credentials: config.credentials }),
    });
  }

  async put(source: FileSource, contentType: string): Promise<StoredFile> {
    const draft = await writeDraft(this.#cache.drafts, source);
    try {
      if ((await this.#sizeOf(draft.sha256)) !== draft.bytes) await this.#upload(draft, contentType);
      return await this.#cache.keep(draft, contentType);
    } finally {
      await rm(draft.path, { force: true });
    }
  }

  async open(sha256: string, range?: ByteRange): Promise<OpenFile> {
    if (range && !isRange(range)) throw invalidRange();
    const found = await this.#ask(sha256, () =>
      this.#client.send(
        new GetObjectCommand({
          ...this.#object(sha256),
          ...(range && { Range: `bytes=${range.start}-${range.end ?? ''}` }),
        }),
      ),
    );
    const length = found.ContentLength ?? 0;
    return {
      stream: found.Body as Readable,
      length,
      // `bytes 0-9/1234`
      size: Number(found.ContentRange?.split('/')[1] ?? length),
      contentType: found.ContentType ?? UNKNOWN_TYPE,
    };
  }

  async localPath(sha256: string): Promise<string> {
    const cached = await this.#cache.find(checkedHash(sha256));
    if (cached) return cached;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#download(sha256);
      } catch (error) {
        const again = error instanceof AdmintError && error.code === 'storage_unavailable';
        if (!again || attempt === DOWNLOAD_ATTEMPTS) throw error;
      }
    }
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#sizeOf(checkedHash(sha256))) !== undefined;
  }

  async remove(sha256: string): Promise<void> {
    await this.#ask(sha256, () => this.#client.send(new DeleteObjectCommand(this.#object(sha256))));
    await this.#cache.remove(sha256);
  }

  async signedUrl(sha256: string, options: { seconds: number; downloadName?: string }): Promise<string> {
    const name = options.downloadName?.replace(/[^\w.-]+/g, '_');
    const command = new GetObjectCommand({
      ...this.#object(sha256),
      ...(name && { ResponseContentDisposition: `attachment; filename="${name}"` }),
    });
    return await getSignedUrl(this.#client, command, { expiresIn: options.seconds });
  }

  #object(sha256: string): { Bucket: string; Key: string } {
    const { bucket, prefix } = this.#config;
    return { Bucket: bucket, Key: `${prefix}objects/${checkedHash(sha256).slice(0, 2)}/${sha256}` };
  }

  async #download(sha256: string): Promise<string> {
    const { stream, contentType } = await this.open(sha256);
    const draft = await this.#ask(sha256, () => writeDraft(this.#cache.drafts, stream));
    if (draft.sha256 !== sha256) {
      await rm(draft.path, { force: true });
      throw unavailable('The storage gave back a file that is not the one that was kept.');
    }
    await this.#cache.keep(draft, contentType);
    const path = await this.#cache.find(sha256);
    if (path === undefined) throw unavailable('The local copy went away while it was made.');
    return path;
  }

  async #upload(draft: HashedDraft, contentType: string): Promise<void> {
    const upload = new Upload({
      client: this.#client,
      params: {
        ...this.#object(draft.sha256),
        Body: createReadStream(draft.path),
        ContentType: contentType,
        // A file never changes: whoever has it may keep it.
        CacheControl: 'private, max-age=31536000, immutable',
      },
      partSize: PART_BYTES,
      queueSize: 3,
    });
    await this.#ask(draft.sha256, () => upload.done());
  }

  async #sizeOf(sha256: string): Promise<number | undefined> {
    const head = this.#client.send(new HeadObjectCommand(this.#object(sha256)));
    return await head.then(
      (found) => found.ContentLength,
      (error: unknown) => {
        if (statusOf(error) === 404) return undefined;
        throw explained(sha256, error);
      },
    );
  }

  async #ask<T>(sha256: string, request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw explained(sha256, error);
    }
  }
}

function isRange({ start, end }: ByteRange): boolean {
  return (
    Number.isSafeInteger(start) &&
    start >= 0 &&
    (end === undefined || (Number.isSafeInteger(end) && end >= start))
  );
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

function unavailable(message: string, cause?: unknown): AdmintError {
  return new AdmintError('storage_unavailable', message, { retryable: true, cause });
}

function explained(sha256: string, error: unknown): unknown {
  if (error instanceof AdmintError) return error;
  const status = statusOf(error);
  if (status === 404) {
    const bucketGone = error instanceof S3ServiceException && error.name === 'NoSuchBucket';
    return bucketGone ? unavailable('The bucket of the storage does not exist.', error) : missing(sha256);
  }
  if (status === 416) return invalidRange();
  if (status === 403) return unavailable('The storage refused our keys for this bucket.', error);
  return unavailable('The storage cannot be reached.', error);
}
