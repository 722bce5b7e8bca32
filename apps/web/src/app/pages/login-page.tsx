import { LoginPage } from '../../features/account/login-page.tsx';
import { useReturn } from './use-return.ts';

export function LoginRoutePage() {
  return <LoginPage {...useReturn()} />;
}
