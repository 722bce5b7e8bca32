import type { Problem } from '@admint/contract';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ApiFailure } from '../../lib/api.ts';
import { Notice } from '../notice.tsx';

/** Says whether something that went wrong cost money. */
export function ChargedLine({ charged }: { charged: Problem['charged'] }) {
  const t = useTranslations('charged');
  return <p className="font-medium text-ink">{t(charged)}</p>;
}

/** A failed request, in words: what happened, the fields at fault, and whether it cost anything. */
export function ProblemNotice({
  error,
  actions,
  paid = false,
}: {
  error: unknown;
  actions?: ReactNode;
  paid?: boolean;
}) {
  const t = useTranslations('errors');
  if (!error) return null;
  const failure = error instanceof ApiFailure ? error : null;
  const offline = failure?.code === 'offline';
  const title = offline ? t('offline') : failure?.message || t('unexpected');
  return (
    <Notice tone="error" title={title} actions={actions}>
      {failure?.fields
        .filter(({ message }) => !title.includes(message))
        .map(({ field, message }) => (
          <p key={field}>
            {field}: {message}
          </p>
        ))}
      {paid && failure && <ChargedLine charged={failure.charged} />}
    </Notice>
  );
}
