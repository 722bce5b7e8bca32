import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { migrateDataSourcePG } from '@dbos-inc/dbos-sdk/datasource';
import pg from 'pg';
import { ENGINE_SCHEMA } from './identity.ts';
import { createWorkersTable } from './workers-table.ts';

const POLL_MS = 200;

/**
 * Brings the engine's tables, then the application's (`migrateApp`), to the newest version, while no other
 * process does. Every process calls it before anything else touches the database; those that come second find
 * nothing to do. Throws what a migration threw; whoever comes next tries again.
 */
export async function migrateOnce(url: string, migrateApp: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await lockMigrations(client);
    await DBOS.migrate(url, { schemaName: ENGINE_SCHEMA });
    await client.query('begin');
    await migrateDataSourcePG(
      async (sql) => (await client.query<pg.QueryResultRow>(sql)).rows ?? [],
      ENGINE_SCHEMA,
    );
    await createWorkersTable(client);
    await client.query('commit');
    await migrateApp();
  } finally {
    // Ends the session, and with it the lock and a transaction that failed.
    await client.end();
  }
}

/** Polls: waiting inside pg_advisory_lock holds a snapshot, and CREATE INDEX CONCURRENTLY waits for snapshots. */
async function lockMigrations(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('admint-migrations', 0)) as locked`,
    );
    if (rows[0]?.locked) return;
    await sleep(POLL_MS);
  }
}
