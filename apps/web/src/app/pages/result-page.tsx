import { Navigate, useNavigate } from '@tanstack/react-router';
import { OtherBeginnings } from '../../features/compare/hook-dialog.tsx';
import { VideoPage } from '../../features/result/video-page.tsx';
import { useOpenSession } from './open-session.ts';

/** The last step of an ad: its newest video. */
export function ResultRoutePage() {
  const session = useOpenSession();
  const navigate = useNavigate();
  if (!session.final_video) return <Navigate to="/ads/$id" params={{ id: session.id }} replace />;
  return (
    <VideoPage
      id={session.final_video.generation_id}
      fresh
      onStarted={(id) => void navigate({ to: '/ads/$id/images', params: { id } })}
      onDeleted={() => navigate({ to: '/videos' })}
      more={(video) => (
        <OtherBeginnings
          video={video}
          onStarted={(groupId) => void navigate({ to: '/compare/$groupId', params: { groupId } })}
        />
      )}
    />
  );
}
