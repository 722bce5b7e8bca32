import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight, Clapperboard } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { recentVideosQuery } from '../../lib/gallery-api.ts';
import { profileQuery, sessionsQuery } from '../../lib/session-api.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { AdCard, AdCardSkeleton } from './ad-card.tsx';
import { FirstSteps } from './first-steps.tsx';
import { PhotoStart } from './photo-start.tsx';
import { StartAd } from './start-ad.tsx';
import { Templates } from './templates.tsx';
import { VideoGrid } from './video-grid.tsx';

const RECENT = 8;
const OPEN_AT_FIRST = 8;
const FIRST_ROW = 4;

/** Home: start an ad from a sentence, photos or a template, take up an unfinished one, see the newest videos. */
export function Dashboard({ onStarted }: { onStarted: (id: string, whole?: boolean) => void }) {
  const t = useTranslations('dashboard');
  const sessions = useQuery(sessionsQuery);
  const videos = useQuery(recentVideosQuery(RECENT));
  const all = (sessions.data?.sessions ?? []).filter(
    (one) => one.product_prompt !== null || one.stage !== 'created',
  );
  const open = all.filter((one) => one.stage !== 'complete');
  const newcomer = sessions.data !== undefined && all.length === 0 && videos.data?.total === 0;
  const error = sessions.error ?? videos.error;

  return (
    <main id="main" className="mx-auto w-full max-w-[96rem] grow px-4 pt-8 pb-24 sm:px-6 lg:px-8 lg:pt-12">
      <StartAd onStarted={onStarted} />
      <div className="mt-4">
        <PhotoStart onStarted={onStarted} />
      </div>
      <Spending />
      <FirstSteps />
      {error && (
        <div className="mt-8">
          <ProblemNotice
            error={error}
            actions={
              <Button onClick={() => void Promise.all([sessions.refetch(), videos.refetch()])}>
                {t('tryAgain')}
              </Button>
            }
          />
        </div>
      )}
      {sessions.isPending && !error && (
        <section aria-hidden="true" className="mt-12">
          <ul className={SHELF}>
            {[0, 1, 2, 3].map((key) => (
              <AdCardSkeleton key={key} />
            ))}
          </ul>
        </section>
      )}
      <OpenAds ads={open} />
      {videos.data && videos.data.total > 0 && (
        <section aria-labelledby="recent-title" className="mt-12">
          <div className="mb-4 flex items-baseline justify-between gap-4">
            <h2 id="recent-title" className="font-semibold text-lg">
              {t('finished')}
            </h2>
            <Link
              to="/videos"
              className="inline-flex items-center gap-1.5 rounded-control text-accent text-sm hover:underline"
            >
              {t('allVideos', { count: videos.data.total })}
              <ArrowRight className="size-4" aria-hidden="true" />
            </Link>
          </div>
          <VideoGrid label={t('finished')} videos={videos.data.generations} total={videos.data.total} />
        </section>
      )}
      {newcomer && (
        <section className="mt-12 grid justify-items-center gap-3 rounded-card border border-line border-dashed px-6 py-12 text-center">
          <Clapperboard className="size-8 text-faint" aria-hidden="true" />
          <h2 className="font-semibold text-lg">{t('emptyTitle')}</h2>
          <p className="max-w-md text-muted">{t('emptyText')}</p>
        </section>
      )}
      <Templates onStarted={onStarted} />
    </main>
  );
}

const SHELF = 'grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4';

function OpenAds({ ads }: { ads: Parameters<typeof AdCard>[0]['ad'][] }) {
  const t = useTranslations('dashboard');
  const [all, setAll] = useState(false);
  if (ads.length === 0) return null;
  const shown = all ? ads : ads.slice(0, OPEN_AT_FIRST);
  return (
    <section aria-labelledby="open-title" className="mt-12">
      <h2 id="open-title" className="mb-4 font-semibold text-lg">
        {t('open')}
      </h2>
      <ul className={SHELF}>
        {shown.map((ad, index) => (
          <AdCard key={ad.id} ad={ad} early={index < FIRST_ROW} />
        ))}
      </ul>
      {shown.length < ads.length && (
        <Button className="mt-5" onClick={() => setAll(true)}>
          {t('moreOpen', { count: ads.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

function Spending() {
  const t = useTranslations('dashboard');
  const { money } = useFormats();
  const { data } = useQuery(profileQuery);
  // Its line is kept free while it is asked for: what is below stays where it is.
  if (!data) return <p className="mt-4 h-[1.5em] text-sm" aria-hidden="true" />;
  if (data.session_count === 0) return null;
  return (
    <p className="tabular mt-4 text-muted text-sm">
      {t('totals', { spent: money(data.total_cost), videos: data.video_count, sessions: data.session_count })}
    </p>
  );
}
