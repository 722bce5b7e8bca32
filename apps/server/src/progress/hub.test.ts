import type { ProgressEvent } from '@admint/contract';
import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { EventSource } from './event-source.ts';
import { createProgressHub, type HubOptions, type ProgressHub } from './hub.ts';

const log = pino({ level: 'silent' });

/** A socket that keeps what it was sent. */
class FakeSocket extends EventEmitter {
  readonly seqs: number[] = [];
  bufferedAmount = 0;
  ended = '';
  pings = 0;

  send(message: string): void {
    this.seqs.push((JSON.parse(message) as ProgressEvent).seq);
  }
  ping(): void {
    this.pings += 1;
  }
  terminate(): void {
    this.ended = 'terminated';
    this.emit('close');
  }
  close(): void {
    this.ended = 'closed';
    this.emit('close');
  }
}

/** A table of `count` events whose reads finish when the test says so. */
class FakeSource implements EventSource {
  count = 0;
  reads: { after: number; finish: () => void; fail: () => void }[] = [];
  readCount = 0;
  held = false;
  listens = 0;
  failListen = 0;
  hint: (sessionId: string) => void = () => undefined;
  end: () => void = () => undefined;

  read(sessionId: string, after: number, limit: number): Promise<ProgressEvent[]> {
    this.readCount += 1;
    const events = Array.from({ length: Math.min(limit, Math.max(0, this.count - after)) }, (_, i) =>
      event(sessionId, after + i + 1),
    );
    if (!this.held) return Promise.resolve(events);
    return new Promise((resolve, reject) => {
      this.reads.push({
        after,
        finish: () => resolve(events),
        fail: () => reject(new Error('connection lost')),
      });
    });
  }
  isOwner(): Promise<boolean> {
    return Promise.resolve(true);
  }
  listen(onHint: (sessionId: string) => void, onEnd: () => void) {
    this.listens += 1;
    if (this.failListen > 0) {
      this.failListen -= 1;
      return Promise.reject(new Error('connection refused'));
    }
    this.hint = onHint;
    this.end = onEnd;
    return Promise.resolve({ close: () => Promise.resolve() });
  }
}

function event(session_id: string, seq: number): ProgressEvent {
  return {
    session_id,
    seq,
    stage: 'image_generation',
    progress: 10,
    message: `event ${seq}`,
    current_cost: 0,
    timestamp: new Date(0).toISOString(),
    run: 1,
  };
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const turn = () => new Promise((resolve) => setImmediate(resolve));

const hubs: ProgressHub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

function start(options: HubOptions = {}) {
  const source = new FakeSource();
  const hub = createProgressHub(source, log, options);
  hubs.push(hub);
  const join = (since = 0, session = 's') => {
    const socket = new FakeSocket();
    hub.subscribe(socket as unknown as WebSocket, session, since);
    return socket;
  };
  return { source, hub, join };
}

describe('a socket', () => {
  it('gets what it missed and then what happens, each once, over many batches', async () => {
    const { source, join } = start({ batch: 3 });
    source.count = 10;
    const late = join(4);
    const fresh = join(0);
    await turn();
    source.count = 12;
    source.hint('s');
    source.hint('s');
    await turn();
    expect(fresh.seqs).toEqual(upTo(12));
    expect(late.seqs).toEqual(upTo(12, 5));
  });

  it('that joins while a query runs and asks for older events gets no gap', async () => {
    const { source, join } = start();
    await turn();
    source.held = true;
    source.count = 20;
    const first = join(10);
    const second = join(2);
    expect(source.reads.map(({ after }) => after)).toEqual([10]);
    source.held = false;
    source.reads[0]?.finish();
    await turn();
    expect(first.seqs).toEqual(upTo(20, 11));
    expect(second.seqs).toEqual(upTo(20, 3));
  });

  it('of another session hears nothing', async () => {
    const { source, join } = start();
    const other = join(5, 'other');
    source.count = 5;
    const mine = join(0);
    await turn();
    expect(mine.seqs).toEqual(upTo(5));
    expect(other.seqs).toEqual([]);
  });

  it('that reads too slowly is dropped, and the others are not', async () => {
    const { source, hub, join } = start({ backlog: 1000 });
    const slow = join(0);
    const quick = join(0);
    await turn();
    slow.bufferedAmount = 1001;
    source.count = 1;
    source.hint('s');
    await turn();
    expect([slow.ended, quick.ended]).toEqual(['terminated', '']);
    expect(hub.size).toBe(1);
  });

  it('that answers no ping is gone at the next', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { join } = start({ keepAlive: 1000 });
    const dead = join();
    const alive = join();
    alive.ping = () => void alive.emit('pong');
    vi.advanceTimersByTime(2000);
    expect([dead.ended, alive.ended]).toEqual(['terminated', '']);
    vi.useRealTimers();
  });

  it('is told when the server stops', async () => {
    const { hub, join } = start();
    const socket = join();
    await hub.close();
    expect(socket.ended).toBe('closed');
  });
});

describe('the hub', () => {
  it('asks once more, not once each, for hints that come while it reads', async () => {
    const { source, join } = start();
    await turn();
    source.held = true;
    join(0);
    for (let i = 0; i < 50; i += 1) source.hint('s');
    source.held = false;
    source.reads[0]?.finish();
    await turn();
    expect(source.readCount).toBe(2);
  });

  it('reads once for all sockets of a session', async () => {
    const { source, join } = start();
    const sockets = Array.from({ length: 200 }, () => join(0));
    await turn();
    const before = source.readCount;
    source.count = 1;
    source.hint('s');
    await turn();
    expect(source.readCount - before).toBe(1);
    expect(sockets.every(({ seqs }) => seqs.length === 1)).toBe(true);
  });

  it('finds what no notification told of', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { source, join } = start({ safetyPoll: 5000 });
    const socket = join();
    await turn();
    source.count = 2;
    vi.advanceTimersByTime(5000);
    await turn();
    expect(socket.seqs).toEqual([1, 2]);
    vi.useRealTimers();
  });

  it('tries again when a read fails', async () => {
    const { source, join } = start();
    await turn();
    source.held = true;
    source.count = 3;
    const socket = join(0);
    source.held = false;
    source.reads[0]?.fail();
    await vi.waitFor(() => expect(socket.seqs).toEqual([1, 2, 3]));
  });

  it('keeps one listening connection, and looks at every session when it comes back', async () => {
    const { source, join } = start();
    const socket = join(0);
    await turn();
    source.failListen = 2;
    source.count = 4;
    source.end();
    await vi.waitFor(() => expect(socket.seqs).toEqual(upTo(4)));
    expect(source.listens).toBe(4);
  });
});
