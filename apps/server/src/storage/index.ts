import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { AssetStorage } from './asset-storage.ts';
import { FileStorage } from './file-storage.ts';
import { removeAbandonedDrafts } from './hashed-draft.ts';
import { LocalCache } from './local-cache.ts';

export type { AssetStorage } from './asset-storage.ts';

/** The storage the settings ask for: a bucket, else files in the data folder. */
export async function openStorage(config: Pick<Config, 'home' | 's3'>): Promise<AssetStorage> {
  if (config.s3) {
    // Loaded only when it is wanted: the client is large and most installations have no bucket.
    const { S3Storage } = await import('./s3-storage.ts');
    const cache = new LocalCache(join(config.home, 'asset-cache'));
    await removeAbandonedDrafts(cache.drafts);
    await cache.trim();
    return new S3Storage(config.s3, cache);
  }
  const files = new FileStorage(join(config.home, 'assets'));
  await removeAbandonedDrafts(files.drafts);
  return files;
}
