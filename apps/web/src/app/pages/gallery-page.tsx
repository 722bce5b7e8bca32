import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { GalleryPage } from '../../features/gallery/gallery-page.tsx';
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
