import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Binaries } from './binaries.ts';
import { type DataDirectory, SUPERUSER, failed, invocation } from './data-directory.ts';
import { tryPort } from './free-port.ts';
import { isAlive, isPostgres } from './process-alive.ts';

/** A PostgreSQL server that answers for a data directory. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Was it running already, left over from a process that was killed? */
  adopted: boolean;
}

const HOST = '127.0.0.1';
/** Replaying the log after a crash of the machine takes a while; more than this is a fault. */
const START_TIMEOUT_MS = 120_000;
/** Another process is starting the same server; or one was killed and its helpers are still going down. */
const OTHERS_IN_THE_WAY = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;
const HANDOVER_MS = 15_000;
const LOG_LIMIT_BYTES = 8_000_000;

/** Checkpoints of paid calls are in this database: a commit that was acknowledged has to survive. */
const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'warning',
  cluster_name: 'admint',
};

/** The connection string of `database` on a private server. */
export function urlOf(directory: DataDirectory, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${directory.password}@${HOST}:${port}/${database}`;
}

/** The first four lines of `postmaster.pid`: process, directory, start time and port of the server. */
function identityIn(text: string): { pid: number; port: number; key: string } | undefined {
  const lines = text.split('\n').slice(0, 4);
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port, key: lines.join('\n') } : undefined;
}

async function lockFileOf(directory: DataDirectory): Promise<string | undefined> {
  return await readFile(join(directory.path, 'postmaster.pid'), 'utf8').catch(() => undefined);
}

/** The server on this directory, if it takes our password and reads the same lock file as we do. */
async function answering(directory: DataDirectory): Promise<{ pid: number; port: number } | undefined> {
  const ours = identityIn((await lockFileOf(directory)) ?? '');
  if (!ours) return undefined;
  const client = new pg.Client({
    connectionString: urlOf(directory, ours.port, 'postgres'),
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ text: string }>(`select pg_read_file('postmaster.pid') as text`);
    const theirs = identityIn(rows[0]?.text ?? '');
    return theirs?.key === ours.key ? { pid: ours.pid, port: ours.port } : undefined;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Is a server on this directory coming up or going down? A lock file left by a process id that is something else by now is removed. */
async function isBusy(directory: DataDirectory): Promise<boolean> {
  if ((await runningOn(directory)) !== undefined) return true;
  const pid = Number((await lockFileOf(directory))?.split('\n')[0] ?? 0);
  if (pid > 0 && isAlive(pid)) await rm(join(directory.path, 'postmaster.pid'), { force: true });
  return false;
}

/** The port used last time if it is free, so that tools keep finding the database; else any free one. */
async function choosePort(directory: DataDirectory, avoid: Set<number>): Promise<number> {
  const file = join(dirname(directory.path), 'port');
  const stored = Number(await readFile(file, 'utf8').catch(() => ''));
  const usable = Number.isInteger(stored) && stored > 0 && stored < 65_536 && !avoid.has(stored);
  const port = (usable ? await tryPort(stored, HOST) : undefined) ?? (await tryPort(0, HOST));
  if (port === undefined) throw failed(`No port is free on ${HOST}.`);
  if (port !== stored) await writeFile(file, `${port}\n`);
  return port;
}

/** Starts a server that outlives us, with its log in the file `postgres.log`. Gives the child and where in the log it began. */
async function launch(binaries: Binaries, directory: DataDirectory, port: number) {
  const { directory: here, options } = invocation(directory.path, directory.owner);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const path = join(dirname(directory.path), 'postgres.log');
  const grown = await stat(path).catch(() => undefined);
  const log = await open(path, (grown?.size ?? 0) > LOG_LIMIT_BYTES ? 'w' : 'a', 0o600);
  try {
    const from = (await log.stat()).size;
    const child = spawn(binaries.postgres, ['-D', here, '-p', String(port), ...settings], {
      ...options,
      // Its own process group: Ctrl-C is for us, and we stop it when our work is drained.
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.unref();
    return { child, said: async () => (await readFile(path)).subarray(from).toString('utf8').trim() };
  } finally {
    await log.close();
  }
}

/** Waits until the child serves or ends. */
async function settled(child: ChildProcess, directory: DataDirectory, deadline: number) {
  const ended = new Promise<'ended'>((resolve) => {
    child.once('exit', () => resolve('ended'));
    child.once('error', () => resolve('ended'));
  });
  while (Date.now() < deadline) {
    const server = await answering(directory);
    if (server && server.pid === child.pid) return server;
    if ((await Promise.race([ended, sleep(25)])) === 'ended') return 'ended';
  }
  throw failed(`PostgreSQL did not get ready within ${START_TIMEOUT_MS / 1000} s.`);
}

/**
 * Gives the server on this directory: the one that is running (also one orphaned by `kill -9` of its
 * application), else a new one. Safe to be called by several processes at once.
 * Throws `embedded_postgres_failed` with what PostgreSQL said.
 */
export async function startPostmaster(binaries: Binaries, directory: DataDirectory): Promise<Postmaster> {
  const started = Date.now();
  const deadline = started + START_TIMEOUT_MS;
  const takenPorts = new Set<number>();
  while (Date.now() < deadline) {
    const running = await answering(directory);
    if (running) return { ...running, adopted: true };
    if (await isBusy(directory)) {
      await sleep(100);
      continue;
    }
    const port = await choosePort(directory, takenPorts);
    const { child, said } = await launch(binaries, directory, port);
    const outcome = await settled(child, directory, deadline);
    if (outcome !== 'ended') return { ...outcome, adopted: false };
    const words = await said();
    if (/could not bind|could not create any TCP\/IP sockets/.test(words)) takenPorts.add(port);
    else if (OTHERS_IN_THE_WAY.test(words) && Date.now() < started + HANDOVER_MS) await sleep(100);
    else throw failed(`PostgreSQL could not start in ${directory.path}: ${words.slice(-2000)}`);
  }
  throw failed(`PostgreSQL in ${directory.path} is neither starting nor stopping. Its log is beside it.`);
}

/** Stops whatever server is on this directory: sessions are cut, everything committed is on disk. */
export async function stopPostmaster(binaries: Binaries, directory: DataDirectory): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(binaries.pgCtl, ['stop', '-D', directory.path, '-m', 'fast', '-w']);
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5000],
  ] as const) {
    const pid = await runningOn(directory);
    if (pid === undefined) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patience;
    while (Date.now() < deadline && (await runningOn(directory)) === pid) await sleep(15);
  }
}

/** The process id of the server on this directory. Until its lock file is gone the id is that of our server, and of nothing else. */
export async function runningOn(directory: DataDirectory): Promise<number | undefined> {
  const pid = Number((await lockFileOf(directory))?.split('\n')[0] ?? 0);
  return pid > 0 && (await isPostgres(pid)) ? pid : undefined;
}
