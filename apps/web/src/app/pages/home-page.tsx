import { useNavigate } from '@tanstack/react-router';
import { Dashboard } from '../../features/gallery/dashboard.tsx';

export function HomePage() {
  const navigate = useNavigate();
  return <Dashboard onStarted={(id) => void navigate({ to: '/ads/$id/images', params: { id } })} />;
}
