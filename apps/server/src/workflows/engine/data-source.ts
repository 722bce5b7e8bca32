import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import {
  DBOSStepAlreadyRecordedError,
  type DataSourceTransactionHandler,
  type PGIsolationLevel,
  assertStillOwnsWorkflow,
  guardDataSourcePoolPG,
  isPGRetriableTransactionError,
  registerDataSource,
  replayRecordedStep,
  runTransaction,
  verifyDataSourcePG,
} from '@dbos-inc/dbos-sdk/datasource';
import type pg from 'pg';
import { inTransaction } from '../../postgres/transaction.ts';
import { isConnectionFault } from '../../postgres/connection-fault.ts';
import { ENGINE_SCHEMA } from './identity.ts';

export interface TransactionOptions {
  /** The step's name, part of the workflow's history: constant, and unique among its neighbours. */
  name: string;
  isolationLevel?: PGIsolationLevel;
  /** Reads only: not checkpointed with the transaction, so its result is not tied to it. */
  readOnly?: boolean;
}

interface Recorded {
  output: string | null;
  error: string | null;
}

const COMPLETIONS = `"${ENGINE_SCHEMA}".transaction_completion`;
const FIRST_RETRY_MS = 2;
const LAST_RETRY_MS = 2000;

/**
 * Steps that are transactions on the application's tables. The step's checkpoint is in the same transaction,
 * so its effect happens exactly once, however often the workflow is killed and replayed. (The data source
 * packages published for the engine do not work with this version of it.)
 */
export class PgDataSource {
  readonly #name: string;
  readonly #current = new AsyncLocalStorage<pg.PoolClient>();

  /** Registers itself: make it before the engine starts, once per process. */
  constructor(pool: pg.Pool, name = 'app') {
    this.#name = name;
    registerDataSource(new TransactionRunner(name, pool, this.#current));
  }

  /**
   * Runs `work` as one step of the running workflow; outside of a workflow, as a plain transaction. Its result
   * must be plain JSON: a replay gives back what was stored. What it throws undoes it and is the step's error.
   */
  async runTransaction<T>(
    work: (client: pg.PoolClient) => Promise<T>,
    options: TransactionOptions,
  ): Promise<T> {
    const bound = () => {
      const client = this.#current.getStore();
      if (!client) throw new Error('the transaction has no connection');
      return work(client);
    };
    return await runTransaction(bound, options.name, { dsName: this.#name, config: options });
  }
}

class TransactionRunner implements DataSourceTransactionHandler {
  readonly name: string;
  readonly #pool: pg.Pool;
  readonly #current: AsyncLocalStorage<pg.PoolClient>;

  constructor(name: string, pool: pg.Pool, current: AsyncLocalStorage<pg.PoolClient>) {
    this.name = name;
    this.#pool = pool;
    this.#current = current;
  }

  async initialize(): Promise<void> {
    guardDataSourcePoolPG(this.#pool, 'pg');
    const run = async (sql: string) => (await this.#pool.query<pg.QueryResultRow>(sql)).rows;
    await verifyDataSourcePG(run, ENGINE_SCHEMA, this.name);
  }

  async destroy(): Promise<void> {
    // The pool belongs to whoever made it.
  }

  async deleteCheckpoints(
    workflowID: string,
    startStep: number,
    beforeCommit?: () => Promise<void>,
  ): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      await client.query(`delete from ${COMPLETIONS} where workflow_id = $1 and function_num >= $2`, [
        workflowID,
        startStep,
      ]);
      await beforeCommit?.();
    });
  }

  async invokeTransactionFunction<This, Args extends unknown[], Return>(
    config: TransactionOptions,
    target: This,
    work: (this: This, ...args: Args) => Promise<Return>,
    ...args: Args
  ): Promise<Return> {
    const { workflowID, stepID } = DBOS;
    const attempt = (record: (client: pg.PoolClient, result: Return) => Promise<void>) =>
      inTransaction(
        this.#pool,
        (client) =>
          this.#current.run(client, async () => {
            const result = await work.call(target, ...args);
            await record(client, result);
            return result;
          }),
        beginOf(config),
      );
    const plain = () => attempt(() => Promise.resolve());
    if (config.readOnly) return await retrying(plain, isTransient);
    if (workflowID === undefined || stepID === undefined) {
      return await retrying(plain, wasUndone);
    }
    const step = { workflowID, stepID };
    return await retrying(async () => {
      const earlier = await this.#recorded(step);
      if (earlier) return replayRecordedStep<Return>(earlier);
      try {
        return await attempt((client, result) => recordCompletion(client, step, result));
      } catch (error) {
        if (!(error instanceof DBOSStepAlreadyRecordedError)) throw error;
        const winner = await this.#recorded(step);
        if (!winner) throw error;
        return replayRecordedStep<Return>(winner);
      }
    }, isTransient);
  }

  async #recorded({ workflowID, stepID }: Step): Promise<Recorded | undefined> {
    const { rows } = await this.#pool.query<Recorded>(
      `select output, error from ${COMPLETIONS} where workflow_id = $1 and function_num = $2`,
      [workflowID, stepID],
    );
    return rows[0];
  }
}

interface Step {
  workflowID: string;
  stepID: number;
}

/** Writes the checkpoint, then makes sure the workflow is still ours: a worker that was frozen and replaced is undone here. */
async function recordCompletion(client: pg.PoolClient, step: Step, result: unknown): Promise<void> {
  const { rowCount } = await client.query(
    `insert into ${COMPLETIONS} (workflow_id, function_num, output) values ($1, $2, $3) on conflict do nothing`,
    [step.workflowID, step.stepID, JSON.stringify({ json: result ?? null })],
  );
  if (rowCount === 0) throw new DBOSStepAlreadyRecordedError(step.workflowID, step.stepID);
  await assertStillOwnsWorkflow(step.workflowID);
}

function beginOf({ isolationLevel = 'READ COMMITTED', readOnly }: TransactionOptions): string {
  return `begin isolation level ${isolationLevel}${readOnly ? ' read only' : ''}`;
}

/**
 * A deadlock undid everything; after a lost connection the commit may have happened, which the checkpoint tells.
 * Without a checkpoint only the first is safe to repeat.
 */
function isTransient(error: unknown): boolean {
  return wasUndone(error) || isConnectionFault(error);
}

/** Did the server roll the transaction back for being in the way of another one (serialization failure, deadlock)? */
function wasUndone(error: unknown): boolean {
  return isPGRetriableTransactionError(error) || (error as { code?: unknown }).code === '40P01';
}

/** Again, as long as it takes: while the database is away a workflow can only wait. */
async function retrying<T>(attempt: () => Promise<T>, again: (error: unknown) => boolean): Promise<T> {
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!again(error)) throw error;
      await sleep(wait);
    }
  }
}
