import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Columns3, Film, Trophy } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Page, PageSkeleton } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { type ComparisonCard, comparisonsQuery } from './compare-api.ts';

const PICTURES = 4;

/** My comparisons, newest first. */
export function CompareList() {
  const t = useTranslations('compare');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPending } =
    useInfiniteQuery(comparisonsQuery);
  const found = data?.pages.flatMap(({ comparisons }) => comparisons) ?? [];
  return (
    <Page title={t('listTitle')} lead={t('listLead')}>
      {isPending && !error && <PageSkeleton label={t('loading')} />}
      {error && (
        <ProblemNotice error={error} actions={<Button onClick={() => void refetch()}>{t('again')}</Button>} />
      )}
      {data && found.length === 0 && (
        <section className="grid justify-items-center gap-3 rounded-card border border-line border-dashed px-6 py-16 text-center">
          <Columns3 className="size-8 text-faint" aria-hidden="true" />
          <h2 className="font-semibold text-lg">{t('emptyTitle')}</h2>
          <p className="max-w-md text-muted">{t('emptyText')}</p>
          <Link to="/" className={buttonClass({ look: 'primary', className: 'mt-2' })}>
            {t('start')}
          </Link>
        </section>
      )}
      {found.length > 0 && (
        <ul aria-label={t('listTitle')} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {found.map((one) => (
            <Card key={one.group_id} comparison={one} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          busy={isFetchingNextPage}
          className="justify-self-center"
          onClick={() => void fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Page>
  );
}

function Card({ comparison }: { comparison: ComparisonCard }) {
  const t = useTranslations('compare');
  const { ago } = useFormats();
  const { group_id, name, comparison_type, videos, thumbnail_urls, running, winner_id, created_at } =
    comparison;
  return (
    <li className="relative grid content-start gap-3 rounded-card border border-line bg-surface p-3 transition-colors hover:border-line-strong">
      <div className="grid aspect-video auto-cols-fr grid-flow-col gap-1 overflow-hidden rounded-control bg-raised">
        {thumbnail_urls.slice(0, PICTURES).map((url) => (
          <img key={url} src={url} alt="" loading="lazy" className="size-full min-w-0 object-cover" />
        ))}
        {thumbnail_urls.length === 0 && (
          <span className="unmade grid place-items-center text-faint">
            <Film className="size-8" aria-hidden="true" />
          </span>
        )}
      </div>
      <h2 className="truncate font-semibold">
        <Link
          to="/compare/$groupId"
          params={{ groupId: group_id }}
          className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          <bdi>{name ?? t(`kinds.${comparison_type}`)}</bdi>
        </Link>
      </h2>
      <p className="tabular flex flex-wrap items-center gap-2 text-muted text-sm">
        <Badge>{t(`kinds.${comparison_type}`)}</Badge>
        {running && (
          <Badge tone="accent">
            <Spinner className="size-3" />
            {t('running')}
          </Badge>
        )}
        {winner_id && (
          <Badge tone="accent">
            <Trophy className="size-3" aria-hidden="true" />
            {t('decided')}
          </Badge>
        )}
        <span>{t('videos', { count: videos })}</span>
        <span className="ml-auto">{ago(created_at)}</span>
      </p>
    </li>
  );
}
