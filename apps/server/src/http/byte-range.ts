import type { ByteRange } from './services.ts';

export type RangeAnswer = (ByteRange & { status: 200 | 206 }) | { status: 416 };

/**
 * Takes a Range header and the size in bytes, gives what to send. Several ranges or another unit are answered
 * with the whole, as RFC 9110 §14.2 allows; a range that starts past the end with 416.
 */
export function answerRange(header: string | undefined, bytes: number): RangeAnswer {
  const whole = { status: 200, start: 0, end: bytes - 1 } as const;
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return whole;
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? { status: 416 } : { status: 206, start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return whole;
  return start >= bytes ? { status: 416 } : { status: 206, start, end };
}
