import type { SessionResponse, VideoAsset } from '@admint/contract';
import { useTranslations } from 'use-intl';

/** Gives each clip a name: its number among the clips and the view its image shows. */
export function useClipNames(session: SessionResponse): (clip: VideoAsset) => string {
  const t = useTranslations();
  return (clip) => {
    const number = session.generated_clips.findIndex(({ id }) => id === clip.id) + 1;
    const view = session.generated_images.find(({ id }) => id === clip.source_image_id)?.view_type;
    return view ? t('clips.nameOf', { number, view: t(`views.${view}`) }) : t('clips.name', { number });
  };
}
