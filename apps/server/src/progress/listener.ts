import type { Logger } from 'pino';
import type { EventSource } from './event-source.ts';

interface ListenerEvents {
  onHint: (payload: string) => void;
  /** Called on every connection: what was notified while there was none has to be looked for. */
  onConnected: () => void;
}

const RECONNECT_MS = 200;

/** Keeps exactly one listening connection open until closed, whatever happens to the database. */
export function createListener(
  source: Pick<EventSource, 'listen'>,
  log: Logger,
  { onHint, onConnected }: ListenerEvents,
): { close(): Promise<void> } {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let connecting = connect();

  async function connect(): Promise<{ close(): Promise<void> } | null> {
    try {
      const connection = await source.listen(onHint, again);
      onConnected();
      return connection;
    } catch (error) {
      log.warn({ err: error }, 'a listener could not connect, trying again');
      again();
      return null;
    }
  }

  function again(): void {
    if (closed) return;
    timer = setTimeout(() => {
      connecting = connect();
    }, RECONNECT_MS);
    timer.unref();
  }

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      const connection = await connecting;
      await connection?.close().catch(() => undefined);
    },
  };
}
