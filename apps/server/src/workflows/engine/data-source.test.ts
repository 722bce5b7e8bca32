import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../postgres/testing.ts';
import { PgDataSource } from './data-source.ts';
import { migrateOnce } from './migrate-once.ts';
import { type Engine, startEngine } from './start-engine.ts';
import { recordingLog } from './testing/recording-log.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let engine: Engine;
let source: PgDataSource;
let body: () => Promise<unknown>;
let run: () => Promise<unknown>;

beforeAll(async () => {
  database = await freshDatabase('source');
  pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  source = new PgDataSource(pool);
  const workflow = DBOS.registerWorkflow(() => body(), { name: 'test' });
  await migrateOnce(database.url, async () => {
    await pool.query('create table entries (what text primary key)');
  });
  engine = await startEngine({
    url: database.url,
    executorId: 'x',
    queues: [{ name: 'q' }],
    log: recordingLog(),
  });
  run = async () =>
    (await DBOS.startWorkflow(workflow, { queueName: 'q' })()).getResult({ pollingIntervalMs: 50 });
});
afterAll(async () => {
  await engine.stop();
  await pool.end();
  await database.drop();
});

async function entries(): Promise<string[]> {
  return (await pool.query('select what from entries order by what')).rows.map((row) => row.what);
}
const insert = (client: pg.PoolClient, what: string) =>
  client.query('insert into entries values ($1)', [what]);

it('undoes what a throwing step did, and the workflow sees the error', async () => {
  body = async () => {
    const refused = source.runTransaction(
      async (client) => {
        await insert(client, 'too much');
        throw new Error('over budget');
      },
      { name: 'reserve' },
    );
    return await refused.catch((error: Error) => error.message);
  };
  expect(await run()).toBe('over budget');
  expect(await entries()).toEqual([]);
});

it('gives the result back as it was returned, nothing included', async () => {
  body = async () => [
    await source.runTransaction(() => Promise.resolve({ cost: 5, parts: ['a'] }), { name: 'object' }),
    (await source.runTransaction(() => Promise.resolve(), { name: 'nothing' })) ?? 'nothing',
  ];
  expect(await run()).toEqual([{ cost: 5, parts: ['a'] }, 'nothing']);
});

it('tries again after a deadlock or a serialization failure', async () => {
  let attempts = 0;
  body = () =>
    source.runTransaction(
      async (client) => {
        attempts += 1;
        await insert(client, 'stubborn');
        if (attempts === 1)
          await client.query(`do $$ begin raise exception 'x' using errcode = '40001'; end $$`);
        if (attempts === 2)
          await client.query(`do $$ begin raise exception 'x' using errcode = '40P01'; end $$`);
        return attempts;
      },
      { name: 'insert', isolationLevel: 'SERIALIZABLE' },
    );
  expect(await run()).toBe(3);
  expect(await entries()).toEqual(['stubborn']);
});

it('tries again when the connection is cut, and applies the effect once', async () => {
  let attempts = 0;
  body = () =>
    source.runTransaction(
      async (client) => {
        attempts += 1;
        await insert(client, 'cut');
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
        if (attempts === 1) await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
        return attempts;
      },
      { name: 'insert' },
    );
  expect(await run()).toBe(2);
  expect(await entries()).toEqual(['cut', 'stubborn']);
});

it('is undone when another worker has taken the workflow over in the meantime', async () => {
  let attempts = 0;
  body = () =>
    source.runTransaction(
      async (client) => {
        attempts += 1;
        await insert(client, `owner-${attempts}`);
        if (attempts > 1) return attempts;
        const id = DBOS.workflowID;
        await pool.query(
          `update dbos.workflow_status set status = 'ENQUEUED', owner_xid = null where workflow_uuid = $1`,
          [id],
        );
        return attempts;
      },
      { name: 'insert' },
    );
  expect(await run()).toBe(2);
  expect(await entries()).toEqual(['cut', 'owner-2', 'stubborn']);
});

it('is a plain transaction outside of a workflow', async () => {
  await source.runTransaction((client) => insert(client, 'plain').then(() => undefined), { name: 'plain' });
  await expect(
    source.runTransaction((client) => insert(client, 'plain').then(() => undefined), { name: 'plain' }),
  ).rejects.toMatchObject({ code: '23505' });
  expect(await entries()).toContain('plain');
});
