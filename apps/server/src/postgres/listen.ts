import pg from 'pg';

/** Opens one connection that listens. `onHint` gets the payload; `onEnd` is called once, when it breaks. */
export type Listen = (
  onHint: (payload: string) => void,
  onEnd: () => void,
) => Promise<{ close(): Promise<void> }>;

/** Listens on `channel` of the database at `url`, on a connection of its own. Throws what connecting threw. */
export function listenOn(url: string, channel: 'progress' | 'settings' | 'call_news'): Listen {
  return async (onHint, onEnd) => {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: `admint-${channel}`,
    });
    client.on('error', () => {
      // 'end' follows and is where the listener reconnects.
    });
    client.on('notification', ({ payload }) => payload && onHint(payload));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', onEnd);
    return {
      close: async () => {
        client.off('end', onEnd);
        await client.end();
      },
    };
  };
}
