import { useQuery } from '@tanstack/react-query';
import { Clapperboard } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { profileQuery, sessionsQuery } from '../../lib/session-api.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { AdCard, AdCardSkeleton } from './ad-card.tsx';
import { StartAd } from './start-ad.tsx';

/** Home: start an ad from a sentence, take up an unfinished one, see the finished ones. */
export function Dashboard({ onStarted }: { onStarted: (id: string) => void }) {
  const t = useTranslations('dashboard');
  const sessions = useQuery(sessionsQuery);
  const all = (sessions.data?.sessions ?? []).filter(
    (one) => one.product_prompt !== null || one.stage !== 'created',
  );
  const finished = all.filter((one) => one.stage === 'complete');
  const open = all.filter((one) => one.stage !== 'complete');

  return (
    <main id="main" className="mx-auto w-full max-w-[96rem] grow px-4 pt-8 pb-24 sm:px-6 lg:px-8 lg:pt-12">
      <StartAd onStarted={onStarted} />
      <Spending />
      {sessions.error && (
        <ProblemNotice
          error={sessions.error}
          actions={<Button onClick={() => void sessions.refetch()}>{t('tryAgain')}</Button>}
        />
      )}
      {sessions.isPending && (
        <Shelf title={t('open')}>
          {[0, 1, 2].map((key) => (
            <AdCardSkeleton key={key} />
          ))}
        </Shelf>
      )}
      {sessions.data && all.length === 0 && (
        <section className="mt-12 grid justify-items-center gap-3 rounded-card border border-line border-dashed px-6 py-14 text-center">
          <Clapperboard className="size-8 text-faint" aria-hidden="true" />
          <h2 className="font-semibold text-lg">{t('emptyTitle')}</h2>
          <p className="max-w-md text-muted">{t('emptyText')}</p>
        </section>
      )}
      {open.length > 0 && (
        <Shelf title={t('open')}>
          {open.map((ad) => (
            <AdCard key={ad.id} ad={ad} />
          ))}
        </Shelf>
      )}
      {finished.length > 0 && (
        <Shelf title={t('finished')}>
          {finished.map((ad) => (
            <AdCard key={ad.id} ad={ad} />
          ))}
        </Shelf>
      )}
    </main>
  );
}

function Shelf({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="mt-12">
      <h2 className="mb-4 font-semibold text-lg">{title}</h2>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">{children}</ul>
    </section>
  );
}

function Spending() {
  const t = useTranslations('dashboard');
  const { money } = useFormats();
  const { data } = useQuery(profileQuery);
  if (!data || data.session_count === 0) return null;
  return (
    <p className="tabular mt-4 text-muted text-sm">
      {t('totals', { spent: money(data.total_cost), videos: data.video_count, sessions: data.session_count })}
    </p>
  );
}
