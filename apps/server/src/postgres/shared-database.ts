import { setTimeout as sleep } from 'node:timers/promises';
import { AdmintError } from '@admint/contract';
import pg from 'pg';
import { isConnectionFault } from './connection-fault.ts';

const OLDEST_MAJOR = 14;
const PATIENCE_MS = 15_000;
const RETRY_MS = 250;

/** Host, port and database of a connection string: what may be shown of it. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function unusable(url: string, why: string, cause?: unknown): AdmintError {
  return new AdmintError('database_unusable', `The database at ${placeOf(url)} (DATABASE_URL) ${why}.`, {
    cause,
  });
}

/**
 * Waits until the server at DATABASE_URL answers: it may have been started together with us.
 * Throws `database_unusable` when it does not within `patienceMs`, refuses us, or is too old.
 */
export async function awaitDatabase(url: string, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      const major = await majorVersion(url);
      if (major >= OLDEST_MAJOR) return;
      throw unusable(url, `is PostgreSQL ${major}; AdMint needs ${OLDEST_MAJOR} or newer`);
    } catch (error) {
      if (error instanceof AdmintError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      if (!isConnectionFault(error)) throw unusable(url, `refuses us: ${message}`, error);
      if (Date.now() >= deadline) throw unusable(url, `cannot be reached: ${message}`, error);
      await sleep(RETRY_MS);
    }
  }
}

async function majorVersion(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    return Math.floor((rows[0]?.version ?? 0) / 10_000);
  } finally {
    await client.end().catch(() => undefined);
  }
}
