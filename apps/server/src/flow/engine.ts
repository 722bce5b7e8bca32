import type pg from 'pg';
import { type Database, within } from '../store/database.ts';
import type { ExportJob } from '../workflows/exports.ts';
import type { SettleJob, Settlement } from '../workflows/settle-unknown.ts';
import type { StageJob } from '../workflows/stage.ts';

export type StageWorkflow =
  | 'imageStage'
  | 'clipStage'
  | 'compositionStage'
  | 'moreImages'
  | 'moreClips'
  | 'planStage'
  | 'autoAd';

/** What the flow needs of the workflow engine: to join our transaction, so that the choice and the work it starts are one commit. */
export interface EnginePort {
  enqueueStage(client: pg.ClientBase, workflow: StageWorkflow, id: string, job: StageJob): Promise<void>;
  enqueueExports(client: pg.ClientBase, id: string, job: ExportJob): Promise<void>;
  /** Finds out what became of a call; null when that takes longer than a person waits. */
  settleCall(id: string, job: SettleJob): Promise<Settlement | null>;
  /** Stops the run's workflows and its jobs at the providers, after the commit. */
  enqueueCleanup(
    client: pg.ClientBase,
    id: string,
    job: StageJob & { workflow_id: string | null },
  ): Promise<void>;
}

/** One transaction on one connection: typed queries and the raw client that the engine writes through. Rolls back on any throw. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (db: Database, client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(within(client), client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    const broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    );
    client.release(broken);
    throw error;
  }
}
