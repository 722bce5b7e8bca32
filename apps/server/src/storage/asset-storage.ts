import type { Readable } from 'node:stream';

/** A file by its content: 64 hex digits, and its length. */
export interface StoredFile {
  sha256: string;
  bytes: number;
}

/** A part of a file, as HTTP counts: first and last byte, both included, from 0. Without `end`: to the end of the file. */
export interface ByteRange {
  start: number;
  end?: number;
}

/** An open file, or the asked part of it. */
export interface OpenFile {
  stream: Readable;
  /** Bytes the stream will give. */
  length: number;
  /** Bytes of the whole file. */
  size: number;
  contentType: string;
}

/** What {@link AssetStorage.put} takes: the path of a file, its bytes, or a stream of them. */
export type FileSource = string | Uint8Array | Readable;

/**
 * Files that never change, found by the SHA-256 of their bytes. The same bytes are kept once. A file is
 * there whole or not at all. Errors: `asset_missing` (no such file), `bad_range` (nothing of the file lies in
 * the range), `storage_full`, `storage_unavailable` (retryable).
 */
export interface AssetStorage {
  put(source: FileSource, contentType: string): Promise<StoredFile>;
  open(sha256: string, range?: ByteRange): Promise<OpenFile>;
  /** Absolute path of a local copy, for programs that want a file. Do not write to it and do not keep it. */
  localPath(sha256: string): Promise<string>;
  has(sha256: string): Promise<boolean>;
  /** Removes the file; nothing happens when it is not there. */
  remove(sha256: string): Promise<void>;
  /** An address from which anyone may download the file for `seconds`, where the store can serve files itself. */
  signedUrl?(sha256: string, options: { seconds: number; downloadName?: string }): Promise<string>;
}
