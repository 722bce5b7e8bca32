import { AdmintError } from '@admint/contract';
import { FFmpegError, PosixError } from 'node-av/lib';

export const AGAIN = FFmpegError.AVERROR(PosixError.EAGAIN);
const NO_SPACE = FFmpegError.AVERROR(PosixError.ENOSPC);
const NO_MEMORY = FFmpegError.AVERROR(PosixError.ENOMEM);
const NO_ENTRY = FFmpegError.AVERROR(PosixError.ENOENT);
const NO_ACCESS = FFmpegError.AVERROR(PosixError.EACCES);

/** Takes FFmpeg's answer and what was being done; throws when it is an error, else gives the answer back. */
export function check(answer: number, doing: string): number {
  if (answer >= 0) return answer;
  throw fault(answer, doing);
}

/** Takes an FFmpeg error number, gives the error a person can read. */
export function fault(answer: number, doing: string): AdmintError {
  const reason = FFmpegError.strerror(answer);
  if (answer === NO_SPACE)
    return new AdmintError(
      'disk_full',
      `The disk is full: ${doing} stopped. Nothing made earlier was lost.`,
      {
        retryable: true,
      },
    );
  if (answer === NO_MEMORY)
    return new AdmintError('media_out_of_memory', `Not enough memory while ${doing}.`, { retryable: true });
  if (answer === NO_ENTRY) return new AdmintError('media_missing', `A file is missing while ${doing}.`);
  if (answer === NO_ACCESS) return new AdmintError('media_missing', `A file may not be read while ${doing}.`);
  return new AdmintError('media_unreadable', `Could not finish ${doing}: ${reason}.`);
}

/** Takes a value that the binding gives as null when it failed. */
export function present<T>(value: T | null | undefined, doing: string): T {
  if (value === null || value === undefined)
    throw new AdmintError('media_unreadable', `Could not finish ${doing}.`);
  return value;
}
