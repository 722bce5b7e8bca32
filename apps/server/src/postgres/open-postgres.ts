import { join } from 'node:path';
import { AdmintError } from '@admint/contract';
import pg from 'pg';
import type { Config } from '../config.ts';
import { type HeldLock, holdLock } from './advisory-lock.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type DataDirectory, ensureDataDirectory } from './data-directory.ts';
import { type Postmaster, startPostmaster, stopPostmaster, urlOf } from './postmaster.ts';
import { serverUser } from './server-user.ts';

/** A database to work with. */
export interface OpenPostgres {
  url: string;
  /** Ours alone, in the data folder? Then this is the only application on it. */
  embedded: boolean;
  /** Stops a private server; leaves another one alone. */
  stop(): Promise<void>;
}

/** A private server and what belongs to it. */
export interface PrivateServer {
  directory: DataDirectory;
  postmaster: Postmaster;
  stop(): Promise<void>;
}

const DATABASE = 'admint';

/** Gives the server on the database in `folder`: started, or adopted if one is running. Throws `embedded_postgres_unavailable` or `embedded_postgres_failed`. */
export async function startPrivateServer(folder: string): Promise<PrivateServer> {
  const user = await serverUser();
  const binaries: Binaries = await findBinaries(join(folder, 'bin'), user);
  const directory = await ensureDataDirectory(folder, binaries, user);
  const postmaster = await startPostmaster(binaries, directory);
  return { directory, postmaster, stop: () => stopPostmaster(binaries, directory, postmaster) };
}

/** Makes the database `name` on the server behind `url` unless it exists. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Opens the database the settings ask for: the server at DATABASE_URL, else a private one in the data folder.
 * A private one serves one application at a time: throws `already_running` when another one has it.
 */
export async function openPostgres(config: Pick<Config, 'databaseUrl' | 'home'>): Promise<OpenPostgres> {
  if (config.databaseUrl) {
    return { url: config.databaseUrl, embedded: false, stop: () => Promise.resolve() };
  }
  const { server, lock } = await claim(join(config.home, 'postgres'), config.home);
  const url = urlOf(server.directory, server.postmaster.port, DATABASE);
  await ensureDatabase(urlOf(server.directory, server.postmaster.port, 'postgres'), DATABASE);
  return {
    url,
    embedded: true,
    stop: async () => {
      // The lock goes down with the server, so that no other application is given a dying one.
      await server.stop();
      await lock.release();
    },
  };
}

async function claim(folder: string, home: string): Promise<{ server: PrivateServer; lock: HeldLock }> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await startPrivateServer(folder);
    const url = urlOf(server.directory, server.postmaster.port, 'postgres');
    try {
      const lock = await holdLock(url, 'admint-application');
      if (lock) return { server, lock };
    } catch (error) {
      // The previous application was just stopping its server: the next round starts it again.
      if (attempt < 5) continue;
      throw error;
    }
    throw new AdmintError(
      'already_running',
      `Another AdMint is running with the data folder ${home}. Stop it first, or give this one a folder of its own with ADMINT_HOME.`,
    );
  }
}
