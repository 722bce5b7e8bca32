import type { GenerationView } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { Download, Film, PencilLine, Share2, Square, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { useCancelVideo } from '../../lib/gallery-api.ts';
import type { MenuEntry } from '../../ui/menu-entry.ts';
import { MenuPopup } from '../../ui/menu-popup.tsx';
import type { OpenerProps } from '../../ui/on-demand.tsx';

/** What a card hands up to who shows the dialogs. */
export interface VideoCardProps {
  video: GenerationView;
  onDelete: (video: GenerationView) => void;
  onShare: (video: GenerationView) => void;
}

interface CardMenuProps extends VideoCardProps {
  trigger: ReactElement<OpenerProps>;
  onRename: () => void;
}

/** What can be done with a video, under its button. */
export function CardMenu({ trigger, ...rest }: CardMenuProps) {
  return <MenuPopup trigger={trigger} groups={useVideoActions(rest)} />;
}

function useVideoActions({
  video,
  onDelete,
  onShare,
  onRename,
}: VideoCardProps & { onRename: () => void }): { entries: MenuEntry[] }[] {
  const t = useTranslations('videos');
  const navigate = useNavigate();
  const cancel = useCancelVideo();
  const finished = video.status === 'completed';
  const waits = video.waits_for_you === true;
  const stop = {
    label: t('stop'),
    icon: <Square aria-hidden="true" />,
    onPick: () => cancel.mutate(video.id),
  };
  const remove = {
    label: t('delete'),
    icon: <Trash2 aria-hidden="true" />,
    danger: true,
    onPick: () => onDelete(video),
  };
  return [
    {
      entries: [
        {
          label: t(waits ? 'openStoryboard' : 'open'),
          icon: <Film aria-hidden="true" />,
          onPick: () =>
            void navigate(
              waits
                ? { to: '/ads/$id/auto', params: { id: video.session_id } }
                : { to: '/videos/$id', params: { id: video.id } },
            ),
        },
        { label: t('rename'), icon: <PencilLine aria-hidden="true" />, onPick: onRename },
        ...(finished
          ? [
              {
                label: t('download'),
                icon: <Download aria-hidden="true" />,
                onPick: () => location.assign(`${video.video_url}?download=1`),
              },
              { label: t('share'), icon: <Share2 aria-hidden="true" />, onPick: () => onShare(video) },
            ]
          : []),
      ],
    },
    // A storyboard that waits is neither running nor finished: it is changed or approved on its own page.
    ...(waits ? [] : [{ entries: [video.status === 'processing' ? stop : remove] }]),
  ];
}
