import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { spendingQuery } from '../../lib/receipts-api.ts';
import { profileQuery } from '../../lib/session-api.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Page, PageSkeleton } from '../../ui/page.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { SpendingChart } from './spending-chart.tsx';
import { ByModel, ByAgent, ByDay } from './spending-tables.tsx';
import { UserTotals } from './user-totals.tsx';

const SPANS = ['7', '30', '90'] as const;

/** Who I am, what I have made, and where the money went. */
export function ProfilePage() {
  const t = useTranslations('profile');
  const [span, setSpan] = useState<(typeof SPANS)[number]>('30');
  const profile = useQuery(profileQuery);
  const spending = useQuery(spendingQuery(Number(span)));
  const error = profile.error ?? spending.error;
  const again = () => void Promise.all([profile.refetch(), spending.refetch()]);
  return (
    <Page
      title={profile.data?.username ?? profile.data?.email ?? t('title')}
      lead={<Since iso={profile.data?.created_at} />}
      actions={
        <>
          <Link to="/receipts" className={buttonClass()}>
            {t('receipts')}
          </Link>
          <Link to="/settings" className={buttonClass()}>
            {t('settings')}
          </Link>
        </>
      }
    >
      {error && <ProblemNotice error={error} actions={<Button onClick={again}>{t('again')}</Button>} />}
      {!error && (!profile.data || !spending.data) && <PageSkeleton label={t('loading')} />}
      {profile.data && spending.data && (
        <>
          <Numbers profile={profile.data} today={spending.data.today} />
          <Card>
            <div className="flex flex-wrap items-center justify-between gap-4">
              <h2 className="font-semibold">{t('spending')}</h2>
              <div className="w-full sm:w-72">
                <Segments
                  label={t('span')}
                  quietLabel
                  options={SPANS.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
                  value={span}
                  onChange={setSpan}
                />
              </div>
            </div>
            <SpendingChart days={spending.data.by_day} total={spending.data.total} />
            <ByDay days={spending.data.by_day} />
          </Card>
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <ByModel rows={spending.data.by_model} total={spending.data.total} />
            <ByAgent rows={spending.data.by_agent} total={spending.data.total} />
          </div>
          {profile.data.is_admin && <UserTotals />}
        </>
      )}
    </Page>
  );
}

function Since({ iso }: { iso: string | undefined }) {
  const t = useTranslations('profile');
  const { day } = useFormats();
  return iso ? t('since', { date: day(iso) }) : null;
}

function Numbers({
  profile,
  today,
}: {
  profile: { session_count: number; video_count: number; total_cost: number };
  today: number;
}) {
  const t = useTranslations('profile');
  const { money, number } = useFormats();
  const tiles = [
    { name: t('ads'), value: number(profile.session_count) },
    { name: t('videos'), value: number(profile.video_count) },
    { name: t('today'), value: money(today) },
    { name: t('total'), value: money(profile.total_cost) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {tiles.map(({ name, value }) => (
        <div key={name} className="grid gap-1 rounded-card border border-line bg-surface p-5">
          <dt className="text-muted text-sm">{name}</dt>
          <dd className="tabular font-semibold text-2xl">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
