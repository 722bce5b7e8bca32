import type { SessionResponse, VideoAsset } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { clipSlots } from '../../lib/clip-slots.ts';

/** Gives each clip a name: the number of its place in the grid and the view its image shows; takes share it. */
export function useClipNames(
  session: SessionResponse,
  chosen: readonly string[] = session.approved_clips,
): (clip: VideoAsset) => string {
  const t = useTranslations();
  const places = clipSlots(session, [], false, chosen).flatMap((slot) =>
    slot.kind === 'item' ? [slot] : [],
  );
  return (clip) => {
    const standing = places.findIndex(({ item }) => item.id === clip.id);
    const at =
      standing >= 0 ? standing : places.findIndex(({ takes }) => takes.some(({ id }) => id === clip.id));
    const view = session.generated_images.find(({ id }) => id === clip.source_image_id)?.view_type;
    const number = at + 1;
    return view ? t('clips.nameOf', { number, view: t(`views.${view}`) }) : t('clips.name', { number });
  };
}
