import type { ImageAsset } from '@admint/contract';
import { useTranslations } from 'use-intl';

/** Gives each image the name people know it under: its view, numbered where a view was made more than once. */
export function useImageNames(images: readonly ImageAsset[]): (image: ImageAsset) => string {
  const t = useTranslations('views');
  return ({ id, view_type: view }) => {
    const sameView = images.filter((one) => one.view_type === view);
    const place = sameView.findIndex((one) => one.id === id) + 1;
    return sameView.length > 1 ? `${t(view)} ${place}` : t(view);
  };
}
