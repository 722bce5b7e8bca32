import { hostname } from 'node:os';
import { AdmintError } from '@admint/contract';
import pg from 'pg';
import { holdLock } from '../../postgres/advisory-lock.ts';
import type { EngineLog } from './engine-log.ts';
import { APPLICATION } from './identity.ts';
import { repeat } from '../../repeat.ts';
import { type Patience, beat, findDead, signOff, signOn, workerLock } from './workers-table.ts';

/** When a worker says it lives, and when others believe it dead. */
export interface LivenessTimes extends Patience {
  beatMs: number;
}

/** Six seconds outlast a blocked event loop's missed beats only together with a lost lock; a minute outlasts a long pause of the machine. */
export const LIVENESS_TIMES: LivenessTimes = { beatMs: 2000, softMs: 6000, hardMs: 60_000 };

export interface LivenessOptions {
  url: string;
  executorId: string;
  log: EngineLog;
  times?: LivenessTimes;
}

/** This process's sign of life, and its watch over the others. */
export interface Liveness {
  /** Starts to look for dead workers; `takeOver` is called with their names and gives how many workflows it put back. */
  watch(takeOver: (dead: string[]) => Promise<number>): void;
  /** Signs off. After that others take over whatever this process left unfinished. */
  stop(): Promise<void>;
}

/**
 * Makes this process known as a living worker, before the engine starts. The open-source engine has no
 * detection of dead workers: what one held would stay unfinished for ever.
 * Throws `executor_taken` when a living process uses the same name.
 */
export async function startLiveness(options: LivenessOptions): Promise<Liveness> {
  const { url, executorId, log, times = LIVENESS_TIMES } = options;
  const lock = await holdLock(url, workerLock(executorId));
  if (!lock) {
    throw new AdmintError('executor_taken', `A living worker is already called ${executorId}.`);
  }
  // Its own connections: a busy pool must not look like death.
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
  });
  pool.on('error', () => undefined);
  const worker = { id: executorId, host: hostname(), pid: process.pid };
  await signOn(pool, worker);
  let troubledAt = -Infinity;
  const missed = (error: Error) => {
    troubledAt = performance.now();
    log.debug(`no heartbeat: ${error.message}`);
  };
  const loops = [repeat(times.beatMs, () => beat(pool, worker), missed)];
  const sweep = async (takeOver: (dead: string[]) => Promise<number>) => {
    // Whoever could not reach the database is no judge of those who could not either.
    if (performance.now() - troubledAt < times.softMs) return;
    const dead = await findDead(pool, executorId, APPLICATION, times);
    if (dead.length === 0) return;
    const taken = await takeOver(dead);
    if (taken > 0) log.warn(`took over ${taken} workflows of ${dead.join(', ')}`);
  };
  return {
    watch: (takeOver) => {
      const failed = (error: Error) => log.warn(`could not look for dead workers: ${error.message}`);
      loops.push(repeat(times.beatMs, () => sweep(takeOver), failed));
    },
    stop: async () => {
      await Promise.all(loops.map((stop) => stop()));
      await signOff(pool, executorId).catch(() => undefined);
      await lock.release();
      await pool.end();
    },
  };
}
