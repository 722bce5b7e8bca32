import type { SessionSummary } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { Square } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../lib/draft-store.ts';
import { useFormats } from '../lib/formats.ts';
import { useLive, useWatch } from '../lib/progress/live-sessions.ts';
import { useProgressWords } from '../lib/server-words.ts';
import { useCancel } from '../lib/session-api.ts';
import { useHabits } from '../lib/shell-store.ts';
import { useNow } from '../lib/use-now.ts';
import { Button } from '../ui/button.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { ProblemNotice } from '../ui/session/problem-notice.tsx';
import { Switch } from '../ui/switch.tsx';
import { askForNotices } from './done-notices.ts';

/** Every ad that is being made: how far, how long to go, and a way to stop it. */
export function JobPanel({ trigger, running }: { trigger: ReactElement; running: SessionSummary[] }) {
  const t = useTranslations('jobs');
  return (
    <PopoverPanel title={t('title')} trigger={trigger}>
      <ul className="grid gap-4">
        {running.map((ad) => (
          <Job key={ad.id} ad={ad} />
        ))}
      </ul>
      <NoticeSwitch />
    </PopoverPanel>
  );
}

function Job({ ad }: { ad: SessionSummary }) {
  const t = useTranslations('jobs');
  useWatch(ad.id);
  const { progress } = useLive(ad.id);
  const left = useSecondsLeft(ad.id);
  const { clock } = useFormats();
  const cancel = useCancel(ad.id);
  const words = useProgressWords();
  return (
    <li className="grid gap-2">
      <div className="flex items-center justify-between gap-3">
        <Link
          to="/ads/$id"
          params={{ id: ad.id }}
          className="min-w-0 truncate font-medium text-sm hover:underline"
        >
          {ad.product_prompt ?? t('untitled')}
        </Link>
        <Button
          size="small"
          shape="icon"
          look="quiet"
          busy={cancel.isPending}
          aria-label={t('cancel', { name: ad.product_prompt ?? t('untitled') })}
          onClick={() => cancel.mutate(undefined)}
        >
          {!cancel.isPending && <Square aria-hidden="true" />}
        </Button>
      </div>
      <ProgressBar label={t('progress')} value={progress.seq > 0 ? progress.progress : null} />
      <p className="tabular flex justify-between gap-3 text-muted text-sm">
        <span className="min-w-0 truncate">{words(progress)}</span>
        {left !== null && <span className="shrink-0">{t('left', { time: clock(left) })}</span>}
      </p>
      <ProblemNotice error={cancel.error} />
    </li>
  );
}

/** About how many seconds are left, by the server's estimate when the work was asked for; null where nobody knows. */
function useSecondsLeft(id: string): number | null {
  const [{ asked }] = useDraft(id);
  const now = useNow(asked !== undefined);
  const left = asked ? asked.seconds - (now - asked.at) / 1000 : 0;
  return left >= 1 ? Math.ceil(left) : null;
}

function NoticeSwitch() {
  const t = useTranslations('notices');
  const { notices, change } = useHabits();
  const [refused, setRefused] = useState(false);
  const set = async (on: boolean) => {
    if (!on) return change({ notices: false });
    setRefused(!(await askForNotices()));
  };
  return (
    <div className="mt-4 grid gap-1.5 border-line border-t pt-4">
      <Switch label={t('switch')} checked={notices} onChange={(on) => void set(on)} />
      <p
        className={refused ? 'text-danger text-sm' : 'text-muted text-sm'}
        role={refused ? 'alert' : undefined}
      >
        {t(refused ? 'refused' : 'hint')}
      </p>
    </div>
  );
}
