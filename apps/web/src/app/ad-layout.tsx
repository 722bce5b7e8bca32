import { Navigate, Outlet, useChildMatches, useParams } from '@tanstack/react-router';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { ApiFailure } from '../lib/api.ts';
import { isOpen, STEPS, type Step } from '../lib/flow.ts';
import { useSession } from '../lib/session.ts';
import { useTabName, useTabShare } from '../lib/tab-title.ts';
import { Button } from '../ui/button.tsx';
import { BudgetBanner } from '../ui/session/budget-banner.tsx';
import { ConnectionBanner } from '../ui/session/connection-banner.tsx';
import { ProblemNotice } from '../ui/session/problem-notice.tsx';
import { PendingPage } from '../ui/pending-page.tsx';
import { NotFoundPage } from './fault-pages.tsx';
import { StepTrail } from './step-trail.tsx';

/** One ad: its events, its trail of steps, its title; the step itself is inside. */
export function AdLayout() {
  const t = useTranslations('faults');
  const { id } = useParams({ from: '/member/ads/$id' });
  const { session, error, live, refetch } = useSession(id);
  const step = useOpenStep();
  useTabName(session?.product_prompt);
  useTabShare(
    session?.running ? Math.max(live.progress.progress, session.progress?.progress ?? 0) : null,
    'here',
  );
  const slot = useHeaderSlot();

  if (
    error instanceof ApiFailure &&
    !session &&
    (error.status === 404 || error.status === 422 || error.status === 400)
  ) {
    return <NotFoundPage />;
  }
  if (!session) {
    return error ? (
      <main id="main" className="mx-auto w-full max-w-xl grow p-6">
        <ProblemNotice error={error} actions={<Button onClick={() => void refetch()}>{t('again')}</Button>} />
      </main>
    ) : (
      <PendingPage />
    );
  }
  if (step && !isOpen(step, session)) return <Navigate to="/ads/$id" params={{ id }} replace />;
  return (
    <>
      {slot && createPortal(<StepTrail session={session} step={step} />, slot)}
      <div className="border-line border-b lg:hidden">
        <StepTrail session={session} step={step} />
      </div>
      <ConnectionBanner live={live} />
      <BudgetBanner session={session} />
      <Outlet />
    </>
  );
}

/** Which step's address is open, if any. */
function useOpenStep(): Step | undefined {
  const last = useChildMatches({ select: (matches) => matches.at(-1)?.pathname.split('/').at(-1) });
  return STEPS.find((step) => step === last);
}

function useHeaderSlot(): HTMLElement | null {
  return document.getElementById('header-slot');
}
