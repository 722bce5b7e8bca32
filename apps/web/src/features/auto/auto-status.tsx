import { sendThen } from '../../lib/send-then.ts';
import type { SessionResponse, Storyboard } from '@admint/contract';
import { Link } from '@tanstack/react-router';
import { Play, RotateCw, Square } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDraft } from '../../lib/draft-store.ts';
import { useFormats } from '../../lib/formats.ts';
import { useLive } from '../../lib/progress/live-sessions.ts';
import { useCancel, useRetry } from '../../lib/session-api.ts';
import { useFaultWords, useProgressWords } from '../../lib/server-words.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { FailedParts } from '../../ui/session/failure-notice.tsx';
import { ChargedLine, ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { ServerDetail } from '../../ui/session/server-detail.tsx';
import { say } from '../../ui/toasts.tsx';

/** How the ad stands: at work, stopped, failed or finished, with the way on. */
export function AutoStatus({ session, board }: { session: SessionResponse; board: Storyboard | undefined }) {
  const t = useTranslations('auto');
  if (session.running) return <Working session={session} />;
  if (session.final_video) {
    return (
      <Link
        to="/ads/$id/result"
        params={{ id: session.id }}
        className={buttonClass({ look: 'primary', size: 'large' })}
      >
        <Play aria-hidden="true" />
        {t('watch')}
      </Link>
    );
  }
  if (!board || board.editable) return null;
  return <Ended session={session} />;
}

function Working({ session }: { session: SessionResponse }) {
  const t = useTranslations('auto');
  const work = useTranslations('work');
  const { money, clock } = useFormats();
  const { progress } = useLive(session.id);
  const [{ asked }] = useDraft(session.id);
  const cancel = useCancel(session.id);
  const now = useNow(true);
  const began = progress.startedAt ?? asked?.at ?? now;
  const words = useProgressWords();
  const told = progress.message ? progress : session.progress;
  const message = told ? words(told) : work('starting');
  const share = Math.max(progress.progress, session.progress?.progress ?? 0);
  const stop = () =>
    sendThen(cancel, undefined, ({ spent }) => say({ title: work('cancelled', { price: money(spent) }) }));
  return (
    <section aria-label={t('progress')} className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-start justify-between gap-4">
        <p className="font-medium">{message}</p>
        <Button size="small" busy={cancel.isPending} onClick={stop}>
          {!cancel.isPending && <Square aria-hidden="true" />}
          {work('cancel')}
        </Button>
      </div>
      <ProgressBar label={t('progress')} value={share} />
      <p className="tabular flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm">
        <span>{t('percent', { share: Math.round(share) })}</span>
        <span>{work('elapsed', { time: clock(Math.max(0, (now - began) / 1000)) })}</span>
        <span>{work('spent', { price: money(progress.cost ?? session.total_cost) })}</span>
      </p>
      <ol className="grid gap-1 text-sm">
        {STEPS.map(({ name, from }, index) => {
          const next = STEPS[index + 1]?.from ?? 100;
          const state = share >= next ? 'done' : share >= from ? 'now' : 'later';
          return (
            <li
              key={name}
              aria-current={state === 'now' ? 'step' : undefined}
              className={state === 'now' ? 'font-medium' : state === 'done' ? 'text-muted' : 'text-faint'}
            >
              {state === 'done' ? '✓ ' : ''}
              {t(`steps.${name}`)}
            </li>
          );
        })}
      </ol>
      {cancel.error && <ProblemNotice error={cancel.error} />}
    </section>
  );
}

/** Where each part of the work begins on the bar (004 §3.4). */
const STEPS = [
  { name: 'words', from: 0 },
  { name: 'scenes', from: 10 },
  { name: 'pictures', from: 20 },
  { name: 'clips', from: 30 },
  { name: 'stitching', from: 80 },
  { name: 'sound', from: 90 },
] as const;

function Ended({ session }: { session: SessionResponse }) {
  const t = useTranslations('auto');
  const retry = useRetry(session.id);
  const { failure } = session;
  const faultWords = useFaultWords();
  const fault = failure && faultWords(failure);
  return (
    <Notice
      tone={failure ? 'error' : 'warning'}
      title={fault?.title ?? t('stopped')}
      actions={
        (failure === null || failure.retryable) && (
          <Button busy={retry.isPending} onClick={() => retry.mutate(undefined)}>
            <RotateCw aria-hidden="true" />
            {t('goOn')}
          </Button>
        )
      }
    >
      <ServerDetail detail={fault?.detail ?? null} />
      {failure && <FailedParts parts={failure.parts} />}
      {failure && <ChargedLine charged={failure.charged} />}
      <p>{t('kept')}</p>
      {retry.error && <ProblemNotice error={retry.error} paid />}
    </Notice>
  );
}
