import type { GenerationView } from '@admint/contract';
import { useNavigate } from '@tanstack/react-router';
import { Download, EllipsisVertical, Film, PencilLine, Share2, Square, Trash2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCancelVideo } from '../../lib/gallery-api.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';

/** What a card hands up to who shows the dialogs. */
export interface VideoCardProps {
  video: GenerationView;
  onDelete: (video: GenerationView) => void;
  onShare: (video: GenerationView) => void;
}

interface CardMenuProps extends VideoCardProps {
  name: string;
  /** The focus has been on the card. */
  ready: boolean;
  onRename: () => void;
}

/** A menu for each of thousands of cards would be most of the work of scrolling: it is made when it is wanted. */
export function CardMenu({ name, ready, ...rest }: CardMenuProps) {
  const t = useTranslations('videos');
  const [asked, setAsked] = useState(false);
  const button = (
    <button
      type="button"
      aria-label={t('actions', { name })}
      aria-haspopup="menu"
      className="relative grid size-8 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink"
      {...(!ready && !asked && { onClick: () => setAsked(true) })}
    >
      <EllipsisVertical className="size-4" aria-hidden="true" />
    </button>
  );
  return ready || asked ? <WholeMenu trigger={button} opensAtOnce={asked} {...rest} /> : button;
}

function WholeMenu({
  trigger,
  opensAtOnce,
  ...rest
}: Omit<CardMenuProps, 'name' | 'ready'> & { trigger: ReactElement; opensAtOnce: boolean }) {
  return <Menu trigger={trigger} opensAtOnce={opensAtOnce} groups={useVideoActions(rest)} />;
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
  return [
    {
      entries: [
        {
          label: t('open'),
          icon: <Film aria-hidden="true" />,
          onPick: () => void navigate({ to: '/videos/$id', params: { id: video.id } }),
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
    {
      entries:
        video.status === 'processing'
          ? [
              {
                label: t('stop'),
                icon: <Square aria-hidden="true" />,
                onPick: () => cancel.mutate(video.id),
              },
            ]
          : [
              {
                label: t('delete'),
                icon: <Trash2 aria-hidden="true" />,
                danger: true,
                onPick: () => onDelete(video),
              },
            ],
    },
  ];
}
