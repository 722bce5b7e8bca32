import { sendThen } from '../../lib/send-then.ts';
import type { Comparison, GenerationView } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PencilLine, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, PageSkeleton } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { say } from '../../ui/toasts.tsx';
import { DeleteDialog } from '../../ui/video/delete-dialog.tsx';
import { comparisonQuery, useComparisonWrites } from './compare-api.ts';
import { DifferenceTable } from './difference-table.tsx';
import { AboutDialog, RemoveDialog } from './group-dialogs.tsx';
import { type Order, ordered, scoreNames } from './ranking.ts';
import { VideoStage } from './video-stage.tsx';

/** Variations of an ad side by side: watch them together, see what differs, choose one. */
export function ComparePage({ id, onGone }: { id: string; onGone: () => Promise<void> }) {
  const t = useTranslations('compare');
  const query = useQuery(comparisonQuery(id));
  if (query.data) return <Loaded comparison={query.data} error={query.error} onGone={onGone} />;
  return (
    <Page title={t('title')}>
      {query.error ? (
        <ProblemNotice
          error={query.error}
          actions={
            <>
              <Button onClick={() => void query.refetch()}>{t('again')}</Button>
              <Link to="/compare" className={buttonClass({ look: 'quiet' })}>
                {t('all')}
              </Link>
            </>
          }
        />
      ) : (
        <PageSkeleton label={t('loading')} />
      )}
    </Page>
  );
}

function Loaded({
  comparison,
  error,
  onGone,
}: {
  comparison: Comparison;
  error: unknown;
  onGone: () => Promise<void>;
}) {
  const t = useTranslations('compare');
  const { money } = useFormats();
  const writes = useComparisonWrites(comparison.group_id);
  const [order, setOrder] = useState<Order>('asked');
  const [asking, setAsking] = useState<'about' | 'remove' | null>(null);
  const [deleting, setDeleting] = useState<GenerationView | null>(null);
  const shown = ordered(comparison, order);
  const { running, videos } = comparison;
  const stop = () =>
    sendThen(writes.stop, undefined, ({ stopped, spent }) =>
      say({ title: t('stopped', { count: stopped, price: money(spent) }) }),
    );
  return (
    <Page
      title={comparison.name ?? t(`kinds.${comparison.comparison_type}`)}
      lead={comparison.hypothesis || t('noHypothesis')}
      actions={
        <>
          {running && (
            <Button busy={writes.stop.isPending} onClick={stop}>
              {!writes.stop.isPending && <Square aria-hidden="true" />}
              {t('stopAll')}
            </Button>
          )}
          <Button onClick={() => setAsking('about')}>
            <PencilLine aria-hidden="true" />
            {t('about')}
          </Button>
          <Button look="quiet" disabled={running} onClick={() => setAsking('remove')}>
            <Trash2 aria-hidden="true" />
            {t('remove')}
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-4">
        <p className="tabular flex flex-wrap items-center gap-2 text-muted">
          <Link to="/compare" className="underline underline-offset-4 hover:text-ink">
            {t('all')}
          </Link>
          <Badge>{t(`kinds.${comparison.comparison_type}`)}</Badge>
          {running && (
            <Badge tone="accent">
              <Spinner className="size-3" />
              {t('running')}
            </Badge>
          )}
          <span>{t('total', { count: videos.length, price: money(comparison.total_cost) })}</span>
        </p>
        {videos.length > 1 && (
          <div className="w-56">
            <Select
              label={t('order')}
              value={order}
              options={[
                ...(['asked', 'cost', 'time'] as const).map((value) => ({
                  value,
                  label: t(`orders.${value}`),
                })),
                ...scoreNames(videos).map((name) => ({
                  value: `score:${name}`,
                  label: t('bestFirst', { name: t(`scores.${name as 'prompt'}`) }),
                })),
              ]}
              onChange={(value) => setOrder(value as Order)}
            />
          </div>
        )}
      </div>
      <ProblemNotice error={writes.change.error ?? writes.stop.error ?? error} />
      {videos.length === 0 ? (
        <Notice tone="info" title={t('emptied')}>
          <p>{t('emptiedText')}</p>
        </Notice>
      ) : (
        <>
          <VideoStage
            comparison={shown}
            onWinner={(winner_id) => writes.change.mutate({ winner_id })}
            onDelete={setDeleting}
          />
          <DifferenceTable comparison={shown} />
        </>
      )}
      <DeleteDialog video={deleting} onClose={() => setDeleting(null)} onDeleted={() => writes.reread()} />
      <AboutDialog
        open={asking === 'about'}
        comparison={comparison}
        onSave={(change) => writes.change.mutate(change)}
        onClose={() => setAsking(null)}
      />
      <RemoveDialog
        open={asking === 'remove'}
        writes={writes}
        onGone={onGone}
        onClose={() => setAsking(null)}
      />
    </Page>
  );
}
