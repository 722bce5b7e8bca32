import type { FinalVideo, SessionResponse } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { Download, Link2, PencilLine, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { say } from '../../ui/toasts.tsx';
import { Workbench } from '../../ui/workbench.tsx';
import { CostSummary } from './cost-summary.tsx';
import { Player } from './player.tsx';

/** The finished ad: watch it, take it along, see what it cost, go on. */
export function ResultPage({ session, video }: { session: SessionResponse; video: FinalVideo }) {
  const t = useTranslations('result');
  const name = session.composition?.text_overlay.product_name || session.product_prompt || '';
  return (
    <Workbench
      eyebrow={t('eyebrow')}
      title={t('title')}
      lead={name}
      side="right"
      panelLabel={t('panel')}
      panel={
        <>
          <Actions session={session} video={video} />
          <VideoFacts session={session} video={video} />
          <CostSummary session={session} />
        </>
      }
    >
      {video.stale && (
        <Notice
          tone="warning"
          title={t('stale')}
          actions={
            <Link to="/ads/$id/finish" params={{ id: session.id }} className={buttonClass()}>
              {t('makeAgain')}
            </Link>
          }
        >
          <p>{video.stale}</p>
        </Notice>
      )}
      <Player video={video} label={name || t('title')} />
    </Workbench>
  );
}

function Actions({ session, video }: { session: SessionResponse; video: FinalVideo }) {
  const t = useTranslations('result');
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    say({ title: t('copied') });
  };
  return (
    <div className="grid gap-2.5">
      <a
        href={video.download_url}
        download={`ad_${video.generation_id}.mp4`}
        className={buttonClass({ look: 'primary', size: 'large' })}
      >
        <Download aria-hidden="true" />
        {t('download')}
      </a>
      <div className="grid grid-cols-2 gap-2.5">
        <Button onClick={() => void copy().catch(() => say({ title: t('notCopied') }))}>
          <Link2 aria-hidden="true" />
          {t('copy')}
        </Button>
        <Link to="/ads/$id/finish" params={{ id: session.id }} className={buttonClass()}>
          <PencilLine aria-hidden="true" />
          {t('edit')}
        </Link>
      </div>
      <Link to="/" className={buttonClass({ look: 'quiet' })}>
        <Plus aria-hidden="true" />
        {t('another')}
      </Link>
    </div>
  );
}

function VideoFacts({ session, video }: { session: SessionResponse; video: FinalVideo }) {
  const t = useTranslations('result');
  const { seconds, megabytes, money, date } = useFormats();
  return (
    <Card title={t('facts')}>
      <Facts
        rows={[
          { name: t('duration'), value: seconds(video.duration) },
          { name: t('resolution'), value: `${video.resolution.replace('x', ' × ')}` },
          { name: t('rate'), value: `${Math.round(video.fps)} fps` },
          { name: t('size'), value: megabytes(video.file_size_mb) },
          { name: t('made'), value: date(video.created_at) },
          { name: t('total'), value: money(session.total_cost) },
        ]}
      />
    </Card>
  );
}
