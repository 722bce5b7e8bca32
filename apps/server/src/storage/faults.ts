import { AdmintError } from '@admint/contract';
import type { ByteRange } from './asset-storage.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Throws `asset_missing` for anything but 64 lower-case hex digits, so that a name can never leave its folder. */
export function checkedHash(sha256: string): string {
  if (!SHA256.test(sha256)) throw missing(sha256);
  return sha256;
}

/** No file has this content. */
export function missing(sha256: string): AdmintError {
  return new AdmintError('asset_missing', `The file ${sha256.slice(0, 12)} is not in the storage.`);
}

/** Nothing of the file lies in the range that was asked for. */
export function invalidRange(): AdmintError {
  return new AdmintError('bad_range', 'The range asked for lies outside of the file.');
}

/** Gives the range cut to the file. Throws `bad_range` when nothing of it lies in the file. */
export function clampRange(range: ByteRange, size: number): { start: number; end: number } {
  const end = Math.min(range.end ?? size - 1, size - 1);
  const valid = Number.isSafeInteger(range.start) && Number.isSafeInteger(end);
  if (!valid || range.start < 0 || range.start > end) {
    throw invalidRange();
  }
  return { start: range.start, end };
}

/** Turns what the system says about a failed write into words for a person. */
export function writeFault(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AdmintError(
      'storage_full',
      'The disk is full: the file could not be kept. Free some space and retry.',
      {
        retryable: true,
        cause: error,
      },
    );
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new AdmintError('storage_unavailable', 'The data folder cannot be written to.', {
      retryable: true,
      cause: error,
    });
  }
  return error;
}
