import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { GalleryPage } from '../../features/gallery/gallery-page.tsx';
import { OtherBeginnings } from '../../features/compare/hook-dialog.tsx';
import { VideoPage } from '../../features/result/video-page.tsx';
import type { GalleryFilter } from '../../lib/gallery-filter.ts';

/** The gallery; what it shows is in the address, so that the way back finds it as it was. */
export function GalleryRoutePage() {
  const filter = useSearch({ from: '/member/videos' });
  const navigate = useNavigate({ from: '/videos' });
  const onFilter = useCallback(
    (change: Partial<GalleryFilter>) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: true }),
    [navigate],
  );
  return <GalleryPage filter={filter} onFilter={onFilter} />;
}

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
