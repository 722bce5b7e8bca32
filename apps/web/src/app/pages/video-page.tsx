import { useNavigate, useParams } from '@tanstack/react-router';
import { OtherBeginnings } from '../../features/compare/hook-dialog.tsx';
import { VideoPage } from '../../features/result/video-page.tsx';

export function VideoRoutePage() {
  const { id } = useParams({ from: '/member/videos/$id' });
  const navigate = useNavigate();
  return (
    <VideoPage
      id={id}
      onStarted={(session) => void navigate({ to: '/ads/$id/images', params: { id: session } })}
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
