import type { SessionSummary } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { sessionsQuery } from '../lib/session-api.ts';
import { useTabShare } from '../lib/tab-title.ts';
import { buttonClass } from '../ui/button.tsx';
import { onDemand, useOpener } from '../ui/on-demand.tsx';
import { useDoneNotices } from './done-notices.ts';

const POLL_WHILE_RUNNING_MS = 5000;
const POLL_ELSE_MS = 60_000;

const JobPanel = onDemand(() => import('./job-panel.tsx').then((panel) => panel.JobPanel));

/** What is being made right now, on every page; gone when nothing is. */
export function JobTray() {
  const { data } = useQuery({
    ...sessionsQuery,
    refetchInterval: ({ state }) =>
      state.data?.sessions.some((ad) => ad.running) ? POLL_WHILE_RUNNING_MS : POLL_ELSE_MS,
  });
  useDoneNotices(data?.sessions);
  const running = data?.sessions.filter((ad) => ad.running) ?? [];
  const done = running.reduce((sum, ad) => sum + (ad.progress ?? 0), 0);
  useTabShare(running.length > 0 ? done / running.length : null, 'elsewhere');
  return running.length > 0 && <Tray running={running} />;
}

function Tray({ running }: { running: SessionSummary[] }) {
  const t = useTranslations('jobs');
  const { asked, opener } = useOpener(JobPanel, 'dialog');
  const button = (
    <button
      type="button"
      aria-label={t('open', { count: running.length })}
      className={buttonClass({ size: 'small' })}
      {...(!asked && opener)}
    >
      <LoaderCircle className="animate-spin text-accent motion-reduce:animate-none" aria-hidden="true" />
      <span className="tabular">{running.length}</span> <span className="max-sm:hidden">{t('running')}</span>
    </button>
  );
  return asked ? <JobPanel trigger={button} running={running} /> : button;
}
