import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Clapperboard, SearchX } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { galleryQuery } from '../../lib/gallery-api.ts';
import { type GalleryFilter, NO_FILTER } from '../../lib/gallery-filter.ts';
import { useTabName } from '../../lib/tab-title.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { AdCardSkeleton } from './ad-card.tsx';
import { GalleryFilters } from './gallery-filters.tsx';
import { VideoGrid } from './video-grid.tsx';

interface GalleryPageProps {
  filter: GalleryFilter;
  onFilter: (change: Partial<GalleryFilter>) => void;
}

/** Every video its owner has made, to find, watch, name, share and delete. */
export function GalleryPage({ filter, onFilter }: GalleryPageProps) {
  const t = useTranslations('videos');
  useTabName(t('title'));
  const query = useInfiniteQuery(galleryQuery(filter));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData, error } = query;
  const videos = data?.pages.flatMap((page) => page.generations) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const filtered = filter.q !== '' || filter.status !== 'all';

  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, error]);

  return (
    <main id="main" className="mx-auto w-full max-w-[96rem] grow px-4 pt-6 pb-24 sm:px-6 lg:px-8">
      <header className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="font-semibold text-2xl sm:text-[1.75rem]">{t('title')}</h1>
        <output className="tabular text-muted">
          {data && !isPlaceholderData ? t('count', { count: total }) : ''}
        </output>
      </header>
      <GalleryFilters filter={filter} onChange={onFilter} />
      <div
        className="mt-8 transition-opacity duration-150"
        style={{ opacity: isPlaceholderData ? 0.55 : 1 }}
        aria-busy={query.isFetching}
      >
        {query.isPending && !error && (
          <ul className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
            {[0, 1, 2, 3, 4, 5, 6, 7].map((key) => (
              <AdCardSkeleton key={key} />
            ))}
          </ul>
        )}
        {videos.length > 0 && <h2 className="sr-only">{t('count', { count: total })}</h2>}
        {videos.length > 0 && <VideoGrid label={t('title')} videos={videos} total={total} onEnd={onEnd} />}
        {isFetchingNextPage && (
          <p className="mt-6 flex items-center justify-center gap-2 text-muted">
            <Spinner /> {t('more')}
          </p>
        )}
        {error && (
          <ProblemNotice
            error={error}
            actions={<Button onClick={() => void query.refetch()}>{t('tryAgain')}</Button>}
          />
        )}
        {data && total === 0 && filtered && (
          <Nothing icon={<SearchX className="size-8" aria-hidden="true" />} title={t('noResults')}>
            <Button onClick={() => onFilter({ ...NO_FILTER, sort: filter.sort })}>{t('showAll')}</Button>
          </Nothing>
        )}
        {data && total === 0 && !filtered && (
          <Nothing
            icon={<Clapperboard className="size-8" aria-hidden="true" />}
            title={t('emptyTitle')}
            text={t('emptyText')}
          >
            <Link to="/" className={buttonClass({ look: 'primary' })}>
              {t('start')}
            </Link>
          </Nothing>
        )}
      </div>
    </main>
  );
}

function Nothing({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <section className="grid justify-items-center gap-3 rounded-card border border-line border-dashed px-6 py-16 text-center">
      <span className="text-faint">{icon}</span>
      <h2 className="font-semibold text-lg">{title}</h2>
      {text && <p className="max-w-md text-muted">{text}</p>}
      <div className="mt-2">{children}</div>
    </section>
  );
}
