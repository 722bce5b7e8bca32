import { type FreshDatabase, freshDatabase } from '../postgres/testing.ts';
import { migrateToLatest, openDatabase, openPool } from '../store/database.ts';
import { migrateOnce } from '../workflows/engine/index.ts';

const quiet = () => undefined;
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** A database of one test's own with all tables and no rows. The tables are made once per run and copied. */
export const migratedDatabase = (name: string): Promise<FreshDatabase> =>
  freshDatabase(name, { name: 'migrated', fill });

async function fill(url: string): Promise<void> {
  const db = openDatabase(openPool(url, 4));
  await migrateOnce(url, () => migrateToLatest(db), silent);
  await db.destroy();
}
