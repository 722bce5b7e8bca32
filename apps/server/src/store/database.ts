import { Kysely, type Migration, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import * as firstAd from './migrations/0001-first-ad.ts';
import * as exportsAndPhotos from './migrations/0002-exports-and-photos.ts';
import * as settings from './migrations/0003-settings.ts';
import * as gallery from './migrations/0004-gallery.ts';
import * as takesAndPlan from './migrations/0005-takes-and-plan.ts';
import * as automaticAds from './migrations/0006-automatic-ads.ts';
import * as money from './migrations/0007-money.ts';
import * as comparisons from './migrations/0008-comparisons.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;

/** bigint (int8) columns here are byte counts and row counts: safe as numbers. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const migrations: Record<string, Migration> = {
  '0001-first-ad': firstAd,
  '0002-exports-and-photos': exportsAndPhotos,
  '0003-settings': settings,
  '0004-gallery': gallery,
  '0005-takes-and-plan': takesAndPlan,
  '0006-automatic-ads': automaticAds,
  '0007-money': money,
  '0008-comparisons': comparisons,
};

/** Takes a connection string, gives a pool whose idle connections may break without ending the process. */
export function openPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, idleTimeoutMillis: 30_000 });
  pool.on('error', () => {
    // A connection that dies while idle is replaced by the pool; the query that needs one reports its own error.
  });
  return pool;
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Takes the client of a running transaction, gives typed queries that run inside it. */
export function within(client: pg.ClientBase): Database {
  const borrowed = { query: client.query.bind(client), release: () => undefined } as unknown as pg.PoolClient;
  const pool = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve() };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Brings the tables to the newest version. The caller holds the migration lock. Throws what the failing migration threw. */
export async function migrateToLatest(db: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // Numbers are given out before the work begins, so a lower one may land after a higher one.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw error instanceof Error
      ? error
      : new Error('the database could not be brought up to date', { cause: error });
}
