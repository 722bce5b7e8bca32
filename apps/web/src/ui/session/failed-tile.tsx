import type { SessionResponse } from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import type { FailedPart } from '../../lib/image-slots.ts';
import { useUnreachable } from '../../lib/session.ts';
import { type EstimateOf, estimateQuery, useRetry } from '../../lib/session-api.ts';
import { Button } from '../button.tsx';

interface FailedTileProps {
  session: SessionResponse;
  part: FailedPart;
  /** What trying just this one would cost. */
  estimate: EstimateOf;
}

/** The place of a part that could not be made: what happened, and a priced retry of just this one. */
export function FailedTile({ session, part, estimate }: FailedTileProps) {
  const t = useTranslations('errors');
  const { money } = useFormats();
  const retry = useRetry(session.id);
  const offline = useUnreachable(session.id);
  const { data } = useQuery({
    ...estimateQuery(session.id, estimate),
    enabled: session.failure?.retryable === true,
  });
  return (
    <div className="absolute inset-0 grid place-content-center justify-items-center gap-2 p-3 text-center">
      <CircleAlert className="size-5 text-danger" aria-hidden="true" />
      <p className="font-medium text-sm first-letter:uppercase">{part.name}</p>
      <p className="line-clamp-2 text-muted text-xs">{part.message}</p>
      {session.failure?.retryable && (
        <Button
          size="small"
          busy={retry.isPending}
          disabled={!data || offline || session.running}
          aria-label={t('retryPart', { name: part.name })}
          onClick={() => retry.mutate(part.name)}
        >
          <RotateCw aria-hidden="true" />
          {data ? t('retryFor', { price: money(data.estimated_cost) }) : t('retry')}
        </Button>
      )}
    </div>
  );
}
