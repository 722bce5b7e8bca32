import type { ProgressEvent } from '@admint/contract';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { EventSource } from './event-source.ts';
import { createListener } from './listener.ts';

/** Sends each session's events to the sockets that watch it: in order, none missing, none twice. */
export interface ProgressHub {
  mayWatch(userId: number, sessionId: string): Promise<boolean>;
  /** Sends every event after `since`, then the new ones as they are committed. */
  subscribe(socket: WebSocket, sessionId: string, since: number): void;
  /** How many sockets are open. */
  readonly size: number;
  closeSockets(): void;
  /** Closes the sockets and the listening connection. */
  close(): Promise<void>;
}

export interface HubOptions {
  /** Events per query. */
  batch?: number;
  /** Milliseconds between looks at the table in case a notification was lost. */
  safetyPoll?: number;
  /** Milliseconds between pings; a socket that answered none since the last is gone. */
  keepAlive?: number;
  /** Bytes waiting in one socket after which it is dropped: it comes back and asks for what it missed. */
  backlog?: number;
}

interface Watcher {
  socket: WebSocket;
  /** Number of the last event sent. */
  last: number;
  alive: boolean;
}

interface Channel {
  watchers: Set<Watcher>;
  busy: boolean;
  dirty: boolean;
}

/** WebSocket close code (RFC 6455 §7.4.1). */
const GOING_AWAY = 1001;

const RETRY_MS = 200;
/** How long a socket has to say goodbye, milliseconds. */
const FAREWELL_MS = 1000;

/** Starts listening at once; sockets may be added before the connection stands. */
export function createProgressHub(source: EventSource, log: Logger, options: HubOptions = {}): ProgressHub {
  const { batch = 200, safetyPoll = 5000, keepAlive = 25_000, backlog = 4_000_000 } = options;
  const channels = new Map<string, Channel>();
  let closed = false;

  function pumpAll(): void {
    for (const sessionId of channels.keys()) pump(sessionId);
  }

  /** One query at a time per session; a hint that arrives meanwhile makes it run once more. */
  function pump(sessionId: string): void {
    const channel = channels.get(sessionId);
    if (!channel) return;
    channel.dirty = true;
    if (!channel.busy) void drain(sessionId, channel);
  }

  async function drain(sessionId: string, channel: Channel): Promise<void> {
    channel.busy = true;
    try {
      while (channel.dirty && channel.watchers.size > 0) {
        channel.dirty = false;
        const from = Math.min(...[...channel.watchers].map(({ last }) => last));
        const events = await source.read(sessionId, from, batch);
        deliver(channel, from, events);
        if (events.length === batch) channel.dirty = true;
      }
    } catch (error) {
      log.warn({ err: error, session: sessionId }, 'progress could not be read, trying again');
      if (!closed) setTimeout(() => pump(sessionId), RETRY_MS).unref();
    } finally {
      channel.busy = false;
    }
  }

  function deliver(channel: Channel, from: number, events: ProgressEvent[]): void {
    const messages = events.map((event) => JSON.stringify(event));
    for (const watcher of channel.watchers) {
      // Joined while the query ran and wants older events: these rows would leave it a gap.
      if (watcher.last < from) {
        channel.dirty = true;
        continue;
      }
      for (const [index, { seq }] of events.entries()) {
        if (seq <= watcher.last) continue;
        watcher.socket.send(messages[index] ?? '');
        watcher.last = seq;
      }
      if (watcher.socket.bufferedAmount > backlog) watcher.socket.terminate();
    }
  }

  function remove(sessionId: string, watcher: Watcher): void {
    const channel = channels.get(sessionId);
    channel?.watchers.delete(watcher);
    if (channel?.watchers.size === 0) channels.delete(sessionId);
  }

  function ping(): void {
    for (const { watchers } of channels.values()) {
      for (const watcher of watchers) {
        if (!watcher.alive) watcher.socket.terminate();
        watcher.alive = false;
        watcher.socket.ping();
      }
    }
  }

  const listener = createListener(source, log, { onHint: pump, onConnected: pumpAll });
  const polling = setInterval(pumpAll, safetyPoll).unref();
  const pinging = setInterval(ping, keepAlive).unref();

  function closeSockets(): void {
    for (const { watchers } of channels.values()) {
      for (const { socket } of watchers) {
        socket.close(GOING_AWAY, 'the server is stopping');
        setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
      }
    }
  }

  return {
    mayWatch: (userId, sessionId) => source.isOwner(userId, sessionId),

    subscribe(socket, sessionId, since) {
      const watcher: Watcher = { socket, last: since, alive: true };
      const channel = channels.get(sessionId) ?? { watchers: new Set(), busy: false, dirty: false };
      channels.set(sessionId, channel);
      channel.watchers.add(watcher);
      socket.on('pong', () => (watcher.alive = true));
      socket.on('error', () => socket.terminate());
      socket.on('close', () => remove(sessionId, watcher));
      pump(sessionId);
    },

    get size() {
      return [...channels.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);
    },

    closeSockets,

    async close() {
      closed = true;
      clearInterval(polling);
      clearInterval(pinging);
      closeSockets();
      await listener.close();
    },
  };
}
