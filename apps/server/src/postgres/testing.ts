import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type PrivateServer, startPrivateServer } from './open-postgres.ts';
import { isAlive } from './process-alive.ts';
import { urlOf } from './postmaster.ts';

/** An empty database of one test's own. */
export interface FreshDatabase {
  url: string;
  /** Removes it, cutting the sessions that are still on it. */
  drop(): Promise<void>;
}

const FOLDER_PREFIX = 'admint-test-postgres-';

/** Where the server that one test run shares keeps its files; `run` is the process id of the runner. */
export function sharedServerFolder(run: number): string {
  return join(tmpdir(), `${FOLDER_PREFIX}${run}`);
}

let shared: Promise<PrivateServer> | undefined;

/**
 * Makes an empty database on a server that all test files of a run share: the first file that needs it starts
 * it, the others adopt it, and the global set-up stops it after the last one. `name` is for people; the
 * database's own name is unique.
 */
export async function freshDatabase(name: string): Promise<FreshDatabase> {
  // Test files run in children of the runner.
  shared ??= startPrivateServer(sharedServerFolder(process.ppid));
  const { directory, postmaster } = await shared;
  const database = `${name.replace(/\W+/g, '_').slice(0, 40)}_${randomBytes(4).toString('hex')}`;
  const url = (of: string) => urlOf(directory, postmaster.port, of);
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await administer(`create database ${pg.escapeIdentifier(database)}`);
  return {
    url: url(database),
    drop: () => administer(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`),
  };
}

/** Stops the server of the run and removes its files. Does nothing if no test asked for a database. */
export async function stopSharedServer(run: number): Promise<void> {
  const folder = sharedServerFolder(run);
  if (!existsSync(join(folder, 'data'))) return;
  const server = await startPrivateServer(folder);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Stops the servers of runs that were killed before they could do so. */
export async function stopAbandonedServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const run = name.startsWith(FOLDER_PREFIX) ? Number(name.slice(FOLDER_PREFIX.length)) : 0;
    if (run > 0 && !isAlive(run)) await stopSharedServer(run);
  }
}
