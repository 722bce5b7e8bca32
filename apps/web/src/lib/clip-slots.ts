import type { SessionResponse, VideoAsset } from '@admint/contract';

/** A place in the grid: a clip, or the image whose clip is still being made. */
export type ClipSlot = { kind: 'item'; item: VideoAsset } | { kind: 'pending'; key: string; imageId: string };

type Clips = Pick<SessionResponse, 'generated_clips' | 'approved_images'>;

/**
 * Takes a session, the ids of clips made before the running work, and whether clips are being made. Gives the grid:
 * the clips of the mood board in its order, each in the place that waited for it, then older ones.
 */
export function clipSlots(
  { generated_clips: clips, approved_images: images }: Clips,
  before: readonly string[],
  making: boolean,
): ClipSlot[] {
  const byAge = clips.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
  const fresh = byAge.filter(({ id }) => !before.includes(id));
  const newestFirst = fresh.toReversed();
  const current = images.flatMap((imageId): ClipSlot[] => {
    const item = newestFirst.find((clip) => clip.source_image_id === imageId);
    if (item) return [{ kind: 'item', item }];
    return making ? [{ kind: 'pending', key: imageId, imageId }] : [];
  });
  const shown = new Set(current.flatMap((slot) => (slot.kind === 'item' ? slot.item.id : [])));
  const older = newestFirst.concat(byAge.filter(({ id }) => before.includes(id)).toReversed());
  return [
    ...current,
    ...older.filter(({ id }) => !shown.has(id)).map((item): ClipSlot => ({ kind: 'item', item })),
  ];
}
