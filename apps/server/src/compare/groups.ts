import { randomUUID } from 'node:crypto';
import {
  AdmintError,
  type ComparisonKind,
  type ComparisonStarted,
  type GenerateResponse,
  usd,
} from '@admint/contract';
import type { Selectable } from 'kysely';
import type { Database } from '../store/database.ts';
import type { GenerationGroupsTable } from '../store/schema.ts';

export type GroupRow = Selectable<GenerationGroupsTable>;

const LETTERS = 'ABCDE';
/** What a variation is called that was given no name. */
export const labelAt = (position: number) => `Variation ${LETTERS[position] ?? position + 1}`;

export interface NewGroup {
  userId: number;
  comparison_type: ComparisonKind;
  name?: string | undefined;
  hypothesis?: string | undefined;
}

export async function openGroup(
  db: Database,
  { userId, comparison_type, name, hypothesis }: NewGroup,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('generation_groups')
    .values({
      id,
      user_id: userId,
      comparison_type,
      name: name ?? null,
      hypothesis: hypothesis || null,
      winner_id: null,
    })
    .execute();
  return id;
}

export async function addToGroup(
  db: Database,
  group_id: string,
  members: { generation_id: string; label: string }[],
  from = 0,
): Promise<void> {
  const rows = members.map((member, i) => ({ ...member, group_id, position: from + i }));
  await db.insertInto('group_members').values(rows).execute();
}

/** Throws `comparison_not_found`, also for someone else's. */
export async function readGroup(db: Database, userId: number, id: string): Promise<GroupRow> {
  const group = await db
    .selectFrom('generation_groups')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (group) return group;
  throw new AdmintError('comparison_not_found', 'There is no such comparison.');
}

/** One answer for several ads that were ordered together. `saved` in micro-dollars. */
export function startedTogether(
  group_id: string,
  started: GenerateResponse[],
  saved: number,
): ComparisonStarted {
  return {
    status: 'processing',
    estimated_duration: Math.max(...started.map(({ estimated_duration }) => estimated_duration)),
    estimated_cost: total(started.map(({ estimated_cost }) => estimated_cost)),
    message: `${started.length} ads are being made. Each has its own progress.`,
    warnings: [...new Set(started.flatMap(({ warnings }) => warnings ?? []))],
    group_id,
    generation_ids: started.map(({ generation_id }) => generation_id),
    session_ids: started.map(({ session_id }) => session_id),
    costs: started.map(({ estimated_cost }) => estimated_cost),
    saved: usd(saved),
  };
}

/** Sums dollars without the dust of floating point. */
export const total = (dollars: number[]) =>
  Math.round(dollars.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6;
