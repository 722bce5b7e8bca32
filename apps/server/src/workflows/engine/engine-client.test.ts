import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../postgres/testing.ts';
import { inTransaction } from '../../postgres/transaction.ts';
import { collectFinished } from './collect-finished.ts';
import { type EngineClient, createEngineClient } from './engine-client.ts';
import { migrateOnce } from './migrate-once.ts';
import { type Engine, startEngine } from './start-engine.ts';
import { eventually } from '../../postgres/eventually.ts';
import { recordingLog } from './testing/recording-log.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let engine: Engine;
let client: EngineClient;

beforeAll(async () => {
  database = await freshDatabase('client');
  await migrateOnce(database.url, () => Promise.resolve());
  pool = new pg.Pool({ connectionString: database.url });
  const double = DBOS.registerWorkflow((n: number) => Promise.resolve(n * 2), { name: 'double' });
  DBOS.registerWorkflow(() => Promise.reject(new Error('no luck')), { name: 'fail' });
  DBOS.registerWorkflow(() => DBOS.recv<string>('topic', { timeoutSeconds: 60 }), { name: 'listen' });
  DBOS.registerWorkflow(
    async (child: string) => {
      const handle = await DBOS.startWorkflow(double, { workflowID: child, queueName: 'children' })(4);
      await DBOS.recv('topic', { timeoutSeconds: 60 });
      return await handle.getResult();
    },
    { name: 'parent' },
  );
  const log = recordingLog();
  const queues = [{ name: 'jobs' }, { name: 'children' }];
  engine = await startEngine({ url: database.url, executorId: 'x', queues, log });
  client = await createEngineClient(database.url, log);
});
afterAll(async () => {
  await client.close();
  await engine.stop(100);
  await pool.end();
  await database.drop();
});

const job = (workflow: string, id: string) => ({ workflow, queue: 'jobs', id });

describe('a job', () => {
  it('appears with the commit of the transaction that asked for it', async () => {
    const undone = inTransaction(pool, async (tx) => {
      await client.enqueueInTransaction(tx, job('double', 'undone'), 1);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await inTransaction(pool, async (tx) => {
      await client.enqueueInTransaction(tx, job('double', 'kept'), 21);
      expect(await client.statusOf('kept')).toBeUndefined();
    });
    expect(await client.resultOf('kept', 50)).toBe(42);
    expect(await client.statusOf('undone')).toBeUndefined();
  });

  it('is one job however often it is asked for', async () => {
    await Promise.all([1, 2, 3].map((n) => client.enqueue(job('double', 'twice'), n)));
    const first = await client.resultOf('twice', 50);
    await client.enqueue(job('double', 'twice'), 50);
    expect(await client.resultOf('twice', 50)).toBe(first);
  });

  it('gives its error to who waits for it', async () => {
    await client.enqueue(job('fail', 'failed'));
    await expect(client.resultOf('failed', 50)).rejects.toThrow('no luck');
    expect(await client.statusOf('failed')).toBe('ERROR');
  });

  it('takes a message once', async () => {
    await client.enqueue(job('listen', 'listener'));
    await eventually(async () => (await client.statusOf('listener')) === 'PENDING');
    await client.send('listener', 'topic', 'hello', 'key');
    await client.send('listener', 'topic', 'hello', 'key');
    expect(await client.resultOf('listener', 50)).toBe('hello');
  });

  it('can be cancelled and resumed', async () => {
    await client.enqueue(job('listen', 'cancelled'));
    await eventually(async () => (await client.statusOf('cancelled')) === 'PENDING');
    await client.cancel('cancelled');
    expect(await client.statusOf('cancelled')).toBe('CANCELLED');
    await client.send('cancelled', 'topic', 'late', 'key');
    await client.resume('cancelled', 'jobs');
    expect(await client.resultOf('cancelled', 50)).toBe('late');
  });
});

describe('collection', () => {
  it('forgets what ended long ago, but nothing that money or a parent still hangs on', async () => {
    await client.enqueue(job('parent', 'waiting-parent'), 'needed-child');
    await client.resultOf('needed-child', 50).catch(() => undefined);
    await eventually(async () => (await client.statusOf('needed-child')) === 'SUCCESS');
    await client.enqueue(job('double', 'unpaid'), 1);
    await client.resultOf('unpaid', 50);
    const log = recordingLog();
    const unsettled = (ids: string[]) => Promise.resolve(ids.filter((id) => id === 'unpaid'));
    const collect = (keepMs: number) => collectFinished({ pool, client, unsettled, log, keepMs });

    expect(await collect(3_600_000)).toBe(0);
    await sleep(20);
    expect(await collect(0)).toBeGreaterThanOrEqual(5);
    const { rows } = await pool.query('select workflow_uuid as id from dbos.workflow_status order by 1');
    expect(rows.map((row) => row.id)).toEqual(['needed-child', 'unpaid', 'waiting-parent']);

    await client.send('waiting-parent', 'topic', 'go');
    expect(await client.resultOf('waiting-parent', 50)).toBe(8);
    await sleep(20);
    expect(await collect(0)).toBe(2);
  });

  it('goes through more than one page when the first ones are kept', async () => {
    await pool.query(
      `insert into dbos.workflow_status (workflow_uuid, status, name, application_name, completed_at, created_at)
       select 'old-' || n, 'SUCCESS', 'double', 'admint', 1, n from generate_series(1, 1200) n`,
    );
    const unsettled = (ids: string[]) =>
      Promise.resolve(ids.filter((id) => !id.startsWith('old-') || id === 'old-7'));
    const log = recordingLog();
    expect(await collectFinished({ pool, client, unsettled, log })).toBe(1199);
    expect(await client.statusOf('old-7')).toBe('SUCCESS');
  });

  it('leaves it to the process that is already at it', async () => {
    await inTransaction(pool, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('admint-collection', 0))`);
      const unsettled = () => Promise.reject(new Error('asked'));
      expect(await collectFinished({ pool, client, unsettled, log: recordingLog(), keepMs: 0 })).toBe(0);
    });
  });
});
