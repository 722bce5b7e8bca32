import { DBOSClient } from '@dbos-inc/dbos-sdk';
import type pg from 'pg';
import { type EngineLog, engineLogger } from './engine-log.ts';
import { enginePool } from './engine-pool.ts';
import { APPLICATION, ENGINE_SCHEMA, WORKFLOW_VERSION } from './identity.ts';

/** A workflow to run: its registered name, its queue, and the id that makes a second request for the same thing the same thing. */
export interface Job {
  workflow: string;
  queue: string;
  id: string;
  /** Lower runs first; 0 unless given. */
  priority?: number;
  /** For queues with limits per partition. */
  partition?: string;
}

/** What became of a workflow. */
export type JobStatus =
  | 'ENQUEUED'
  | 'DELAYED'
  | 'PENDING'
  | 'SUCCESS'
  | 'ERROR'
  | 'CANCELLED'
  | 'MAX_RECOVERY_ATTEMPTS_EXCEEDED';

/**
 * Asks the engine for work without running any: what a process that answers people uses. (A launched engine
 * always serves the internal queue, whatever queues it is told to listen to.)
 */
export class EngineClient {
  readonly #dbos: DBOSClient;
  readonly #pool: pg.Pool;

  constructor(dbos: DBOSClient, pool: pg.Pool) {
    this.#dbos = dbos;
    this.#pool = pool;
  }

  /** Puts a job into its queue when, and only when, the transaction of `client` commits. An id that is known already changes nothing. */
  async enqueueInTransaction(client: pg.ClientBase, job: Job, ...args: unknown[]): Promise<void> {
    await this.#dbos.enqueueInTransaction(client, this.#optionsOf(job), ...args);
  }

  /** Puts a job into its queue. An id that is known already changes nothing. */
  async enqueue(job: Job, ...args: unknown[]): Promise<void> {
    await this.#dbos.enqueue(this.#optionsOf(job), ...args);
  }

  /** Sends a message to a running workflow; the same `key` arrives once. Throws when the workflow does not exist (yet). */
  async send(id: string, topic: string, message: unknown, key?: string): Promise<void> {
    await this.#dbos.send(id, message, topic, key);
  }

  /** Stops a workflow and its children at their next step; they can do nothing more, so cleaning up is another job. */
  async cancel(id: string): Promise<void> {
    await this.#dbos.cancelWorkflow(id, { cancelChildren: true });
  }

  /** Continues a cancelled or exhausted workflow from its last finished step. */
  async resume(id: string, queue: string): Promise<void> {
    await this.#dbos.resumeWorkflow(id, { queueName: queue });
  }

  /** What became of the workflow, or undefined if there is none of that id. */
  async statusOf(id: string): Promise<JobStatus | undefined> {
    const status = await this.#dbos.retrieveWorkflow(id).getStatus();
    return status ? (status.status as JobStatus) : undefined;
  }

  /** Waits for the end of a workflow, looking every `everyMs`. Gives what it returned, throws what it threw. */
  async resultOf<T>(id: string, everyMs = 250): Promise<T> {
    return (await this.#dbos.retrieveWorkflow<T>(id).getResult({ pollingIntervalMs: everyMs })) as T;
  }

  /** Up to `limit` workflows that ended before `before`, oldest first, after skipping `offset`. */
  async listEnded(before: Date, limit: number, offset: number): Promise<{ id: string; parent?: string }[]> {
    const ended = await this.#dbos.listWorkflows({
      status: ['SUCCESS', 'ERROR', 'CANCELLED', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'],
      completedBefore: before.toISOString(),
      applicationName: APPLICATION,
      limit,
      offset,
      loadInput: false,
      loadOutput: false,
    });
    return ended.map(({ workflowID, parentWorkflowID }) => ({
      id: workflowID,
      ...(parentWorkflowID && { parent: parentWorkflowID }),
    }));
  }

  /** Forgets workflows and their steps. They must have ended. */
  async forget(ids: string[]): Promise<void> {
    await this.#dbos.deleteWorkflows(ids);
  }

  async close(): Promise<void> {
    await this.#dbos.destroy();
    await this.#pool.end();
  }

  #optionsOf(job: Job) {
    return {
      workflowName: job.workflow,
      queueName: job.queue,
      workflowID: job.id,
      appVersion: WORKFLOW_VERSION,
      ...(job.priority !== undefined && { priority: job.priority }),
      ...(job.partition !== undefined && { queuePartitionKey: job.partition }),
    };
  }
}

/** Connects to the engine's tables at `url`, which have to be there (`migrateOnce`). */
export async function createEngineClient(url: string, log: EngineLog, poolSize = 5): Promise<EngineClient> {
  const pool = enginePool(url, poolSize);
  const dbos = await DBOSClient.create({
    systemDatabaseUrl: url,
    systemDatabaseSchemaName: ENGINE_SCHEMA,
    systemDatabasePool: pool,
    applicationName: APPLICATION,
    logger: engineLogger(log),
  });
  return new EngineClient(dbos, pool);
}
