import type { SessionResponse } from '@admint/contract';
import { useTranslations } from 'use-intl';
import { Notice } from '../notice.tsx';

/** What could not be done as asked and was done otherwise. */
export function Warnings({ session }: { session: SessionResponse }) {
  const t = useTranslations('errors');
  if (session.warnings.length === 0 || session.running) return null;
  return (
    <Notice tone="warning" title={t('warnings', { count: session.warnings.length })}>
      {session.warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </Notice>
  );
}
