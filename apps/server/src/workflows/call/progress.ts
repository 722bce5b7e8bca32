import { type ProgressWords, progressWords } from '@admint/contract';
import type { Database } from '../../store/database.ts';
import { emitProgress, type NewProgress } from '../../store/progress.ts';
import { context } from '../context.ts';
import type { CallInput } from './input.ts';

const STEP = 0.1;

/** Writes the share done in steps of a tenth, so a clip of 90 frames costs ten rows and not ninety. */
export async function showProgress(call: CallInput, share: number): Promise<void> {
  if (!call.progress) return;
  const { db } = context();
  const step = Math.floor(Math.min(0.99, share) / STEP);
  if (step === 0) return;
  const grown = await db
    .updateTable('provider_calls')
    .set({ progress: step * STEP })
    .where('key', '=', call.key)
    .where('progress', '<', step * STEP - 1e-6)
    .returning('key')
    .executeTakeFirst();
  if (!grown) return;
  await db.transaction().execute(async (tx) => {
    await emitProgress(tx, await batchProgress(tx, call, `${call.key}/tick/${step}`));
  });
}

/** Takes one call of a batch, gives the event that shows how far the whole batch is. */
export async function batchProgress(
  db: Database,
  call: CallInput,
  dedupe: string,
  data: Record<string, unknown> = {},
): Promise<NewProgress> {
  const rows = await db
    .selectFrom('provider_calls')
    .select(['state', 'progress', 'part'])
    .where('session_id', '=', call.session_id)
    .where('run', '=', call.run)
    .where('agent', '=', call.agent)
    .orderBy('attempt')
    .execute();
  const latest = new Map(rows.map((row) => [row.part, row]));
  let done = 0;
  let share = 0;
  for (const row of latest.values()) {
    const ended = row.state === 'succeeded' || row.state === 'failed' || row.state === 'canceled';
    if (ended) done += 1;
    share += ended ? 1 : row.progress;
  }
  const { stage, from, to, noun } = call.progress ?? { stage: call.agent, from: 0, to: 0, noun: 'part' };
  const next = Math.min(call.batch, done + 1);
  const message = done >= call.batch ? readyOf(noun, done, call.batch) : makingOf(noun, next, call.batch);
  return {
    session_id: call.session_id,
    run: call.run,
    stage,
    progress: Math.round((from + (to - from) * Math.min(1, share / call.batch)) * 10) / 10,
    message,
    dedupe,
    data: { part: call.part, done, total: call.batch, ...data },
  };
}

function makingOf(noun: string, n: number, of: number): ProgressWords {
  if (noun === 'image') return progressWords('making-image', { n, of });
  if (noun === 'clip') return progressWords('making-clip', { n, of });
  return progressWords('making-part', { part: noun, n, of });
}

function readyOf(noun: string, n: number, of: number): ProgressWords {
  if (noun === 'image') return progressWords('image-ready', { n, of });
  if (noun === 'clip') return progressWords('clip-ready', { n, of });
  return progressWords('part-ready', { part: noun.charAt(0).toUpperCase() + noun.slice(1), n, of });
}
