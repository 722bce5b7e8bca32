import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../postgres/testing.ts';
import { migrateOnce } from './migrate-once.ts';
import { type WorkerProcess, spawnWorker } from './testing/spawn-worker.ts';

let database: FreshDatabase;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  database = await freshDatabase('migrate');
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.end()));
  await database.drop();
});

it('lets five processes boot at once on an empty database', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    workers.push(spawnWorker({ url: database.url, executorId: name }));
  }
  await Promise.all(workers.map((worker) => worker.ready));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows: alive } = await client.query('select id from engine_workers order by id');
  expect(alive.map((row) => row.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  const { rows: versions } = await client.query('select * from dbos.dbos_migrations');
  expect(versions).toHaveLength(1);
  await client.end();
});

it('hands on the lock when a migration fails, and what failed is tried again', async () => {
  const broken = () => Promise.reject(new Error('column is missing'));
  await expect(migrateOnce(database.url, broken)).rejects.toThrow('column is missing');
  let ran = 0;
  await migrateOnce(database.url, () => {
    ran += 1;
    return Promise.resolve();
  });
  expect(ran).toBe(1);
});
