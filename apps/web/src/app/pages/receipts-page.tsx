import { useNavigate, useSearch } from '@tanstack/react-router';
import { ReceiptsPage } from '../../features/receipts/receipts-page.tsx';

/** The filter lives in the address, so that it can be kept, shared and gone back to. */
export function ReceiptsRoutePage() {
  const filter = useSearch({ from: '/member/receipts' });
  const navigate = useNavigate();
  return (
    <ReceiptsPage
      filter={filter}
      onFilter={(next) => void navigate({ to: '/receipts', search: next, replace: true })}
    />
  );
}
