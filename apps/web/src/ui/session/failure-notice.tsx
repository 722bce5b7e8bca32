import type { SessionFailure, SessionResponse } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { PenLine, RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { type Work, workOf } from '../../lib/flow.ts';
import { useFormats } from '../../lib/formats.ts';
import { estimateQuery, useRetry, useRewrite } from '../../lib/session-api.ts';
import { useFaultWords } from '../../lib/server-words.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { ChargedLine, ProblemNotice } from './problem-notice.tsx';

const ACTIONS: Record<Work, 'images' | 'clips' | 'composition'> = {
  images: 'images',
  clips: 'clips',
  final: 'composition',
};

/** Why the work of this screen stopped or came out incomplete, whether it cost money, and a priced retry. */
export function FailureNotice({ session, work }: { session: SessionResponse; work: Work }) {
  const { failure } = session;
  if (!failure || session.running) return null;
  const failedWork = workOf({ stage: 'failed', failure });
  if (failedWork !== work) return null;
  return <FailureBody session={session} failure={failure} work={work} />;
}

function FailureBody({
  session,
  failure,
  work,
}: {
  session: SessionResponse;
  failure: SessionFailure;
  work: Work;
}) {
  const t = useTranslations('errors');
  const { money } = useFormats();
  const { title, detail } = useFaultWords()(failure);
  const notice = useRef<HTMLDivElement>(null);
  const retry = useRetry(session.id);
  // On a small screen the button that was pressed is far from where this appears.
  useEffect(() => {
    // Scrolling gives a promise in newer browsers, which is no clean-up function.
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, [failure.message]);
  const parts = failure.parts.length;
  const estimate = useQuery({
    ...estimateQuery(session.id, {
      action: ACTIONS[work],
      ...(parts > 0 && work !== 'final' && { count: parts }),
    }),
    enabled: failure.retryable,
  });
  return (
    <Notice
      ref={notice}
      tone={session.stage === 'failed' ? 'error' : 'warning'}
      title={title}
      actions={
        failure.retryable && (
          <Button busy={retry.isPending} disabled={!estimate.data} onClick={() => retry.mutate(undefined)}>
            <RotateCw aria-hidden="true" />
            {estimate.data ? t('retryFor', { price: money(estimate.data.estimated_cost) }) : t('retry')}
          </Button>
        )
      }
    >
      {detail && <p lang="en">{detail}</p>}
      {byMessage(failure.parts).map(({ message, names }) => (
        <p key={message}>
          <span className="font-medium text-ink">{names.join(', ')}</span>: <span lang="en">{message}</span>
        </p>
      ))}
      <RefusedParts session={session} failure={failure} />
      <ChargedLine charged={failure.charged} />
      {failure.retryable && <p>{t('keptOnRetry')}</p>}
      {retry.error && <ProblemNotice error={retry.error} paid />}
    </Notice>
  );
}

/** What a content filter refused may be asked for once more in other words: only when someone wants that. */
function RefusedParts({ session, failure }: { session: SessionResponse; failure: SessionFailure }) {
  const t = useTranslations('errors');
  const rewrite = useRewrite(session.id);
  const refused = failure.parts.filter((part) => part.refused);
  if (refused.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {refused.map(({ name }) => (
        <Button
          key={name}
          size="small"
          busy={rewrite.isPending && rewrite.variables === name}
          disabled={rewrite.isPending}
          onClick={() => rewrite.mutate(name)}
        >
          <PenLine aria-hidden="true" />
          {t('rewrite', { part: name })}
        </Button>
      ))}
      {rewrite.error && <ProblemNotice error={rewrite.error} paid />}
    </div>
  );
}

/** Parts that failed for the same reason share a line. */
function byMessage(parts: SessionFailure['parts']): { message: string; names: string[] }[] {
  const messages = [...new Set(parts.map(({ message }) => message))];
  return messages.map((message) => ({
    message,
    names: parts.filter((part) => part.message === message).map(({ name }) => name),
  }));
}
