import { useNavigate, useParams } from '@tanstack/react-router';
import { ComparePage } from '../../features/compare/compare-page.tsx';

export function CompareRoutePage() {
  const { groupId } = useParams({ from: '/member/compare/$groupId' });
  const navigate = useNavigate();
  return <ComparePage key={groupId} id={groupId} onGone={() => navigate({ to: '/compare' })} />;
}
