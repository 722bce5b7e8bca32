import pg from 'pg';

const IDLE_TRANSACTION_MS = 60_000;

/**
 * Connections for the engine. The server drops what a frozen or vanished process holds: a transaction left
 * open for a minute, and any connection whose other end does not answer for about 15 s. (The engine's own
 * pool sets the first of these without waiting for it, which the driver no longer allows.)
 */
export function enginePool(url: string, max: number): pg.Pool {
  const settings =
    `set idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS}; ` +
    'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 3; set tcp_keepalives_count = 3';
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    // The pool waits for the promise, although its types do not say so.
    onConnect: (client) => client.query(settings) as unknown as void,
  });
  pool.on('error', () => {
    // A connection that dies while idle is replaced; whoever holds one sees the error of its query.
  });
  return pool;
}
