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

/** A database that others are copied from: filled by the first test that asks for it, for the whole run. */
export interface Template {
  name: string;
  /** Takes its address; leaves no connection open. */
  fill: (url: string) => Promise<void>;
}

/**
 * Makes an empty database, or a copy of a template, on a server that all test files of a run share: the first file that needs it starts
 * it, the others adopt it, and the global set-up stops it after the last one. `name` is for people; the
 * database's own name is unique.
 */
export async function freshDatabase(name: string, template?: Template): Promise<FreshDatabase> {
  // Test files run in children of the runner.
  shared ??= startPrivateServer(sharedServerFolder(process.ppid));
  const { directory, postmaster } = await shared;
  const database = `${name.replace(/\W+/g, '_').slice(0, 40)}_${randomBytes(4).toString('hex')}`;
  const url = (of: string) => urlOf(directory, postmaster.port, of);
  const own = pg.escapeIdentifier(database);
  const administer = <T>(work: (client: pg.Client) => Promise<T>) => withClient(url('postgres'), work);
  await administer(async (client) => {
    if (template) await prepare(client, template, url(template.name));
    await client.query(`create database ${own}${template ? ` template ${template.name}` : ''}`);
    // No test takes the power away: what is committed has to outlive our processes, not the machine.
    await client.query(`alter database ${own} set synchronous_commit = off`);
  });
  return {
    url: url(database),
    drop: async () => {
      await administer((client) => client.query(`drop database if exists ${own} with (force)`));
    },
  };
}

/** Test files run side by side: one fills the template, the others wait for it. */
async function prepare(client: pg.Client, { name, fill }: Template, url: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtext($1))', [name]);
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [
    name,
  ]);
  if (rowCount === 0) {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await fill(url);
    await client.query(`alter database ${name} is_template true`);
  }
  await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
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
