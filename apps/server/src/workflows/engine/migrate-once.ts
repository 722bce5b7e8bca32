import { setTimeout as sleep } from 'node:timers/promises';
import { migrateDataSourcePG } from '@dbos-inc/dbos-sdk/datasource';
import { migrateSystemDatabase } from '@dbos-inc/dbos-sdk/internal/system_database';
import { GlobalLogger } from '@dbos-inc/dbos-sdk/internal/telemetry/logs';
import pg from 'pg';
import { type EngineLog, SILENT, engineLogger } from './engine-log.ts';
import { ENGINE_SCHEMA } from './identity.ts';
import { createWorkersTable } from './workers-table.ts';

const POLL_MS = 200;

/**
 * Brings the engine's tables, then the application's (`migrateApp`), to the newest version, while no other
 * process does. Every process calls it before anything else touches the database; those that come second find
 * nothing to do. Throws what a migration threw; whoever comes next tries again.
 */
export async function migrateOnce(
  url: string,
  migrateApp: () => Promise<void>,
  log: EngineLog = SILENT,
): Promise<void> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await lockMigrations(client);
    await migrateEngine(url, log);
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

/** The same as `DBOS.migrate`, which would write to our standard output. */
async function migrateEngine(url: string, log: EngineLog): Promise<void> {
  const logger = new GlobalLogger(undefined, { logger: engineLogger(log) });
  await migrateSystemDatabase(url, logger, ENGINE_SCHEMA);
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
