import type { Database } from '../store/database.ts';

/** Takes workflow ids, gives those whose provider call has no settled price yet: their history must not be collected. */
export async function unsettledWorkflows(db: Database, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('provider_calls')
    .select('key')
    .where('key', 'in', ids)
    .where('state', 'in', ['reserved', 'submitted', 'unknown'])
    .execute();
  return rows.map((row) => row.key);
}
