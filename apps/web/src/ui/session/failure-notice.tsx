import type { SessionFailure, SessionResponse } from '@admint/contract';
import { PenLine } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { type Work, workOf } from '../../lib/flow.ts';
import { useRetry, useRewrite } from '../../lib/session-api.ts';
import { useFaultWords, usePartFault, usePartName } from '../../lib/server-words.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { ChargedLine, ProblemNotice } from './problem-notice.tsx';
import { RetryButton } from './retry-button.tsx';
import { ServerDetail } from './server-detail.tsx';

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
  const { title, detail } = useFaultWords()(failure);
  const notice = useRef<HTMLDivElement>(null);
  const retry = useRetry(session.id);
  // On a small screen the button that was pressed is far from where this appears.
  useEffect(() => {
    // Scrolling gives a promise in newer browsers, which is no clean-up function.
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, [failure.message]);
  const waiting = failure.parts.filter((part) => part.waiting).length;
  return (
    <Notice
      ref={notice}
      tone={session.stage === 'failed' ? 'error' : 'warning'}
      title={title}
      actions={
        failure.retryable && (
          <RetryButton session={session} parts={failure.parts} action={ACTIONS[work]} retry={retry} />
        )
      }
    >
      <ServerDetail detail={detail} />
      <FailedParts parts={failure.parts} />
      <RefusedParts session={session} failure={failure} />
      <ChargedLine charged={failure.charged} />
      {failure.retryable && waiting > 0 && <p>{t('fetched', { count: waiting })}</p>}
      {failure.retryable && (failure.charged !== 'none' || session.stage !== 'failed') && (
        <p>{t('keptOnRetry')}</p>
      )}
      {retry.error && <ProblemNotice error={retry.error} paid />}
    </Notice>
  );
}

/** What a content filter refused may be asked for once more in other words: only when someone wants that. */
function RefusedParts({ session, failure }: { session: SessionResponse; failure: SessionFailure }) {
  const t = useTranslations('errors');
  const rewrite = useRewrite(session.id);
  const nameOf = usePartName();
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
          {t('rewrite', { part: nameOf(name) })}
        </Button>
      ))}
      {rewrite.error && <ProblemNotice error={rewrite.error} paid />}
    </div>
  );
}

/** Which parts failed and why; those that failed for the same reason share a line. */
export function FailedParts({ parts }: { parts: SessionFailure['parts'] }) {
  const nameOf = usePartName();
  const faultOf = usePartFault();
  const reasons = [...new Set(parts.map(faultOf))];
  return reasons.map((reason) => (
    <p key={reason}>
      <span className="font-medium text-ink">
        {parts
          .filter((part) => faultOf(part) === reason)
          .map(({ name }) => nameOf(name))
          .join(', ')}
      </span>
      : {reason}
    </p>
  ));
}
