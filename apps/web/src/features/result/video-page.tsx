import type { GenerationDetails, SessionResponse } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Columns3, PencilLine } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { videoName, videoQuery } from '../../lib/gallery-api.ts';
import { sessionQuery } from '../../lib/session-api.ts';
import { useTabName } from '../../lib/tab-title.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FailureNotice } from '../../ui/session/failure-notice.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { WorkPanel } from '../../ui/session/work-panel.tsx';
import { RenameField } from '../../ui/video/rename-field.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { CostSummary } from './cost-summary.tsx';
import { Exports } from './exports.tsx';
import { Player } from './player.tsx';
import { Versions } from './versions.tsx';
import { VideoActions } from './video-actions.tsx';
import { VideoFacts } from './video-facts.tsx';

interface VideoPageProps {
  id: string;
  /** Straight from the composition: the page says that it is ready. */
  fresh?: boolean;
  onStarted: (sessionId: string) => void;
  onDeleted: () => Promise<void>;
  /** What else can be made of this video. */
  more?: (video: GenerationDetails) => ReactNode;
}

/** One video: watch it, take it along, share it, make it again in other shapes, see what it is and what it cost. */
export function VideoPage({ id, fresh = false, onStarted, onDeleted, more }: VideoPageProps) {
  const t = useTranslations('result');
  const video = useQuery({
    ...videoQuery(id),
    refetchInterval: ({ state }) =>
      state.data?.status === 'processing' && !state.data.waits_for_you ? 2000 : false,
  });
  const session = useQuery({
    ...sessionQuery(video.data?.session_id ?? ''),
    enabled: video.data !== undefined,
  });
  useTabName(video.data?.title ?? video.data?.product_name ?? video.data?.prompt);
  const error = video.error ?? session.error;
  if (!video.data || !session.data) {
    if (!error) return <VideoSkeleton />;
    return (
      <main id="main" className="mx-auto w-full max-w-xl grow p-6">
        <ProblemNotice
          error={error}
          actions={
            <Button onClick={() => void (video.error ? video.refetch() : session.refetch())}>
              {t('again')}
            </Button>
          }
        />
      </main>
    );
  }
  return (
    <Loaded
      key={id}
      video={video.data}
      session={session.data}
      fresh={fresh}
      onStarted={onStarted}
      onDeleted={onDeleted}
      {...(more && { more })}
    />
  );
}

interface LoadedProps extends Omit<VideoPageProps, 'id'> {
  video: GenerationDetails;
  session: SessionResponse;
  fresh: boolean;
}

function Loaded({ video, session, fresh, onStarted, onDeleted, more }: LoadedProps) {
  const t = useTranslations('result');
  const name = videoName(video) || t('untitled');
  const file = video.video;
  return (
    <Workbench
      eyebrow={fresh ? t('eyebrow') : t(video.waits_for_you ? 'statuses.waits' : `statuses.${video.status}`)}
      title={fresh ? t('title') : name}
      lead={<NameLine video={video} name={name} showName={fresh} />}
      side="right"
      below={
        <>
          {file && <Exports session={session.id} video={video} />}
          <Versions session={session.id} current={video.id} />
        </>
      }
      panelLabel={t('panel')}
      panel={
        <>
          <VideoActions video={video} session={session} onStarted={onStarted} onDeleted={onDeleted} />
          {more?.(video)}
          {file && <VideoFacts video={video} file={file} />}
          <CostSummary session={session} />
        </>
      }
    >
      {file?.stale && (
        <Notice
          tone="warning"
          title={t('stale')}
          actions={
            <Link to="/ads/$id/finish" params={{ id: session.id }} className={buttonClass()}>
              {t('makeAgain')}
            </Link>
          }
        >
          <p>{file.stale}</p>
        </Notice>
      )}
      {file ? (
        <Player
          src={file.url}
          poster={file.thumbnail_url}
          resolution={file.resolution}
          label={name}
          starts={fresh}
        />
      ) : (
        <Unfinished video={video} session={session} />
      )}
    </Workbench>
  );
}

function NameLine({ video, name, showName }: { video: GenerationDetails; name: string; showName: boolean }) {
  const t = useTranslations('result');
  const { date } = useFormats();
  const [naming, setNaming] = useState(false);
  const otherwise = videoName({ ...video, title: null }) || t('untitled');
  if (naming) {
    return (
      <span className="block max-w-md">
        <RenameField
          id={video.id}
          title={video.title}
          otherwise={otherwise}
          onDone={() => setNaming(false)}
        />
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {showName && <bdi>{name}</bdi>}
      <Badge>{t('version', { number: video.number })}</Badge>
      {video.group_id && (
        <Link
          to="/compare/$groupId"
          params={{ groupId: video.group_id }}
          className="inline-flex items-center gap-1.5 text-sm underline underline-offset-4 hover:text-ink"
        >
          <Columns3 className="size-4" aria-hidden="true" />
          {t('partOf')}
        </Link>
      )}
      <span className="text-sm">{date(video.completed_at ?? video.created_at)}</span>
      <Button size="small" look="quiet" onClick={() => setNaming(true)}>
        <PencilLine aria-hidden="true" />
        {t('rename')}
      </Button>
    </span>
  );
}

/** A video that is being made, was stopped or failed: what happened and the way on. */
function Unfinished({ video, session }: { video: GenerationDetails; session: SessionResponse }) {
  const t = useTranslations('result');
  if (video.status === 'processing' && session.running) {
    return (
      <div className="grid gap-4">
        {video.thumbnail_url && (
          <img
            src={video.thumbnail_url}
            alt=""
            className="max-h-[50dvh] w-full rounded-card object-cover opacity-40"
          />
        )}
        <WorkPanel session={session} work="final" />
      </div>
    );
  }
  if (video.waits_for_you) {
    return (
      <Notice
        tone="info"
        title={t('waitsTitle')}
        actions={
          <Link to="/ads/$id/auto" params={{ id: session.id }} className={buttonClass({ look: 'primary' })}>
            {t('toStoryboard')}
          </Link>
        }
      >
        <p>{t('waitsText')}</p>
      </Notice>
    );
  }
  return (
    <>
      <FailureNotice session={session} work="final" />
      <Notice
        tone="info"
        title={t(video.status === 'failed' ? 'failedTitle' : 'stoppedTitle')}
        actions={
          <Link to="/ads/$id" params={{ id: session.id }} className={buttonClass({ look: 'primary' })}>
            {t('goOn')}
          </Link>
        }
      >
        {video.error && <p>{video.error}</p>}
        <p>{t('nothingLost')}</p>
      </Notice>
    </>
  );
}

/** The shape of the page before the video is known. */
function VideoSkeleton() {
  const t = useTranslations('faults');
  return (
    <main id="main" aria-busy="true" className="mx-auto w-full max-w-[96rem] grow px-4 pt-6 sm:px-6 lg:px-8">
      <output className="sr-only">{t('loading')}</output>
      <div className="sheen h-8 w-72 rounded-control bg-surface" />
      <div className="mt-10 grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="sheen aspect-video rounded-card bg-surface" />
        <div className="sheen h-96 rounded-card bg-surface" />
      </div>
    </main>
  );
}
