import { RegisterPage } from '../../features/account/register-page.tsx';
import { useReturn } from './use-return.ts';

export function RegisterRoutePage() {
  return <RegisterPage {...useReturn()} />;
}
