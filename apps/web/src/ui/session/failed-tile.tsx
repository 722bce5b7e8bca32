import type { SessionResponse } from '@admint/contract';
import { CircleAlert } from 'lucide-react';
import type { FailedPart } from '../../lib/image-slots.ts';
import { usePartFault, usePartName } from '../../lib/server-words.ts';
import { type EstimateOf, useRetry } from '../../lib/session-api.ts';
import { RetryButton } from './retry-button.tsx';

interface FailedTileProps {
  session: SessionResponse;
  part: FailedPart;
  /** What trying just this one would be. */
  action: EstimateOf['action'];
}

/** The place of a part that could not be made: what happened, and a priced retry of just this one. */
export function FailedTile({ session, part, action }: FailedTileProps) {
  const nameOf = usePartName();
  const faultOf = usePartFault();
  const retry = useRetry(session.id);
  const name = nameOf(part.name);
  return (
    <div className="absolute inset-0 grid place-content-center justify-items-center gap-2 p-3 text-center">
      <CircleAlert className="size-5 text-danger" aria-hidden="true" />
      <p className="font-medium text-sm first-letter:uppercase">{name}</p>
      <p className="line-clamp-2 text-muted text-xs">{faultOf(part)}</p>
      {session.failure?.retryable && (
        <RetryButton
          session={session}
          parts={[part]}
          action={action}
          retry={retry}
          only={{ part: part.name, name }}
        />
      )}
    </div>
  );
}
