import type { ImageAsset } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { slotOf } from '../../lib/takes.ts';

/** Takes the images that stand in their places, gives each image, and every take of its place, the name people know it under: its view, numbered where a view was made more than once. */
export function useImageNames(images: readonly ImageAsset[]): (image: ImageAsset) => string {
  const t = useTranslations('views');
  return (image) => {
    const { id, view_type: view } = image;
    const sameView = images.filter((one) => one.view_type === view);
    const standing = sameView.findIndex((one) => one.id === id);
    const place = (standing >= 0 ? standing : sameView.findIndex((one) => slotOf(one) === slotOf(image))) + 1;
    return sameView.length > 1 ? `${t(view)} ${place}` : t(view);
  };
}
