import type { ComparedVideo, GenerationView } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import {
  CircleAlert,
  Download,
  Film,
  Pause,
  Play,
  Square,
  Trash2,
  Trophy,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useFormats } from '../../lib/formats.ts';
import { useCancelVideo } from '../../lib/gallery-api.ts';
import { useProgressWords } from '../../lib/server-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import type { Together } from './together.ts';

const SHAPES = { '16:9': '16 / 9', '9:16': '9 / 16', '1:1': '1 / 1', '4:5': '4 / 5' } as const;

interface VideoTileProps {
  compared: ComparedVideo;
  /** From 1, as the keys count. */
  number: number;
  together: Together;
  wins: boolean;
  onWinner: (id: string | null) => void;
  onDelete: (video: GenerationView) => void;
}

/** One of the compared videos: its picture, how it stands, and what can be done with it. */
export function VideoTile({ compared, number, together, wins, onWinner, onDelete }: VideoTileProps) {
  const t = useTranslations('compare');
  const { money, span } = useFormats();
  const { video, label, settings, generation_time } = compared;
  const name = { name: label };
  return (
    <li
      className={cx(
        'grid min-w-0 content-start gap-3 rounded-card border bg-surface p-3',
        wins ? 'border-accent' : 'border-line',
      )}
    >
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h2 className="min-w-0 truncate font-semibold">
          <Link
            to="/videos/$id"
            params={{ id: video.id }}
            className="inline-block min-h-6 min-w-6 underline-offset-4 hover:underline"
          >
            <bdi>{label}</bdi>
          </Link>
        </h2>
        {wins && (
          <Badge tone="accent">
            <Trophy className="size-3" aria-hidden="true" />
            {t('winner')}
          </Badge>
        )}
      </div>
      <div
        className="relative overflow-hidden rounded-control bg-black"
        style={{ aspectRatio: SHAPES[settings.aspect_ratio] }}
      >
        {video.video_url ? (
          <Picture compared={compared} src={video.preview_url ?? video.video_url} together={together} />
        ) : (
          <Waiting compared={compared} />
        )}
      </div>
      <p className="tabular flex justify-between gap-3 text-muted text-sm">
        <span>{generation_time === null ? t(`statuses.${video.status}`) : span(generation_time)}</span>
        <span>{money(video.cost)}</span>
      </p>
      {(video.status === 'failed' || video.status === 'canceled') && <Ended video={video} />}
      <div className="flex flex-wrap gap-2">
        {video.status === 'processing' && <StopOne id={video.id} label={label} />}
        {video.status === 'completed' && (
          <>
            <Button
              size="small"
              look={wins ? 'secondary' : 'primary'}
              aria-pressed={wins}
              aria-label={t('choose', name)}
              aria-keyshortcuts={String(number)}
              onClick={() => onWinner(wins ? null : video.id)}
            >
              <Trophy aria-hidden="true" />
              {wins ? t('chosen') : t('pick')}
            </Button>
            <a
              href={`${video.video_url}?download=1`}
              download={`ad_${video.id}.mp4`}
              aria-label={t('download', name)}
              title={t('download', name)}
              className={buttonClass({ size: 'small', shape: 'icon' })}
            >
              <Download aria-hidden="true" />
            </a>
          </>
        )}
        {video.status !== 'processing' && (
          <Button
            size="small"
            shape="icon"
            look="quiet"
            className="ml-auto"
            aria-label={t('delete', name)}
            title={t('delete', name)}
            onClick={() => onDelete(video)}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        )}
      </div>
    </li>
  );
}

function Picture({ compared, src, together }: { compared: ComparedVideo; src: string; together: Together }) {
  const t = useTranslations('compare');
  const { video, label } = compared;
  const element = useRef<HTMLVideoElement>(null);
  const [paused, setPaused] = useState(true);
  const { heard } = useSyncExternalStore(together.watch, together.read);
  useEffect(
    () => (element.current ? together.add(video.id, element.current) : undefined),
    [together, video.id],
  );
  const report = () => {
    setPaused(element.current?.paused ?? true);
    together.update();
  };
  const sounds = heard === video.id;
  const name = { name: label };
  return (
    <>
      {/* The ad's words are drawn into its pictures; there is no speech to caption. */}
      <video
        ref={element}
        src={src}
        {...(video.thumbnail_url && { poster: video.thumbnail_url })}
        muted
        playsInline
        preload="metadata"
        aria-label={label}
        className="block size-full object-contain"
        onPlay={report}
        onPause={report}
        onEnded={report}
        onSeeked={report}
        onTimeUpdate={report}
        onLoadedMetadata={report}
      />
      <div className="absolute inset-x-2 bottom-2 flex justify-between">
        <Round
          label={t(paused ? 'playOne' : 'pauseOne', name)}
          onPress={() => together.toggleAlone(video.id)}
        >
          {paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        </Round>
        <Round label={t('hear', name)} pressed={sounds} onPress={() => together.hear(video.id)}>
          {sounds ? <Volume2 aria-hidden="true" /> : <VolumeX aria-hidden="true" />}
        </Round>
      </div>
    </>
  );
}

function Round({
  label,
  pressed,
  onPress,
  children,
}: {
  label: string;
  pressed?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className="grid size-9 place-items-center rounded-full bg-black/60 text-white backdrop-blur-sm hover:bg-black/80 focus-visible:outline-white [&_svg]:size-4"
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Where a video will be: what is being done for it, or that nothing will come. */
function Waiting({ compared }: { compared: ComparedVideo }) {
  const t = useTranslations('compare');
  const words = useProgressWords();
  const { video, current_step, current_words, label } = compared;
  const at = video.status === 'processing';
  return (
    <>
      {video.thumbnail_url && (
        <img src={video.thumbnail_url} alt="" className="size-full object-cover opacity-35 saturate-50" />
      )}
      <div className="absolute inset-0 grid content-center justify-items-center gap-2 p-4 text-center text-sm text-white">
        {at ? (
          <>
            <p>{current_step ? words({ message: current_step, words: current_words }) : t('waiting')}</p>
            <ProgressBar label={t('progress', { name: label })} value={video.progress} />
            <p className="tabular text-white/80">{Math.round(video.progress)} %</p>
          </>
        ) : (
          <>
            {video.status === 'failed' ? (
              <CircleAlert className="size-7" aria-hidden="true" />
            ) : (
              <Film className="size-7" aria-hidden="true" />
            )}
            <p>{t(`statuses.${video.status}`)}</p>
          </>
        )}
      </div>
    </>
  );
}

/** Why there is no video, and what it cost all the same. */
function Ended({ video }: { video: GenerationView }) {
  const t = useTranslations('compare');
  const { money } = useFormats();
  return (
    <div className="grid gap-1 text-sm">
      {video.error && <p className="text-danger [overflow-wrap:anywhere]">{video.error}</p>}
      <p className="text-muted">
        {video.cost > 0 ? t('charged', { price: money(video.cost) }) : t('notCharged')}
      </p>
    </div>
  );
}

function StopOne({ id, label }: { id: string; label: string }) {
  const t = useTranslations('compare');
  const cancel = useCancelVideo();
  return (
    <Button
      size="small"
      busy={cancel.isPending}
      aria-label={t('stopOne', { name: label })}
      onClick={() => cancel.mutate(id)}
    >
      {!cancel.isPending && <Square aria-hidden="true" />}
      {t('stop')}
    </Button>
  );
}
