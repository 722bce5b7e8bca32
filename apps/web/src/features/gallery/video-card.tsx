import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { videoName } from '../../lib/gallery-api.ts';
import { RenameField } from '../../ui/video/rename-field.tsx';
import { CardActions } from './card-actions.tsx';
import type { VideoCardProps } from './card-menu.tsx';
import { CardPicture } from './card-picture.tsx';

/** A video of the gallery: its picture, which plays under the pointer, its name, its price and what can be done with it. */
export const VideoCard = memo(function VideoCard({ video, onDelete, onShare }: VideoCardProps) {
  const t = useTranslations('videos');
  const { money, ago } = useFormats();
  const [naming, setNaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const name = videoName({ ...video, title: null }) || t('untitled');

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
          <h3 className="min-w-0 font-medium">
            <Link
              ref={link}
              {...(video.waits_for_you
                ? { to: '/ads/$id/auto', params: { id: video.session_id } }
                : { to: '/videos/$id', params: { id: video.id } })}
              data-video={video.id}
              aria-keyshortcuts="F2 Delete"
              className="block truncate leading-8 after:absolute after:inset-x-0 after:top-0 after:aspect-video after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
              onKeyDown={onKeyDown}
            >
              <bdi>{video.title || name}</bdi>
            </Link>
          </h3>
        )}
        <CardActions
          video={video}
          name={video.title || name}
          onDelete={onDelete}
          onShare={onShare}
          onRename={() => setNaming(true)}
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
