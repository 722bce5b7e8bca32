import { sendThen } from '../../lib/send-then.ts';
import type { SessionResponse } from '@admint/contract';
import { Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../lib/draft-store.ts';
import { type Work, workOf } from '../../lib/flow.ts';
import { useFormats } from '../../lib/formats.ts';
import { useLive } from '../../lib/progress/live-sessions.ts';
import { workProgress } from '../../lib/progress/progress-reducer.ts';
import { useCancel } from '../../lib/session-api.ts';
import { useProgressWords } from '../../lib/server-words.ts';
import { workDone } from '../../lib/work-done.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../button.tsx';
import { ProgressBar } from '../progress-bar.tsx';
import { say } from '../toasts.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** What is being made right now: words, share done, time so far and to go, money so far, and a way to stop it. */
export function WorkPanel({ session, work }: { session: SessionResponse; work: Work }) {
  const t = useTranslations('work');
  const { money, clock } = useFormats();
  const [{ before = [] }] = useDraft(session.id);
  const { progress } = useLive(session.id);
  const cancel = useCancel(session.id);
  const working = session.running && workOf(session) === work;
  const stop = () =>
    sendThen(cancel, undefined, ({ spent }) => say({ title: t('cancelled', { price: money(spent) }) }));
  const timing = useTiming(session.id, working, progress.startedAt);
  const words = useProgressWords();
  const told = progress.message ? progress : session.progress;
  const message = told ? words(told) : t('starting');
  const spoken = useThrottled(message);
  if (!working) return null;

  const done = workDone(session, work, before);
  const share = workProgress(work, Math.max(progress.progress, session.progress?.progress ?? 0));
  return (
    <section aria-label={t('label')} className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="font-medium">{message}</p>
        <Button size="small" busy={cancel.isPending} onClick={stop}>
          {!cancel.isPending && <Square aria-hidden="true" />}
          {cancel.isPending ? t('cancelling') : t('cancel')}
        </Button>
      </div>
      <ProgressBar label={t('label')} value={share} />
      <p className="tabular flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
        {done && <span>{t('done', done)}</span>}
        <span>{t('elapsed', { time: clock(timing.elapsed) })}</span>
        {timing.left !== null && <span>{t('left', { time: clock(timing.left) })}</span>}
        <span>{t('spent', { price: money(progress.cost ?? session.total_cost) })}</span>
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
      {cancel.error && <ProblemNotice error={cancel.error} />}
    </section>
  );
}

/** Seconds so far, and about how many to go by the server's own estimate; null once that has run out. */
function useTiming(id: string, working: boolean, startedAt: number | null) {
  const [{ asked }] = useDraft(id);
  const now = useNow(working);
  const began = startedAt ?? asked?.at ?? now;
  const elapsed = Math.max(0, (now - began) / 1000);
  const left = asked ? asked.seconds - elapsed : Number.NaN;
  return { elapsed, left: left >= 1 ? Math.ceil(left) : null };
}

const SPEAK_EVERY_MS = 5000;

/** The newest text, changed at most every five seconds, so that a screen reader can keep up. */
function useThrottled(text: string): string {
  const [spoken, setSpoken] = useState({ text, at: 0 });
  useEffect(() => {
    const wait = Math.max(0, spoken.at + SPEAK_EVERY_MS - Date.now());
    const timer = setTimeout(() => setSpoken({ text, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [text, spoken.at]);
  return spoken.text;
}
