import type pg from 'pg';
import { inTransaction } from '../../postgres/transaction.ts';
import type { EngineClient } from './engine-client.ts';
import type { EngineLog } from './engine-log.ts';
import { repeat } from '../../repeat.ts';
import { forgetOldWorkers } from './workers-table.ts';

export interface CollectionOptions {
  pool: pg.Pool;
  client: EngineClient;
  /** Of these workflow ids, which must be kept: those with a provider call whose price is not settled. */
  unsettled: (ids: string[]) => Promise<Iterable<string>>;
  log: EngineLog;
  /** How long a finished workflow is kept; a week unless given. */
  keepMs?: number;
  /** How often to collect; every ten minutes unless given. */
  everyMs?: number;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;
const TEN_MINUTES_MS = 600_000;
const PAGE = 500;

/**
 * Forgets workflows that ended long ago (the engine itself keeps them for ever), except those with money in
 * the balance and those whose parent may still ask for their result. One process at a time; gives how many
 * were forgotten, 0 when another process is at it.
 */
export async function collectFinished(options: CollectionOptions): Promise<number> {
  const before = new Date(Date.now() - (options.keepMs ?? WEEK_MS));
  return await inTransaction(options.pool, async (client) => {
    const { rows } = await client.query<{ locked: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('admint-collection', 0)) as locked`,
    );
    if (!rows[0]?.locked) return 0;
    let forgotten = 0;
    for (let kept = 0; ; ) {
      const page = await options.client.listEnded(before, PAGE, kept);
      const needed = await neededOf(page, options);
      const ids = page.map(({ id }) => id).filter((id) => !needed.has(id));
      if (ids.length > 0) await options.client.forget(ids);
      forgotten += ids.length;
      kept += page.length - ids.length;
      if (page.length < PAGE) break;
    }
    await forgetOldWorkers(client);
    return forgotten;
  });
}

async function neededOf(
  page: { id: string; parent?: string }[],
  { pool, unsettled }: CollectionOptions,
): Promise<Set<string>> {
  const needed = new Set(page.length > 0 ? await unsettled(page.map(({ id }) => id)) : []);
  const parents = [...new Set(page.flatMap(({ parent }) => parent ?? []))];
  const { rows } = await pool.query<{ id: string }>(
    `select workflow_uuid as id from dbos.workflow_status
      where workflow_uuid = any($1) and status in ('PENDING', 'ENQUEUED', 'DELAYED')`,
    [parents],
  );
  const running = new Set(rows.map(({ id }) => id));
  for (const { id, parent } of page) if (parent && running.has(parent)) needed.add(id);
  return needed;
}

/** Collects again and again until the returned function is called. */
export function startCollection(options: CollectionOptions): () => Promise<void> {
  const round = async () => {
    const forgotten = await collectFinished(options);
    if (forgotten > 0) options.log.debug(`forgot ${forgotten} workflows that ended long ago`);
  };
  return repeat(options.everyMs ?? TEN_MINUTES_MS, round, (error) =>
    options.log.warn(`could not forget finished workflows: ${error.message}`),
  );
}
