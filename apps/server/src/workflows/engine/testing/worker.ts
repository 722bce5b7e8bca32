import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { isConnectionFault } from '../../../postgres/connection-fault.ts';
import { PgDataSource, migrateOnce, startEngine } from '../index.ts';
import type { WorkerSettings } from './spawn-worker.ts';

/**
 * A worker process for the tests: registers the workflows below, joins the engine at `url`, prints READY, and
 * stops on SIGTERM. SIGUSR2 blocks its event loop for `blockMs`.
 */
const settings = JSON.parse(process.argv[2] ?? '{}') as WorkerSettings;
const pool = new pg.Pool({ connectionString: settings.url, max: 10 });
pool.on('error', () => undefined);
const dataSource = new PgDataSource(pool);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** `steps` steps of `ms` milliseconds, each of which leaves a row that says who did it; the last one waits for `gate`. */
DBOS.registerWorkflow(
  async (steps: number, ms: number, gate: string) => {
    for (let step = 0; step < steps; step += 1) {
      const job = DBOS.workflowID;
      await DBOS.runStep(
        async () => {
          await sleep(ms);
          say(`RAN ${job} ${step}`);
          if (step === steps - 1) await opened(gate);
          const row = [job, step, settings.executorId];
          await patiently(() => pool.query('insert into runs (job, step, worker) values ($1, $2, $3)', row));
        },
        { name: `step-${step}` },
      );
    }
    return steps;
  },
  { name: 'steps' },
);

/** Moves money in one transaction, waits until the row `gate` is there, and moves money again. */
DBOS.registerWorkflow(
  async (gate: string) => {
    const job = DBOS.workflowID;
    const book = (entry: string) =>
      dataSource.runTransaction(
        async (client) => {
          const { rows } = await client.query<{ id: number }>(
            'insert into ledger (job, entry, worker) values ($1, $2, $3) returning id',
            [job, entry, settings.executorId],
          );
          return { entry, id: rows[0]?.id };
        },
        { name: entry },
      );
    const first = await book('reserve');
    await DBOS.runStep(() => opened(gate), { name: 'wait' });
    const second = await book('settle');
    return [first, second];
  },
  { name: 'pay' },
);

/** Repeats a query while the database is away. */
async function patiently<T>(query: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await query();
    } catch (error) {
      if (!isConnectionFault(error)) throw error;
      await sleep(100);
    }
  }
}

async function opened(gate: string): Promise<void> {
  for (;;) {
    const found = await patiently(() => pool.query('select 1 from gates where name = $1', [gate]));
    if (found.rowCount) return;
    await sleep(50);
  }
}

/** Deliberately unguarded: two processes in here at once fail. */
async function createTables(): Promise<void> {
  const { rowCount } = await pool.query(`select 1 from pg_tables where tablename = 'runs'`);
  if (rowCount) return;
  await sleep(100);
  await pool.query('create table runs (job text, step int, worker text, at timestamptz default now())');
  await pool.query('create table ledger (id serial primary key, job text, entry text, worker text)');
  await pool.query('create table gates (name text primary key)');
}

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: (line: string) => say(`WARN ${line}`), error: say };
await migrateOnce(settings.url, createTables);
const engine = await startEngine({
  url: settings.url,
  executorId: settings.executorId,
  queues: [{ name: 'jobs', workerConcurrency: 20 }],
  log,
  ...(settings.times && { times: settings.times }),
});
process.on('SIGTERM', () => {
  void engine
    .stop(settings.drainMs ?? 1000)
    .then(() => pool.end())
    .then(() => process.exit(0));
});
process.on('SIGUSR2', () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, settings.blockMs ?? 3000);
  say('AWAKE');
});
say('READY');
