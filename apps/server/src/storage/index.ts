import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { AssetStorage } from './asset-storage.ts';
import { FileStorage } from './file-storage.ts';
import { removeAbandonedDrafts } from './hashed-draft.ts';

export type { AssetStorage, ByteRange, FileSource, OpenFile, StoredFile } from './asset-storage.ts';

/** The storage the settings ask for: a bucket, else files in the data folder. */
export async function openStorage(config: Pick<Config, 'home' | 's3'>): Promise<AssetStorage> {
  const files = new FileStorage(join(config.home, 'assets'));
  await removeAbandonedDrafts(files.drafts);
  return files;
}
