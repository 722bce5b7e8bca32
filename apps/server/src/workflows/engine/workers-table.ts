import type { ClientBase, Pool } from 'pg';

/** Anything that runs SQL. */
type Queryable = Pick<ClientBase | Pool, 'query'>;

/** One row per process that runs workflows; `seen` is its heartbeat, by the clock of the database. */
export async function createWorkersTable(db: Queryable): Promise<void> {
  await db.query(
    `create table if not exists engine_workers (
       id text primary key, seen timestamptz not null, host text not null, pid integer not null)`,
  );
}

/** The name of the lock that a living worker holds for as long as its connection lasts. */
export function workerLock(executorId: string): string {
  return `admint-worker:${executorId}`;
}

export interface Worker {
  id: string;
  host: string;
  pid: number;
}

const BEAT = `insert into engine_workers (id, seen, host, pid) values ($1, now(), $2, $3)
  on conflict (id) do update set seen = excluded.seen, host = excluded.host, pid = excluded.pid`;

/** Signs the worker on. On disk when this returns: a worker that nobody has heard of counts as dead. */
export async function signOn(db: Queryable, worker: Worker): Promise<void> {
  await db.query(BEAT, [worker.id, worker.host, worker.pid]);
}

/** Says that the worker is alive. Not worth a disk write of its own. */
export async function beat(db: Queryable, worker: Worker): Promise<void> {
  const quick = `with quick as (select set_config('synchronous_commit', 'off', true))`;
  await db.query(
    `${quick} ${BEAT.replace('values ($1, now(), $2, $3)', 'select $1, now(), $2, $3::int from quick')}`,
    [worker.id, worker.host, worker.pid],
  );
}

/** Signs the worker off, so that others take over what it left at once. */
export async function signOff(db: Queryable, id: string): Promise<void> {
  await db.query('delete from engine_workers where id = $1', [id]);
}

/** How long a worker may be silent. */
export interface Patience {
  /** … while its connection, and so its lock, is gone: it crashed. */
  softMs: number;
  /** … although its lock is held: the machine is frozen. What a thawed one writes is refused by the engine. */
  hardMs: number;
}

/**
 * The workers, other than `self`, that hold unfinished workflows of `application` and are dead. Nobody is
 * while the server itself has only just come up: the living need a moment to say so.
 */
export async function findDead(
  db: Queryable,
  self: string,
  application: string,
  { softMs, hardMs }: Patience,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `with holders as (
       select distinct executor_id as id from dbos.workflow_status
        where status = 'PENDING' and application_name = $2 and executor_id <> $1)
     select holders.id from holders left join engine_workers w on w.id = holders.id
      where now() - pg_postmaster_start_time() > $3::int * interval '1 ms'
        and (w.seen is null
             or w.seen < now() - $4::int * interval '1 ms'
             or (w.seen < now() - $3::int * interval '1 ms'
                 and pg_try_advisory_xact_lock(hashtextextended('admint-worker:' || holders.id, 0))))`,
    [self, application, softMs, hardMs],
  );
  return rows.map((row) => row.id);
}

/** Forgets workers that have been silent for a day. */
export async function forgetOldWorkers(db: Queryable): Promise<void> {
  await db.query(`delete from engine_workers where seen < now() - interval '1 day'`);
}
