import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { FinishPage } from '../../features/finish/finish-page.tsx';
import { useOpenSession } from './open-session.ts';

/** Step 3; when the video it asked for is there, the result is shown. */
export function FinishRoutePage() {
  const session = useOpenSession();
  const navigate = useNavigate();
  const videoId = session.final_video?.id ?? null;
  const known = useRef(videoId);
  useEffect(() => {
    if (videoId === known.current || session.running) return;
    known.current = videoId;
    if (videoId) void navigate({ to: '/ads/$id/result', params: { id: session.id } });
  }, [videoId, session.running, session.id, navigate]);
  return <FinishPage key={session.id} session={session} />;
}
