import { AdmintError, type Started } from '@admint/contract';
import type { BodyOf } from '../http/services.ts';
import type { Database } from '../store/database.ts';
import { type SessionRow, updateSession } from '../store/sessions.ts';
import { rewriteKey } from '../workflows/rewrites.ts';
import type { FlowParts } from './start.ts';
import { retrySession } from './stop-and-retry.ts';

/**
 * Asks once more for a part that a content filter refused, in other words: the user's, a text model's or a rule's.
 * Only when it is asked for, and once per part and run. Throws `wrong_stage` for a part that was not refused, or twice.
 */
export async function rewritePart(
  parts: FlowParts,
  userId: number,
  { id, part }: { id: string; part: string },
  { prompt }: BodyOf<'rewritePart'>,
): Promise<Started> {
  const prepare = async (db: Database, session: SessionRow) => {
    const refused = await refusalOf(db, session, part);
    const key = rewriteKey(refused.agent, part);
    if (session.rewrites[key]?.run === session.run)
      throw new AdmintError(
        'wrong_stage',
        `“${part}” was asked for in other words already. Describe the product differently and start again.`,
      );
    const { before, refusal } = refused;
    const rewrites = {
      ...session.rewrites,
      [key]: { run: session.run, before, refusal, after: prompt ?? null },
    };
    await updateSession(db, session.id, { rewrites: JSON.stringify(rewrites) });
    return { ...session, rewrites };
  };
  return retrySession(parts, userId, id, part, prepare);
}

async function refusalOf(db: Database, session: SessionRow, part: string) {
  const row = await db
    .selectFrom('provider_calls')
    .select(['agent', 'request', 'fault'])
    .where('session_id', '=', session.id)
    .where('run', '=', session.run)
    .where('part', '=', part)
    .where('kind', 'in', ['image', 'video'])
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.fault?.code !== 'content_refused')
    throw new AdmintError('wrong_stage', `“${part}” was not refused for its content.`);
  const { prompt } = row.request;
  const before = typeof prompt === 'string' ? prompt : '';
  return { agent: row.agent, before, refusal: row.fault.message };
}
