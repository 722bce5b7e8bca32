import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../postgres/testing.ts';
import { type EngineClient, createEngineClient } from './engine-client.ts';
import { LIVENESS_TIMES, type LivenessTimes } from './liveness.ts';
import { migrateOnce } from './migrate-once.ts';
import { eventually } from '../../postgres/eventually.ts';
import { recordingLog } from './testing/recording-log.ts';
import { type WorkerProcess, type WorkerSettings, spawnWorker } from './testing/spawn-worker.ts';

const QUICK: LivenessTimes = { beatMs: 150, softMs: 600, hardMs: 60_000 };

let database: FreshDatabase;
let pool: pg.Pool;
let client: EngineClient;
let workers: WorkerProcess[] = [];

beforeAll(async () => {
  database = await freshDatabase('takeover');
  await migrateOnce(database.url, () => Promise.resolve());
  pool = new pg.Pool({ connectionString: database.url, max: 3 });
  client = await createEngineClient(database.url, recordingLog());
});
afterAll(async () => {
  await client.close();
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end()));
  await pool.query('delete from engine_workers');
});

async function start(executorId: string, more: Partial<WorkerSettings> = {}): Promise<WorkerProcess> {
  const worker = spawnWorker({ url: database.url, executorId, times: QUICK, ...more });
  workers.push(worker);
  await worker.ready;
  return worker;
}

/** Puts `count` jobs on the queue, whose last step waits for the gate `prefix`, and waits until `worker` is in the middle of all of them. */
async function busy(worker: WorkerProcess, prefix: string, count = 4, steps = 6): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  for (const id of ids) await client.enqueue({ workflow: 'steps', queue: 'jobs', id }, steps, 50, prefix);
  await eventually(async () => {
    const sql = 'select count(distinct job)::int as n from runs where worker = $1 and job = any($2)';
    return (await pool.query(sql, [worker.id, ids])).rows[0].n === count;
  });
  return ids;
}

/** Opens the gate, waits for the jobs, then says how often each step was carried out. */
async function timesRun(gate: string, ids: string[]): Promise<number[]> {
  await pool.query('insert into gates values ($1)', [gate]);
  await Promise.all(ids.map((id) => client.resultOf(id, 100)));
  const sql = 'select count(*)::int as n from runs where job = any($1) group by job, step';
  return (await pool.query(sql, [ids])).rows.map((row) => row.n as number);
}

async function ownerOf(id: string): Promise<string> {
  const sql = `select executor_id as id from dbos.workflow_status where workflow_uuid = $1 and status = 'PENDING'`;
  return (await pool.query(sql, [id])).rows[0]?.id;
}

const tookOver = (worker: WorkerProcess) => worker.output().includes('took over');

describe('two workers on one database', () => {
  it('finish the work of one that was killed, without repeating a finished step', async () => {
    const a = await start('kill-a');
    const ids = await busy(a, 'killed', 12);
    const b = await start('kill-b');
    await a.end('SIGKILL');
    const runs = await timesRun('killed', ids);
    expect(runs).toHaveLength(12 * 6);
    expect(tookOver(b)).toBe(true);
    // Only what was between its effect and its checkpoint may have run again.
    expect(runs.filter((n) => n > 1).length).toBeLessThanOrEqual(12);
    expect(Math.max(...runs)).toBeLessThanOrEqual(2);
  });

  it('with the times of production, resume within fifteen seconds of a kill', async () => {
    const times = LIVENESS_TIMES;
    const a = await start('slow-a', { times });
    const ids = await busy(a, 'production', 8);
    const b = await start('slow-b', { times });
    await a.end('SIGKILL');
    await eventually(() => Promise.resolve(tookOver(b)), 15_000);
    expect(await timesRun('production', ids)).toHaveLength(8 * 6);
  });

  it('leave a worker alone whose event loop is blocked', async () => {
    const a = await start('block-a', { blockMs: 3000 });
    const ids = await busy(a, 'blocked');
    const b = await start('block-b');
    a.signal('SIGUSR2');
    await eventually(() => Promise.resolve(a.output().includes('AWAKE')));
    const runs = await timesRun('blocked', ids);
    expect(tookOver(b)).toBe(false);
    expect(runs).toEqual(Array.from({ length: 4 * 6 }, () => 1));
  });

  it('replace a frozen worker, whose late writes are refused when it thaws', async () => {
    const times = { ...QUICK, hardMs: 2000 };
    const [a, b] = [await start('freeze-a', { times }), await start('freeze-b', { times })];
    await client.enqueue({ workflow: 'pay', queue: 'jobs', id: 'frozen' }, 'frozen-gate');
    await eventually(async () => (await pool.query(`select 1 from ledger where job = 'frozen'`)).rowCount);
    const [sleeper, other] = (await ownerOf('frozen')) === a.id ? [a, b] : [b, a];
    sleeper.signal('SIGSTOP');
    await eventually(async () => (await ownerOf('frozen')) === other.id);
    sleeper.signal('SIGCONT');
    await pool.query(`insert into gates values ('frozen-gate')`);
    await client.resultOf('frozen', 100);
    const { rows } = await pool.query(`select entry, worker from ledger where job = 'frozen' order by id`);
    expect(rows.map((row) => row.entry)).toEqual(['reserve', 'settle']);
    expect(rows[1].worker).toBe(other.id);
  });

  it('hand over what does not finish while one shuts down', async () => {
    const a = await start('drain-a', { drainMs: 300 });
    const ids = await busy(a, 'drained', 6);
    const b = await start('drain-b');
    await a.end('SIGTERM');
    const { rows } = await pool.query('select id from engine_workers');
    expect(rows).toEqual([{ id: b.id }]);
    expect(await timesRun('drained', ids)).toHaveLength(6 * 6);
  });

  it('refuse to share a name', async () => {
    await start('same');
    const second = spawnWorker({ url: database.url, executorId: 'same', times: QUICK });
    workers.push(second);
    await expect(second.ready).rejects.toThrow(/already called same/);
  });
});

describe('a transaction step', () => {
  it('is carried out once when its worker is killed between it and the end of the workflow', async () => {
    const a = await start('pay-a');
    await client.enqueue({ workflow: 'pay', queue: 'jobs', id: 'paid' }, 'paid-gate');
    await eventually(async () => (await pool.query(`select 1 from ledger where job = 'paid'`)).rowCount);
    await a.end('SIGKILL');
    await start('pay-b');
    await pool.query(`insert into gates values ('paid-gate')`);
    const result = await client.resultOf<{ entry: string; id: number }[]>('paid', 100);
    const { rows } = await pool.query(`select entry, id from ledger where job = 'paid' order by id`);
    expect(rows).toEqual(result);
    expect(rows.map((row) => row.entry)).toEqual(['reserve', 'settle']);
    // The engine's checkpoints of the step cover those of the transactions once the workflow has ended.
    const { rows: left } = await pool.query('select * from dbos.transaction_completion');
    expect(left).toEqual([]);
  });
});
