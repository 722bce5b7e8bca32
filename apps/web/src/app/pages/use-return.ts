import { useRouter, useSearch } from '@tanstack/react-router';

/** Where a visitor wanted to go, and the way there once they are logged in. */
export function useReturn(): { next: string; onDone: () => void } {
  const router = useRouter();
  const { next } = useSearch({ from: '/visitor' });
  return { next, onDone: () => router.history.push(next) };
}
