import type { SessionFailure, SessionResponse } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { useUnreachable } from '../../lib/session.ts';
import { type EstimateOf, estimateQuery, useRetry } from '../../lib/session-api.ts';
import { Button } from '../button.tsx';

interface RetryButtonProps {
  session: SessionResponse;
  /** What failed; empty where the whole failed. */
  parts: SessionFailure['parts'];
  action: EstimateOf['action'];
  retry: ReturnType<typeof useRetry>;
  /** Only this part is tried again: its server name, and the one people know it under. */
  only?: { part: string; name: string };
}

/** Tries again what failed, at its price. What is paid for and waits at its provider is only fetched, for nothing. */
export function RetryButton({ session, parts, action, retry, only }: RetryButtonProps) {
  const t = useTranslations('errors');
  const { money } = useFormats();
  const offline = useUnreachable(session.id);
  const bought = parts.filter(({ waiting }) => !waiting).length;
  const fetched = parts.length > 0 && bought === 0;
  const { data } = useQuery({
    ...estimateQuery(session.id, {
      action,
      ...(bought > 0 && action !== 'composition' && { count: bought }),
    }),
    enabled: !fetched,
  });
  const price = fetched ? 0 : data?.estimated_cost;
  const text = fetched ? 'fetchFor' : 'retryFor';
  const label = price === undefined ? t('retry') : t(text, { price: money(price) });
  return (
    <Button
      size={only ? 'small' : 'medium'}
      busy={retry.isPending}
      disabled={price === undefined || offline || session.running}
      aria-label={only && t('retryPart', { label, name: only.name })}
      onClick={() => retry.mutate(only?.part)}
    >
      <RotateCw aria-hidden="true" />
      {label}
    </Button>
  );
}
