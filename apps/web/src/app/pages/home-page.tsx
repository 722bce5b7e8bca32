import { useNavigate } from '@tanstack/react-router';
import { Dashboard } from '../../features/gallery/dashboard.tsx';

export function HomePage() {
  const navigate = useNavigate();
  return (
    <Dashboard
      onStarted={(id, whole) =>
        void navigate({ to: whole ? '/ads/$id/auto' : '/ads/$id/images', params: { id } })
      }
    />
  );
}
