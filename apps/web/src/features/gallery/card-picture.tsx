import type { GenerationView } from '@admint/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Film, Hand, Link2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { videosChanged, videoStatusQuery } from '../../lib/gallery-api.ts';
import { useProgressWords } from '../../lib/server-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { usePlayingTurn } from '../../ui/playing-turn.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Spinner } from '../../ui/spinner.tsx';

/** A moment of rest under the pointer before anything is loaded to play. */
const REST_MS = 120;

/** The picture of a video, which plays under the pointer, with its length, its state and how far it is. */
export function CardPicture({ video }: { video: GenerationView }) {
  const t = useTranslations('videos');
  const { clock } = useFormats();
  const [wanted, setWanted] = useState(false);
  const moving = video.preview_url ?? video.video_url;
  const waits = video.waits_for_you === true;
  const inTheMaking = video.status === 'processing' && !waits;
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
        <span className="unmade grid size-full place-items-center text-faint">
          {!inTheMaking && <Film className="size-8" aria-hidden="true" />}
        </span>
      )}
      {wanted && moving && <Moving src={moving} />}
      {inTheMaking && <CardProgress video={video} />}
      <div className="pointer-events-none absolute right-2 bottom-2 left-2 flex items-end justify-between gap-2">
        <span className="flex gap-1.5">
          {video.status !== 'completed' && (
            <Badge tone={video.status === 'failed' ? 'danger' : 'picture'}>
              {inTheMaking && <Spinner className="size-3" />}
              {waits && <Hand className="size-3" aria-hidden="true" />}
              {waits ? t('storyboardWaits') : t(`statuses.${video.status}`)}
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
  const words = useProgressWords();
  const client = useQueryClient();
  const { data } = useQuery(videoStatusQuery(video.id));
  const over = data && data.status !== 'processing';
  useEffect(() => {
    if (over) void videosChanged(client);
  }, [over, client]);
  return (
    <div className="absolute inset-x-4 top-1/2 grid -translate-y-1/2 gap-2 text-center text-sm text-white">
      <p className="truncate">
        {data ? words({ message: data.current_step, words: data.current_words }) : t('waiting')}
      </p>
      <ProgressBar label={t('progress')} value={data?.progress ?? video.progress} />
    </div>
  );
}
