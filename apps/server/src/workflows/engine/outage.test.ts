import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../postgres/eventually.ts';
import { type PrivateServer, ensureDatabase, startPrivateServer } from '../../postgres/open-postgres.ts';
import { urlOf } from '../../postgres/postmaster.ts';
import { type EngineClient, createEngineClient } from './engine-client.ts';
import { migrateOnce } from './migrate-once.ts';
import { recordingLog } from './testing/recording-log.ts';
import { type WorkerProcess, spawnWorker } from './testing/spawn-worker.ts';

const JOBS = 6;
const STEPS = 10;
/** The outage is longer than these: everybody has been silent for too long when the database is back. */
const TIMES = { beatMs: 100, softMs: 500, hardMs: 700 };

let home: string;
let server: PrivateServer;
let pool: pg.Pool;
let client: EngineClient;
let workers: WorkerProcess[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'admint-outage-'));
  server = await startPrivateServer(home);
  const { directory, postmaster } = server;
  await ensureDatabase(urlOf(directory, postmaster.port, 'postgres'), 'admint');
  const url = urlOf(directory, postmaster.port, 'admint');
  await migrateOnce(url, () => Promise.resolve());
  pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  client = await createEngineClient(url, recordingLog(), 2);
  workers = ['a', 'b'].map((executorId) => spawnWorker({ url, executorId, times: TIMES }));
  await Promise.all(workers.map((worker) => worker.ready));
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.end()));
  await client.close();
  await pool.end();
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

async function connections(): Promise<number> {
  const sql = `select count(*)::int as n from pg_stat_activity where datname = 'admint'`;
  return (await pool.query(sql)).rows[0].n as number;
}

/** Who ran what, by what the workers said. */
const runs = () =>
  workers.flatMap((worker) => worker.output().split('\n')).filter((line) => line.startsWith('RAN '));

it('survives the death of the database: no finished step runs again, no worker is taken for dead', async () => {
  const ids = Array.from({ length: JOBS }, (_, index) => `outage-${index}`);
  for (const id of ids) await client.enqueue({ workflow: 'steps', queue: 'jobs', id }, STEPS, 150, 'outage');
  await client.enqueue({ workflow: 'pay', queue: 'jobs', id: 'outage-pay' }, 'outage');
  await eventually(() => Promise.resolve(runs().length > JOBS));
  const before = await connections();

  process.kill(server.postmaster.pid, 'SIGKILL');
  await sleep(2 * TIMES.hardMs);
  expect(await server.revive()).toBe(true);
  await eventually(() =>
    pool.query(`insert into gates values ('outage') on conflict do nothing`).catch(() => null),
  );

  for (const id of [...ids, 'outage-pay']) {
    await eventually(async () => (await client.statusOf(id).catch(() => null)) === 'SUCCESS', 60_000);
  }
  expect(runs().toSorted()).toEqual(
    ids.flatMap((id) => Array.from({ length: STEPS }, (_, step) => `RAN ${id} ${step}`)).toSorted(),
  );
  const { rows } = await pool.query(`select entry from ledger where job = 'outage-pay' order by id`);
  expect(rows).toEqual([{ entry: 'reserve' }, { entry: 'settle' }]);
  expect(workers.filter((worker) => worker.output().includes('took over'))).toEqual([]);
  // Every reconnecting part has exactly one connection to reconnect.
  expect(await connections()).toBeLessThanOrEqual(before + 5);
});
