import { useNavigate, useParams } from '@tanstack/react-router';
import { CompareList } from '../../features/compare/compare-list.tsx';
import { ComparePage } from '../../features/compare/compare-page.tsx';

export function CompareListRoutePage() {
  return <CompareList />;
}

export function CompareRoutePage() {
  const { groupId } = useParams({ from: '/member/compare/$groupId' });
  const navigate = useNavigate();
  return <ComparePage key={groupId} id={groupId} onGone={() => navigate({ to: '/compare' })} />;
}
