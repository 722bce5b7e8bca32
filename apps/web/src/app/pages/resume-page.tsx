import { Navigate } from '@tanstack/react-router';
import { currentStep, isOpen } from '../../lib/flow.ts';
import { STEP_PATHS } from '../step-trail.tsx';
import { useOpenSession } from './open-session.ts';

/** Leads to the step where the owner left off. */
export function ResumePage() {
  const session = useOpenSession();
  if (session.mode === 'auto' && !session.final_video)
    return <Navigate to="/ads/$id/auto" params={{ id: session.id }} replace />;
  const step = currentStep(session);
  return (
    <Navigate to={STEP_PATHS[isOpen(step, session) ? step : 'images']} params={{ id: session.id }} replace />
  );
}
