import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AdmintError } from '@admint/contract';
import pg from 'pg';
import type { Config } from '../config.ts';
import { repeat } from '../repeat.ts';
import { type HeldLock, holdLock } from './advisory-lock.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type DataDirectory, ensureDataDirectory, failed } from './data-directory.ts';
import { type Postmaster, runningOn, startPostmaster, stopPostmaster, urlOf } from './postmaster.ts';
import { serverUser } from './server-user.ts';
import { awaitDatabase } from './shared-database.ts';

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
  /** Starts it again, on its port if that is still free, should it have died. Gives whether it had. */
  revive(): Promise<boolean>;
  stop(): Promise<void>;
}

const DATABASE = 'admint';
const REVIVE_MS = 1000;
const RECLAIM_MS = 2000;

/** Gives the server on the database in `folder`: started, or adopted if one is running. Throws `embedded_postgres_unavailable` or `embedded_postgres_failed`. */
export async function startPrivateServer(folder: string): Promise<PrivateServer> {
  const user = await serverUser();
  const binaries: Binaries = await findBinaries(join(folder, 'bin'), user);
  const directory = await ensureDataDirectory(folder, binaries, user);
  const postmaster = await startPostmaster(binaries, directory);
  return {
    directory,
    postmaster,
    revive: async () => {
      if ((await runningOn(directory)) !== undefined) return false;
      await startPostmaster(binaries, directory);
      return true;
    },
    stop: () => stopPostmaster(binaries, directory),
  };
}

/** Makes the database `name` on the server behind `url` unless it exists. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const known = await ask(url, 'select 1 from pg_database where datname = $1', [name]);
  if (known.length === 0) await ask(url, `create database ${pg.escapeIdentifier(name)}`);
}

/**
 * Opens the database the settings ask for: the server at DATABASE_URL, else a private one in the data folder.
 * Throws `database_unusable` when that server is not there, refuses us or is too old.
 * A private one serves one application at a time: throws `already_running` when another one has it. Should the
 * private server die under us (the system runs out of memory), it is started again and `warn` hears of it.
 */
export async function openPostgres(
  config: Pick<Config, 'databaseUrl' | 'home'>,
  warn: (message: string) => void = () => undefined,
): Promise<OpenPostgres> {
  if (config.databaseUrl) {
    await awaitDatabase(config.databaseUrl);
    return { url: config.databaseUrl, embedded: false, stop: () => Promise.resolve() };
  }
  const { server, lock } = await claim(join(config.home, 'postgres'), config.home);
  const url = urlOf(server.directory, server.postmaster.port, DATABASE);
  await ensureDatabase(urlOf(server.directory, server.postmaster.port, 'postgres'), DATABASE);
  const revive = async () => {
    if (await server.revive()) warn('the private database had died and was started again');
  };
  const stopReviving = repeat(REVIVE_MS, revive, (error) => warn(`the private database: ${error.message}`));
  return {
    url,
    embedded: true,
    stop: async () => {
      await stopReviving();
      // The lock goes down with the server, so that no other application is given a dying one.
      await server.stop();
      await lock.release();
    },
  };
}

async function claim(folder: string, home: string): Promise<{ server: PrivateServer; lock: HeldLock }> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await startPrivateServer(folder).catch((error: unknown) => explained(error, home));
    const url = urlOf(server.directory, server.postmaster.port, 'postgres');
    try {
      if (server.postmaster.adopted) await leaveTimeToReclaim(url);
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

/** A server that somebody else started a moment ago may be one that had died under its application, which has not got its lock back yet. */
async function leaveTimeToReclaim(url: string): Promise<void> {
  const young = `select now() - pg_postmaster_start_time() < interval '3 s' as young`;
  const [row] = await ask<{ young: boolean }>(url, young);
  if (row?.young) await sleep(RECLAIM_MS);
}

async function ask<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Says which folder the system's complaint is about, and the way out. */
function explained(error: unknown, home: string): never {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof AdmintError || code === undefined) throw error;
  const why = code === 'ENOSPC' ? 'The disk is full' : `It cannot be used by this user (${code})`;
  throw failed(
    `${why}: the data folder ${home}. Set ADMINT_HOME to another folder, or make this one usable.`,
    error,
  );
}
