import type { CallKind, CallRequests } from '@admint/providers';
import type { AssetNote, CallProgress } from '@admint/studio';
import type { Selectable } from 'kysely';
import type { ProviderCallsTable } from '../../store/schema.ts';
import type { CallInput } from './input.ts';

/** Takes the row of a paid call, gives the call as its workflow had it; null for renders, which are not paid. */
export function callOfRow(row: Selectable<ProviderCallsTable>): CallInput | null {
  if (row.kind === 'render') return null;
  const { asset, progress, batch } = row.spec as {
    asset?: AssetNote;
    progress?: CallProgress;
    batch?: number;
  };
  const { key, session_id, run, agent, part, attempt, kind } = row;
  return {
    key,
    session_id,
    run,
    agent,
    part,
    attempt,
    kind,
    request: row.request as unknown as CallRequests[CallKind],
    batch: batch ?? 1,
    use: { provider: row.provider, model: row.model },
    ...(asset ? { asset } : {}),
    ...(progress ? { progress } : {}),
  };
}
