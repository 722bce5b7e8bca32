import { Readable } from 'node:stream';
import type { AssetContent } from '../services.ts';

/** An asset of `bytes`, kept in memory. */
export function memoryAsset(bytes: Buffer, rest: Partial<AssetContent> = {}): AssetContent {
  return {
    content_type: 'video/mp4',
    bytes: bytes.length,
    etag: 'f'.repeat(64),
    filename: 'ad_1.mp4',
    companion: () => Promise.resolve(null),
    open: (range) => Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]),
    ...rest,
  };
}
