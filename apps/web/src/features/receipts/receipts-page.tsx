import type { ReceiptFilter } from '@admint/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download, ReceiptText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { csvAddress, receiptsQuery } from '../../lib/receipts-api.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Page, PageSkeleton } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Switch } from '../../ui/switch.tsx';
import { AdBudget } from './ad-budget.tsx';
import { ReceiptFilters } from './receipt-filters.tsx';
import { ReceiptTable } from './receipt-table.tsx';

interface ReceiptsPageProps {
  filter: ReceiptFilter;
  onFilter: (filter: ReceiptFilter) => void;
}

/** Every call of one ad or of all, where its money is, and the same as a file. */
export function ReceiptsPage({ filter, onFilter }: ReceiptsPageProps) {
  const t = useTranslations('receipts');
  const { money } = useFormats();
  const query = useInfiniteQuery(receiptsQuery(filter));
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  const receipts = pages.flatMap((page) => page.receipts);
  const narrowed = Object.entries(filter).some(
    ([name, value]) => value !== undefined && name !== 'session_id',
  );
  return (
    <Page
      title={t('title')}
      lead={filter.session_id ? t('leadOne') : t('lead')}
      actions={
        <>
          {filter.session_id && (
            <Link to="/ads/$id" params={{ id: filter.session_id }} className={buttonClass()}>
              {t('toAd')}
            </Link>
          )}
          <a href={csvAddress(filter)} download="admint-receipts.csv" className={buttonClass()}>
            <Download aria-hidden="true" />
            {t('csv')}
          </a>
        </>
      }
    >
      {filter.session_id && <AdBudget id={filter.session_id} />}
      <ReceiptFilters filter={filter} models={first?.models ?? []} onFilter={onFilter} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <output aria-live="polite" className="tabular text-muted text-sm">
          {first &&
            t('totals', {
              count: first.totals.count,
              settled: money(first.totals.settled),
              held: money(first.totals.held),
            })}
        </output>
        <Switch
          label={t('paidOnly')}
          checked={filter.paid === 'true'}
          onChange={(on) => onFilter({ ...filter, paid: on ? 'true' : undefined })}
        />
      </div>
      {query.error && (
        <ProblemNotice
          error={query.error}
          actions={<Button onClick={() => void query.refetch()}>{t('again')}</Button>}
        />
      )}
      {query.isPending && <PageSkeleton label={t('loading')} rows={2} />}
      {first && receipts.length === 0 && (
        <section className="grid justify-items-center gap-3 rounded-card border border-line border-dashed px-6 py-14 text-center">
          <ReceiptText className="size-8 text-faint" aria-hidden="true" />
          <h2 className="font-semibold text-lg">{t(narrowed ? 'noneTitle' : 'emptyTitle')}</h2>
          <p className="max-w-md text-muted">{t(narrowed ? 'noneText' : 'emptyText')}</p>
          {narrowed && (
            <Button onClick={() => onFilter(filter.session_id ? { session_id: filter.session_id } : {})}>
              {t('clear')}
            </Button>
          )}
        </section>
      )}
      {receipts.length > 0 && <ReceiptTable receipts={receipts} withAd={!filter.session_id} />}
      {query.hasNextPage && (
        <Button
          className="justify-self-center"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Page>
  );
}
