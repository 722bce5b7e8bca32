import { AdmintError, micros, usd } from '@admint/contract';
import { cancelSession } from '../flow/stop-and-retry.ts';
import { deleteGeneration, type GalleryParts } from '../gallery/change.ts';
import type { BodyOf, ResponseOf } from '../http/services.ts';
import type { Database } from '../store/database.ts';
import { readGroup } from './groups.ts';

/** Throws `unknown_asset` when the winner is not one of the group. */
export async function changeComparison(
  db: Database,
  userId: number,
  id: string,
  change: BodyOf<'changeComparison'>,
): Promise<void> {
  await readGroup(db, userId, id);
  const { winner_id, name, hypothesis } = change;
  if (winner_id && !(await membersOf(db, id)).some(({ generation_id }) => generation_id === winner_id)) {
    throw new AdmintError('validation_failed', 'The winner has to be a video of this comparison.', {
      fields: [{ field: 'winner_id', message: 'is not in this comparison' }],
    });
  }
  const set = {
    ...(name !== undefined && { name }),
    ...(hypothesis !== undefined && { hypothesis: hypothesis || null }),
    ...(winner_id !== undefined && { winner_id }),
  };
  if (Object.keys(set).length === 0) return;
  await db.updateTable('generation_groups').set(set).where('id', '=', id).execute();
}

const membersOf = (db: Database, id: string) =>
  db
    .selectFrom('group_members as m')
    .innerJoin('generations as g', 'g.id', 'm.generation_id')
    .innerJoin('sessions as s', 's.id', 'g.session_id')
    .select(['m.generation_id', 'g.session_id', 'g.status', 's.running', 's.total_cost'])
    .where('m.group_id', '=', id)
    .orderBy('m.position')
    .execute();

/** Stops what still runs; a variation that ends by itself in the meantime is no fault. */
export async function cancelComparison(
  parts: GalleryParts,
  userId: number,
  id: string,
): Promise<ResponseOf<'cancelComparison'>> {
  await readGroup(parts.db, userId, id);
  const members = await membersOf(parts.db, id);
  const running = members.filter(({ status, running: works }) => status === 'processing' && works);
  let stopped = 0;
  for (const { session_id } of running) {
    try {
      await cancelSession(parts, userId, session_id);
      stopped += 1;
    } catch (error) {
      if (!(error instanceof AdmintError) || error.code !== 'wrong_stage') throw error;
    }
  }
  const spent = usd(members.reduce((sum, { total_cost }) => sum + micros(total_cost), 0));
  const message = stopped === 0 ? 'Nothing was running.' : `${stopped} stopped. What was finished is kept.`;
  return { success: true, message, spent, stopped };
}

/** Deletes the group; with `delete`, its videos and their files too. Throws `already_running` while one is made. */
export async function deleteComparison(
  parts: GalleryParts,
  userId: number,
  id: string,
  videos: 'delete' | 'keep',
): Promise<ResponseOf<'deleteComparison'>> {
  await readGroup(parts.db, userId, id);
  const members = await membersOf(parts.db, id);
  if (videos === 'delete') {
    if (members.some(({ running }) => running)) {
      throw new AdmintError(
        'already_running',
        'A variation is still being made. Stop it first, then delete the comparison.',
        { retryable: true },
      );
    }
    for (const { generation_id } of members) await deleteGeneration(parts, userId, generation_id);
  }
  await parts.db.deleteFrom('generation_groups').where('id', '=', id).execute();
  return { success: true, videos_removed: videos === 'delete' ? members.length : 0 };
}
