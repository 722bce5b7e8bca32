import type { SessionResponse, VideoAsset } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { clipSlots } from '../../lib/clip-slots.ts';

/** Gives each clip a name: its number in the grid and the view its image shows. */
export function useClipNames(session: SessionResponse): (clip: VideoAsset) => string {
  const t = useTranslations();
  const order = clipSlots(session, [], false).flatMap((slot) => (slot.kind === 'item' ? slot.item.id : []));
  return (clip) => {
    const number = order.indexOf(clip.id) + 1;
    const view = session.generated_images.find(({ id }) => id === clip.source_image_id)?.view_type;
    return view ? t('clips.nameOf', { number, view: t(`views.${view}`) }) : t('clips.name', { number });
  };
}
