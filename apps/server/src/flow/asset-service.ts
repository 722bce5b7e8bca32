import type { AssetContent, AssetService, CompanionName, StoredContent } from '../http/services.ts';
import type { AssetStorage } from '../storage/index.ts';
import type { AssetRow } from '../store/assets.ts';
import type { Database } from '../store/database.ts';

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
};

/** Gives a user's own assets for download and playback. */
export function createAssetService(db: Database, storage: AssetStorage): AssetService {
  return {
    async find(user, assetId): Promise<AssetContent | null> {
      const row = await db
        .selectFrom('assets')
        .innerJoin('sessions', 'sessions.id', 'assets.session_id')
        .selectAll('assets')
        .where('assets.id', '=', assetId)
        .where('sessions.user_id', '=', user.id)
        .executeTakeFirst();
      return row ? contentOf(storage, row) : null;
    },
  };
}

/** The bytes of an asset and of what was made beside it; who may have them is for the caller to know. */
export function contentOf(storage: AssetStorage, row: AssetRow): AssetContent {
  const content = (sha256: string, bytes: number, content_type: string): StoredContent => ({
    content_type,
    bytes,
    etag: sha256,
    open: async (range) => (await storage.open(sha256, range)).stream,
  });
  const stored = async (sha256: string, content_type: string): Promise<StoredContent> => {
    const { stream, size } = await storage.open(sha256, { start: 0, end: 0 });
    stream.destroy();
    return content(sha256, size, content_type);
  };
  return {
    ...content(row.sha256, row.bytes, row.content_type),
    filename: filenameOf(row),
    async companion(name: CompanionName): Promise<StoredContent | null> {
      const { preview } = row.metadata;
      const [sha256, type] = {
        poster: [row.poster_sha256, 'image/jpeg'],
        proxy: [preview?.proxy, 'video/mp4'],
        filmstrip: [preview?.filmstrip?.sha256, 'image/jpeg'],
        peaks: [preview?.peaks?.sha256, 'application/octet-stream'],
      }[name] as [string | null | undefined, string];
      return sha256 ? stored(sha256, type) : null;
    },
  };
}

/** `ad_{generation_id}.mp4` for a finished ad (004 §4.2), the kind and id for everything else. */
function filenameOf(row: AssetRow): string {
  const extension = EXTENSIONS[row.content_type] ?? 'bin';
  if (row.asset_type === 'final_video') {
    const shape = row.metadata.ratio ? `_${row.metadata.ratio.replace(':', 'x')}` : '';
    return `ad_${row.metadata.generation_id ?? row.id}${shape}.${extension}`;
  }
  return `${row.asset_type}_${row.id}.${extension}`;
}
