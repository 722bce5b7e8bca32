import { Navigate } from '@tanstack/react-router';
import { ResultPage } from '../../features/result/result-page.tsx';
import { useOpenSession } from './open-session.ts';

export function ResultRoutePage() {
  const session = useOpenSession();
  if (!session.final_video) return <Navigate to="/ads/$id" params={{ id: session.id }} replace />;
  return <ResultPage session={session} video={session.final_video} />;
}
