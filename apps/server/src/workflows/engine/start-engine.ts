import { DBOS } from '@dbos-inc/dbos-sdk';
import { DBOSExecutor } from '@dbos-inc/dbos-sdk/internal/dbos-executor';
import { dbRetryConfig } from '@dbos-inc/dbos-sdk/internal/utils';
import { type EngineLog, engineLogger } from './engine-log.ts';
import { enginePool } from './engine-pool.ts';
import { APPLICATION, ENGINE_SCHEMA, WORKFLOW_VERSION } from './identity.ts';
import { type LivenessTimes, startLiveness } from './liveness.ts';

/** A queue and its limits: `workerConcurrency` per process, `globalConcurrency` over all of them. */
export type QueueSettings = { name: string } & NonNullable<Parameters<typeof DBOS.registerQueue>[1]>;

export interface EngineOptions {
  url: string;
  /** See `executorIdentity`. */
  executorId: string;
  queues: readonly QueueSettings[];
  /** The queues this process takes work from; all of them unless given. */
  listen?: readonly string[];
  log: EngineLog;
  times?: LivenessTimes;
  poolSize?: number;
}

/** A running engine. */
export interface Engine {
  executorId: string;
  /** Takes no new work, waits up to `drainMs` for what is running, and hands the rest to other workers or to the next start. */
  stop(drainMs?: number): Promise<void>;
}

const POLL_MS = 100;
const POOL_SIZE = 20;
const DRAIN_MS = 25_000;

/**
 * Starts to run workflows in this process. Before it: `migrateOnce`, and every workflow and data source
 * registered (by importing its file). Throws `executor_taken`, or what the engine throws when its tables are
 * missing.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { url, executorId, queues, listen = queues.map((queue) => queue.name), log } = options;
  // After a long outage of the database the default would idle for up to 90 s.
  dbRetryConfig.maxBackoffSec = 5;
  const pool = enginePool(url, options.poolSize ?? POOL_SIZE);
  const liveness = await startLiveness({
    url,
    executorId,
    log,
    ...(options.times && { times: options.times }),
  });
  try {
    DBOS.setConfig({
      name: APPLICATION,
      systemDatabaseUrl: url,
      systemDatabaseSchemaName: ENGINE_SCHEMA,
      systemDatabasePool: pool,
      executorID: executorId,
      applicationVersion: WORKFLOW_VERSION,
      enablePatching: true,
      runMigrations: false,
      listenQueues: [...listen],
      useListenNotify: true,
      logger: engineLogger(log),
    });
    await DBOS.launch();
    for (const { name, ...limits } of queues) {
      await DBOS.registerQueue(name, {
        minPollingIntervalMs: POLL_MS,
        onConflict: 'always_update',
        ...limits,
      });
    }
  } catch (error) {
    await liveness.stop();
    await pool.end();
    throw error;
  }
  liveness.watch(takeOver);
  return {
    executorId,
    stop: async (drainMs = DRAIN_MS) => {
      await DBOS.shutdown({ workflowCompletionTimeoutMS: drainMs });
      await liveness.stop();
      await pool.end();
    },
  };
}

/** Puts the unfinished workflows of dead workers back into their queues, in one statement per worker. */
async function takeOver(dead: string[]): Promise<number> {
  const executor = DBOSExecutor.globalInstance;
  if (!executor) return 0;
  return (await executor.recoverPendingWorkflows(dead)).length;
}
