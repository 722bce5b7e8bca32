import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A session lock of PostgreSQL, held for as long as we live. */
export interface HeldLock {
  isHeld(): boolean;
  /** Gives it back. Never throws. */
  release(): Promise<void>;
}

const RETRY_MS = 100;

/**
 * Takes the lock called `name` on a connection of its own and keeps it: after an outage of the database it
 * is taken again, by one connection at a time. Gives undefined if another session held it for `patienceMs`.
 * Throws when the database cannot be reached at first.
 */
export async function holdLock(url: string, name: string, patienceMs = 3000): Promise<HeldLock | undefined> {
  const deadline = Date.now() + patienceMs;
  const keeper = new LockKeeper(url, name);
  while (!(await keeper.take())) {
    if (Date.now() >= deadline) return undefined;
    await sleep(100);
  }
  return keeper;
}

class LockKeeper implements HeldLock {
  readonly #url: string;
  readonly #name: string;
  #client: pg.Client | undefined;
  #released = false;

  constructor(url: string, name: string) {
    this.#url = url;
    this.#name = name;
  }

  isHeld(): boolean {
    return this.#client !== undefined;
  }

  async release(): Promise<void> {
    this.#released = true;
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async take(): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.#url,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
      connectionTimeoutMillis: 3000,
      query_timeout: 5000,
    });
    let ended = false;
    client.on('error', () => undefined);
    client.once('end', () => {
      ended = true;
      if (this.#client === client) void this.#regain();
    });
    try {
      await client.connect();
      // The server, too, must notice soon that we are gone: it holds the lock until then.
      await client.query(
        'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 3',
      );
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
        [this.#name],
      );
      if (rows[0]?.held && !ended && !this.#released) {
        this.#client = client;
        return true;
      }
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    await client.end().catch(() => undefined);
    return false;
  }

  /** One loop per loss: several would multiply into a storm of connections after every restart of the server. */
  async #regain(): Promise<void> {
    this.#client = undefined;
    while (!this.#released) {
      if (await this.take().catch(() => false)) return;
      await sleep(RETRY_MS);
    }
  }
}
