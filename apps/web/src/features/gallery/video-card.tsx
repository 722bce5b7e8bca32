import type { GenerationView } from '@admint/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Download, EllipsisVertical, Film, Link2, PencilLine, Share2, Square, Trash2 } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { useCancelVideo, videoName, videosChanged, videoStatusQuery } from '../../lib/gallery-api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { usePlayingTurn } from '../../ui/playing-turn.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { RenameField } from '../../ui/video/rename-field.tsx';

export interface VideoCardProps {
  video: GenerationView;
  onDelete: (video: GenerationView) => void;
  onShare: (video: GenerationView) => void;
}

/** A video of the gallery: its picture, which plays under the pointer, its name, its price and what can be done with it. */
export const VideoCard = memo(function VideoCard({ video, onDelete, onShare }: VideoCardProps) {
  const t = useTranslations('videos');
  const { money, ago } = useFormats();
  const [naming, setNaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const name = videoName({ ...video, title: null }) || t('untitled');
  const actions = useVideoActions({ video, onDelete, onShare, onRename: () => setNaming(true) });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'F2') setNaming(true);
    if (event.key === 'Delete' && video.status !== 'processing') onDelete(video);
    moveByArrows(event);
  };
  const named = () => {
    setNaming(false);
    requestAnimationFrame(() => link.current?.focus());
  };

  return (
    <article className="group relative">
      <CardPicture video={video} />
      <div className="mt-2.5 flex min-h-8 items-center justify-between gap-1">
        {naming ? (
          <RenameField id={video.id} title={video.title} otherwise={name} onDone={named} />
        ) : (
          <h3 className="min-w-0 truncate font-medium">
            <Link
              ref={link}
              to="/videos/$id"
              params={{ id: video.id }}
              data-video={video.id}
              aria-keyshortcuts="F2 Delete"
              className="after:absolute after:inset-x-0 after:top-0 after:aspect-video after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
              onKeyDown={onKeyDown}
            >
              <bdi>{video.title || name}</bdi>
            </Link>
          </h3>
        )}
        <Menu
          trigger={
            <button
              type="button"
              aria-label={t('actions', { name: video.title || name })}
              className="relative grid size-8 shrink-0 place-items-center rounded-control text-muted hover:bg-hover hover:text-ink"
            >
              <EllipsisVertical className="size-4" aria-hidden="true" />
            </button>
          }
          groups={actions}
        />
      </div>
      <p className="tabular flex justify-between gap-3 text-muted text-sm">
        <span className="truncate">{ago(video.created_at)}</span>
        <span>{money(video.cost)}</span>
      </p>
    </article>
  );
});

/** Arrow keys walk from name to name, as the grid is drawn. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget.closest('ul');
  if (!list) return;
  const columns = getComputedStyle(list).gridTemplateColumns.split(' ').length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  if (step === undefined) return;
  const links = [...list.querySelectorAll<HTMLElement>('[data-video]')];
  const next = links[links.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.closest('li')?.scrollIntoView({ block: 'nearest' });
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

/** A moment of rest under the pointer before anything is loaded to play. */
const REST_MS = 120;

function CardPicture({ video }: { video: GenerationView }) {
  const t = useTranslations('videos');
  const { clock } = useFormats();
  const [wanted, setWanted] = useState(false);
  const moving = video.preview_url ?? video.video_url;
  return (
    <div className="relative aspect-video overflow-hidden rounded-card border border-line bg-black transition-colors group-hover:border-line-strong">
      <HoverSense onChange={setWanted} />
      {video.thumbnail_url ? (
        <img
          src={video.thumbnail_url}
          alt=""
          loading="lazy"
          decoding="async"
          className={
            video.status === 'completed'
              ? 'size-full object-contain'
              : 'size-full object-cover opacity-45 saturate-50'
          }
        />
      ) : (
        <span className="grid size-full place-items-center text-white/40">
          <Film className="size-8" aria-hidden="true" />
        </span>
      )}
      {wanted && moving && <Moving src={moving} />}
      {video.status === 'processing' && <CardProgress video={video} />}
      <div className="pointer-events-none absolute right-2 bottom-2 left-2 flex items-end justify-between gap-2">
        <span className="flex gap-1.5">
          {video.status !== 'completed' && (
            <Badge tone={video.status === 'failed' ? 'danger' : 'picture'}>
              {video.status === 'processing' && <Spinner className="size-3" />}
              {t(`statuses.${video.status}`)}
            </Badge>
          )}
          {video.shared && (
            <Badge tone="picture" title={t('sharedHint')}>
              <Link2 className="size-3" aria-hidden="true" />
              {t('shared')}
            </Badge>
          )}
        </span>
        {video.duration !== null && <Badge tone="picture">{clock(Math.round(video.duration))}</Badge>}
      </div>
    </div>
  );
}

/** The card's link lies over the picture, so resting on the card is what plays it. `onChange` must not change. */
function HoverSense({ onChange }: { onChange: (resting: boolean) => void }) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const card = mark.current?.closest('article');
    if (!card) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enter = () => {
      timer = setTimeout(() => onChange(true), REST_MS);
    };
    const leave = () => {
      clearTimeout(timer);
      onChange(false);
    };
    const focus = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('[data-video]:focus-visible')) enter();
    };
    card.addEventListener('pointerenter', enter);
    card.addEventListener('pointerleave', leave);
    card.addEventListener('focusin', focus);
    card.addEventListener('focusout', leave);
    return () => {
      clearTimeout(timer);
      card.removeEventListener('pointerenter', enter);
      card.removeEventListener('pointerleave', leave);
      card.removeEventListener('focusin', focus);
      card.removeEventListener('focusout', leave);
    };
  }, [onChange]);
  return <span ref={mark} hidden />;
}

function Moving({ src }: { src: string }) {
  const video = useRef<HTMLVideoElement>(null);
  usePlayingTurn(video, true);
  return (
    <video
      ref={video}
      src={src}
      muted
      loop
      playsInline
      tabIndex={-1}
      aria-hidden="true"
      className="absolute inset-0 size-full object-contain"
    />
  );
}

function CardProgress({ video }: { video: GenerationView }) {
  const t = useTranslations('videos');
  const client = useQueryClient();
  const { data } = useQuery(videoStatusQuery(video.id));
  const over = data && data.status !== 'processing';
  useEffect(() => {
    if (over) void videosChanged(client);
  }, [over, client]);
  return (
    <div className="absolute inset-x-4 top-1/2 grid -translate-y-1/2 gap-2 text-center text-sm text-white">
      <p className="truncate">{data?.current_step ?? t('waiting')}</p>
      <ProgressBar label={t('progress')} value={data?.progress ?? video.progress} />
    </div>
  );
}
