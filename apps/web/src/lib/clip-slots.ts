import type { SessionResponse, VideoAsset } from '@admint/contract';
import type { FailedPart } from './image-slots.ts';
import { type Place, placesOf } from './takes.ts';

/** A place in the grid: a clip, or the image whose clip is still being made. */
export type ClipSlot =
  | { kind: 'item'; item: VideoAsset; takes: VideoAsset[] }
  | { kind: 'pending'; key: string; imageId: string }
  | { kind: 'failed'; key: string; imageId: string; part: FailedPart };

type Clips = Pick<SessionResponse, 'generated_clips' | 'approved_images' | 'picks' | 'failure'>;

/**
 * Takes a session, the ids of clips made before the running work, whether clips are being made, and which are chosen.
 * Gives the grid: one place per image of the mood board in its order, then the places of other images. All clips of an
 * image are takes of one place.
 */
export function clipSlots(
  session: Clips,
  before: readonly string[],
  making: boolean,
  chosen: readonly string[] = [],
): ClipSlot[] {
  const { generated_clips: clips, approved_images: images } = session;
  const places = placesOf(clips, session.picks ?? {}, chosen);
  const fresh = new Set(clips.filter(({ id }) => !before.includes(id)).map((clip) => clip.source_image_id));
  const failed = failedClips(session);
  const isOf = (imageId: string) => (place: Place<VideoAsset>) => place.current.source_image_id === imageId;
  const current = images.flatMap((imageId, at): ClipSlot[] => {
    if (making && !fresh.has(imageId)) return [{ kind: 'pending', key: imageId, imageId }];
    const part = failed.find(({ name }) => name === `clip ${at + 1}`);
    const here = places.filter(isOf(imageId));
    if (part && !making && here.length === 0) return [{ kind: 'failed', key: imageId, imageId, part }];
    return here.map(itemOf);
  });
  const others = places.filter(({ current: { source_image_id } }) => !images.includes(source_image_id));
  return [...current, ...others.map(itemOf)];
}

const itemOf = ({ current, takes }: Place<VideoAsset>): ClipSlot => ({ kind: 'item', item: current, takes });

const failedClips = ({ failure }: Clips): FailedPart[] =>
  failure?.stage === 'clip_generation' ? failure.parts : [];
