import { CompareList } from '../../features/compare/compare-list.tsx';

export function CompareListRoutePage() {
  return <CompareList />;
}
