import { type FileInput, LOCAL, type VideoRequest } from '@admint/providers';
import type { CallResult, CallSpec } from '@admint/studio';
import { assetById } from '../../store/assets.ts';
import { context } from '../context.ts';
import { lastFrameShown } from './last-frame.ts';

/** A clip's call that goes on from another clip, and what there is to say about it. */
export interface GoneOn {
  spec: CallSpec;
  warnings: string[];
}

/**
 * Takes a clip's call and the finished clip it goes on from, gives the call beginning with that clip's last frame.
 * `shown`: seconds the ad shows of that clip. Where no frame can be had, the call keeps its own picture and says so.
 */
export async function goOn(
  spec: CallSpec,
  before: CallResult & { ok: true },
  { shown, provider }: { shown: number; provider: string },
): Promise<GoneOn> {
  if (!('image' in spec.request) || before.asset_id === null) return { spec, warnings: [] };
  try {
    const image = await lastFrame(before.asset_id, shown);
    return { spec: begunWith(spec, spec.request, image, { from: before.asset_id, provider }), warnings: [] };
  } catch (error) {
    context().log.warn({ err: error, part: spec.part }, 'a clip begins without the frame before it');
    const warning = `“${spec.part}” begins with its own picture: the last frame of “${before.part}” could not be read.`;
    return { spec, warnings: [warning] };
  }
}

/** Takes a clip's call, gives it beginning with another picture: the last frame of the clip `from`. */
export function begunWith(
  spec: CallSpec,
  request: VideoRequest,
  image: FileInput,
  { from, provider }: { from: string; provider: string },
): CallSpec {
  const { asset } = spec;
  // The local studio draws one and the same product in all pictures, so its clip can end at the scene's own. Two
  // pictures of another model are two products, and a clip between them would turn one into the other.
  const end = provider === LOCAL ? { last_frame: request.image } : {};
  return {
    ...spec,
    request: { ...request, image, ...end },
    ...(asset && {
      asset: {
        ...asset,
        parents: [...asset.parents, from],
        metadata: { ...asset.metadata, first_frame: { sha256: image.sha256, of: from } },
      },
    }),
  };
}

/** The last frame the ad shows of a clip, kept as a file. */
async function lastFrame(id: string, shown: number): Promise<FileInput> {
  const { db, storage } = context();
  const { sha256: clip, duration, fps } = await assetById(db, id);
  const path = await storage.localPath(clip);
  const picture = await lastFrameShown(path, { duration: duration ?? 0, fps: fps || 24, shown });
  const { sha256 } = await storage.put(picture, 'image/png');
  return { path: '', sha256, content_type: 'image/png' };
}
