import { useRouter, useSearch } from '@tanstack/react-router';
import { LoginPage } from '../../features/account/login-page.tsx';
import { RegisterPage } from '../../features/account/register-page.tsx';

function useReturn() {
  const router = useRouter();
  const { next } = useSearch({ from: '/visitor' });
  return { next, onDone: () => router.history.push(next) };
}

export function LoginRoutePage() {
  return <LoginPage {...useReturn()} />;
}

export function RegisterRoutePage() {
  return <RegisterPage {...useReturn()} />;
}
