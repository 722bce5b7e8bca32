import type { ImageAsset, VideoAsset, ViewType } from '@admint/contract';

/** Which views open an ad best: the product as a whole first, then in use, then its other sides. */
const BEST_FIRST: ViewType[] = ['front', 'lifestyle', 'side', 'detail', 'top', 'back'];

/** Takes the images made, gives the ids of `count` of them: each view once before any a second time. */
export function chooseImages(images: readonly ImageAsset[], count: number): string[] {
  const seen = new Map<ViewType, number>();
  const ranked = images
    .filter(({ stale }) => stale === null)
    .map((image) => {
      const repeat = seen.get(image.view_type) ?? 0;
      seen.set(image.view_type, repeat + 1);
      return { id: image.id, rank: repeat * BEST_FIRST.length + BEST_FIRST.indexOf(image.view_type) };
    });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ id }) => id);
}

/** Takes the clips made, gives the ids of `count` of them in the order of the images they were made from. */
export function chooseClips(
  clips: readonly VideoAsset[],
  imageOrder: readonly string[],
  count: number,
): string[] {
  const place = (clip: VideoAsset) => {
    const index = imageOrder.indexOf(clip.source_image_id);
    return index < 0 ? imageOrder.length : index;
  };
  return clips
    .filter(({ stale }) => stale === null)
    .toSorted((a, b) => place(a) - place(b))
    .slice(0, count)
    .map(({ id }) => id);
}
